import type { App } from '../app.ts'
import { Actor } from '../auth/actor.ts'
import { runInCtx, type Ctx } from '../ctx.ts'
import { ERASED_NAME } from '../personal-data/erased.ts'
import type { PersonalDataKey } from '../keys/personal-data-key.ts'
import { keepHeads, rememberedHeads } from './anchor.ts'
import { accessText, contentText, erasedText, LOGS, markOfTimeline, namelessText, timelineText, type AccessLine, type Log, type TimelineLine } from './lines.ts'
import { ChainReader } from './chain-reader.ts'
import { digestOf, UNMARKED } from './seal.ts'

/**
 * What was done behind the product's back: a line `changed`, `deleted`, `inserted` or put into another's place (`moved`), a link of the chain
 * changed (`seal`), or the end of a chain cut off (`tail`). `heads`: the file beside the database was changed.
 */
export type FindingKind = 'changed' | 'deleted' | 'inserted' | 'moved' | 'seal' | 'tail' | 'heads'

export interface Finding {
  kind: FindingKind
  log: Log
  /** The site, or null for what belongs to the organisation. */
  siteId: string | null
  seq: number | null
  seal: number | null
  recordType: string | null
  recordId: string | null
  /** When the line says that it was written, or its link was sealed. */
  at: Date | null
  detail: string
}

export interface Verified {
  lines: number
  seals: number
  /** Lines that are too young to be in a link; their marks were checked. */
  unsealed: number
  findings: number
  examples: Finding[]
}

const WINDOW = 20_000
const MOST_EXAMPLES = 200

type Row = (TimelineLine | AccessLine) & { seq: number; mark: Buffer | null; content_hash?: Buffer | null; erased_mark?: Buffer | null; nameless_mark?: Buffer | null; actor_position?: string }

/** Goes through every line and every link of an organisation in one snapshot, without holding anybody up. */
export async function verifyTrail(app: App, organizationId: string): Promise<Verified> {
  keepHeads(app)
  return runInCtx(app, { actor: Actor.system(organizationId) }, async (ctx) => {
    await ctx.client.query('set transaction isolation level repeatable read, read only')
    const found: Verified = { lines: 0, seals: 0, unsealed: 0, findings: 0, examples: [] }
    const tell = (finding: Finding): void => {
      found.findings++
      if (found.examples.length < MOST_EXAMPLES) found.examples.push(finding)
    }
    for (const log of LOGS) await verifyLog(ctx, log, found, tell)
    verifyHeads(await headsInDatabase(ctx), ctx, tell)
    return found
  })
}

async function verifyLog(ctx: Ctx, log: Log, found: Verified, tell: (finding: Finding) => void): Promise<void> {
  const keys = ctx.app.personalData
  const sealedUntil = (await ctx.client.query<{ sealed_seq: number }>('select sealed_seq from trail_head where log = $1', [log])).rows[0]?.sealed_seq ?? 0
  const unmarkedUntil = (await ctx.client.query<{ seq: number }>('select trail_unmarked_until($1) as seq', [log])).rows[0]!.seq
  const chains = new Map<string, ChainReader>()
  for (const chain of await chainsOf(ctx, log)) chains.set(chain, new ChainReader(ctx, log, chain, tell))
  const bounds = (await ctx.client.query<{ low: number | null; high: number | null }>(`select min(seq) as low, max(seq) as high from ${TABLE[log]}`)).rows[0]!
  for (let low = (bounds.low ?? 1) - 1; bounds.high !== null && low < bounds.high; low += WINDOW) {
    const { rows } = await ctx.client.query<Row>({ name: `trail_verify_${log}`, text: `select ${COLUMNS[log]} from ${TABLE[log]} where seq > $1 and seq <= $2 order by seq, id`, values: [low, low + WINDOW] })
    for (const row of rows) {
      found.lines++
      const chain = row.site_id ?? ctx.organizationId
      const of = { log, siteId: row.site_id, seq: row.seq, recordType: row.record_type, recordId: recordOf(row, log), at: 'recorded_at' in row ? row.recorded_at : row.at }
      const mark = markOf(keys, row, unmarkedUntil)
      if (mark === null) tell({ ...of, kind: row.mark === null ? 'inserted' : 'changed', seal: null, detail: row.mark === null ? 'written without the product' : 'does not fit its mark' })
      const expected = await chains.get(chain)?.at(row.seq)
      if (expected === undefined) {
        if (row.seq <= sealedUntil) tell({ ...of, kind: 'inserted', seal: null, detail: 'in a place that was sealed without it' })
        else found.unsealed++
        continue
      }
      const digest = mark === null ? null : digestOf(mark, row.actor_position ?? '')
      if (expected.line.digest.equals(UNMARKED)) continue
      if (expected.line.recordId !== of.recordId || (digest !== null && !digest.equals(expected.line.digest)))
        tell({ ...of, kind: 'moved', seal: expected.seal, detail: `sealed there was a line of ${expected.line.recordId}` })
    }
  }
  for (const reader of chains.values()) {
    await reader.finish(sealedUntil)
    found.seals += reader.seals
  }
}

const TABLE: Record<Log, string> = { timeline: 'timeline_entry', access: 'access_entry' }
const COLUMNS: Record<Log, string> = {
  timeline: 'seq, mark, content_hash, erased_mark, nameless_mark, organization_id, id, site_id, record_type, record_id, at, recorded_at, actor_kind, actor_id, actor_name, action, from_status, to_status, note, changes, file_ids, device, request_id, is_visible_to_resident',
  access: 'seq, mark, actor_position, organization_id, id, site_id, at, act, person_id, unit_id, list, rows, classes, purpose, reason, record_type, record_id, recipient, actor_kind, actor_id, account_id, actor_name, device, request_id',
}

function recordOf(row: Row, log: Log): string {
  if (log === 'timeline') return (row as TimelineLine).record_id
  const line = row as AccessLine
  return line.person_id ?? line.unit_id ?? line.id
}

/** The mark that the line should have, if it has it; of a line from before there were marks the one that was taken over. Null: nobody's line. */
function markOf(keys: PersonalDataKey, row: Row, unmarkedUntil: number): Buffer | null {
  const given = row.mark
  if (!('changes' in row)) return given !== null && fits(keys, given, accessText(row)) ? given : null
  if (given === null) return row.seq <= unmarkedUntil ? markOfTimeline(keys, row) : null
  if (row.content_hash) {
    const isErased = row.note === null && Array.isArray(row.changes) && row.changes.length === 0 && row.erased_mark !== null && row.erased_mark !== undefined && fits(keys, row.erased_mark, erasedText(row.id, row.content_hash))
    return isErased && fitsLine(keys, row, row.content_hash, given) ? given : null
  }
  const hash = keys.vouchLike(given, contentText(row))
  return hash !== null && fitsLine(keys, row, hash, given) ? given : null
}

function fitsLine(keys: PersonalDataKey, row: TimelineLine & Pick<Row, 'nameless_mark'>, contentHash: Buffer, given: Buffer): boolean {
  if (!row.nameless_mark) return fits(keys, given, timelineText(row, contentHash.toString('base64')))
  return row.actor_name === ERASED_NAME && fits(keys, row.nameless_mark, namelessText(row, contentHash, given))
}

function fits(keys: PersonalDataKey, mark: Buffer, text: string): boolean {
  return keys.vouchLike(mark, text)?.equals(mark) === true
}

async function chainsOf(ctx: Ctx, log: Log): Promise<string[]> {
  return (await ctx.client.query<{ chain: string }>('select distinct chain from trail_seal where log = $1', [log])).rows.map(({ chain }) => chain)
}

async function headsInDatabase(ctx: Ctx): Promise<Map<string, { number: number; hash: string }[]>> {
  const heads = new Map<string, { number: number; hash: string }[]>()
  let known: ReturnType<typeof rememberedHeads>
  try {
    known = rememberedHeads(ctx.app, ctx.organizationId)
  } catch {
    return heads
  }
  for (const [key, head] of Object.entries(known)) {
    const [log, chain] = key.split(' ') as [Log, string]
    const { rows } = await ctx.client.query<{ number: number; hash: Buffer }>('select number, hash from trail_seal where log = $1 and chain = $2 and number = $3', [log, chain, head.number])
    heads.set(key, rows.map(({ number, hash }) => ({ number, hash: hash.toString('base64') })))
  }
  return heads
}

/** What this machine remembers of the ends of chains, against what the database has: a tail that was cut off leaves no other trace. */
function verifyHeads(inDatabase: Map<string, { number: number; hash: string }[]>, ctx: Ctx, tell: (finding: Finding) => void): void {
  const bare = { seq: null, recordType: null, recordId: null, at: null }
  let known: ReturnType<typeof rememberedHeads>
  try {
    known = rememberedHeads(ctx.app, ctx.organizationId)
  } catch (error) {
    tell({ ...bare, kind: 'heads', log: 'timeline', siteId: null, seal: null, detail: error instanceof Error ? error.message : String(error) })
    return
  }
  for (const [key, head] of Object.entries(known)) {
    const [log, chain] = key.split(' ') as [Log, string]
    const there = inDatabase.get(key)?.[0]
    const of = { ...bare, log, siteId: chain === ctx.organizationId ? null : chain, seal: head.number }
    if (there === undefined) tell({ ...of, kind: 'tail', detail: `the chain reached link ${head.number}, which is gone` })
    else if (there.hash !== head.hash) tell({ ...of, kind: 'seal', detail: `link ${head.number} is another one than this machine saw` })
  }
}
