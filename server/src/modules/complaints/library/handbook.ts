import type { Input, Locale, redress, sla } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { sql } from 'kysely'
import type { Actor } from '../../../platform/auth/actor.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Exchange, FileAnswer } from '../../../platform/http/route.ts'
import type { PaperPart } from '../../../platform/print/forms.ts'
import { announceChange } from '../../../platform/live/changes.ts'
import { recordHappening } from '../../../platform/records/index.ts'
import { iso } from '../../../platform/time.ts'
import { paperOf, siteById } from '../../organization/index.ts'
import { listPolicies } from '../../sla/index.ts'
import { currentSettings } from '../causes/settings.ts'
import { peopleOfPost } from '../workflow/steps.ts'
import { ownSteps, readWorkflows, type Workflows } from '../workflow/workflows.ts'
import { handbookWords, lengthText, type HandbookWords } from './handbook-words.ts'

type Chapter = redress.HandbookChapter
interface Pens {
  ctx: Ctx
  locale: Locale
  siteId: string
  words: HandbookWords
}

/** What the handbook would say now: made from the workflows, the grades, the levels, the promises and the people (CMP-029). */
async function chaptersNow(ctx: Ctx, siteId: string): Promise<Chapter[]> {
  const pens: Pens = { ctx, locale: ctx.locale, siteId, words: handbookWords(ctx.locale) }
  const workflows = await readWorkflows(ctx)
  const people = await responsible(pens)
  return [principles(pens), await grades(pens), await levels(pens), ...processes(pens, workflows), await promises(pens), await limits(pens), people]
}

const chapter = (title: string, paragraphs: string[], table: Chapter['table'] = null, isSub = false): Chapter => ({ title, paragraphs, table, isSub })

function principles({ words }: Pens): Chapter {
  return chapter(words.principles, words.principleTexts)
}

async function grades({ ctx, locale, words }: Pens): Promise<Chapter> {
  const settings = await currentSettings(ctx)
  const rows = (['ordinary', 'complex', 'major'] as const).map((grade) => [labelOf(locale, 'grade', grade), words.gradeMeaning[grade], words.gradeAct[grade]])
  const forced = words.forced(settings.groupHouseholds, settings.groupDays, settings.thirdDays, (['safety', 'injury', 'media', 'authority'] as const).map((reason) => labelOf(locale, 'majorReason', reason)))
  return chapter(words.grades, [forced], { heads: words.gradeHeads, rows })
}

/** Levels of disagreement: who decides next when the resident does not agree. */
async function levels({ ctx, siteId, words }: Pens): Promise<Chapter> {
  const rows: string[][] = []
  for (const post of ['supervisor', 'site_manager', 'head_office'] as const) rows.push([words.levelNames[post], listed(await peopleOfPost(ctx, post, siteId), words), words.levelActs[post]])
  return chapter(words.levels, [words.levelText], { heads: words.levelHeads, rows: [...rows, [words.levelNames.mediation, words.outside, words.levelActs.mediation]] })
}

const listed = (names: readonly string[], words: HandbookWords): string => (names.length === 0 ? words.nobody : names.join('、'))

/** The one process for all, then every category that has its own. */
function processes(pens: Pens, workflows: Workflows): Chapter[] {
  const { words } = pens
  const own = [...workflows.categories.values()].flatMap((category) => {
    const steps = ownSteps(workflows, category.id)
    const parent = category.parent_id === null ? undefined : workflows.categories.get(category.parent_id)
    return steps === null ? [] : [chapter(parent ? `${parent.name} · ${category.name}` : category.name, [], stepTable(pens, steps), true)]
  })
  return [chapter(words.processes, [words.processText]), chapter(words.everyComplaint, [], stepTable(pens, ownSteps(workflows, null)!), true), ...own]
}

function stepTable({ locale, words }: Pens, steps: readonly redress.WorkflowStep[]): Chapter['table'] {
  return { heads: words.stepHeads, rows: steps.map((step, i) => [String(i + 1), step.name, step.detail, labelOf(locale, 'stepPost', step.post), step.withinMinutes === null ? '—' : lengthText(step.withinMinutes, locale)]) }
}

/** The promises to residents, as the policies in force say them. */
async function promises({ ctx, locale, words }: Pens): Promise<Chapter> {
  const { items } = await listPolicies(ctx, { params: {}, query: {}, body: {} })
  const rows = items.filter((policy) => policy.isActive && !policy.isUpcoming && concernsComplaints(policy)).flatMap((policy) => policy.targets.map((target) => [policy.name, labelOf(locale, 'metric', target.metric), target.targetText]))
  return chapter(words.promises, [words.promiseText], { heads: words.promiseHeads, rows })
}

function concernsComplaints({ match: { types, kinds, grades: graded } }: { match: sla.PolicyMatch }): boolean {
  if (types !== undefined && !types.includes('case')) return false
  return kinds === undefined ? graded !== undefined || types !== undefined : kinds.includes('complaint')
}

/** Who may grant how much. */
async function limits({ ctx, locale, words }: Pens): Promise<Chapter> {
  const { limits: all } = await currentSettings(ctx)
  const rows = (['front_desk', 'steward', 'supervisor', 'site_manager', 'administrator'] as const).flatMap((role) => {
    const limit = all[role]
    return limit === undefined || limit === 0 ? [] : [[labelOf(locale, 'role', role), limit === null ? words.unlimited : `¥${(limit / 100).toLocaleString('en-US')}`]]
  })
  return chapter(words.limits, [words.limitText], { heads: words.limitHeads, rows })
}

/** The people of the site: posts, and the departments with the categories that are theirs. */
async function responsible({ ctx, siteId, words }: Pens): Promise<Chapter> {
  const rows: string[][] = []
  for (const post of ['supervisor', 'site_manager', 'head_office'] as const) rows.push([words.levelNames[post], listed(await peopleOfPost(ctx, post, siteId), words), ''])
  const departments = await ctx.tx.selectFrom('department').select(['code', 'name', 'id']).where('site_id', '=', siteId).orderBy('sort_order').execute()
  const categories = await ctx.tx.selectFrom('case_category').select(['name', 'department_code']).where('parent_id', 'is', null).where('is_active', '=', true).orderBy('sort_order').execute()
  const staff = await ctx.tx.selectFrom('employee').select(['name', 'department_id']).where('is_active', '=', true).orderBy('name').execute()
  for (const department of departments) {
    const own = categories.filter((category) => category.department_code === department.code).map((category) => category.name)
    if (own.length > 0) rows.push([department.name, listed(staff.filter((one) => one.department_id === department.id).map((one) => one.name).slice(0, 12), words), own.join('、')])
  }
  return chapter(words.people, [], { heads: words.peopleHeads, rows })
}

/** The newest published handbook of a site, one version, or what would be published now. Throws `not_found`. */
export async function getHandbook(ctx: Ctx, { query }: Input<typeof redress.getHandbook>): Promise<redress.Handbook> {
  ctx.actor.mustSee('library:read', query.siteId)
  await siteById(ctx, query.siteId)
  const rows = await ctx.tx.selectFrom('complaint_handbook').selectAll().where('site_id', '=', query.siteId).orderBy('version', 'desc').limit(100).execute()
  const now = await chaptersNow(ctx, query.siteId)
  const isDraft = query.draft === true || (query.version === undefined && rows.length === 0)
  const row = isDraft ? undefined : query.version === undefined ? rows[0] : rows.find((one) => one.version === query.version)
  if (!isDraft && row === undefined) throw new AppError('not_found', 'No such version')
  const present = (one: (typeof rows)[number]) => ({ number: one.version, publishedAt: iso(one.at), publishedBy: one.by_name, note: one.note })
  return {
    siteId: query.siteId, version: row === undefined ? null : present(row), chapters: row?.chapters ?? now, isChanged: rows[0] === undefined || JSON.stringify(sortedKeys(rows[0].chapters)) !== JSON.stringify(sortedKeys(now)), versions: rows.map(present), mayPublish: ctx.actor.can('settings:manage', query.siteId),
  }
}

/** The database keeps the keys of an object in an order of its own. */
function sortedKeys(chapters: readonly Chapter[]): unknown[] {
  return chapters.map(({ title, paragraphs, table, isSub }) => [title, paragraphs, table?.heads, table?.rows, isSub])
}

/** Publishes what holds now as the next version; nothing new is no version. Of two at once, one wins. */
export async function publishHandbook(ctx: Ctx, { body }: Input<typeof redress.publishHandbook>): Promise<redress.Handbook> {
  ctx.actor.mustSee('library:read', body.siteId)
  ctx.actor.mustBeAbleTo('settings:manage', body.siteId)
  await siteById(ctx, body.siteId)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`handbook:${body.siteId}`}, 0))`.execute(ctx.tx)
  const before = await getHandbook(ctx, { params: {}, query: { siteId: body.siteId, draft: true }, body: {} })
  if (!before.isChanged) throw new AppError('rule_broken', 'Nothing has changed since the last version')
  const version = (before.versions[0]?.number ?? 0) + 1
  await ctx.tx.insertInto('complaint_handbook').values({ organization_id: ctx.organizationId, site_id: body.siteId, version, chapters: sql`${JSON.stringify(before.chapters)}::jsonb`, note: body.note, at: ctx.now, by_name: ctx.actor.name }).execute()
  recordHappening(ctx, { siteId: body.siteId, recordType: 'complaint_handbook', recordId: body.siteId, action: 'published', note: `v${version}${body.note ? `：${body.note}` : ''}` })
  announceChange(ctx, { recordType: 'complaint_handbook', recordId: body.siteId, siteId: body.siteId, action: 'published' })
  return getHandbook(ctx, { params: {}, query: { siteId: body.siteId }, body: {} })
}

/** 《投诉处理手册》 as PDF: one click. */
export function printHandbook(exchange: Exchange, { query }: Input<typeof redress.printHandbook>, actor: Actor): Promise<FileAnswer> {
  return paperOf(exchange, actor, async (ctx) => {
    const book = await getHandbook(ctx, { params: {}, query, body: {} })
    const words = handbookWords(ctx.locale)
    const { code } = await siteById(ctx, query.siteId)
    return {
      siteId: book.siteId, number: `${code}-${book.version === null ? words.draft : `V${book.version.number}`}`, path: null,
      write: ({ time }) => ({ title: words.title, note: book.version === null ? words.draft : `${words.published} ${time(book.version.publishedAt)!.slice(0, 10)}`, parts: numbered(book.chapters).flatMap(partsOf) }),
    }
  })
}

/** 一、二、三 in front of the chapters, 1. 2. 3. in front of what is below them. */
function numbered(chapters: readonly Chapter[]): Chapter[] {
  let major = 0
  let minor = 0
  return chapters.map((one) => {
    if (one.isSub) return { ...one, title: `${major}.${++minor}　${one.title}` }
    minor = 0
    return { ...one, title: `${++major}　${one.title}` }
  })
}

function partsOf(one: Chapter): PaperPart[] {
  const parts: PaperPart[] = [{ kind: 'heading', text: one.title, isSub: one.isSub }, ...one.paragraphs.map((text): PaperPart => ({ kind: 'text', text }))]
  if (one.table) parts.push({ kind: 'table', label: null, heads: one.table.heads, widths: widthsOf(one.table), rows: one.table.rows })
  return parts
}

/** Columns as wide as their longest entry, the longest of them the rest of the page. */
function widthsOf({ heads, rows }: NonNullable<Chapter['table']>): number[] {
  const longest = heads.map((head, i) => Math.max(...[head, ...rows.map((row) => row[i] ?? '')].map((text) => [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 2 : 1), 0))))
  const widest = longest.indexOf(Math.max(...longest))
  return longest.map((length, i) => (i === widest ? 0 : Math.min(44, Math.max(10, length * 1.75 + 4))))
}
