// React and nothing else, bundled as an app's is: the part of a first load that is not the framework's.
import { defineConfig } from 'vite'

const id = 'react-alone'
const source = `import * as react from 'react'
import * as runtime from 'react/jsx-runtime'
import * as client from 'react-dom/client'
globalThis.used = [react, runtime, client]
`

export default defineConfig({
  plugins: [
    {
      name: id,
      resolveId: (name) => (name === id ? `\0${id}` : undefined),
      load: (name) => (name === `\0${id}` ? source : undefined),
    },
  ],
  build: { outDir: 'dist/react-alone', rollupOptions: { input: id } },
})
