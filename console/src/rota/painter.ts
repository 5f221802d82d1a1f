import type { Painted } from './grid.tsx'

export type Pending = ReadonlyMap<string, Painted>
/** Cells that are painted one after the other go together. */
const TOGETHER_MS = 350

/**
 * Gathers painted cells and hands them over: those that are painted one after the other in one go, those that are painted while others are
 * on their way after them, and what is left at once when the month is left.
 */
export class Painter {
  readonly #deliver: (cells: Painted[]) => Promise<void>
  #show: (pending: Pending) => void
  #pending = new Map<string, Painted>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #isSending = false
  #isClosed = false

  /** `deliver` never fails: what goes wrong it tells itself. */
  constructor(deliver: (cells: Painted[]) => Promise<void>, show: (pending: Pending) => void) {
    this.#deliver = deliver
    this.#show = show
  }

  paint(cells: readonly Painted[]): void {
    for (const one of cells) this.#pending.set(`${one.employeeId} ${one.day}`, one)
    this.#show(new Map(this.#pending))
    this.#plan()
  }

  close(): void {
    this.#isClosed = true
    this.#show = () => undefined
    this.#plan()
  }

  #plan(): void {
    clearTimeout(this.#timer)
    if (this.#isSending || this.#pending.size === 0) return
    if (this.#isClosed) void this.#send()
    else this.#timer = setTimeout(() => void this.#send(), TOGETHER_MS)
  }

  async #send(): Promise<void> {
    this.#isSending = true
    const cells = [...this.#pending.values()]
    await this.#deliver(cells)
    this.#isSending = false
    for (const [key, one] of this.#pending) if (cells.includes(one)) this.#pending.delete(key)
    this.#show(new Map(this.#pending))
    this.#plan()
  }
}
