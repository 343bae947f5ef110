import type { GetServerSideProps } from 'next'

export const getServerSideProps: GetServerSideProps = async () => {
  throw new Error('broken on purpose')
}

export default function Broken() {
  return null
}
