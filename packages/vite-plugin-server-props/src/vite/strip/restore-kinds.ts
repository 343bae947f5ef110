import type { ParseResult } from 'vite'
import type { Statement } from './parse.js'

/**
 * Puts into a tree without types which imports and exports are types: the parser's list of both says so. An import of
 * nothing, `import type {} from 'x'`, is not in that list and counts as one of values.
 */
export function restoreKinds(
  body: readonly Statement[],
  { staticImports, staticExports }: ParseResult['module'],
): readonly Statement[] {
  const types = new Set<number>()
  for (const { entries } of staticImports) {
    for (const { isType, localName } of entries) if (isType) types.add(localName.start)
  }
  for (const { entries } of staticExports)
    for (const { isType, start } of entries) if (isType) types.add(start)
  if (types.size > 0) for (const statement of body) markTypes(statement, types)
  return body
}

function markTypes(statement: Statement, types: ReadonlySet<number>): void {
  switch (statement.type) {
    case 'ImportDeclaration':
      for (const specifier of statement.specifiers) {
        if (!types.has(specifier.local.start)) continue
        // A `type` of its own stands at the start of the specifier; without it, the statement has it.
        const isOwn = specifier.type === 'ImportSpecifier' && specifier.start < specifier.imported.start
        ;(isOwn ? specifier : statement).importKind = 'type'
      }
      return
    case 'ExportNamedDeclaration': {
      // A value's list may export what was imported as a type.
      const typed = statement.specifiers.filter(({ start }) => types.has(start))
      for (const specifier of typed) specifier.exportKind = 'type'
      const hasOwn = typed.some(({ start, local }) => start < local.start)
      if (typed.length > 0 && typed.length === statement.specifiers.length && !hasOwn) {
        statement.exportKind = 'type'
      }
      return
    }
    case 'ExportAllDeclaration':
      if (types.has(statement.start)) statement.exportKind = 'type'
  }
}
