import { base } from './edited-base'

export const deep = (): string => `deep ${base}`
