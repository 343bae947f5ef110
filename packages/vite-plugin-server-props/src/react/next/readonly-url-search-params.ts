import { readonlySearchParams } from './errors.js'

/** What `useSearchParams()` gives: the search of the address, which a change would not reach. */
export class ReadonlyURLSearchParams extends URLSearchParams {
  /** @deprecated Throws: copy it with `new URLSearchParams(…)` and navigate to an address with the copy. */
  override append(): never {
    throw readonlySearchParams('append')
  }
  /** @deprecated Throws, as `append` does. */
  override delete(): never {
    throw readonlySearchParams('delete')
  }
  /** @deprecated Throws, as `append` does. */
  override set(): never {
    throw readonlySearchParams('set')
  }
  /** @deprecated Throws, as `append` does. */
  override sort(): never {
    throw readonlySearchParams('sort')
  }
}
