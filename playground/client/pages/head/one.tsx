import { useState } from 'react'
import Head from 'vite-plugin-server-props/head'
import { Frame } from '../../components/frame'

/** A component inside Head, which does not count. */
function Inner() {
  return <meta name="from-component" content="no" />
}

export default function One() {
  const [isOn, setOn] = useState(false)
  return (
    <Frame name="head one">
      <Head>
        <title>One {isOn ? 'on' : 'off'}</title>
        <meta name="description" content="first of one" />
        <meta name="description" content="last of one" />
        <meta httpEquiv="x-kind" content="first" />
        <meta httpEquiv="x-kind" content="last" />
        <meta property="og:image" content="/a.png" />
        <meta property="og:image" content="/b.png" />
        <link key="same" rel="alternate" href="/first" />
        <link key="same" rel="alternate" href="/last" />
        <style>{'h1 { color: rgb(1, 2, 3) }'}</style>
        <>
          <meta name="in-fragment" content="yes" />
        </>
        <Inner />
        {isOn && <meta name="when-on" content="yes" />}
      </Head>
      <button id="on" onClick={() => setOn(!isOn)}>
        switch
      </button>
    </Frame>
  )
}
