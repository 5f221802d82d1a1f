import type { ArchiveRow, RowProblem } from './import/index.ts'

/**
 * What is wrong with a file, counted in full and kept only as far as anybody is shown it: a list of a hundred thousand rows may have a
 * remark on each.
 */
export class FoundProblems {
  errors = 0
  warnings = 0
  readonly #most: number
  /** What is odd beside what the database has, and what a row says by itself: told in this order. */
  readonly #compared: Kept = { problems: [], error: 0, warning: 0 }
  readonly #read: Kept = { problems: [], error: 0, warning: 0 }

  /** `most` of each kind are kept. */
  constructor(most: number) {
    this.#most = most
  }

  /** A row as it was read. */
  hear({ problems, hasError }: ArchiveRow): void {
    if (hasError) this.errors++
    for (const problem of problems) this.#keep(this.#read, problem)
  }

  /** What comparing a row without errors has found. */
  hearCompared(problems: readonly RowProblem[]): void {
    if (problems.some(({ severity }) => severity === 'error')) this.errors++
    for (const problem of problems) this.#keep(this.#compared, problem)
  }

  /** What is said of a sheet as a whole. */
  hearOfSheet(problem: RowProblem): void {
    this.#keep(this.#read, problem)
  }

  /** Errors first: only so many are kept, and what stops a row matters more than what is worth a look. */
  worstFirst(): RowProblem[] {
    const all = this.inOrder()
    return [...all.filter(({ severity }) => severity === 'error'), ...all.filter(({ severity }) => severity === 'warning')]
  }

  inOrder(): RowProblem[] {
    return [...this.#compared.problems, ...this.#read.problems]
  }

  #keep(kept: Kept, problem: RowProblem): void {
    if (problem.severity === 'warning') this.warnings++
    // A copy: texts of the file are pieces of longer ones, which they would keep alive.
    if (kept[problem.severity]++ < this.#most) kept.problems.push(JSON.parse(JSON.stringify(problem)) as RowProblem)
  }
}

interface Kept {
  problems: RowProblem[]
  error: number
  warning: number
}
