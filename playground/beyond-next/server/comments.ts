/** What visitors wrote; gone when the server ends. */
const comments: string[] = []

export const listComments = (): readonly string[] => [...comments]

export function addComment(text: string): void {
  comments.push(text)
}
