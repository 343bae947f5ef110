import greet, { isHere } from '../lib/legacy.cjs'

export async function getServerSideProps() {
  const { existsSync } = require('fs')
  const ms = require('ms')
  const { description } = require('../lib/describe')
  const { retries } = require('../lib/settings.json')
  const { crc32 } = require('@node-rs/crc32')
  return {
    props: {
      greeting: greet('you'),
      isHere,
      isThere: existsSync('package.json'),
      second: ms('1s'),
      described: description.startsWith('What runs on Node'),
      retries,
      crc: crc32('node-code'),
    },
  }
}

export default function Required(props) {
  return <pre>{JSON.stringify(props)}</pre>
}
