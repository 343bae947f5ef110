/** `SERVER_PROPS_PREVIEW_KEY` is too short to be a secret. Its value is not said. */
export function createPreviewKeyError(): Error {
  return new Error(
    'The environment variable SERVER_PROPS_PREVIEW_KEY is shorter than 32 characters; draft mode needs a secret that nobody can guess. Make one with: openssl rand -base64 32',
  )
}

/** What was given to `res.setPreviewData()` is too much for a cookie; Next's words. */
export function createPreviewSizeError(): Error {
  return new Error(
    'Preview data is limited to 2KB currently, reduce how much data you are storing as preview data to continue',
  )
}

/** What was given to `res.setPreviewData()` can't be kept. */
export function createPreviewDataError(type: string): Error {
  return new Error(
    `res.setPreviewData() was given a value of type ${type}, which is not JSON. Give a text or an object.`,
  )
}

/** An option of `res.setPreviewData()` or `res.clearPreviewData()` can't stand in a cookie. */
export function createPreviewOptionError(name: 'maxAge' | 'path', given: unknown): Error {
  const expected = name === 'path' ? 'a path that begins with "/"' : 'a whole number of seconds above 0'
  return new Error(
    `The option \`${name}\` of preview data is ${JSON.stringify(given)}, but has to be ${expected}.`,
  )
}
