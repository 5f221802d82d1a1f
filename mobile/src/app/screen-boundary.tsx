import { Component, type ReactNode } from 'react'
import { WholePageProblem } from '../kit/problem.tsx'
import { ProblemError } from '@guanjia/ui/api/call.ts'

/** A screen that can't load (no network, or a new version took its place) offers to try again; the rest of the app stands. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    const isMissingCode = error instanceof TypeError && /import|module/i.test(error.message)
    return { error: isMissingCode ? new ProblemError('offline', null, error.message) : error }
  }

  override render(): ReactNode {
    return this.state.error ? <WholePageProblem error={this.state.error} onRetry={() => window.location.reload()} /> : this.props.children
  }
}
