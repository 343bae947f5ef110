// What `next-env.d.ts` refers to: `next` and its parts are this package's, and what Next's own file brought.
// A file without imports of its own, so that the modules are declared and not extended.

/// <reference types="node" />
/// <reference types="react" />
/// <reference types="react-dom" />
/// <reference types="vite/types/importMeta.d.ts" />

declare module 'next' {
  export type {
    GetServerSideProps,
    GetServerSidePropsContext,
    GetServerSidePropsResult,
    GetStaticPaths,
    GetStaticPathsContext,
    GetStaticPathsResult,
    GetStaticProps,
    GetStaticPropsContext,
    GetStaticPropsResult,
    InferGetServerSidePropsType,
    InferGetStaticPropsType,
    NextApiHandler,
    NextApiRequest,
    NextApiResponse,
    NextComponentType,
    NextConfig,
    NextPage,
    NextPageContext,
    PageConfig,
    PreviewData,
    Redirect,
    SizeLimit,
  } from 'vite-plugin-server-props'
  /** An address; with `typedLinks` one of the app's. */
  export type Route<_Address = unknown> = import('vite-plugin-server-props/router').Route
}

declare module 'next/types' {
  export type * from 'next'
}

declare module 'next/app' {
  export * from 'vite-plugin-server-props/app'
  export { default } from 'vite-plugin-server-props/app'
}

declare module 'next/compat/router' {
  export * from 'vite-plugin-server-props/compat-router'
}

declare module 'next/config' {
  export * from 'vite-plugin-server-props/config'
  export { default } from 'vite-plugin-server-props/config'
}

declare module 'next/document' {
  export * from 'vite-plugin-server-props/document'
  export { default } from 'vite-plugin-server-props/document'
}

declare module 'next/dynamic' {
  export * from 'vite-plugin-server-props/dynamic'
  export { default } from 'vite-plugin-server-props/dynamic'
  export type {
    DynamicLoader as Loader,
    DynamicLoadingProps as DynamicOptionsLoadingProps,
  } from 'vite-plugin-server-props/dynamic'
}

declare module 'next/error' {
  export * from 'vite-plugin-server-props/error'
  export { default } from 'vite-plugin-server-props/error'
}

declare module 'next/form' {
  export * from 'vite-plugin-server-props/form'
  export { default } from 'vite-plugin-server-props/form'
}

declare module 'next/head' {
  export * from 'vite-plugin-server-props/head'
  export { default } from 'vite-plugin-server-props/head'
}

declare module 'next/image' {
  export * from 'vite-plugin-server-props/image'
  export { default } from 'vite-plugin-server-props/image'
}

declare module 'next/link' {
  export * from 'vite-plugin-server-props/next-link'
  export { default } from 'vite-plugin-server-props/next-link'
}

declare module 'next/navigation' {
  export * from 'vite-plugin-server-props/navigation'
}

declare module 'next/router' {
  export * from 'vite-plugin-server-props/router'
  export { default } from 'vite-plugin-server-props/router'
}

declare module 'next/script' {
  export * from 'vite-plugin-server-props/script'
  export { default } from 'vite-plugin-server-props/script'
}

declare module 'next/web-vitals' {
  export * from 'vite-plugin-server-props/web-vitals'
}

// With the ending that ES modules are written with.

declare module 'next/app.js' {
  export * from 'next/app'
  export { default } from 'next/app'
}

declare module 'next/compat/router.js' {
  export * from 'next/compat/router'
}

declare module 'next/config.js' {
  export * from 'next/config'
  export { default } from 'next/config'
}

declare module 'next/document.js' {
  export * from 'next/document'
  export { default } from 'next/document'
}

declare module 'next/dynamic.js' {
  export * from 'next/dynamic'
  export { default } from 'next/dynamic'
}

declare module 'next/error.js' {
  export * from 'next/error'
  export { default } from 'next/error'
}

declare module 'next/form.js' {
  export * from 'next/form'
  export { default } from 'next/form'
}

declare module 'next/head.js' {
  export * from 'next/head'
  export { default } from 'next/head'
}

declare module 'next/image.js' {
  export * from 'next/image'
  export { default } from 'next/image'
}

declare module 'next/link.js' {
  export * from 'next/link'
  export { default } from 'next/link'
}

declare module 'next/navigation.js' {
  export * from 'next/navigation'
}

declare module 'next/router.js' {
  export * from 'next/router'
  export { default } from 'next/router'
}

declare module 'next/script.js' {
  export * from 'next/script'
  export { default } from 'next/script'
}

declare module 'next/web-vitals.js' {
  export * from 'next/web-vitals'
}

// Images are objects with their size, as in Next.
declare module '*.png' {
  const image: import('vite-plugin-server-props/image').StaticImageData
  export default image
}

declare module '*.jpg' {
  const image: import('vite-plugin-server-props/image').StaticImageData
  export default image
}

declare module '*.jpeg' {
  const image: import('vite-plugin-server-props/image').StaticImageData
  export default image
}

declare module '*.gif' {
  const image: import('vite-plugin-server-props/image').StaticImageData
  export default image
}

declare module '*.webp' {
  const image: import('vite-plugin-server-props/image').StaticImageData
  export default image
}

declare module '*.avif' {
  const image: import('vite-plugin-server-props/image').StaticImageData
  export default image
}

declare module '*.ico' {
  const image: import('vite-plugin-server-props/image').StaticImageData
  export default image
}

declare module '*.bmp' {
  const image: import('vite-plugin-server-props/image').StaticImageData
  export default image
}

declare module '*.svg' {
  // oxlint-disable-next-line typescript/no-explicit-any -- as in Next: plugins make components of them
  const image: any
  export default image
}

declare module '*.module.css' {
  const classes: { readonly [name: string]: string }
  export default classes
}

declare module '*.module.scss' {
  const classes: { readonly [name: string]: string }
  export default classes
}

declare module '*.module.sass' {
  const classes: { readonly [name: string]: string }
  export default classes
}

declare module '*.css' {}

declare module '*.scss' {}

declare module '*.sass' {}

declare module 'server-only' {}

declare module 'client-only' {}

// What Vite has for it.
declare module '*?url' {
  const address: string
  export default address
}

declare module '*?raw' {
  const text: string
  export default text
}
