import { expect, test } from 'vitest'
import { reduceHead } from '../react/head-tags.js'
import { toHeadHtml } from './head-html.js'
import { DEFAULT_HEAD } from '../shared/own-head.js'

const write = (...children: React.ReactNode[]) => toHeadHtml(reduceHead(children), DEFAULT_HEAD)

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
    '<link data-server-props-head rel="icon" href="/a?b&amp;c"/>' +
      '<noscript data-server-props-head><link rel="stylesheet" href="/plain.css?a&amp;b"/><style>.js { display: none }</style>a &lt; b</noscript>',
  )
})

test('S228 what <Script> puts there is not marked, and gets the nonce of the document', () => {
  const scripts = reduceHead([<script key="s" src="/a.js" async data-nscript="beforeInteractive" />])
  expect(toHeadHtml(scripts, DEFAULT_HEAD, 'n')).toBe(
    '<script nonce="n" src="/a.js" async="" data-nscript="beforeInteractive"></script>',
  )
})

test('T1 nothing that was put into JSON, a script or a style ends its element', () => {
  const end = '</script><script>alert(1)</script></style><!--'
  const json = JSON.stringify({ end })
  const inside = (element: React.ReactNode) => write(element).replace(/^<[^>]*>|<[^<]*>$/g, '')
  const ld = inside(<script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />)
  expect(ld).not.toContain('<')
  expect(JSON.parse(ld)).toEqual({ end })
  expect(inside(<script>{`const end = ${json}`}</script>)).not.toMatch(/<\/?script|<!--/i)
  expect(inside(<style>{`a::after { content: '</style>' }`}</style>)).not.toMatch(/<\/style/i)
})

test('S228 JavaScript as markup is its author’s', () => {
  const code = 'if (a < b) document.write("<!-- x -->")'
  expect(write(<script dangerouslySetInnerHTML={{ __html: code }} />)).toContain(`>${code}</script>`)
})
