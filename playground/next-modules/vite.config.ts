import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'
import serverProps from 'vite-plugin-server-props'

export default defineConfig({
  plugins: [react(), serverProps({ next: true })],
  // Small images stay files, so that their addresses can be seen.
  build: { assetsInlineLimit: 0 },
})
