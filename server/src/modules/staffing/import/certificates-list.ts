import { importerOf, listImport, type ImportKind } from '../../archives/index.ts'
import { changeCertificate, createCertificate } from '../../people/index.ts'
import { byAllWords, colleaguesOf, keysIn, manages, type ColleagueRow } from './colleagues.ts'
import { mustBeSomebody } from './employees-list.ts'

interface CertificateRow {
  id: string
  employee_id: string
  kind: string
  number: string
  issuer: string
  valid_from: string
  valid_until: string
  version: number
}
interface Known {
  colleagues: Map<string, ColleagueRow>
  managed: Set<string>
  kinds: Set<string>
  holders: Map<string, string>
}

/** What lists write for one that does not end. */
const FOR_EVER = '2099-12-31'
const keyOf = (kind: string, number: string): string => `${kind} ${number}`

/** The certificate file of an office, one certificate a row. What comes by a list counts when somebody has seen the original. */
export const certificatesImport: ImportKind = listImport<CertificateRow, Known>({
  permission: 'people:manage',
  texts: {
    holder_unknown: ['本项目没有这位同事，或有同名：{value}', '本專案沒有這位同事，或有同名：{value}', 'No such colleague at this site, or several of this name: {value}'],
    not_yours: ['您不能修改这位同事：{value}', '您不能修改這位同事：{value}', 'You do not manage this colleague: {value}'],
    has_left: ['这位同事已离职：{value}', '這位同事已離職：{value}', 'This colleague has left: {value}'],
    kind_unknown: ['证书清单里没有这一种：{value}', '證照清單裡沒有這一種：{value}', 'Not in the list of certificates: {value}'],
    other_holder: ['这个证号已登记在另一位同事名下：{value}', '這個證號已登記在另一位同事名下：{value}', 'This number is recorded for another colleague: {value}'],
  },
  fields: {
    personName: { headers: ['姓名', '持证人', '员工姓名', '員工', '持證人', '員工姓名', 'name', 'holder', 'employee'], isRequired: true },
    login: { headers: ['登录名', '账号', '登入名稱', '帳號', 'login'] },
    phone: { headers: ['电话', '手机', '手机号', '電話', '手機', '手機號碼', 'phone', 'mobile'] },
    certificateKind: { headers: ['证书名称', '证书类型', '证书', '证件名称', '證照名稱', '證書名稱', '證照', '證書', 'certificate', 'kind'], isRequired: true },
    certificateNumber: { headers: ['证书编号', '证号', '编号', '證照號碼', '證書編號', '證號', '編號', 'number', 'no'], isRequired: true },
    issuer: { headers: ['发证机关', '发证单位', '發證機關', '發證單位', 'issuer', 'issued by'] },
    validFrom: { headers: ['发证日期', '有效期起', '初领日期', '生效日期', '發證日期', '有效期起', '生效日期', 'valid from', 'issued'], isRequired: true },
    validUntil: { headers: ['有效期至', '到期日期', '有效期止', '有效期', '到期日', 'valid until', 'expires'], isRequired: true },
  },
  known: async (ctx, order) => {
    const importer = await importerOf(ctx, order)
    const colleagues = await colleaguesOf(ctx, order.siteId)
    const kinds = await ctx.tx.selectFrom('competence').select('name').where('kind', '=', 'certificate').where('is_active', '=', true).execute()
    const there = await ctx.tx.selectFrom('certificate').select(['kind', 'number', 'employee_id']).where('withdrawn_at', 'is', null).execute()
    return {
      colleagues: byAllWords(colleagues), managed: new Set(colleagues.filter((one) => manages(importer, one)).map(({ id }) => id)), kinds: new Set(kinds.map(({ name }) => name)),
      holders: new Map(there.map((row) => [keyOf(row.kind, row.number), row.employee_id])),
    }
  },
  read: (row, known) => {
    const [name, said, number] = [row.text('personName', 50), row.text('certificateKind', 50), row.text('certificateNumber', 60)]
    const [from, end] = [row.day('validFrom'), row.day('validUntil')]
    const until = end ?? (row.text('validUntil') === undefined || row.hasError ? undefined : FOR_EVER)
    const missing = ([['personName', name], ['certificateKind', said], ['certificateNumber', number], ['validFrom', from], ['validUntil', until]] as const).find(([, value]) => value === undefined)
    if (missing && !row.hasError) row.note('key_missing', missing[0], '')
    if (name === undefined || said === undefined || number === undefined || typeof from !== 'string' || until === undefined) return null
    const keys = keysIn(row)
    const holder = (keys.length === 0 ? [`name ${name}`] : keys).map((key) => known.colleagues.get(key)).find((one) => one !== undefined)
    const kind = [said, `${said}证`, `${said}證`].find((one) => known.kinds.has(one))
    if (holder === undefined) row.note('holder_unknown', 'personName', name)
    else if (!holder.is_active) row.note('has_left', 'personName', name)
    else if (!known.managed.has(holder.id)) row.note('not_yours', 'personName', name)
    if (kind === undefined) row.note('kind_unknown', 'certificateKind', said)
    if (until < from) row.note('date_order', 'validUntil', until)
    if (holder === undefined || kind === undefined) return null
    const key = keyOf(kind, number)
    if ((known.holders.get(key) ?? holder.id) !== holder.id) row.note('other_holder', 'certificateNumber', number)
    return { keys: [key], title: `${holder.name} · ${kind} ${number}`, values: { issuer: row.text('issuer', 100), valid_from: from, valid_until: until }, initial: { kind, number, employee_id: holder.id } }
  },
  there: async (ctx) => {
    const rows = await ctx.tx.selectFrom('certificate').selectAll().where('withdrawn_at', 'is', null).execute()
    return new Map(rows.map((row): [string, CertificateRow] => [keyOf(row.kind, row.number), row]))
  },
  add: async (ctx, order, { values, initial }) => {
    const said = { ...values, ...initial } as unknown as CertificateRow
    await createCertificate(await mustBeSomebody(ctx, order), { params: { id: said.employee_id }, query: {}, body: { kind: said.kind, number: said.number, issuer: said.issuer ?? '', validFrom: said.valid_from, validUntil: said.valid_until, fileId: null, isVerified: false } })
  },
  change: async (ctx, order, before, { values }) => {
    const said = values as Partial<CertificateRow>
    await changeCertificate(await mustBeSomebody(ctx, order), { params: { id: before.id }, query: {}, body: { version: before.version, issuer: said.issuer, validFrom: said.valid_from, validUntil: said.valid_until, isVerified: false } })
  },
})
