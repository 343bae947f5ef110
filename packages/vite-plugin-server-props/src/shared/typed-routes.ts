// What `href` and the router take. The declaration file of an app (`typedLinks`) fills in `Routes`, and both are then
// checked against it; without the file an address is any text. Unions of literals and templates, and no type parameters:
// that is what stays fast with a thousand routes, completes in editors, and passes through components around Link.

/** An address as an object; what `URL` and Next's `Link` and router take. */
export interface UrlObject {
  readonly href?: string | null
  readonly protocol?: string | null
  readonly auth?: string | null
  readonly host?: string | null
  readonly hostname?: string | null
  readonly port?: string | number | null
  readonly pathname?: string | null
  readonly search?: string | null
  readonly query?: string | null | Readonly<Record<string, unknown>>
  readonly hash?: string | null
}

/** An address, unchecked: text, or an object. */
export type Url = string | UrlObject

/**
 * The app's routes by pattern, each a `RouteTypes`. Empty until the file that `typedLinks` writes adds the pages; an app
 * adds what no page tells, such as the source of a rewrite or a file of `public/`.
 */
export interface Routes {}

/** One of `Routes`: the addresses it has, without search and hash, and the parameters of its pattern. */
export interface RouteTypes {
  href: string
  params?: object
}

/** An address as text. `as Route` is for text that only you know to be one. */
export type Route = HasRoutes extends true ? CheckedRoute : string

/** Where `Link`, `router.push`, `router.replace` and `router.prefetch` lead: text, or an object. */
export type Href = HasRoutes extends true ? CheckedRoute | CheckedObject : Url

type HasRoutes = keyof Routes extends never ? false : true

type Path = {
  [P in keyof Routes]: Routes[P] extends { href: infer H extends string } ? H : never
}[keyof Routes]

type Suffix = `?${string}` | `#${string}`

/** What ends in a parameter takes search and hash as it is; each template less is time. */
type WithSuffix<P> = P extends string ? (`${P}?` extends P ? never : `${P}${Suffix}`) : never

type Elsewhere = `${'http://' | 'https://' | 'mailto:' | 'tel:'}${string}`

type CheckedRoute = Path | WithSuffix<Path> | Suffix | Elsewhere

/** A pattern and its parameters, the page on screen with another query, or an address on another host. */
type CheckedObject = FixedObject | ParamsObject | OwnObject | HostObject

/** All routes without parameters are one type: a union is searched for each link. */
interface FixedObject extends SearchAndHash {
  readonly pathname: {
    [P in keyof Routes]: Routes[P] extends { params: object } ? never : P
  }[keyof Routes]
  readonly query?: UrlObject['query']
}

type ParamsObject = {
  [P in keyof Routes]: Routes[P] extends { params: infer Params }
    ? Partial<Params> extends Params
      ? OptionalObject<P, Query<Params>>
      : RequiredObject<P, Query<Params>>
    : never
}[keyof Routes]

interface RequiredObject<Pattern, Params> extends SearchAndHash {
  readonly pathname: Pattern
  readonly query: Params
}

interface OptionalObject<Pattern, Params> extends SearchAndHash {
  readonly pathname: Pattern
  readonly query?: Params | null
}

type SearchAndHash = Pick<UrlObject, 'search' | 'hash'>

type Query<Params> = Readonly<Params> & Readonly<Record<string, unknown>>

interface OwnObject extends UrlObject {
  readonly pathname?: null
}

interface HostObject extends UrlObject {
  readonly host: string
}
