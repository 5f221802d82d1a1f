import type { ErrorCode, FieldError } from '@guanjia/contract'

/** An expected failure: throw it anywhere, it is turned into problem+json in exactly one place (`platform/http/problem.ts`). */
export class AppError extends Error {
  override name = 'AppError'
  readonly code: ErrorCode
  readonly errors: FieldError[] | undefined
  /** What else the client needs to act: the current record of a stale write, the actions allowed instead. */
  readonly extra: { current?: unknown; allowedActions?: string[] } | undefined

  constructor(code: ErrorCode, detail?: string, errors?: FieldError[], extra?: { current?: unknown; allowedActions?: string[] }) {
    super(detail ?? code)
    this.code = code
    this.errors = errors
    this.extra = extra
  }
}

/** Shorthand for one wrong field: `throw wrongField('rule_broken', '/until', 'must be after from')`. */
export function wrongField(code: ErrorCode, pointer: string, message: string): AppError {
  return new AppError(code, `${pointer}: ${message}`, [{ pointer, message }])
}
