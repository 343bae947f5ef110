import { Component, type ReactNode } from 'react'
import type { View } from './client.js'

interface ErrorBoundaryProps {
  readonly view: View
  /** Shows something in place of the view that failed; rejects when there is nothing left to show. */
  onError(error: unknown, view: View): Promise<void>
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  /** The view that failed, and the one that nothing can take the place of. */
  readonly failed?: View
  readonly hopeless?: View
}

/** A page that throws while it renders gives way to the error page; never an empty screen (C88). */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = {}

  // Not `getDerivedStateFromError`, which is not told whose error it is; React renders nothing until this is through.
  override componentDidCatch(error: unknown): void {
    const { onError, view } = this.props
    this.setState({ failed: view })
    onError(error, view).catch(() => this.setState({ hopeless: view }))
  }

  override render(): ReactNode {
    const { view, children } = this.props
    const { failed, hopeless } = this.state
    if (view === hopeless) return <h1>Application error</h1>
    return view === failed ? null : children
  }
}
