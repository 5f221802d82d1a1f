import type { ImportCounts, KeptLine } from '../../archives/index.ts'
import type { PastCase } from './read-row.ts'
import type { RowProblem } from './problems.ts'

const MOST_LINES = 200
const MOST_SAME_LINES = 20
const MOST_BAD_LINES = 50
/** More are counted but not kept: a file read with the wrong profile is wrong in every row. */
const MOST_ERRORS = 5000
const MOST_WARNINGS = 2000

export type PreviewData = { number: string; kind: string; status: string; title: string } | { problem: RowProblem }

/** What a pass over a file has found so far. */
export class Tally {
  readonly counts: ImportCounts = { rows: 0, new: 0, changed: 0, same: 0, errors: 0, warnings: 0 }
  readonly rowsBySheet = new Map<string, number>()
  readonly #errors: RowProblem[] = []
  readonly #warnings: RowProblem[] = []
  readonly #lines: KeptLine[] = []
  #bad = 0
  #same = 0

  row(sheet: string): void {
    this.counts.rows++
    this.rowsBySheet.set(sheet, (this.rowsBySheet.get(sheet) ?? 0) + 1)
  }

  /** The problems of one row; it is bad when one of them is an error. */
  problems(problems: readonly RowProblem[]): void {
    const first = problems.find(({ severity }) => severity === 'error')
    if (first) {
      this.counts.errors++
      if (++this.#bad <= MOST_BAD_LINES) {
        this.#lines.push({ row: first.row, verdict: 'error', data: { problem: first } satisfies PreviewData })
      }
    }
    for (const problem of problems) {
      const isError = problem.severity === 'error'
      if (!isError) this.counts.warnings++
      const list = isError ? this.#errors : this.#warnings
      if (list.length < (isError ? MOST_ERRORS : MOST_WARNINGS)) list.push(problem)
    }
  }

  verdict(verdict: 'new' | 'changed' | 'same', { row, number, kind, status }: PastCase, title: string): void {
    this.counts[verdict]++
    if (this.#lines.length >= MOST_LINES || (verdict === 'same' && ++this.#same > MOST_SAME_LINES)) return
    this.#lines.push({ row, verdict, data: { number, kind, status, title: title.slice(0, 80) } satisfies PreviewData })
  }

  /** Errors first: what stops a row matters more than what is worth a look. */
  get kept(): RowProblem[] {
    return [...this.#errors, ...this.#warnings]
  }

  get preview(): KeptLine[] {
    return this.#lines.sort((a, b) => a.row - b.row)
  }
}
