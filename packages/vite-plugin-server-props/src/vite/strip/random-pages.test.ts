// Pages put together at random, from a fixed seed. A model next to the text says what must go and what must stay;
// both the page and what is left of it are run, and must show the same.
import { moduleRunnerTransform, transformWithOxc } from 'vite'
import { expect, test } from 'vitest'
import { stripLoaders } from './strip-loaders.js'

// A long run: `STRIP_PAGES=200000 pnpm vitest run random-pages`, from another seed with `STRIP_SEED`.
const PAGES = Number(process.env['STRIP_PAGES'] ?? 600)
const SEED = Number(process.env['STRIP_SEED'] ?? 1)

/** A piece of a page's text: it is needed by the names it gives a value to, or, without any, for its own sake. */
interface Piece {
  marker: string
  owners: string[]
  deps: string[]
  /** What its evaluation writes besides. */
  writes?: string[]
}

interface Page {
  code: string
  pieces: Piece[]
}

/** A small generator of pseudo-random numbers (mulberry32). */
function createRandom(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  const pick = <T>(items: readonly T[]): T => items[below(items.length)]!
  const some = <T>(items: readonly T[], most: number): T[] =>
    Array.from({ length: items.length === 0 ? 0 : below(most + 1) }, () => pick(items))
  const shuffle = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, key: next() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ item }) => item)
  return { below, pick, some, shuffle }
}

type Random = ReturnType<typeof createRandom>

class PageWriter {
  readonly pieces: Piece[] = []
  readonly #random: Random
  readonly #names: string[]

  constructor(random: Random) {
    this.#random = random
    this.#names = Array.from({ length: 3 + random.below(18) }, (_, i) => `n${i}`)
  }

  write(): Page {
    const { below, pick, shuffle } = this.#random
    const isPlain = below(5) === 0
    const statements = ["import { mark } from 'lib'", ...(isPlain ? this.#plain() : this.#any())]
    statements.push(
      pick([
        (code: string) => `export default function Page() { return ${code} }`,
        (code: string) => `export default () => ${code}`,
        (code: string) => `const Page = () => ${code}\nexport { Page as default }`,
      ])(this.#mark([])),
    )
    const end = isPlain ? '\n' : pick([';\n', '\n;', '\n', '\r\n', '\n// a note, apart\n\n'])
    return { code: shuffle([...new Set(statements)]).join(end) + end, pieces: this.pieces }
  }

  #any(): string[] {
    const { below } = this.#random
    const statements = this.#loader()
    for (let at = 0; at < this.#names.length;) {
      const names = this.#names.slice(at, at + 1 + below(3))
      at += names.length
      statements.push(...this.#declare(names))
    }
    for (let i = below(3); i > 0; i--) statements.push(this.#mark([]))
    for (let i = below(3); i > 0; i--) statements.push(`export const kept${i} = ${this.#mark([])}`)
    for (const name of this.#random.some(this.#names, 2)) statements.push(`type T_${name} = typeof ${name}`)
    return statements
  }

  /** A loader that only calls what the module has: most of these texts are read without a tree. */
  #plain(): string[] {
    const { pick, some } = this.#random
    const deps = some(this.#names, 4)
    const uses = deps.map((name) =>
      pick([`${name}()`, `${name}\`a\``, `Object(${name}.m\`\`(1))`, `${name}/* a */ \`a\``, `typeof'a'`]),
    )
    const owners = ['getServerSideProps']
    this.pieces.push({ marker: 'loader_', owners, deps: deps.filter((name, i) => uses[i]?.includes(name)) })
    const declare = (name: string): string =>
      pick([
        () => `import ${name} from '${this.#marker([name])}'`,
        () => `import ${name} from '${this.#marker([name])}'`,
        () => `import * as ${name} from '${this.#marker([name])}'`,
        () => `function ${name}() { return ${this.#mark([name])} }`,
      ])()
    return [
      `export async function getServerSideProps() { return ['loader_'${uses.map((use) => `, await ${use}`).join('')}] }`,
      ...this.#names.map(declare),
    ]
  }

  /** `mark('M3', () => [n1, n2])`: a piece of its own that mentions some names, now and then one it shadows. */
  #mark(owners: string[], shadow?: string): string {
    const marker = `M${this.pieces.length}_`
    const deps = this.#random.some(this.#names, 3)
    this.pieces.push({ marker, owners, deps: deps.filter((name) => name !== shadow) })
    return `mark('${marker}', () => [${deps.join(', ')}])`
  }

  /** A piece that also writes a name when it is evaluated. */
  #writing(owners: string[], written: string): string {
    const code = this.#mark(owners)
    const piece = this.pieces.at(-1)!
    piece.deps.push(written)
    piece.writes = [written]
    return code
  }

  #marker(owners: string[]): string {
    this.pieces.push({ marker: `M${this.pieces.length}_`, owners, deps: [] })
    return this.pieces.at(-1)!.marker
  }

  #loader(): string[] {
    const { pick } = this.#random
    const code = () => `async () => ${this.#mark(['getServerSideProps'])}`
    return pick([
      () => [`export const getServerSideProps = ${code()}`],
      () => [`export async function getServerSideProps() { return (${code()})() }`],
      () => [`const getServerSideProps = ${code()}`, 'export { getServerSideProps }'],
      () => [`const load = ${code()}`, 'export { load as getServerSideProps, mark as kept }'],
      () => [`const load = ${code()}\nexport { load as "getServerSideProps" }`],
      () => [`export let other = 1, getServerSideProps = ${code()}, more = 2`],
      () => [`export let getServerSideProps\n;getServerSideProps = ${code()}`],
      () => [`export const { getServerSideProps = ${code()} } = {}`],
      () => [`export const getServerSideProps = mark('wrapped', ${code()}) satisfies unknown`],
      () => [`export class getServerSideProps { static m = ${code()} }`],
      () => [
        `let load\n;[load] = [${code()}]\nexport { load as getServerSideProps, type T_load }\ntype T_load = 1`,
      ],
      () => [`export { getServerSideProps } from '${this.#marker(['getServerSideProps'])}'`],
      () => [`export * as getServerSideProps from '${this.#marker(['getServerSideProps'])}'`],
      () => [`export { mark as kept, a as getServerSideProps } from 'lib'`],
      () => [
        `export function getServerSideProps(): unknown\nexport function getServerSideProps() { return (${code()})() }`,
      ],
      () => [`export const getStaticProps = ${code()}, getStaticPaths = ${code()}`],
    ])()
  }

  #declare(names: string[]): string[] {
    if (names.length > 1)
      return this.#random
        .pick([this.#objectPattern, this.#arrayPattern, this.#imports, this.#writeInInitializer])
        .call(this, names)
    const [name] = names as [string]
    const shadow = this.#random.pick(this.#names)
    return this.#random.pick([
      () => [`const ${name} = ${this.#mark([name])}`],
      () => [`const ${name} = () => ${this.#mark([name])}, ${name}x = 1`],
      () => [`const ${name}a = 1, ${name}: unknown = ${this.#mark([name])}`],
      () => [`\n// ${this.#marker([name])}\nlet ${name}\n;${name} = ${this.#mark([name])}`],
      () => [`var ${name}; ${name} ??= ${this.#mark([name])}`],
      () => [`function ${name}(): 1\nfunction ${name}(): any { return ${this.#mark([name])} }`],
      () => [`function ${name}(${shadow} = 1) { return ${this.#mark([name], shadow)} }`],
      () => [
        `async function* ${name}() { try { var ${shadow} } catch {} yield ${this.#mark([name], shadow)} }`,
      ],
      () => [`class ${name} { static m = ${this.#mark([name])}; #p = '${this.#marker([name])}' }`],
      () => [`const ${name} = class { static { this.m = ${this.#mark([name])} } }`],
      () => [`enum ${name} { A = '${this.#marker([name])}' }`],
      () => [`namespace ${name} { export const m = ${this.#mark([name])} }`],
      () => [`const ${name} = { get m() { return ${this.#mark([name])} }, ${shadow}: 1 }`],
      () => [
        `const ${name} = () => <p ${shadow}={${this.#mark([name])}}><${shadow}>${this.#marker([name])}</${shadow}></p>`,
      ],
      () => [`import ${name} from '${this.#marker([name])}'`],
      () => [`import * as ${name} from '${this.#marker([name])}'`],
      () => [
        `import type { T_${name}a } from 'types'\nimport { type T_${name}b, ${this.#marker([name])} as ${name} } from 'lib'`,
      ],
      () => [`import { default as ${name}, } from '${this.#marker([name])}' with { type: 'json' }`],
      () => [`abstract class ${name}<T> { declare p: T; abstract q(): T; static m = ${this.#mark([name])} }`],
      () => [`class ${name} extends Object { static m = 1; get #g() { return ${this.#mark([name])} } }`],
      () => [`const ${name} = ${this.#mark([name])} as const satisfies unknown`],
      () => [
        `const ${name} = ((${shadow}: any, [a, { b = ${this.#mark([name], shadow)} }]: any = [0, {}]) => ${shadow})`,
      ],
      () => [
        `const ${name} = function ${shadow}(): any { return ${shadow} && ${this.#mark([name], shadow)} }`,
      ],
      () => [`const ${name} = () => { { let ${shadow} = ${this.#mark([name], shadow)}; return ${shadow} } }`],
      () => [`const ${name} = \`\${${this.#mark([name])}} text\``],
      () => [`let ${name} = 0; ${name}++; ${name} += ${this.#mark([name])} ? 1 : 2`],
      () => [
        `var ${name}: any = {}; ${name}.meta = ${this.#mark([name])}; ${name}['x'] ||= ${this.#mark([name])}`,
      ],
      () => [`const ${name} = () => <><${shadow} {...${this.#mark([name])}} /></>`],
      () => [`const ${name} = new (class { m = ${this.#mark([name])} })()`],
      () => [
        `function ${name}(this: unknown, ...rest: any[]): asserts this { for (const ${shadow} of rest) ${shadow} || ${this.#mark([name], shadow)} }`,
      ],
      () => [`const ${name} = await ${this.#mark([name])}`],
      () => [`using ${name} = ${this.#mark([name])}`],
      () => [`@((_: any) => ${this.#mark([name])}) class ${name} { static m = 1 }`],
      () => [
        `class ${name} { static m = 1; @((..._: any[]) => ${this.#mark([name])}) p(@((..._: any[]) => ${this.#mark([name])}) ${shadow}: unknown) {} }`,
      ],
      () => [
        `enum ${name} { A = 1 }\nenum ${name} { ${shadow} = 2, B = '${this.#marker([name])}', C = ${shadow} }`,
      ],
      () => [
        `namespace ${name} { export const a = ${this.#mark([name])} }\nnamespace ${name}.inner { export let m = 1; m += 1 }`,
      ],
      () => [
        `function ${name}() { return ${this.#mark([name])} }\nnamespace ${name} { export const a = ${this.#mark([name])} }`,
      ],
      () => [
        `class ${name} { static m = 1 }\nnamespace ${name} { const ${shadow} = 1; export const a = ${this.#mark([name], shadow)} }`,
      ],
      () => [
        `class ${name} { #a = 1; static #b() { return ${this.#mark([name])} } static m = (o: any = {}) => #a in o || ${name}.#b() }`,
      ],
      () => [
        `class ${name} { static m: any; static { var ${shadow} = 1; this.m = ${this.#mark([name], shadow)} } static [${this.#mark([name])} as any] = 1 }`,
      ],
      () => [`function ${name}() { ${shadow}: for (;;) { break ${shadow} } return ${this.#mark([name])} }`],
      () => [
        `function ${name}() { { function ${shadow}() {} class ${name}x {} } return inner(); function inner() { return ${this.#mark([name])} } }`,
      ],
      () => [
        `function ${name}() { return inner(); function inner() { function ${shadow}() {} return ${this.#mark([name], shadow)} } }`,
      ],
      () => [
        `const ${name} = (a: any = ${this.#mark([name], shadow)}, { ${shadow}, b = ${this.#mark([name], shadow)} }: any = {}) => [a, b] && a`,
      ],
      () => [
        `const ${name} = () => { var a: any = ${this.#mark([name], shadow)}; if (a) { var ${shadow} = a } return ${shadow} }`,
      ],
      () => [
        `const ${name} = () => { try { throw 1 } catch ({ ${shadow} }: any) { return ${this.#mark([name], shadow)} } }`,
      ],
      () => {
        const declaration = `const ${name} = ${this.#mark([name])}`
        this.pieces.push({ marker: `M${this.pieces.length}_`, owners: [], deps: [name] })
        return [declaration, `export { ${name} as '${this.pieces.at(-1)!.marker} a name' }`]
      },
      () => [`import { '${this.#marker([name])}' as ${name} } from 'lib'`],
      () => [`try { var ${name}: any = ${this.#mark([])} } catch {}`],
      () => [`switch (1) { case 1: var ${name}: any = ${this.#mark([])}; default: { let ${shadow}: any } }`],
      () => [
        `\n/** ${this.#marker([name])} */\nconst ${name} = ${this.#mark([name])} // ${this.#marker([name])}`,
      ],
    ])()
  }

  /** A rest element needs the keys beside it, but not their defaults. */
  #objectPattern(names: string[]): string[] {
    const [first, second, ...rest] = names as [string, string]
    const key = `[${this.#mark([second, ...rest])}]`
    const parts = [`a: { ${first} = ${this.#mark([first])} } = ${this.#mark([first])}`, `${key}: ${second}`]
    return [`const { ${[...parts, ...rest.map((name) => `...${name}`)].join(', ')} } = ${this.#mark(names)}`]
  }

  #arrayPattern(names: string[]): string[] {
    const withDefault = (name: string) => `${name} = ${this.#mark([name])}`
    const elements = names.map((name) =>
      this.#random.pick([() => name, () => withDefault(name), () => `, ${name}`])(),
    )
    return [`const [${elements.join(', ')}] = ${this.#mark(names)}`]
  }

  /** Where what is written stays, so does the initializer that writes it. */
  #writeInInitializer([written, ...names]: string[]): string[] {
    const [first, second = `${first}s`] = names as [string]
    if (this.#random.below(3) === 0) return this.#writeInFunction(written!, names)
    const write = this.#random.pick([
      (code: string) => `(${written} = ${code})`,
      (code: string) => `[1].map(() => { ${written} = ${code} })`,
      (code: string) => `[{ x: ${written} }] = [{ x: ${code} }]`,
      (code: string) => `(() => { for (${written} of [${code}]); return 1 })()`,
    ])
    return [
      `var ${written}: any = ${this.#mark([written!])}`,
      `const ${first}: any = ${write(this.#writing([first], written!))}, ${second}: any = ${this.#mark([second])}`,
    ]
  }

  /** The function is needed by what calls it; its call writes. */
  #writeInFunction(written: string, [first, ...others]: string[]): string[] {
    const name = first!
    const body = this.#mark([`${name}f`])
    this.pieces.at(-1)!.deps.push(written)
    const initializer = this.#writing([name], written)
    this.pieces.at(-1)!.deps.push(`${name}f`)
    return [
      `var ${written}: any = ${this.#mark([written])}`,
      ...this.#random.pick([
        [`function ${name}f() { ${written} = ${body} }`],
        [`function ${name}g() { ${written} = ${body} }\nfunction ${name}f() { ${name}g() }`],
        [`function ${name}f(): void { [1].forEach(() => { ${written} = ${body} }) }`],
      ]),
      `var ${name}: any = (${name}f(), ${initializer})`,
      ...others.map((other) => `var ${other}: any = ${this.#mark([other])}`),
    ]
  }

  #imports(names: string[]): string[] {
    const [first, ...others] = names as [string]
    const named = `{ ${others.map((name) => `${this.#marker([name])} as ${name}`).join(', ')} }`
    return [
      `import ${first}, ${this.#random.pick([named, named, named.replace(' }', ', }')])} from 'library'`,
    ]
  }
}

/** What the loader alone needs goes: the rule of the contract, on the model instead of the text. */
function markersToGo({ pieces }: Page): Set<string> {
  const reach = (names: Iterable<string>, isHeldByWrites: boolean) => {
    const reached = new Set(names)
    for (const name of reached) {
      for (const { owners, deps, writes = [] } of pieces) {
        const isHeld = isHeldByWrites && writes.includes(name)
        for (const owner of isHeld ? owners : []) reached.add(owner)
        for (const dep of isHeld || owners.includes(name) ? deps : []) reached.add(dep)
      }
    }
    return reached
  }
  const candidates = reach(['getServerSideProps'], false)
  const others = pieces.flatMap(({ owners }) => owners).filter((name) => !candidates.has(name))
  const effects = pieces.flatMap(({ owners, deps }) => (owners.length === 0 ? deps : []))
  const live = reach([...others, ...effects], true)
  const goes = ({ owners }: Piece) =>
    owners.length > 0 && owners.every((name) => candidates.has(name) && !live.has(name))
  return new Set(pieces.filter(goes).map(({ marker }) => marker))
}

/** What pages are made of: what it is given, and something to destructure. */
const mark = (marker: string, deps: unknown) => ({
  marker,
  deps,
  *[Symbol.iterator]() {
    for (;;) yield undefined
  },
})

/** What stands for the modules that pages import. */
const load = (id: string) => {
  if (id === 'lib') return { mark }
  // Decorators are not called.
  return { default: id.startsWith('@oxc-project/') ? () => {} : `${id}.default`, toString: () => id }
}

/** Runs a page and tells what it shows: the markers of all that its default export reaches, four steps deep. */
async function show(code: string): Promise<string> {
  // What a resource is disposed of is the same before and after, and engines do not know `using` yet.
  const { code: js } = await transformWithOxc(code.replaceAll('using ', 'const '), '/page.tsx', {
    decorator: { legacy: true },
    jsx: { runtime: 'classic', pragma: 'mark', pragmaFrag: 'mark' },
  })
  const module = await moduleRunnerTransform(js, null, '/page.tsx', js)
  const exported = new Map<string, () => unknown>()
  const define = (name: string, get: () => unknown) => exported.set(name, get)
  const run = new Function(
    '__vite_ssr_import__',
    '__vite_ssr_exportName__',
    `return (async () => {${module?.code}\n})()`,
  )
  await run(load, define)
  const tell = (value: unknown, depth: number): string => {
    if (depth === 0) return '…'
    if (typeof value === 'function') return 'm' in value ? tell(value.m, depth) : tell(value(), depth - 1)
    if (typeof value !== 'object' || value === null) return String(value)
    if ('next' in value) return 'generator'
    if (!('marker' in value && 'deps' in value))
      return 'm' in value ? tell(value.m, depth) : JSON.stringify(value)
    const { marker, deps } = value
    const below = typeof deps === 'function' ? (deps as () => unknown[])() : []
    return `${String(marker)}[${below.map((dep) => tell(dep, depth - 1)).join()}]`
  }
  return tell(exported.get('default')?.(), 4)
}

test(`P1–P5 hold for ${PAGES} random pages`, { timeout: 30_000 + PAGES * 100 }, async () => {
  for (let seed = SEED; seed < SEED + PAGES; seed++) {
    const page = new PageWriter(createRandom(seed)).write()
    const output = stripLoaders(page.code, '/page.tsx')?.code ?? ''
    const gone = markersToGo(page)
    const markers = page.pieces.map(({ marker }) => marker)
    const context = `seed ${seed}:\n${page.code}\n--- became ---\n${output}`
    expect(markers.filter((marker) => !output.includes(marker)).toSorted(), context).toEqual(
      [...gone].toSorted(),
    )
    expect(stripLoaders(output, '/page.tsx'), context).toBeNull()
    // The word makes the strip read a tree with types, and the escape a tree of all of the page.
    for (const comment of ['// declare', '// \\u']) {
      const otherwise = stripLoaders(`${page.code}\n${comment}`, '/page.tsx')?.code
      expect(otherwise?.slice(0, page.code.length), context).toBe(output)
    }
    const moved = [...output].findIndex((char, i) => char !== page.code[i] && !' ;{}0'.includes(char))
    expect(moved, context).toBe(-1)
    const [before, after] = await Promise.all([show(page.code), show(output)]).catch((error: unknown) => {
      throw new Error(context, { cause: error })
    })
    expect(after, context).toBe(before)
  }
})
