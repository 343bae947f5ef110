/** The build that a document of ours names: part of the addresses of page data. */
export async function readBuildId(url) {
  const html = await (await fetch(url)).text()
  const [, buildId] = /"buildId":"([^"]+)"/.exec(html) ?? []
  if (buildId === undefined) throw new Error('The document does not name its build.')
  return buildId
}
