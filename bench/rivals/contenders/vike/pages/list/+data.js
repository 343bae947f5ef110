import { getList } from '../../bench-shared/data.js'

export async function data() {
  return getList()
}
