import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import type { HeadTag } from '../shared/head-tag.js'
import { toHeadTag, type HeadElementProps } from './to-head-tag.js'

type HeadElement = ReactElement<HeadElementProps, string>

/**
 * Makes one list of tags from what all mounted `<Head>`s hold, in the order of mounting: the last of
 * its kind counts (S220 to S226, C158 to C163). Begins with charset; a page may replace the defaults.
 */
export function reduceHead(children: readonly ReactNode[]): readonly HeadTag[] {
  const elements: HeadElement[] = []
  for (const child of children) collect(child, elements, true)
  const seen = new Set<string>()
  const kept = elements.toReversed().filter((element) => isFirst(element, seen))
  const tags = kept
    .toReversed()
    .map(toHeadTag)
    .filter((tag) => tag !== undefined)
  const hasViewport = tags.some((tag) => tag.type === 'meta' && tag.attributes.name === 'viewport')
  return [
    tags.find(isCharset) ?? { type: 'meta', attributes: { charset: 'utf-8' } },
    ...(hasViewport ? [] : [VIEWPORT]),
    ...tags.filter((tag) => !isCharset(tag)),
  ]
}

function isCharset(tag: HeadTag): boolean {
  return tag.type === 'meta' && tag.attributes.charset !== undefined
}

const VIEWPORT: HeadTag = {
  type: 'meta',
  attributes: { name: 'viewport', content: 'width=device-width' },
}

/** Arrays count at any depth, fragments one level deep, components and text not at all (C163, S226). */
function collect(node: ReactNode, elements: HeadElement[], isFragmentOpen: boolean): void {
  if (Array.isArray(node)) {
    for (const child of node as ReactNode[]) collect(child, elements, isFragmentOpen)
  } else if (isValidElement<HeadElementProps>(node)) {
    if (typeof node.type === 'string') elements.push(node as HeadElement)
    else if (node.type === Fragment && isFragmentOpen) collect(node.props.children, elements, false)
  }
}

/** Whether no later tag has its place; called from the last tag to the first. */
function isFirst({ type, key, props }: HeadElement, seen: Set<string>): boolean {
  const places = key === null ? [] : [`key ${key}`]
  if (type === 'title' || type === 'base') places.push(type)
  if (type === 'meta') {
    if (props.charSet !== undefined) places.push('charSet')
    for (const name of ['name', 'httpEquiv', 'itemProp'] as const) {
      if (props[name] !== undefined) places.push(`${name} ${String(props[name])}`)
    }
  }
  // Two keys say that both are wanted, although their names are equal (S222).
  const decisive =
    key !== null && type === 'meta' && props.charSet === undefined ? places.slice(0, 1) : places
  const isUnique = decisive.every((place) => !seen.has(place))
  for (const place of places) seen.add(place)
  return isUnique
}
