import type { maintenance } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { dayIn, daysBetween } from '../../../platform/time.ts'
import { importerOf, listImport, type ImportKind, type RowReader } from '../../archives/index.ts'
import { timeZoneOf } from '../../organization/index.ts'
import { changeLegalInspection, createLegalInspection, recordCertificate, type LegalRow } from '../legal.ts'
import { TEXTS, partyIn, readSite, targetOf, type KnownOfSite } from './known.ts'

type Said = Partial<Pick<LegalRow, 'kind' | 'facility_id' | 'class_id' | 'party_id' | 'months' | 'owner_id' | 'note'>>
interface Certificate {
  on: string
  result: maintenance.LegalResult
  number: string
  validFrom: string | null
  validUntil: string | null
}
interface Known extends KnownOfSite {
  today: string
  names: Set<string>
  /** What the law asks of a facility is there once, whatever a list calls it. */
  nameOf: Map<string, string>
}

const KINDS: readonly (readonly [maintenance.LegalKind, RegExp])[] = [
  ['escalator', /扶梯|escalator/i], ['lift', /电梯|電梯|客梯|货梯|貨梯|升降|lift|elevator/i], ['pressure_vessel', /压力容器|壓力容器|气瓶|pressure/i], ['boiler', /锅炉|鍋爐|boiler/i], ['lightning', /防雷|避雷|接地|lightning/i],
  ['fire', /消防|灭火|滅火|火灾|火災|fire/i], ['water_tank', /水质|水質|水箱|二次供水|water/i], ['electrical', /电气|電氣|高压|高壓|配电|配電|预防性|預防性|变压|變壓|electric/i], ['playground', /游乐|遊樂|儿童|兒童|playground/i], ['other', /其他|其它|other/i],
]
const RESULTS: readonly (readonly [maintenance.LegalResult, RegExp])[] = [['failed', /不合格|未通过|未通過|不通过|fail/i], ['conditional', /整改|复检|複檢|条件|條件|conditional/i], ['passed', /合格|通过|通過|pass|ok|√|✓/i]]
const MONTH = 30.44

/** A list of what the law has inspected, a facility or class a row with its last certificate; the same list again changes nothing. */
export const legalImport: ImportKind = listImport<LegalRow, Known>({
  permission: 'maintenance:write',
  texts: {
    ...TEXTS,
    target_missing: ['请写明是哪台设施或哪类设施', '請寫明是哪台設施或哪類設施', 'Say which facility or class'],
    months_missing: ['请填写检验周期（月），或检验日期与有效期至', '請填寫檢驗週期（月），或檢驗日期與有效期至', 'Give the months between inspections, or both days of the certificate'],
    months_range: ['检验周期为 1 至 240 个月：{value}', '檢驗週期為 1 至 240 個月：{value}', 'Between 1 and 240 months: {value}'],
    in_future: ['检验日期在将来：{value}', '檢驗日期在將來：{value}', 'Inspected on a day to come: {value}'],
    until_missing: ['请填写有效期至', '請填寫有效期至', 'Say until when it holds'],
    until_failed: ['不合格的没有有效期：{value}', '不合格的沒有有效期：{value}', 'What failed holds for no day: {value}'],
    day_missing: ['请填写检验日期', '請填寫檢驗日期', 'Say when it was inspected'],
  },
  fields: {
    name: { headers: ['检验项目', '检验名称', '项目', '名称', '檢驗項目', '檢驗名稱', '項目', '名稱', 'inspection', 'name'] },
    kind: { headers: ['种类', '检验类别', '检验种类', '类别', '種類', '檢驗類別', '檢驗種類', '類別', 'kind', 'type'] },
    facility: { headers: ['设施', '设备', '设备编号', '设备名称', '检验对象', '設施', '設備', '設備編號', '設備名稱', '檢驗對象', 'facility', 'equipment'] },
    class: { headers: ['设施类别', '设备类别', '設施類別', '設備類別', 'class'] },
    party: { headers: ['检验单位', '检验机构', '检测单位', '检测机构', '檢驗單位', '檢驗機構', '檢測單位', '檢測機構', 'by', 'authority', 'inspected by'] },
    months: { headers: ['周期（月）', '检验周期', '检验周期（月）', '週期（月）', '檢驗週期', '檢驗週期（月）', 'months', 'every (months)'] },
    owner: { headers: ['责任人', '负责人', '責任人', '負責人', 'owner', 'responsible'] },
    on: { headers: ['检验日期', '检测日期', '上次检验', '檢驗日期', '檢測日期', '上次檢驗', 'inspected', 'inspected on'] },
    result: { headers: ['检验结果', '结果', '结论', '检验结论', '檢驗結果', '結果', '結論', '檢驗結論', 'result'] },
    number: { headers: ['证书编号', '报告编号', '合格证编号', '證書編號', '報告編號', '合格證編號', 'certificate', 'certificate number', 'report number'] },
    validFrom: { headers: ['有效期起', '生效日期', '有效期起日', 'valid from'] },
    validUntil: { headers: ['有效期至', '有效期', '到期日期', '下次检验日期', '下次检验', '下次檢驗日期', '下次檢驗', 'until', 'valid until', 'next'] },
    note: { headers: ['备注', '備註', '说明', 'note', 'remark'] },
  },
  known: async (ctx, { siteId }) => {
    const rows = await ctx.tx.selectFrom('legal_inspection').select(['name', 'kind', 'facility_id']).where('site_id', '=', siteId).execute()
    return { ...(await readSite(ctx, siteId, 'maintenance:read')), today: dayIn(await timeZoneOf(ctx, siteId), ctx.now), names: new Set(rows.map(({ name }) => name)), nameOf: new Map(rows.flatMap((row) => (row.facility_id === null ? [] : [[`${row.facility_id} ${row.kind}`, row.name] as const]))) }
  },
  read: (row, known) => {
    const written = row.text('name', 100)
    const { facility, classId, isSaid } = targetOf(row, known)
    if (written === undefined && !isSaid) {
      row.note('key_missing', 'name', '')
      return null
    }
    const kind = row.word('kind', KINDS) ?? KINDS.find(([, pattern]) => pattern.test(`${written ?? ''} ${facility?.className ?? ''} ${facility?.name ?? ''} ${row.text('class') ?? ''}`))?.[0]
    const same = facility === undefined ? undefined : known.nameOf.get(`${facility.id} ${kind ?? 'other'}`)
    const name = written !== undefined && known.names.has(written) ? written : (same ?? written ?? [facility?.code, facility?.name ?? row.text('facility') ?? row.text('class'), row.text('kind')].filter(Boolean).join(' ').slice(0, 100))
    const isNew = !known.names.has(name)
    const certificate = certificateOf(row, known.today)
    const months = monthsOf(row, certificate)
    if (isNew && !isSaid) row.note('target_missing', 'facility', '')
    if (isNew && months === undefined && !row.hasError) row.note('months_missing', 'months', '')
    const ownerName = row.text('owner', 50)
    const ownerId = ownerName === undefined ? undefined : known.colleague(ownerName)
    if (ownerName !== undefined && ownerId === undefined) row.note('colleague_unknown', 'owner', ownerName, 'warning')
    const target: Said = facility ? { facility_id: facility.id, class_id: null } : classId === undefined ? {} : { facility_id: null, class_id: classId }
    const values: Said = { ...(isNew || row.text('kind') !== undefined ? { kind: kind ?? 'other' } : {}), ...target, party_id: partyIn(row, known, 'party'), months: isNew || row.text('months') !== undefined ? months : undefined, owner_id: ownerId, note: row.text('note', 1000) } as Said
    return { keys: [name], title: [name, certificate?.number].filter(Boolean).join(' · '), values, initial: { name }, ...(certificate ? { extra: certificate } : {}) }
  },
  there: async (ctx, siteId) => new Map((await ctx.tx.selectFrom('legal_inspection').selectAll().where('site_id', '=', siteId).execute()).map((row) => [row.name, row])),
  isExtraNew: async (ctx, row, extra) => !(await hasCertificate(ctx, row.id, extra as Certificate)),
  add: async (ctx, order, { values, initial, extra }) => {
    const by = (await importerOf(ctx, order)) ?? ctx
    const { id } = await createLegalInspection(by, { params: {}, query: {}, body: { siteId: order.siteId, ...factsOf(initial!['name'] as string, values as Said) } })
    if (extra !== undefined) await certify(by, id, extra as Certificate)
  },
  change: async (ctx, order, before, { values, extra }) => {
    const by = (await importerOf(ctx, order)) ?? ctx
    const said = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Said
    const isOther = Object.entries(said).some(([column, to]) => before[column as keyof Said] !== to)
    if (isOther) await changeLegalInspection(by, { params: { id: before.id }, query: {}, body: { version: before.version, ...factsOf(before.name, { ...before, ...said }), isActive: before.is_active } })
    if (extra !== undefined && !(await hasCertificate(ctx, before.id, extra as Certificate))) await certify(by, before.id, extra as Certificate)
  },
})

const factsOf = (name: string, said: Said) => ({ kind: said.kind ?? ('other' as const), name, facilityId: said.facility_id ?? null, classId: said.class_id ?? null, partyId: said.party_id ?? null, months: said.months!, ownerId: said.owner_id ?? null, isActive: true, note: said.note ?? '' })
const certify = (ctx: Ctx, id: string, certificate: Certificate): Promise<unknown> => recordCertificate(ctx, { params: { id }, query: {}, body: { ...certificate, partyId: null, note: '', fileIds: [] } })

/** What was voided does not come back by a list. */
async function hasCertificate(ctx: Ctx, id: string, { on, number }: Certificate): Promise<boolean> {
  return (await ctx.tx.selectFrom('legal_certificate').select('id').where('legal_inspection_id', '=', id).where('on_day', '=', on).where('number', '=', number).executeTakeFirst()) !== undefined
}

function certificateOf(row: RowReader, today: string): Certificate | undefined {
  const [on, until, from, number] = [row.day('on'), row.day('validUntil'), row.day('validFrom'), row.text('number', 100)]
  if (on === undefined || on === null) {
    if ((until !== undefined || number !== undefined) && !row.hasError) row.note('day_missing', 'on', '')
    return undefined
  }
  const result = row.word('result', RESULTS) ?? 'passed'
  if (on > today) row.note('in_future', 'on', on)
  if (result === 'failed' && until) row.note('until_failed', 'validUntil', until)
  if (result !== 'failed' && !until && !row.hasError) row.note('until_missing', 'validUntil', '')
  if (until && (until < on || (from && until < from))) row.note('date_order', 'validUntil', until)
  return { on, result, number: number ?? '', validFrom: from ?? null, validUntil: until ?? null }
}

/** Months between inspections as said, else as long as the certificate holds. */
function monthsOf(row: RowReader, certificate: Certificate | undefined): number | undefined {
  const text = row.text('months')
  if (text === undefined) return certificate?.validUntil ? Math.min(240, Math.max(1, Math.round(daysBetween(certificate.on, certificate.validUntil) / MONTH))) : undefined
  const years = /^(\d+)\s*(年|years?)$/i.exec(text)
  const months = years ? Number(years[1]) * 12 : Number(/^(\d+)\s*(个月|個月|月|months?)?$/i.exec(text)?.[1] ?? Number.NaN)
  if (Number.isNaN(months) || months < 1 || months > 240) row.note('months_range', 'months', text)
  else return months
  return undefined
}
