import type { GetServerSideProps } from 'next'
import styled, { createGlobalStyle } from 'styled-components'
import { Broken } from '../components/broken'
import { readLook, type Look } from '../lib/read-look'

const Title = styled.h1<{ $colour: string }>`
  color: ${({ $colour }) => $colour};
  letter-spacing: 3px;
`

const Page = createGlobalStyle`
  body {
    background: rgb(250, 240, 230);
  }
`

export const getServerSideProps: GetServerSideProps<Look> = async ({ query }) => ({
  props: await readLook(query),
})

export default function Styled({ name, colour }: Look) {
  return (
    <main>
      <Page />
      <Title $colour={colour}>{name}</Title>
      <Broken name={name} />
    </main>
  )
}
