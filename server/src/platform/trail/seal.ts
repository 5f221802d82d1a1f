import { createHash } from 'node:crypto'
import type { App } from '../app.ts'
import { Actor } from '../auth/actor.ts'
import { runInCtx, type Ctx } from '../ctx.ts'
import { sqlState } from '../database/database.ts'
import type { PersonalDataKey } from '../keys/personal-data-key.ts'
import type { TrailSealTable } from '../tables.ts'
import { rememberHeads } from './anchor.ts'
import { LOGS, markOfTimeline, type Log, type TimelineLine } from './lines.ts'

/** Lines in one link, and in one transaction of the sealer. */
const MOST_LINES = 5000
/** So many new lines are summed up for the index before they are looked for: a hundred pages or so. */
const SUMMED_UP = 2000
export const LINE_BYTES = 40
export const NOTHING_BEFORE: Buffer = Buffer.alloc(32)

export type Seal = TrailSealTable

export interface SealedLine {
  seq: number
  recordId: string
  digest: Buffer
}

/** What a seal remembers of a line: its mark, and what the database added to it. */
export function digestOf(mark: Buffer, added: string): Buffer {
  return createHash('sha256').update(mark).update(added).digest().subarray(0, 16)
}

/** A line without a mark that nobody may have written. */
export const UNMARKED: Buffer = Buffer.alloc(16, 0xff)

export function packLines(lines: readonly SealedLine[]): Buffer {
  const packed = Buffer.alloc(lines.length * LINE_BYTES)
  for (const [i, { seq, recordId, digest }] of lines.entries()) {
    packed.writeBigInt64BE(BigInt(seq), i * LINE_BYTES)
    packed.write(recordId.replaceAll('-', ''), i * LINE_BYTES + 8, 'hex')
    digest.copy(packed, i * LINE_BYTES + 24)
  }
  return packed
}

export function unpackLines(packed: Buffer): SealedLine[] {
  return Array.from({ length: Math.floor(packed.length / LINE_BYTES) }, (_, i) => {
    const at = i * LINE_BYTES
    const hex = packed.toString('hex', at + 8, at + 24)
    return { seq: Number(packed.readBigInt64BE(at)), recordId: `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`, digest: packed.subarray(at + 24, at + LINE_BYTES) }
  })
}

/** The hash of a link: all that it says, and the link before. */
export function hashOfSeal(seal: Omit<Seal, 'hash' | 'mark'>): Buffer {
  const head = JSON.stringify([seal.organization_id, seal.log, seal.chain, seal.number, seal.from_seq, seal.to_seq, seal.rows, seal.taken_over, seal.sealed_at.getTime()])
  return createHash('sha256').update(head).update(seal.previous).update(seal.lines).digest()
}

export function markOfSeal(keys: PersonalDataKey, hash: Buffer): Buffer {
  return keys.vouch(`seal ${hash.toString('base64')}`)
}

/** Up to which number every line is there: all that drew a smaller one have committed or are gone. */
interface Mark {
  seq: number
  /** Transactions that were writing lines when the number was read. */
  writers: Set<string>
}

/**
 * Seals what has been written, site by site. Writers are never waited for or held up: a number is read, and what lies below it is sealed
 * once every transaction that was writing at that moment has ended. Any number of processes may do it at once.
 */
export class Sealer {
  readonly #app: App
  readonly #marks = new Map<Log, Mark>()
  readonly #sealed = new Map<Log, number>()
  readonly #summedUp = new Map<Log, number>()

  constructor(app: App) {
    this.#app = app
  }

  /** One look: seals up to the last look, and takes the next one. Gives how many lines were sealed. */
  async round(shouldStop: () => boolean = () => false): Promise<number> {
    let lines = 0
    for (const log of LOGS) {
      const until = await this.#settled(log)
      if (until === null || until <= (this.#sealed.get(log) ?? -1)) continue
      await this.#sumUp(log, until)
      for (const organizationId of await organizationsOf(this.#app)) {
        for (;;) {
          if (shouldStop()) return lines
          const done = await sealSome(this.#app, organizationId, log, until)
          lines += done.lines
          if (done.isAll) break
        }
      }
      this.#sealed.set(log, until)
    }
    return lines
  }

  /** The index finds the newest lines only when their pages were summed up; without, the whole table is read for each link. */
  async #sumUp(log: Log, until: number): Promise<void> {
    if (until - (this.#summedUp.get(log) ?? 0) < SUMMED_UP) return
    try {
      await this.#app.database.pool.query('select sum_up_trail($1)', [log])
      this.#summedUp.set(log, until)
    } catch (error) {
      // A vacuum is at the table: next time.
      if (sqlState(error) !== LOCK_NOT_AVAILABLE) throw error
    }
  }

  sealedUntil(log: Log): number | undefined {
    return this.#sealed.get(log)
  }

  /** A number below which nothing can come any more; null while it is not known. */
  async #settled(log: Log): Promise<number | null> {
    const { pool } = this.#app.database
    const waiting = this.#marks.get(log)
    const now = await writersOf(pool, log)
    if (waiting && ![...waiting.writers].some((writer) => now.has(writer))) {
      this.#marks.delete(log)
      return waiting.seq
    }
    if (waiting) return null
    const mark = await takeMark(pool, log)
    if (mark.writers.size === 0) return mark.seq
    this.#marks.set(log, mark)
    return null
  }
}

const LOCK_NOT_AVAILABLE = '55P03'
type Pool = App['database']['pool']
const TABLE: Record<Log, string> = { timeline: 'timeline_entry', access: 'access_entry' }

/** The number first, then the writers: whoever begins in between draws a bigger number. */
async function takeMark(pool: Pool, log: Log): Promise<Mark> {
  const { rows } = await pool.query<{ seq: number }>({ name: `trail_seq_${log}`, text: `select case when is_called then last_value else last_value - 1 end as seq from ${TABLE[log]}_seq_seq` })
  return { seq: rows[0]!.seq, writers: await writersOf(pool, log) }
}

/** Transactions that hold the table for writing: from before they draw a number until after others see their lines. */
async function writersOf(pool: Pool, log: Log): Promise<Set<string>> {
  const { rows } = await pool.query<{ writer: string }>({ name: `trail_writers_${log}`, text: `select distinct pid || ' ' || virtualtransaction as writer from pg_locks where locktype = 'relation' and relation = '${TABLE[log]}'::regclass and mode = 'RowExclusiveLock' and granted and database = (select oid from pg_database where datname = current_database())` })
  return new Set(rows.map(({ writer }) => writer))
}

/** Seals everything that is there now; waits for who is writing. For the command line, tests and the end of a demo. */
export async function sealAll(app: App): Promise<number> {
  const sealer = new Sealer(app)
  for (let lines = 0; ; ) {
    const { pool } = app.database
    const target = new Map<Log, number>()
    for (const log of LOGS) target.set(log, (await takeMark(pool, log)).seq)
    for (let i = 0; i < 400; i++) {
      lines += await sealer.round()
      if (LOGS.every((log) => (sealer.sealedUntil(log) ?? -1) >= target.get(log)!)) return lines
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
    return lines
  }
}

async function organizationsOf(app: App): Promise<string[]> {
  return (await app.database.pool.query<{ id: string }>('select all_organizations() as id')).rows.map(({ id }) => id)
}

/** The next lines of an organisation, in one transaction; what another process is sealing is left to it. */
async function sealSome(app: App, organizationId: string, log: Log, until: number): Promise<{ lines: number; isAll: boolean }> {
  const done = await runInCtx(app, { actor: Actor.system(organizationId) }, (ctx) => sealIn(ctx, log, until))
  if (done.heads.length > 0) rememberHeads(app, organizationId, log, done.heads)
  return done
}

interface Line {
  seq: number
  site_id: string | null
  record_id: string
  mark: Buffer | null
  added: string
}

async function sealIn(ctx: Ctx, log: Log, until: number): Promise<{ lines: number; isAll: boolean; heads: Seal[] }> {
  const nothing = { lines: 0, isAll: true, heads: [] }
  const head = (await ctx.client.query<{ sealed_seq: number }>({ name: 'trail_head', text: 'select sealed_seq from trail_head where log = $1 for update skip locked', values: [log] })).rows[0]
  let from = head?.sealed_seq ?? 0
  if (head === undefined) {
    const made = await ctx.client.query('insert into trail_head (organization_id, log, sealed_seq) values ($1, $2, 0) on conflict do nothing', [ctx.organizationId, log])
    // The row is there, so somebody else is at it.
    if (made.rowCount === 0) return nothing
    from = (await ctx.client.query<{ seq: number }>('select coalesce(max(to_seq), 0) as seq from trail_seal where log = $1', [log])).rows[0]!.seq
  }
  if (from >= until) return nothing
  const lines = (await ctx.client.query<Line>({ name: `trail_lines_${log}`, text: LINES[log], values: [from, until, MOST_LINES] })).rows
  const isAll = lines.length < MOST_LINES
  const to = isAll ? until : lines.at(-1)!.seq
  const heads = lines.length === 0 ? [] : await sealLines(ctx, log, lines, to)
  await ctx.client.query({ name: 'trail_head_moves', text: 'update trail_head set sealed_seq = $2 where log = $1', values: [log, to] })
  return { lines: lines.length, isAll, heads }
}

const LINES: Record<Log, string> = {
  timeline: "select seq, site_id, record_id, mark, '' as added from timeline_entry where seq > $1 and seq <= $2 order by seq limit $3",
  access: 'select seq, site_id, coalesce(person_id, unit_id, id) as record_id, mark, actor_position as added from access_entry where seq > $1 and seq <= $2 order by seq limit $3',
}

async function sealLines(ctx: Ctx, log: Log, lines: Line[], to: number): Promise<Seal[]> {
  const { personalData: keys } = ctx.app
  const byChain = new Map<string, Line[]>()
  for (const line of lines) {
    const chain = line.site_id ?? ctx.organizationId
    const own = byChain.get(chain)
    if (own) own.push(line)
    else byChain.set(chain, [line])
  }
  const last = await ctx.client.query<Pick<Seal, 'chain' | 'number' | 'to_seq' | 'hash'>>({ name: 'trail_last', text: 'select l.* from unnest($2::uuid[]) c (chain) cross join lateral (select chain, number, to_seq, hash from trail_seal s where s.organization_id = current_organization() and s.log = $1 and s.chain = c.chain order by number desc limit 1) l', values: [log, [...byChain.keys()]] })
  const before = new Map(last.rows.map((row) => [row.chain, row]))
  const adopted = await adopt(ctx, log, lines.filter(({ mark }) => mark === null))
  const seals = [...byChain].flatMap(([chain, all]): Seal[] => {
    const previous = before.get(chain)
    // Numbers below were sealed: what appears there afterwards is nobody's, and stays for the verification to find.
    const own = all.filter(({ seq }) => seq > (previous?.to_seq ?? 0))
    if (own.length === 0) return []
    const facts = {
      organization_id: ctx.organizationId, log, chain, number: (previous?.number ?? 0) + 1, from_seq: previous?.to_seq ?? 0, to_seq: to, rows: own.length,
      lines: packLines(own.map((line) => ({ seq: line.seq, recordId: line.record_id, digest: line.mark ? digestOf(line.mark, line.added) : (adopted.get(line.seq) ?? UNMARKED) }))),
      taken_over: own.some(({ seq }) => adopted.has(seq)), previous: previous?.hash ?? NOTHING_BEFORE, sealed_at: ctx.now,
    }
    const hash = hashOfSeal(facts)
    return [{ ...facts, hash, mark: markOfSeal(keys, hash) }]
  })
  if (seals.length > 0) await ctx.tx.insertInto('trail_seal').values(seals).execute()
  return seals
}

/** Lines from before there were marks are taken over as they are: their digest is made now. Later ones without a mark are nobody's. */
async function adopt(ctx: Ctx, log: Log, unmarked: Line[]): Promise<Map<number, Buffer>> {
  const found = new Map<number, Buffer>()
  if (unmarked.length === 0 || log !== 'timeline') return found
  const { rows } = await ctx.client.query<TimelineLine & { seq: number }>('select * from timeline_entry where seq = any ($1) and seq <= trail_unmarked_until($2)', [unmarked.map(({ seq }) => seq), log])
  for (const row of rows) found.set(row.seq, digestOf(markOfTimeline(ctx.app.personalData, row), ''))
  return found
}
