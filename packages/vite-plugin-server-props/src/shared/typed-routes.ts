// What `href` and the router take. The declaration file of an app (`typedLinks`) fills in `Routes`, and both are then
// checked against it; without the file an address is any text.
// A literal is looked up among the fixed pages, and walked part by part through those with parameters: a union that held
// all addresses would be searched for each link, and could not tell `/posts/a` from `/posts/a/b`.

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

/** One of `Routes`: the parameters of its pattern, and addresses beside those that the pattern has. */
export interface RouteTypes {
  href?: string
  params?: object
}

/** An address as text. `as Route` is for text that only you know to be one. */
export type Route = HasRoutes extends true ? AnyRoute : string

/** Where `Link`, `router.push`, `router.replace` and `router.prefetch` lead: text, or an object. */
export type Href = HasRoutes extends true ? AnyRoute | CheckedObject : Url

/**
 * `Href` for an address that is written in the code: text for a right one, and for a wrong one what is wrong. What was
 * declared to be an address is one. (`NoInfer`: TypeScript would look for `Address` in all routes.)
 */
export type CheckedHref<Address> = HasRoutes extends true
  ? Marked extends Address
    ? NoInfer<Href>
    : [Address] extends [string]
      ? CheckedText<Address>
      : CheckedObject
  : Url

/** `Route`, likewise. */
export type CheckedRoute<Address> = HasRoutes extends true
  ? Marked extends Address
    ? NoInfer<Route>
    : CheckedText<Address>
  : string

type CheckedText<Address> = [IsRoute<Address>] extends [true] ? string : WrongAddress<Address>

/** What TypeScript shows as the type that a wrong address should have had. */
type WrongAddress<Address> = Address extends string ? `No page has the address ${Address}` : Address

type HasRoutes = keyof Routes extends never ? false : true

declare const ROUTE: unique symbol

interface Mark {
  readonly [ROUTE]: never
}

/** In `Route`, by which it is told from text that is written in the code without a look at all addresses. */
type Marked = string & Mark

type Elsewhere = `${'http://' | 'https://' | 'mailto:' | 'tel:'}${string}`

type Suffix = `?${string}` | `#${string}`

type IsRoute<Address> = Address extends Elsewhere | Suffix | Added
  ? true
  : PathOf<Address> extends `/${infer Parts}`
    ? [Extract<Walk<'', Parts>, End>] extends [never]
      ? false
      : true
    : false

type PathOf<Address> = Address extends `${infer Before}#${string}`
  ? WithoutSearch<Before>
  : WithoutSearch<Address>

type WithoutSearch<Address> = Address extends `${infer Before}?${string}` ? Before : Address

/** The addresses that routes have by their `href`. */
type Added = {
  [P in keyof Routes]: Routes[P] extends { href: infer H extends string } ? H : never
}[keyof Routes]

/** A pattern as it is walked: `*` for a parameter, `**` for a list of them. */
type Shape<Pattern> = Pattern extends '/'
  ? ''
  : Pattern extends `${infer Before}/[[...${string}`
    ? Shape<Before> | `${Shape<Before>}/**`
    : Pattern extends `${infer Before}/[...${string}`
      ? `${Shape<Before>}/**`
      : Pattern extends `${infer Before}/[${string}]${infer After}`
        ? `${Before}/*${Shape<After>}`
        : Pattern

/** Where the walk may end, and all it may pass. */
type End = Shape<keyof Routes>
type Place = Places<End>

type Places<Shaped, Before extends string = ''> = Shaped extends `/${infer Part}/${infer Rest}`
  ? `${Before}/${Part}` | Places<`/${Rest}`, `${Before}/${Part}`>
  : Shaped extends string
    ? `${Before}${Shaped}`
    : never

/** The places that an address may have reached at its end; each part is one of the fixed ones, or a parameter. */
type Walk<From extends string, Parts extends string> = Parts extends `${infer Part}/${infer Rest}`
  ? Walk<Next<From, Part>, Rest>
  : Parts extends ''
    ? From
    : Next<From, Parts>

type Next<From extends string, Part extends string> = From extends `${string}/**`
  ? From
  : Part extends ''
    ? never
    : Reached<`${From}/*` | `${From}/**`> | (string extends Part ? never : Reached<`${From}/${Part}`>)

type Reached<To> = To extends Place ? To : never

/**
 * All routes as one type, for where an address is declared: a parameter is any text there, and so is what stands before
 * search and hash, as two more members for each fixed page would be compared with all others.
 */
type AnyRoute = AnyPath | `/${string}${Suffix}` | Suffix | Elsewhere | Marked

type AnyPath = Added | Template<keyof Routes>

type Template<Pattern> = Pattern extends `${infer Before}/[[...${string}`
  ? (Before extends '' ? '/' : Template<Before>) | `${Template<Before>}/${string}`
  : Pattern extends `${infer Before}/[${string}]${infer After}`
    ? `${Before}/${string}${Template<After>}`
    : Pattern

/**
 * A pattern and its parameters, the page on screen with another query, or an address on another host. Interfaces over
 * literals alone: a type in which TypeScript suspects a type parameter would be made anew for each link.
 */
type CheckedObject = FixedObject | ParamsObject<WithParams> | OwnObject | HostObject

type WithParams = {
  [P in keyof Routes]: Routes[P] extends { params: object } ? P : never
}[keyof Routes]

/** All routes without parameters are one type: a union is searched for each link. */
interface FixedObject extends SearchAndHash {
  readonly pathname: Exclude<keyof Routes, WithParams>
  readonly query?: UrlObject['query']
}

type ParamsObject<Pattern> = Pattern extends keyof Routes
  ? Partial<ParamsOf<Pattern>> extends ParamsOf<Pattern>
    ? OptionalObject<Pattern>
    : RequiredObject<Pattern>
  : never

interface RequiredObject<Pattern> extends SearchAndHash {
  readonly pathname: Pattern
  readonly query: Query<ParamsOf<Pattern>>
}

interface OptionalObject<Pattern> extends SearchAndHash {
  readonly pathname: Pattern
  readonly query?: Query<ParamsOf<Pattern>> | null
}

type ParamsOf<Pattern> = Pattern extends keyof Routes
  ? Routes[Pattern] extends { params: infer Params }
    ? Params
    : never
  : never

type SearchAndHash = Pick<UrlObject, 'search' | 'hash'>

type Query<Params> = Readonly<Params> & Readonly<Record<string, unknown>>

interface OwnObject extends UrlObject {
  readonly pathname?: null
}

interface HostObject extends UrlObject {
  readonly host: string
}
