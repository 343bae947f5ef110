import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import serverProps from 'vite-plugin-server-props'

export default defineConfig({ plugins: [react(), serverProps()] })
