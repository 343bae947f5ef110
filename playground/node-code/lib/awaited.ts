import { readFile } from 'node:fs/promises'

const text = await readFile('package.json', 'utf8')

/** The app's name; what imports this module waits until it was read. */
export const name: string = (JSON.parse(text) as { name: string }).name
