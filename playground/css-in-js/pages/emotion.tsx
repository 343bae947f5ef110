/** @jsxImportSource @emotion/react */
import { css, Global } from '@emotion/react'
import styled from '@emotion/styled'
import type { GetServerSideProps } from 'next'
import { Broken } from '../components/broken'
import { readLook, type Look } from '../lib/read-look'

const Title = styled.h1<{ colour: string }>`
  color: ${({ colour }) => colour};
`

const note = css({ letterSpacing: 4 })

export const getServerSideProps: GetServerSideProps<Look> = async ({ query }) => ({
  props: await readLook(query),
})

export default function Emotion({ name, colour }: Look) {
  return (
    <main>
      <Global styles={{ body: { background: 'rgb(230, 240, 250)' } }} />
      <Title colour={colour}>{name}</Title>
      <p css={note}>with a css prop</p>
      <Broken name={name} />
    </main>
  )
}
