import { readFileSync } from 'node:fs'

const text = readFileSync('package.json', 'utf8')

/** What the app says about itself. */
export const description: string = (JSON.parse(text) as { description: string }).description
