/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  async redirects() {
    return [{ source: '/old/:id', destination: '/posts/:id', permanent: true }]
  },
  async rewrites() {
    return [{ source: '/articles/:id', destination: '/posts/:id' }]
  },
  async headers() {
    return [{ source: '/posts/:path*', headers: [{ key: 'X-Posts', value: 'yes' }] }]
  },
}

export default nextConfig
