/** What to do in place of a part of Next.js that has no counterpart here. */
const HINTS: Readonly<Record<string, string>> = {
  'next/amp': 'AMP was removed in Next.js 16: remove the import and what uses it.',
  'next/babel': 'It is a Babel preset: JSX and TypeScript are compiled by Vite and @vitejs/plugin-react.',
  'next/cache':
    'It belongs to the App Router: a page sets how long its answer may be kept by res.setHeader("Cache-Control", …) in getServerSideProps.',
  'next/constants': 'Its phases are for next.config.js only; import it in no page.',
  'next/font/google':
    'Install the font as a package (such as @fontsource/inter) and import its CSS in pages/_app, or put a <link> to it into pages/_document.',
  'next/font/local':
    'Write an @font-face rule into a CSS file that pages/_app imports; Vite hashes its url(…).',
  'next/headers':
    'It belongs to the App Router: getServerSideProps has req.headers and req.cookies, and sets cookies by res.setHeader("Set-Cookie", …).',
  'next/jest': 'Test with Vitest, which reads vite.config.ts.',
  'next/legacy/image': 'Import "next/image" and give "fill" in place of layout="fill".',
  'next/offline': 'It belongs to the App Router.',
  'next/og':
    'Make the image with @vercel/og or satori in an API route, and name its address in <meta property="og:image">.',
  'next/root-params': 'It belongs to the App Router: getServerSideProps has params.',
  'next/server':
    'Middleware and edge functions are not run: a check that was in middleware goes into getServerSideProps, and an answer that is no page into pages/api.',
}

/** What to do in place of importing `id`, `.js` at its end or not; undefined for what is not well known. */
export function findNextHint(id: string): string | undefined {
  const name = id.replace(/\.js$/, '')
  if (Object.hasOwn(HINTS, name)) return HINTS[name]
  return name.startsWith('next/dist/')
    ? 'It is an internal module of Next.js; import only its types, by `import type`, or what is public.'
    : undefined
}
