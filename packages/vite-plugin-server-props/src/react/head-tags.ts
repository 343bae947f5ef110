import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { toHeadTag, type HeadElementProps, type HeadTag } from './to-head-tag.js'

type HeadElement = ReactElement<HeadElementProps, string>

/**
 * Makes one list of tags from what all mounted `<Head>`s hold, in the order of mounting: the last of
 * its kind counts (S220 to S226, C158 to C163). Begins with charset; a page may replace the defaults.
 */
export function reduceHead(children: readonly ReactNode[]): readonly HeadTag[] {
  const elements: HeadElement[] = []
  for (const child of children) collect(child, elements, true)
  const seen = new Set<string>()
  const tags: HeadTag[] = []
  let charset: HeadTag = { type: 'meta', attributes: { charset: 'utf-8' } }
  for (const element of elements.toReversed()) {
    const tag = isFirst(element, seen) ? toHeadTag(element) : undefined
    if (tag?.type === 'meta' && tag.attributes.charset !== undefined) charset = tag
    else if (tag !== undefined) tags.unshift(tag)
  }
  return [charset, ...(seen.has('name viewport') ? [] : [VIEWPORT]), ...tags]
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
    for (const name of ['name', 'httpEquiv', 'itemProp']) {
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
