/** When this module was evaluated: an edit of a page that imports it is not to do that again. */
export const evaluatedAt: string = `${process.pid}-${performance.now()}`
