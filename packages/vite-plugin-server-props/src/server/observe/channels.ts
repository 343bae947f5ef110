// What `node:diagnostics_channel` is told. The module is asked for as its runtime has it: most runtimes do, and
// importing it would keep the others from loading the server.
import type { Observer, ObservedRequest, ObservedStep } from '../../shared/observe.js'

/** A tracing channel of Node's: as much of it as is used. */
interface TracingChannel {
  readonly hasSubscribers: boolean
  tracePromise<T>(work: () => Promise<T>, message: object): Promise<T>
}

interface DiagnosticsChannel {
  tracingChannel(name: string): TracingChannel
}

/** What the channel `server-props:request` tells. Its `asyncEnd` comes when the answer is there. */
export interface RequestMessage {
  readonly request: ObservedRequest
}

/** Publishes requests and their steps on Node's tracing channels; undefined where the runtime has none. */
export function createChannelObserver(): Observer | undefined {
  const diagnostics = findDiagnosticsChannel()
  if (diagnostics === undefined) return undefined
  const open = (name: string): TracingChannel => diagnostics.tracingChannel(`server-props:${name}`)
  const requests = open('request')
  const steps: Readonly<Record<ObservedStep['step'], TracingChannel>> = {
    module: open('module'),
    props: open('props'),
    render: open('render'),
    api: open('api'),
  }
  return {
    isWatching: () =>
      requests.hasSubscribers ||
      steps.props.hasSubscribers ||
      steps.render.hasSubscribers ||
      steps.module.hasSubscribers ||
      steps.api.hasSubscribers,
    runRequest: (request, work) => requests.tracePromise(work, { request } satisfies RequestMessage),
    // A copy: Node writes result and error to it.
    runStep: (step, work) => steps[step.step].tracePromise(work, { ...step }),
  }
}

function findDiagnosticsChannel(): DiagnosticsChannel | undefined {
  // This folder's types know no Node.
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (id: string) => DiagnosticsChannel | undefined }
  }
  return process?.getBuiltinModule?.('node:diagnostics_channel')
}
