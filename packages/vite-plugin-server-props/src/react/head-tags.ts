import { Fragment, isValidElement, type ReactElement, type ReactNode } from 'react'
import { toHeadTag, type HeadElementProps, type HeadTag } from './to-head-tag.js'

type KeyedTag = readonly [tag: HeadTag | undefined, key: string | null]

/** The attributes of `<meta>` that say what it is about. */
const NAMES = ['charset', 'name', 'http-equiv', 'itemprop']

/**
 * Makes one list of tags from what all mounted `<Head>`s hold, in the order of mounting: the last of
 * its kind counts (S220 to S226, C158 to C163).
 */
export function reduceHead(children: readonly ReactNode[]): readonly HeadTag[] {
  const all: KeyedTag[] = []
  collect(children, all, true)
  const seen = new Set<string>()
  const tags: HeadTag[] = []
  for (const [tag, key] of all.toReversed()) {
    if (tag !== undefined && isFirst(tag, key, seen)) tags.unshift(tag)
  }
  return tags
}

/** Arrays count at any depth, fragments one level deep, components and text not at all (C163, S226). */
function collect(node: ReactNode | readonly ReactNode[], all: KeyedTag[], isFragmentOpen: boolean): void {
  if (Array.isArray(node)) {
    for (const child of node as ReactNode[]) collect(child, all, isFragmentOpen)
  } else if (isValidElement<HeadElementProps>(node)) {
    const { type, key, props } = node
    if (typeof type === 'string') all.push([toHeadTag(node as ReactElement<HeadElementProps, string>), key])
    else if (type === Fragment && isFragmentOpen) collect(props.children, all, false)
  }
}

/** Whether no later tag has its place; called from the last tag to the first. */
function isFirst({ type, attributes }: HeadTag, key: string | null, seen: Set<string>): boolean {
  const places = key === null ? [] : [`key ${key}`]
  if (type === 'title' || type === 'base') places.push(type)
  if (type === 'meta') {
    for (const name of NAMES) {
      const value = attributes[name]
      if (value !== undefined) places.push(name === 'charset' ? name : `${name} ${value}`)
    }
  }
  // Two keys say that both are wanted, although their names are equal (S222).
  const isDecided = key !== null && type === 'meta' && attributes.charset === undefined
  const isUnique = places.every((place, index) => (isDecided && index > 0) || !seen.has(place))
  for (const place of places) seen.add(place)
  return isUnique
}
