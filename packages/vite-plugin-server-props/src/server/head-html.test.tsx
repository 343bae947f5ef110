import { expect, test } from 'vitest'
import { reduceHead } from '../react/head-tags.js'
import { toHeadHtml } from './head-html.js'

const write = (...children: React.ReactNode[]) => toHeadHtml(reduceHead(children).slice(2))

test('S227 S228 tags are marked as those of <Head>, and a noscript holds markup', () => {
  const html = write(
    <link rel="icon" href="/a?b&c" />,
    <noscript>
      <link rel="stylesheet" href="/plain.css?a&b" />
      <style>{'.js { display: none }'}</style>
      {'a < b'}
    </noscript>,
  )
  expect(html).toBe(
    '<link data-server-props-head="" rel="icon" href="/a?b&amp;c"/>' +
      '<noscript data-server-props-head=""><link rel="stylesheet" href="/plain.css?a&amp;b"/><style>.js { display: none }</style>a &lt; b</noscript>',
  )
})

test('S228 what <Script> puts there is not marked, and gets the nonce of the document', () => {
  const [script] = reduceHead([<script key="s" src="/a.js" async data-nscript="beforeInteractive" />]).slice(
    2,
  )
  expect(toHeadHtml([script!], 'n')).toBe(
    '<script nonce="n" src="/a.js" async="" data-nscript="beforeInteractive"></script>',
  )
})
