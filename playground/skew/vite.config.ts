import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'
import serverProps from 'vite-plugin-server-props'

export default defineConfig({ plugins: [react(), serverProps()] })
