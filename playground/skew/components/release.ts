/** Which deployment this is; the newer one has a file of its own. */
export const release = 'old'
