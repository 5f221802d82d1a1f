const COMMA = 44
const COLON = 58
const ZERO = 48

/** How long clocks took, in rounded seconds, and how many took so long. */
export class Times {
  readonly #counts = new Map<number, number>()
  #total = 0

  /** Adds what a sum keeps as text: `600,1200:3` is once 600 s and three times 1200 s. A report reads hundreds of thousands of them. */
  add(text: string | null): void {
    if (text === null) return
    let seconds = 0
    let count = 0
    let isCount = false
    for (let i = 0; i <= text.length; i++) {
      const sign = i === text.length ? COMMA : text.charCodeAt(i)
      if (sign === COMMA) {
        this.#note(seconds, isCount ? count : 1)
        seconds = 0
        count = 0
        isCount = false
      } else if (sign === COLON) isCount = true
      else if (isCount) count = count * 10 + sign - ZERO
      else seconds = seconds * 10 + sign - ZERO
    }
  }

  #note(seconds: number, count: number): void {
    this.#counts.set(seconds, (this.#counts.get(seconds) ?? 0) + count)
    this.#total += count
  }

  /** The smallest times that half of the clocks and nine tenths of them did not exceed; null when there are none. */
  percentiles(): { p50: number | null; p90: number | null } {
    const sorted = [...this.#counts].sort(([a], [b]) => a - b)
    const reaching = (tenths: number): number | null => {
      let upTo = 0
      return sorted.find(([, count]) => (upTo += count) * 10 >= this.#total * tenths)?.[0] ?? null
    }
    return { p50: reaching(5), p90: reaching(9) }
  }
}
