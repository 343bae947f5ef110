/** A part of the work on a request that takes time of its own. */
export type Step =
  /** Reading the address and finding the page. */
  | 'match'
  /** Loading the page's module: in production once, in development whenever it has changed. */
  | 'module'
  /** `getServerSideProps` and `getInitialProps`. */
  | 'props'
  /** From props to the document. */
  | 'render'
  /** The handler of an API route. */
  | 'api'

/** Milliseconds by step; one that did not happen is missing. */
export type StepTimes = Readonly<Partial<Record<Step, number>>>

/** A request that is looked at, with what is known of it by now. */
export interface ObservedRequest {
  readonly method: string
  /** As it was sent. */
  readonly target: string
  /** `other` until the address is read, and where it is refused unread. */
  readonly kind: 'document' | 'data' | 'api' | 'other'
  /** The pattern of the page or API route that takes it, such as `/blog/[slug]`. */
  readonly page: string | undefined
  /** Its file below the root. */
  readonly file: string | undefined
  /**
   * Undefined until the answer is there, and for what is not the app's to answer. 499 when the visitor has left,
   * 500 when the answer broke off.
   */
  readonly status: number | undefined
  readonly steps: StepTimes
  /** A header by its lower-case name. */
  getHeader(name: string): string | undefined
  /** The lower-case names of its headers. */
  getHeaderNames(): readonly string[]
}

/** A step of a request, as it begins. */
export interface ObservedStep {
  readonly step: Exclude<Step, 'match'>
  /** The page or API route whose code runs; of an error page its own. */
  readonly page: string
  readonly file: string
  /** Of the step `props`: what makes them. With both, `getInitialProps` runs first. */
  readonly loader: 'getServerSideProps' | 'getInitialProps' | undefined
  readonly request: ObservedRequest
}

/** Looks on while requests are answered. What it is given to run it runs once, at once, and gives back what comes. */
export interface Observer {
  /** Whether anybody wants to know of the next request. Asked for each, so it has to be quick. */
  isWatching(): boolean
  /** Runs the whole work on a request. */
  runRequest<T>(request: ObservedRequest, work: () => Promise<T>): Promise<T>
  /** Runs one step of it. */
  runStep<T>(step: ObservedStep, work: () => Promise<T>): Promise<T>
}

/** The observed side of a request, while it is answered. */
export interface Trace {
  /** Runs a step and takes its time. Rejects with what it throws. */
  run<Args extends readonly unknown[], T>(
    step: StepOfPage,
    work: (...args: Args) => T | Promise<T>,
    ...args: Args
  ): Promise<T>
  /** Tells of the props that the page gets, given also as JSON. */
  tellProps(props: Readonly<Record<string, unknown>>, json: string): void
}

/** A step, and whose it is. */
export interface StepOfPage {
  readonly step: ObservedStep['step']
  readonly route: { readonly pattern: string; readonly file: string }
  readonly loader?: ObservedStep['loader']
}

/** A request that has been answered. */
export interface AnsweredRequest extends Omit<ObservedRequest, 'getHeader' | 'getHeaderNames'> {
  readonly status: number
  /** When it came, in milliseconds since 1970. */
  readonly time: number
  /** Milliseconds from then until the answer was there; steps are parts of it. */
  readonly duration: number
  /** UTF-8 bytes of the page's props as JSON; undefined when there were none. */
  readonly dataBytes: number | undefined
  /** The props as they were sent, those of App left out; not to be kept or changed. */
  readonly props: Readonly<Record<string, unknown>> | undefined
}
