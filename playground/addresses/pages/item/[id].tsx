import type { GetServerSideProps, PageProps } from 'vite-plugin-server-props'

export const getServerSideProps = (async ({
  params,
  query,
  resolvedUrl,
  locale,
  locales,
  defaultLocale,
}) => ({
  props: {
    params: params ?? {},
    query,
    resolvedUrl,
    locale: locale ?? '',
    locales: locales ?? [],
    defaultLocale: defaultLocale ?? '',
  },
})) satisfies GetServerSideProps

export default function Item(props: PageProps<typeof getServerSideProps>) {
  return (
    <>
      <h1>
        Item {props.params.id} in {props.locale}
      </h1>
      <pre id="props">{JSON.stringify(props)}</pre>
    </>
  )
}
