import { sizeOf } from '../../shared/prop-sizes.js'
import type { ServerAnswer, ServerRequest } from '../../shared/exchange.js'
import type {
  AnsweredRequest,
  ObservedRequest,
  Observer,
  Step,
  StepOfPage,
  Trace,
} from '../../shared/observe.js'
import { hasAnswered } from '../has-answered.js'
import type { ParsedRequest } from '../parse-request.js'

/** Takes the time of a request's steps, and lets an observer run them. One belongs to one request. */
export class RequestTrace implements Trace, ObservedRequest {
  readonly method: string
  readonly target: string
  kind: ObservedRequest['kind'] = 'other'
  page: string | undefined
  file: string | undefined
  status: number | undefined
  readonly steps: Partial<Record<Step, number>> = {}
  readonly #request: ServerRequest
  readonly #observer: Observer | undefined
  readonly #time = Date.now()
  readonly #start = performance.now()
  #props: AnsweredRequest['props']
  #json: string | undefined

  constructor(request: ServerRequest, observer: Observer | undefined) {
    this.method = request.method
    // Later the page's own, which begins after base and language.
    this.target = request.target
    this.#request = request
    this.#observer = observer
  }

  getHeader(name: string): string | undefined {
    return this.#request.getHeader(name)
  }

  getHeaderNames(): readonly string[] {
    return Object.keys(this.#request.req.headers)
  }

  /** Reads the address, and notes what it is of. */
  match(parse: (request: ServerRequest) => ParsedRequest): ParsedRequest {
    const start = performance.now()
    const parsed = parse(this.#request)
    this.#addTime('match', start)
    if (parsed.kind === 'api') this.kind = 'api'
    else if ('isData' in parsed) this.kind = parsed.isData ? 'data' : 'document'
    else if (parsed.kind === 'redirect') this.kind = 'document'
    if ('route' in parsed) {
      this.page = parsed.route.pattern
      this.file = parsed.route.file
    }
    return parsed
  }

  async run<Args extends readonly unknown[], T>(
    { step, route, loader }: StepOfPage,
    work: (...args: Args) => T | Promise<T>,
    ...args: Args
  ): Promise<T> {
    const start = performance.now()
    try {
      if (this.#observer === undefined) return await work(...args)
      const observed = { step, page: route.pattern, file: route.file, loader, request: this }
      return await this.#observer.runStep(observed, async () => work(...args))
    } finally {
      this.#addTime(step, start)
    }
  }

  tellProps(props: AnsweredRequest['props'], json: string): void {
    this.#props = props
    this.#json = json
  }

  /** Notes what has come of it. */
  finish(answer: ServerAnswer): void {
    this.status = this.#toStatus(answer)
  }

  /** The whole of it; undefined when it was not the app's to answer. */
  toAnswered(): AnsweredRequest | undefined {
    const { method, target, kind, page, file, status, steps } = this
    if (status === undefined) return undefined
    return {
      time: this.#time,
      duration: this.duration,
      kind,
      method,
      target,
      page,
      file,
      status,
      steps,
      dataBytes: this.#json === undefined ? undefined : sizeOf(this.#json),
      props: this.#props,
    }
  }

  /** Milliseconds since it came. */
  get duration(): number {
    return performance.now() - this.#start
  }

  /** A page that fails is followed by one that tells of it: what runs twice takes the time of both. */
  #addTime(step: Step, start: number): void {
    this.steps[step] = (this.steps[step] ?? 0) + performance.now() - start
  }

  #toStatus(answer: ServerAnswer): number | undefined {
    switch (answer.kind) {
      case 'answer':
        return answer.status
      case 'broken':
        return 500
      case 'outside':
        return undefined
      case 'ended':
        // A file that the transport has sent.
        if (this.kind === 'other') return undefined
        // A handler may answer after it has returned; of a page nothing is left to wait for.
        if (this.kind !== 'api' && !hasAnswered(this.#request)) return 499
        return this.#request.touchedRes?.statusCode
    }
  }
}
