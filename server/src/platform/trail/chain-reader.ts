import type { Ctx } from '../ctx.ts'
import type { Log } from './lines.ts'
import { hashOfSeal, LINE_BYTES, NOTHING_BEFORE, unpackLines, type Seal, type SealedLine } from './seal.ts'
import type { Finding } from './verify.ts'

const SEALS_AT_ONCE = 50

/** Reads one chain link by link, checks the links, and says for each number which line was sealed there. */
export class ChainReader {
  readonly #ctx: Ctx
  readonly #log: Log
  readonly #chain: string
  readonly #tell: (finding: Finding) => void
  #page: Seal[] = []
  #isLastPage = false
  #lines: SealedLine[] = []
  #next = 0
  #number = 0
  #toSeq = 0
  #hash: Buffer = NOTHING_BEFORE
  #sealedAt: Date | null = null
  #allTakenOver = true
  seals = 0

  constructor(ctx: Ctx, log: Log, chain: string, tell: (finding: Finding) => void) {
    this.#ctx = ctx
    this.#log = log
    this.#chain = chain
    this.#tell = tell
  }

  /** The line that was sealed at a number; undefined when none was. Numbers are asked for in rising order; those passed over were deleted. */
  async at(seq: number): Promise<{ line: SealedLine; seal: number } | undefined> {
    for (;;) {
      const line = this.#lines[this.#next]
      if (line === undefined) {
        // The next link begins beyond this number: nothing was sealed here.
        if (this.#toSeq >= seq || !(await this.#advance())) return undefined
        continue
      }
      if (line.seq > seq) return undefined
      this.#next++
      if (line.seq === seq) return { line, seal: this.#number }
      this.#missing(line)
    }
  }

  /** What is left of the chain had lines that are gone. */
  async finish(sealedUntil: number): Promise<void> {
    do {
      for (const line of this.#lines.slice(this.#next)) this.#missing(line)
      this.#next = this.#lines.length
    } while (await this.#advance())
    if (this.#toSeq > sealedUntil) this.#wrong(`the organisation is said to be sealed until ${sealedUntil} only`)
  }

  async #advance(): Promise<boolean> {
    if (this.#page.length === 0) {
      if (this.#isLastPage) return false
      const { rows } = await this.#ctx.client.query<Seal>({ name: 'trail_chain', text: 'select * from trail_seal where log = $1 and chain = $2 and number > $3 order by number limit $4', values: [this.#log, this.#chain, this.#number, SEALS_AT_ONCE] })
      this.#isLastPage = rows.length < SEALS_AT_ONCE
      this.#page = rows
      if (rows.length === 0) return false
    }
    this.#enter(this.#page.shift()!)
    return true
  }

  #enter(seal: Seal): void {
    const keys = this.#ctx.app.personalData
    const expected = this.#number + 1
    const from = this.#toSeq
    const before = this.#hash
    this.seals++
    this.#number = seal.number
    this.#toSeq = seal.to_seq
    this.#hash = seal.hash
    this.#sealedAt = seal.sealed_at
    this.#lines = unpackLines(seal.lines)
    this.#next = 0
    if (seal.number !== expected) this.#wrong(`link ${expected} is missing`)
    else if (!seal.previous.equals(before) || seal.from_seq !== from) this.#wrong('is not chained to the link before')
    if (!hashOfSeal(seal).equals(seal.hash) || seal.lines.length !== seal.rows * LINE_BYTES) this.#wrong('does not fit its hash')
    const mark = keys.vouchLike(seal.mark, `seal ${seal.hash.toString('base64')}`)
    if (!mark?.equals(seal.mark)) this.#wrong('was not sealed with a key of this installation')
    // Lines without a mark were taken over once, at the beginning.
    if (seal.taken_over && !this.#allTakenOver) this.#wrong('takes over unmarked lines after the beginning')
    this.#allTakenOver &&= seal.taken_over
  }

  get #siteId(): string | null {
    return this.#chain === this.#ctx.organizationId ? null : this.#chain
  }

  #missing(line: SealedLine): void {
    this.#tell({ kind: 'deleted', log: this.#log, siteId: this.#siteId, seq: line.seq, seal: this.#number, recordType: null, recordId: line.recordId, at: this.#sealedAt, detail: 'a sealed line is gone' })
  }

  #wrong(detail: string): void {
    this.#tell({ kind: 'seal', log: this.#log, siteId: this.#siteId, seq: null, seal: this.#number, recordType: null, recordId: null, at: this.#sealedAt, detail })
  }
}
