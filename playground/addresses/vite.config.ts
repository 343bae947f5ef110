import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import serverProps from 'vite-plugin-server-props'

export default defineConfig({
  plugins: [
    react(),
    serverProps({
      trailingSlash: process.env.TRAILING_SLASH === 'true',
      i18n: { locales: ['en', 'fr'], defaultLocale: 'en' },
      redirects: [
        { source: '/old/:id', destination: '/item/:id?from=old', permanent: false },
        { source: '/moved.txt', destination: '/item/moved', permanent: true },
        { source: '/root', destination: '/elsewhere', basePath: false, permanent: false },
      ],
      rewrites: {
        beforeFiles: [{ source: '/first.txt', destination: '/second.txt' }],
        afterFiles: [
          { source: '/thing/:id', destination: '/item/:id?kind=thing' },
          { source: '/info/:topic', destination: '/about' },
          { source: '/renamed.txt', destination: '/second.txt' },
        ],
        fallback: [{ source: '/legacy/:path*', destination: '/item/legacy' }],
      },
      headers: [
        { source: '/:path*', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] },
        { source: '/item/:id', headers: [{ key: 'X-Item', value: ':id' }] },
        { source: '/second.txt', headers: [{ key: 'Cache-Control', value: 'public, max-age=7' }] },
      ],
    }),
  ],
})
