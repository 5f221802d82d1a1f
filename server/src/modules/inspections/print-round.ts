import type { inspections, Input, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import { mustSeeFile } from '../../platform/files/files.ts'
import { localeOf } from '../../platform/http/problem.ts'
import { publicAddress } from '../../platform/http/public-address.ts'
import type { Exchange, FileAnswer } from '../../platform/http/route.ts'
import type { Paper } from '../../platform/print/forms.ts'
import { printPaper } from '../../platform/print/print-forms.ts'
import { wallTimeIn } from '../../platform/time.ts'
import { formHead, siteById } from '../organization/index.ts'
import { itemsOfVersions } from './checklists.ts'
import { getTask } from './details.ts'

const WORDS = {
  'zh-CN': { title: '巡查记录表', daily: '二次装修日检表', vacant: '空置房屋检查表', plan: '计划', route: '路线', time: '时间', who: '巡查人', state: '状态', presence: '到位分', points: '点位记录', heads: ['点位', '检查项目', '结果', '说明', '时间'], findings: '发现与处理措施', findingHeads: ['编号', '问题', '程度', '处理方式', '状态', '结果'], photos: '现场照片', more: (n: number) => `另有 ${n} 张照片未打印，请在系统中查看。`, signatures: ['巡查人', '主管'], yes: '是', no: '否', none: '无' },
  'zh-TW': { title: '巡查記錄表', daily: '二次裝修日檢表', vacant: '空置房屋檢查表', plan: '計畫', route: '路線', time: '時間', who: '巡查人', state: '狀態', presence: '到位分', points: '點位記錄', heads: ['點位', '檢查項目', '結果', '說明', '時間'], findings: '發現與處理措施', findingHeads: ['編號', '問題', '程度', '處理方式', '狀態', '結果'], photos: '現場照片', more: (n: number) => `另有 ${n} 張照片未列印，請在系統中查看。`, signatures: ['巡查人', '主管'], yes: '是', no: '否', none: '無' },
  en: { title: 'Record of a round', daily: 'Daily check of renovations', vacant: 'Check of vacant units', plan: 'Plan', route: 'Route', time: 'Time', who: 'Walked by', state: 'State', presence: 'Presence', points: 'Points', heads: ['Point', 'Item', 'Result', 'Remark', 'Time'], findings: 'Findings and measures', findingHeads: ['Number', 'What', 'Severity', 'Way', 'State', 'Outcome'], photos: 'Photos', more: (n: number) => `${n} more photos are not printed; they are in the record on the screen.`, signatures: ['Walked by', 'Supervisor'], yes: 'Yes', no: 'No', none: 'None' },
} as const

/** 《巡查记录表》 on A4 (INS-013): every item with its answer, every finding with its measure, and their photos. */
export function printRound(exchange: Exchange, { params }: Input<typeof inspections.printRound>, actor: Actor): Promise<FileAnswer> {
  return print(exchange, actor, (ctx) => getTask(ctx, { params, query: {}, body: {} }))
}

/** The sheet of one point of a round, to be filed with what stands there (DEC-008): its answers, its findings, its pictures, and nobody else's. */
export function printRecord(exchange: Exchange, { params }: Input<typeof inspections.printRecord>, actor: Actor): Promise<FileAnswer> {
  return print(exchange, actor, async (ctx) => {
    const row = await ctx.tx.selectFrom('inspection_record').select('task_id').where('id', '=', params.id).executeTakeFirst()
    if (!row) throw new AppError('not_found')
    const round = await getTask(ctx, { params: { id: row.task_id }, query: {}, body: {} })
    const record = round.records.find(({ id }) => id === params.id)
    // One that gave way to another is no sheet.
    if (!record) throw new AppError('not_found')
    return { ...round, plan: { ...round.plan, name: `${record.point.name} · ${round.plan.name}` }, stops: [], records: [record], findings: round.findings.filter(({ point }) => point?.id === record.point.id), presence: record.presence, signedIn: [], startedBy: record.by }
  })
}

async function print(exchange: Exchange, actor: Actor, find: (ctx: Ctx) => Promise<inspections.InspectionTaskDetails>): Promise<FileAnswer> {
  const locale = localeOf(exchange.request.headers['accept-language'])
  const words = WORDS[locale]
  const paper = await runInCtx(exchange.app, { actor, locale }, async (ctx): Promise<Paper> => {
    const round = await find(ctx)
    const { timeZone } = await siteById(ctx, round.siteId)
    const time = (at: string | null): string => (at === null ? '' : wallTimeIn(timeZone, new Date(at)))
    return {
      ...(await formHead(ctx, round.siteId, round.number, publicAddress(exchange, `/inspections/rounds/${round.id}`))), title: round.kind === 'renovation' ? words.daily : round.kind === 'vacant_units' ? words.vacant : words.title, note: round.plan.name,
      parts: [
        {
          kind: 'facts', perRow: 2, items: [
            { label: words.plan, value: round.plan.name }, { label: words.route, value: round.route.name }, { label: words.time, value: `${time(round.from)} – ${time(round.to)}` }, { label: words.state, value: labelOf(locale, 'roundState', round.state) },
            { label: words.who, value: [...new Set([...round.signedIn, ...(round.startedBy ? [round.startedBy] : [])].map(({ name }) => name))].join('、') || null }, { label: words.presence, value: round.presence === null ? null : String(round.presence) },
          ],
        },
        { kind: 'table', label: words.points, heads: [...words.heads], widths: [34, 52, 24, 40, 24], rows: [...round.records.filter(({ isConflict }) => !isConflict).flatMap((record) => rowsOf(record, locale, time)), ...(await blankRows(ctx, round))] },
        ...(round.findings.length === 0
          ? [{ kind: 'passage' as const, label: words.findings, value: words.none, room: 0 }]
          : [{ kind: 'table' as const, label: words.findings, heads: [...words.findingHeads], widths: [30, 50, 18, 24, 20, 32], rows: round.findings.map((one) => [one.number, one.description, labelOf(locale, 'findingSeverity', one.severity), [labelOf(locale, 'findingWay', one.way), one.workOrder?.number ?? one.thirdParty].filter(Boolean).join(' '), labelOf(locale, 'findingState', one.state), one.outcome]) }]),
        ...(await photoParts(ctx, round, words)),
        { kind: 'signatures', people: words.signatures.map((label) => ({ label, signature: { name: null, signedAt: null, picture: null } })) },
      ],
    }
  })
  return { name: `${paper.number}.pdf`, contentType: 'application/pdf', body: await printPaper(paper, { locale }), isInline: true }
}

/** As many as are typeset in time. */
const MOST_PHOTOS = 60

/** Photos of the points, each with its point and item, then those of findings; how many are left out is said. */
async function photoParts(ctx: Ctx, round: inspections.InspectionTaskDetails, words: (typeof WORDS)[Locale]): Promise<Paper['parts']> {
  const ofPoints = round.records.flatMap(({ isConflict, point, answers, photos }) => (isConflict ? [] : photos.map((photo) => ({ photo, words: [`${point.code} ${point.name}`, answers.find(({ photoIds }) => photoIds.includes(photo.id))?.item.text].filter(Boolean).join(' · ') }))))
  const ofFindings = round.findings.flatMap(({ number, description, photos }) => photos.map((photo) => ({ photo, words: `${number} ${description}` })))
  // A photo of a bad answer is its finding's, too.
  const all = [...new Map([...ofPoints, ...ofFindings].filter(({ photo }) => photo.contentType.startsWith('image/')).map((one) => [one.photo.id, one])).values()]
  if (all.length === 0) return []
  const pictures = []
  for (const one of all.slice(0, MOST_PHOTOS)) pictures.push({ picture: await smallOf(ctx, one.photo.id), words: one.words })
  const left = all.length - pictures.length
  return [{ kind: 'pictures', label: words.photos, pictures }, ...(left > 0 ? [{ kind: 'text' as const, text: words.more(left) }] : [])]
}

async function smallOf(ctx: Ctx, fileId: string): Promise<Uint8Array> {
  const { sha256 } = await mustSeeFile(ctx, fileId)
  const { default: sharp } = await import('sharp')
  return sharp(await ctx.app.blobs.localPath(sha256)).resize({ width: 480, height: 480, fit: 'inside', withoutEnlargement: true }).flatten({ background: '#fff' }).jpeg({ quality: 75 }).toBuffer()
}

/** Points that are still to be looked at: their items to be filled in by hand. */
async function blankRows(ctx: Ctx, round: inspections.InspectionTaskDetails): Promise<string[][]> {
  const open = round.stops.filter(({ pointId }) => !round.records.some(({ point }) => point.id === pointId))
  if (open.length === 0 || !['planned', 'open', 'started'].includes(round.state)) return []
  const lists = await ctx.tx.selectFrom('inspection_point').innerJoin('checklist', 'checklist.id', 'inspection_point.checklist_id').select(['inspection_point.id as point_id', 'checklist.id', 'checklist.number']).where('inspection_point.id', 'in', open.map(({ pointId }) => pointId)).execute()
  const items = await itemsOfVersions(ctx, lists)
  const listOf = new Map(lists.map((row) => [row.point_id, items.get(`${row.id} ${row.number}`) ?? []]))
  return open.flatMap(({ pointId, code, name }) => (listOf.get(pointId) ?? []).map((item, i) => [i === 0 ? `${code} ${name}` : '', item.text, item.unit, '', '']))
}

function rowsOf(record: inspections.PointRecord, locale: Locale, time: (at: string) => string): string[][] {
  const words = WORDS[locale]
  const point = `${record.point.code} ${record.point.name}`
  if (record.result === 'skipped') return [[point, '', labelOf(locale, 'pointResult', 'skipped'), record.skipReason, time(record.at)]]
  const said = (value: string | number | boolean | null, unit: string): string => (value === null ? '' : value === true ? words.yes : value === false ? words.no : `${value}${unit}`)
  return record.answers.map(({ item, value, note, isFine }, i) => [i === 0 ? point : '', item.text, `${said(value, item.unit)}${isFine === false ? ' ✗' : ''}`, [note, i === 0 ? record.note : ''].filter(Boolean).join('；'), i === 0 ? time(record.at) : ''])
}
