import { Component, type ReactNode } from 'react'
import type { View } from './client.js'

interface ErrorBoundaryProps {
  readonly view: View
  /** Shows something in place of the view that failed; rejects when there is nothing left to show. */
  onError(error: unknown, view: View): Promise<void>
  readonly children: ReactNode
}

interface ErrorBoundaryState {
  readonly view: View
  readonly status: 'fine' | 'failed' | 'hopeless'
}

/** A page that throws while it renders gives way to the error page; never an empty screen (C88). */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { view: this.props.view, status: 'fine' }

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { status: 'failed' }
  }

  static getDerivedStateFromProps(
    { view }: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): ErrorBoundaryState | null {
    return view === state.view ? null : { view, status: 'fine' }
  }

  override componentDidCatch(error: unknown): void {
    const { onError, view } = this.props
    onError(error, view).catch(() => this.setState({ status: 'hopeless' }))
  }

  override render(): ReactNode {
    if (this.state.status === 'fine') return this.props.children
    return this.state.status === 'failed' ? null : <h1>Application error</h1>
  }
}
