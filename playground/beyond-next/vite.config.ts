import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import serverProps from 'vite-plugin-server-props'

export default defineConfig({
  plugins: [react(), serverProps({ staleTime: 60_000, progressBar: true, viewTransitions: true })],
})
