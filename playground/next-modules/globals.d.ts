interface Window {
  /** What ran, in its order. */
  order?: string[]
  vitals?: Record<string, string>
}
