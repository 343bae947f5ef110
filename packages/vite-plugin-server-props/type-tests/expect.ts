/** True when two types are the same, false when they only fit. */
export type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** Does not compile unless its type argument is `true`. */
export function expectTrue<_T extends true>(): void {}
