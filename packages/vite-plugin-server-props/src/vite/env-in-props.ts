import type { Props } from '../shared/page-data.js'
import { toPathPart } from '../shared/prop-path.js'
import { getConfig, type PluginContext } from './context.js'
import { createEnvInPropsError } from './errors.js'

/** Names of variables that an app's `.env` files need not hold to be a secret of it. */
const SECRET_NAME =
  /SECRET|TOKEN|PASSWORD|PASSWD|CREDENTIAL|PRIVATE|(?:^|_)(?:KEY|DSN|PWD|PASS)(?:_|$)|DATABASE_URL/i

/** Shorter ones, such as `on` or `8080`, are in many props by chance. */
const SHORTEST = 8

/** Looks at the props of a page (T26). */
export type CheckEnvInProps = (file: string, props: Props) => void

/**
 * Warns, once for each prop, of one whose value is that of an environment variable which is not public; with
 * `envInProps: 'error'` throws. Counted are the variables of `.env` files, and others with the name of a secret.
 */
export function createEnvCheck(context: PluginContext): CheckEnvInProps {
  const said = new Set<string>()
  return (file, props) => {
    const { envInProps } = context.options
    if (envInProps === 'allow') return
    const secrets = readSecrets(context)
    if (secrets.size === 0) return
    for (const [path, name] of findSecrets(props, secrets)) {
      const error = createEnvInPropsError(path, name, file, publicPrefixes(context)[0] ?? 'VITE_')
      if (envInProps === 'error') throw error
      if (said.has(error.message)) continue
      said.add(error.message)
      getConfig(context).logger.warn(error.message, { timestamp: true })
    }
  }
}

function publicPrefixes(context: PluginContext): readonly string[] {
  return [getConfig(context).envPrefix ?? 'VITE_'].flat()
}

/** The values that no visitor may read, each with its variable. */
function readSecrets(context: PluginContext): ReadonlyMap<string, string> {
  const prefixes = publicPrefixes(context)
  const isPublic = (name: string): boolean => prefixes.some((prefix) => name.startsWith(prefix))
  const secrets = new Map<string, string>()
  const known = new Set<string>()
  for (const [name, value = ''] of Object.entries(process.env)) {
    if (isPublic(name)) known.add(value)
    else if (value.length >= SHORTEST && (context.envNames.has(name) || SECRET_NAME.test(name))) {
      secrets.set(value, name)
    }
  }
  for (const value of known) secrets.delete(value)
  return secrets
}

/** The props that are one of the values: path and variable. Keeps its own stack, as props may be deep (F12). */
function* findSecrets(
  props: Props,
  secrets: ReadonlyMap<string, string>,
): Generator<readonly [string, string]> {
  const pending: { readonly value: unknown; readonly path: string }[] = [{ value: props, path: '' }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value, path } = next
    if (typeof value === 'string') {
      const name = secrets.get(value)
      if (name !== undefined) yield [path.replace(/^\./, ''), name]
    } else if (typeof value === 'object' && value !== null) {
      const isList = Array.isArray(value)
      for (const [key, child] of Object.entries(value).toReversed()) {
        pending.push({ value: child, path: path + (isList ? `[${key}]` : toPathPart(key)) })
      }
    }
  }
}
