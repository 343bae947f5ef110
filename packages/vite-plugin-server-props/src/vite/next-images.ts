import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import type { PluginContext } from './context.js'

const IMAGE = /\.(?:png|jpe?g|gif|webp|avif|ico|bmp|svg)$/i
const STYLE_OR_HTML = /\.(?:css|s[ac]ss|less|styl(?:us)?|p(?:ost)?css|html)(?:$|\?)/
const PREFIX = '\0server-props:image:'

/**
 * In next mode: an image that code imports is an object with address and size, as `next/image` and
 * `<img src={image.src}>` of Next's pages expect. Style sheets, and imports with a query such as `?url`, get
 * what Vite gives.
 */
export function nextImagesPlugin(context: PluginContext): Plugin | undefined {
  if (!context.options.next) return undefined
  return {
    name: 'server-props:next-images',
    sharedDuringBuild: true,
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      filter: { id: IMAGE },
      async handler(id, importer, options) {
        if (importer === undefined || STYLE_OR_HTML.test(importer)) return undefined
        const found = await this.resolve(id, importer, { ...options, skipSelf: true })
        // What another plugin makes of it is that plugin's.
        if (found === null || !IMAGE.test(found.id) || !existsSync(found.id)) return found
        // The ending keeps it from being taken for an image again.
        return `${PREFIX}${found.id}.js`
      },
    },
    load: {
      filter: { id: /^\0server-props:image:/ },
      async handler(id) {
        const file = id.slice(PREFIX.length, -'.js'.length)
        this.addWatchFile(file)
        return { code: writeImageModule(file, await readSize(await readFile(file))), map: null }
      },
    },
  }
}

/** Undefined for what has none, such as an SVG that fills its place, and for what is no image. */
async function readSize(image: Uint8Array): Promise<{ width: number; height: number } | undefined> {
  // Few builds need it, and all of them would wait for it.
  const { imageSize } = await import('image-size')
  try {
    const { width, height, orientation = 1 } = imageSize(image)
    // From the fifth on, cameras have turned the image by a quarter.
    return orientation < 5 ? { width, height } : { width: height, height: width }
  } catch {
    return undefined
  }
}

function writeImageModule(file: string, size: object | undefined): string {
  return `import src from ${JSON.stringify(`${file}?url`)}\nexport default ${JSON.stringify({ src: 0, ...size }).replace('0', 'src')}\n`
}
