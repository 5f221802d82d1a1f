/** What the server says when it refuses: RFC 9457 with a stable `code`. */
export interface ProblemBody {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  requestId: string
  errors?: { pointer: string; message: string }[]
  allowedActions?: string[]
  current?: unknown
}

/** Thrown for every answer that is no success. Decide by `code`, show `message`. */
export class GuanjiaProblem extends Error {
  readonly status: number
  readonly code: string
  readonly problem: ProblemBody | null

  constructor(status: number, problem: ProblemBody | null) {
    super(problem ? [problem.title, problem.detail].filter(Boolean).join(': ') : `HTTP ${status}`)
    this.name = 'GuanjiaProblem'
    this.status = status
    this.code = problem?.code ?? 'unknown'
    this.problem = problem
  }
}
