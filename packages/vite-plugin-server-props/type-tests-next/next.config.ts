import type { NextConfig } from 'next'

const config: NextConfig = {
  reactStrictMode: true,
  images: { unoptimized: true },
  i18n: { locales: ['en', 'nl'], defaultLocale: 'en' },
  async redirects() {
    return [{ source: '/old', destination: '/new', permanent: true }]
  },
  rewrites: async () => ({ beforeFiles: [{ source: '/a', destination: '/b' }] }),
  headers: async () => [{ source: '/:path*', headers: [{ key: 'x-a', value: '1' }] }],
}
export default config

export const wrong: NextConfig = {
  // @ts-expect-error -- a redirect needs a destination
  redirects: async () => [{ source: '/old', permanent: true }],
}
