import { useRef, useState, useSyncExternalStore, type AnchorHTMLAttributes, type Ref } from 'react'
import Link from 'vite-plugin-server-props/link'
import NextLink from 'vite-plugin-server-props/next-link'
import { Frame } from '../components/frame'

function Fancy(props: AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }) {
  return <a id="legacy-fancy" {...props} />
}

const subscribe = () => () => {}

const useIsBrowser = (): boolean =>
  useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  )

export default function Links() {
  const isBrowser = useIsBrowser()
  const object = useRef<HTMLAnchorElement>(null)
  const legacy = useRef<HTMLAnchorElement>(null)
  const [refs, setRefs] = useState<(string | undefined)[]>([])
  const [said, setSaid] = useState<string[]>([])
  const say = (text: string): void => setSaid((before) => [...before, text])
  return (
    <Frame name="links">
      <p id="said">{said.join(',')}</p>
      <p id="refs">{refs.join(',')}</p>
      <button id="read-refs" onClick={() => setRefs([object.current?.id, legacy.current?.id])}>
        read refs
      </button>
      <ul>
        <li>
          <Link id="text" href="/echo?x=1">
            text
          </Link>
        </li>
        <li>
          <Link id="object" href={{ pathname: '/echo', query: { a: [1, 2], b: 'x y' }, hash: 'bottom' }}>
            object
          </Link>
        </li>
        <li>
          <Link id="pattern" href={{ pathname: '/item/[id]', query: { id: 'a b/c', x: 1 } }}>
            pattern
          </Link>
        </li>
        <li>
          <Link id="catch-all" href={{ pathname: '/docs/[...slug]', query: { slug: ['a', 'b'], x: 1 } }}>
            catch-all
          </Link>
        </li>
        <li>
          <Link id="as" href="/echo?x=hidden" as="/pretty">
            as
          </Link>
        </li>
        <li>
          <Link id="as-pattern" href="/item/[id]" as="/item/5">
            as of a pattern
          </Link>
        </li>
        <li>
          <Link id="replace" replace href="/echo?x=replaced">
            replace
          </Link>
        </li>
        <li>
          <Link id="shallow" shallow href="/links?shallow=1">
            shallow
          </Link>
        </li>
        <li>
          <Link id="nested" href="/echo?x=nested">
            <b id="inner">several</b> <i>children</i>
          </Link>
        </li>
        <li>
          <Link id="blank" target="_blank" href="/plain">
            blank
          </Link>
        </li>
        <li>
          <Link id="self" target="_self" href="/plain">
            self
          </Link>
        </li>
        <li>
          <Link id="download" download href="/note.txt">
            download
          </Link>
        </li>
        <li>
          <Link id="external" href="https://elsewhere.test/path?q=1#h">
            elsewhere
          </Link>
        </li>
        <li>
          <Link id="external-replace" replace href="https://elsewhere.test/replaced">
            elsewhere, in place
          </Link>
        </li>
        <li>
          <Link id="mail" href="mailto:a@b.test">
            mail
          </Link>
        </li>
        <li>
          <Link id="tel" href="tel:+15550100">
            tel
          </Link>
        </li>
        <li>
          {isBrowser && (
            <Link id="absolute" href={`${location.origin}/plain?same=origin`}>
              same origin
            </Link>
          )}
        </li>
        <li onClick={(event) => say(`parent${event.defaultPrevented ? ' saw it prevented' : ''}`)}>
          <Link
            id="prevented"
            href="/plain"
            onClick={(event) => {
              say('prevented')
              event.preventDefault()
            }}
          >
            prevented
          </Link>
        </li>
        <li>
          <Link
            id="handlers"
            href="/plain"
            onMouseEnter={() => say('entered')}
            onTouchStart={() => say('touched')}
          >
            handlers
          </Link>
        </li>
        <li>
          <Link
            id="stopped"
            href="/plain"
            onNavigate={(event) => {
              say('stopped')
              event.preventDefault()
            }}
          >
            stopped
          </Link>
        </li>
        <li>
          <Link
            id="passed"
            ref={object}
            href="/plain"
            className="some"
            title="a title"
            aria-label="a label"
            data-x="1"
            rel="nofollow"
            style={{ color: 'red' }}
            prefetch={false}
            replace={false}
            scroll={false}
            shallow={false}
            locale={false}
            onNavigate={() => {}}
          >
            attributes
          </Link>
        </li>
        <li>
          <NextLink legacyBehavior href="/echo?x=legacy">
            <a id="legacy" ref={legacy} onClick={() => say('legacy')}>
              legacy
            </a>
          </NextLink>
        </li>
        <li id="legacy-text">
          <NextLink legacyBehavior href="/echo?x=legacy-text">
            legacy text
          </NextLink>
        </li>
        <li>
          <NextLink legacyBehavior passHref href="/echo?x=fancy">
            <Fancy>fancy</Fancy>
          </NextLink>
        </li>
        <li>
          <Link id="slash" href="/plain/">
            slash
          </Link>
        </li>
        <li>
          <Link id="unknown" href="/nowhere/at/all">
            unknown
          </Link>
        </li>
        <li>
          <Link id="file" href="/note.txt">
            file
          </Link>
        </li>
        <li>
          <svg width="80" height="20">
            <Link id="svg" href="/plain?from=svg">
              <text y="15">drawn</text>
            </Link>
          </svg>
        </li>
      </ul>
    </Frame>
  )
}
