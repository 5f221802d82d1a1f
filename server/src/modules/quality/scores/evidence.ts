import type { Ctx } from '../../../platform/ctx.ts'
import { midnightOf } from '../../../platform/text/index.ts'
import { dayIn } from '../../../platform/time.ts'
import { siteById } from '../../organization/index.ts'
import { itemsOfVersion } from '../../standards/index.ts'
import { lossesOf, type Answered } from '../score.ts'
import type { Sheet, Voice } from './formula.ts'
import { firstDay } from './month.ts'

/** For whom a piece of evidence speaks beside the site; null when no colleague was concerned. */
export type Of<T> = T & { employeeId: string | null }
export interface Gathered {
  voices: Of<Voice>[]
  mystery: Of<Sheet>[]
  internal: Of<Sheet>[]
}
export interface Span {
  siteId: string
  from: Date
  to: Date
}

type Voices = (ctx: Ctx, span: Span) => Promise<Omit<Of<Voice>, 'isLate'>[]>
const asked: Voices[] = []
/** A module to the right says what customers answered at a site in a span of time: ratings, return visits, feedback at the desk. */
export function customersAnswer(voices: Voices): void {
  asked.push(voices)
}

/** Everything of a site that was seen and said in a span, whoever asks: a score does not depend on the zones of who looks at it. */
export async function gather(ctx: Ctx, span: Span): Promise<Gathered> {
  return atWholeSite(ctx, async () => {
    const voices: Of<Voice>[] = []
    for (const ask of asked) for (const voice of await ask(ctx, span)) voices.push({ ...voice, isLate: false })
    const checks = await checksOf(ctx, span)
    return { voices, mystery: [...(await visitsOf(ctx, span)), ...checks.mystery], internal: checks.internal }
  })
}

/** People of a zone see less of the tables; what is computed for all must not be computed from that. */
async function atWholeSite<T>(ctx: Ctx, work: () => Promise<T>): Promise<T> {
  if (ctx.actor.zoneLimit === null) return work()
  const { rows } = await ctx.client.query<{ limited: string }>("select current_setting('app.limited_sites', true) as limited, set_config('app.limited_sites', '', true)")
  const result = await work()
  await ctx.client.query("select set_config('app.limited_sites', $1, true)", [rows[0]!.limited])
  return result
}

/** Checks of the house; one that a colleague filled for a mystery visitor speaks for that part. */
async function checksOf(ctx: Ctx, { siteId, from, to }: Span): Promise<Pick<Gathered, 'mystery' | 'internal'>> {
  const rows = await ctx.tx
    .selectFrom('service_check')
    .select(['id', 'number', 'standard_id', 'standard_number', 'employee_id', 'occasion', 'answers', 'score', 'has_red_line', 'checked_at'])
    .where('site_id', '=', siteId).where('checked_at', '>=', from).where('checked_at', '<', to).where('score', 'is not', null)
    .orderBy('checked_at').orderBy('id').execute()
  const sheets = new SheetReader(ctx)
  const found: Pick<Gathered, 'mystery' | 'internal'> = { mystery: [], internal: [] }
  for (const row of rows)
    found[row.occasion === 'mystery_visit' ? 'mystery' : 'internal'].push({
      source: 'check', key: `check:${row.id}`, recordId: row.id, number: row.number, at: row.checked_at, isLate: false, employeeId: row.employee_id, score: Number(row.score), hasRedLine: row.has_red_line,
      losses: lossesOf(await sheets.answered(row.standard_id, row.standard_number, row.answers)),
    })
  return found
}

/** Mystery visits by the month in which they count; their moment is the day of the visit and no hour, which would tell who came. */
async function visitsOf(ctx: Ctx, { siteId, from, to }: Span): Promise<Of<Sheet>[]> {
  const { timeZone } = await siteById(ctx, siteId)
  const monthOf = (at: Date): string => firstDay(dayIn(timeZone, at).slice(0, 7))
  const rows = await ctx.tx
    .selectFrom('mystery_visit')
    .select(['id', 'number', 'standard_id', 'standard_number', 'employee_id', 'answers', 'score', 'has_red_line', 'visited_on'])
    .where('site_id', '=', siteId).where('state', '=', 'submitted').where('month', '>=', monthOf(from)).where('month', '<', monthOf(to)).where('score', 'is not', null)
    .orderBy('visited_on').orderBy('id').execute()
  const sheets = new SheetReader(ctx)
  const found: Of<Sheet>[] = []
  for (const row of rows)
    found.push({
      source: 'mystery_visit', key: `mystery_visit:${row.id}`, recordId: row.id, number: row.number, at: midnightOf(row.visited_on!, timeZone), isLate: false, employeeId: row.employee_id, score: Number(row.score), hasRedLine: row.has_red_line,
      losses: lossesOf(await sheets.answered(row.standard_id, row.standard_number, row.answers)),
    })
  return found
}

/** Answers beside the items of their version; each version is read once. */
class SheetReader {
  readonly #ctx: Ctx
  readonly #items = new Map<string, Awaited<ReturnType<typeof itemsOfVersion>>>()
  constructor(ctx: Ctx) {
    this.#ctx = ctx
  }

  async answered(standardId: string, number: number, answers: unknown): Promise<Answered[]> {
    const key = `${standardId} ${number}`
    const items = this.#items.get(key) ?? (await itemsOfVersion(this.#ctx, standardId, number))
    this.#items.set(key, items)
    const given = new Map((answers as { itemId: string; value: number | null }[]).map(({ itemId, value }) => [itemId, value]))
    return items.map((item) => ({ item, value: given.get(item.id) ?? null }))
  }
}
