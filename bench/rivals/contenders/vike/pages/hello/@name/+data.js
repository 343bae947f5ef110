import { getHello } from '../../../bench-shared/data.js'

export async function data(pageContext) {
  return getHello(pageContext.routeParams.name)
}
