import { contracts } from '@guanjia/contract'
import type { Ctx } from '../../../platform/ctx.ts'
import { listImport, personOf, readHomes, unitOf, type ImportOrder, type KnownHomes, type RowReader, type Wanted } from '../../archives/index.ts'
import { actOnContract, changeContract, createContract, GRADED } from '../contracts.ts'
import type { ContractRow } from '../contract-present.ts'
import { TEXTS } from './problem-texts.ts'

interface Known {
  homes: KnownHomes
  organization: string
  colleagues: ReadonlyMap<string, string>
  importer: string | null
  numbers: ReadonlySet<string>
}

const OWN_NUMBER = /^H-\d{4}-\d{4,}$/
const KINDS = [['preliminary', /前期|preliminary/i], ['parking', /车位|停车|車位|停車|parking/i], ['lease', /租|lease/i], ['supplier', /供应|采购|外包|维保|委托|供應|採購|維保|supplier|vendor/i], ['service', /物业|物業|服务|服務|service/i]] as const
const RISKS = [['high', /高|high/i], ['medium', /中|medium/i], ['low', /低|low/i]] as const
/** Of these we are the one who orders; in the others we serve. */
const WE_ORDER: readonly contracts.ContractKind[] = ['supplier']
/** What a list may change once a contract is in force: how it is kept, not what was agreed. */
const KEPT = ['risk', 'note', 'owner_id'] as const

/** The register of contracts as an office keeps it (CON-001): signed ones come in force, or over, by their days. */
export const contractsImport = listImport<ContractRow, Known>({
  permission: 'contracts:keep',
  texts: TEXTS,
  fields: {
    title: { headers: ['合同名称', '名称', '合約名稱', '名稱', 'title', 'name'], isRequired: true },
    untilOn: { headers: ['到期日期', '终止日期', '截止日期', '合同到期日', '結束日期', '到期日', 'until', 'end'], isRequired: true },
    kind: { headers: ['种类', '合同种类', '合同类型', '类型', '種類', '合約類型', 'kind', 'type'] },
    ownNumber: { headers: ['合同编号', '编号', '合約編號', '編號', 'number'] },
    paperNumber: { headers: ['纸质合同号', '合同号', '原合同号', '紙本合約號', 'on paper', 'paperno'] },
    counterparty: { headers: ['对方', '对方单位', '签约方', '相对方', '對方', '簽約方', 'counterparty', 'party'] },
    partyA: { headers: ['甲方', 'partya'] },
    partyB: { headers: ['乙方', 'partyb'] },
    contactName: { headers: ['联系人', '对方联系人', '聯絡人', 'contact'] },
    contactPhone: { headers: ['联系电话', '电话', '聯絡電話', '電話', 'phone'] },
    signedOn: { headers: ['签订日期', '签约日期', '签署日期', '簽訂日期', '簽約日期', 'signed'] },
    fromOn: { headers: ['起始日期', '开始日期', '生效日期', '起始日', '開始日期', 'from', 'start'] },
    amount: { headers: ['金额', '合同金额', '总价', '金額', '合約金額', 'amount'] },
    amountBasis: { headers: ['计价方式', '收费标准', '計價方式', 'basis'] },
    serviceGrade: { headers: ['服务等级', '等级', '服務等級', 'grade'] },
    risk: { headers: ['风险', '风险等级', '風險', 'risk'] },
    answerable: { headers: ['责任人', '经办人', '负责人', '負責人', '經辦人', 'owner'] },
    room: { headers: ['房号', '房屋', '房號', 'room', 'unit'] },
    personName: { headers: ['业主', '承租人', '姓名', '屋主', 'person'] },
    state: { headers: ['状态', '合同状态', '狀態', 'state'] },
    note: { headers: ['备注', '備註', 'note', 'remark'] },
  },
  known,
  read,
  there,
  narrow: (row, before, wanted) => {
    if (before.state === 'draft') return wanted
    const term = Object.entries(wanted.values).some(([column, to]) => !(KEPT as readonly string[]).includes(column) && to !== undefined && JSON.stringify(before[column as keyof ContractRow]) !== JSON.stringify(to))
    if (term) row.note('terms_agreed', null, wanted.title, 'warning')
    const { extra: _, ...rest } = wanted
    return { ...rest, values: Object.fromEntries(KEPT.map((column) => [column, wanted.values[column]])) }
  },
  isExtraNew: (_, row) => Promise.resolve(row.state === 'draft'),
  add: async (ctx, order, wanted) => {
    const body = contracts.createContract.body.parse({ siteId: order.siteId, ...(wanted.initial as object), ...facts(wanted) })
    const made = await createContract(ctx, { params: {}, query: {}, body })
    await sign(ctx, made.id, wanted)
  },
  change: async (ctx, _, before, wanted) => {
    const { kind: _kind, ...given } = facts(wanted)
    const isTerms = Object.entries(wanted.values).some(([column, to]) => to !== undefined && JSON.stringify(before[column as keyof ContractRow]) !== JSON.stringify(to))
    if (isTerms) await changeContract(ctx, { params: { id: before.id }, query: {}, body: contracts.changeContract.body.parse({ version: before.version, ...given }) })
    await sign(ctx, before.id, wanted)
  },
})

/** What is signed comes in force by its own act, with its policies and its end. */
async function sign(ctx: Ctx, id: string, { extra }: Wanted): Promise<void> {
  if (extra === undefined) return
  await actOnContract(ctx, { params: { id }, query: {}, body: { action: 'put_in_force', signedOn: extra as string } })
}

async function known(ctx: Ctx, order: ImportOrder): Promise<Known> {
  const colleagues = await ctx.tx.selectFrom('employee').select(['id', 'name']).where('is_active', '=', true).orderBy('id').execute()
  const numbers = await ctx.tx.selectFrom('contract').select('number').where('site_id', '=', order.siteId).execute()
  const { name } = await ctx.tx.selectFrom('organization').select('name').executeTakeFirstOrThrow()
  return { homes: await readHomes(ctx, order.siteId), organization: name, colleagues: new Map(colleagues.map((one) => [one.name, one.id])), importer: order.employeeId ?? null, numbers: new Set(numbers.map(({ number }) => number)) }
}

async function there(ctx: Ctx, siteId: string): Promise<Map<string, ContractRow>> {
  const rows = await ctx.tx.selectFrom('contract').selectAll().where('site_id', '=', siteId).orderBy('created_at', 'desc').execute()
  return new Map(rows.flatMap((row) => keysOf(row.kind, row.title, row.counterparty, row.from_on, row.number, row.paper_number).map((key) => [key, row] as const)))
}

function keysOf(kind: string, title: string, counterparty: string, fromOn: string, number?: string, paper?: string): string[] {
  return [...(number ? [`number ${number}`] : []), ...(paper ? [`paper ${paper}`] : []), `title ${kind} ${title} ${counterparty} ${fromOn}`]
}

function read(row: RowReader, known: Known): Wanted | null {
  const title = row.text('title', 120)
  if (title === undefined) {
    row.note('key_missing', 'title', '')
    return null
  }
  const kind = kindOf(row, title)
  const [fromOn, untilOn, signedOn] = [row.day('fromOn') ?? row.day('signedOn'), row.day('untilOn'), row.day('signedOn')]
  if (!fromOn || !untilOn) row.note('day_missing', fromOn ? 'untilOn' : 'fromOn', '')
  else if (untilOn < fromOn) row.note('date_order', 'untilOn', untilOn)
  else if (signedOn && signedOn > untilOn) row.note('date_order', 'signedOn', signedOn)
  const [number, paper] = numbersOf(row, known)
  const parties = partiesOf(row, known, kind)
  const owner = ownerOf(row, known)
  const grade = gradeOf(row, kind)
  const isSigned = Boolean(signedOn) && !/草|拟|擬|draft/i.test(row.text('state') ?? '')
  if (isSigned && grade === undefined && kind && GRADED.includes(kind)) row.note('grade_missing', 'serviceGrade', '')
  if (!signedOn) row.note('not_signed', null, title, 'warning')
  const unitId = unitOf(row, known.homes)
  const personId = row.text('personName') === undefined ? undefined : personOf(row, known.homes, unitId, 'warning')
  if (row.hasError || !kind || !fromOn || !untilOn || !parties) return null
  const exact = keysOf(kind, title, parties.counterparty, fromOn, number, paper)
  return {
    keys: exact.length > 1 ? exact.slice(0, -1) : exact,
    title: [title, parties.counterparty].join(' · '),
    values: {
      title, paper_number: paper, from_on: fromOn, until_on: untilOn, signed_on: signedOn ?? undefined, amount_fen: row.fen('amount'), amount_basis: row.text('amountBasis', 100), grade, risk: row.word('risk', RISKS), owner_id: owner, note: row.text('note', 2000),
    },
    // Who brought the list answers for what names nobody, and only for what is new.
    initial: { ownerId: known.importer, kind, parties: parties.parties, unitId: unitId ?? null, personId: personId ?? null, ...(grade === undefined ? {} : { gradeReason: '合同约定的服务等级' }) },
    ...(isSigned ? { extra: signedOn } : {}),
  }
}

/** The kind as it is written, else as the name of the contract tells it. */
function kindOf(row: RowReader, title: string): contracts.ContractKind | undefined {
  const said = row.text('kind')
  const kind = KINDS.find(([, pattern]) => pattern.test(said ?? title))?.[0]
  if (!kind) row.note('kind_of_contract_unknown', 'kind', said ?? title)
  return kind
}

function numbersOf(row: RowReader, { numbers }: Known): [number: string | undefined, paper: string | undefined] {
  const [number, paper] = [row.text('ownNumber', 60), row.text('paperNumber', 60)]
  if (number === undefined || !OWN_NUMBER.test(number)) return [undefined, paper ?? number]
  if (!numbers.has(number)) row.note('number_unknown', 'ownNumber', number)
  return [number, paper]
}

function partiesOf(row: RowReader, { organization }: Known, kind: contracts.ContractKind | undefined): { parties: object[]; counterparty: string } | undefined {
  const [a, b, other] = [row.text('partyA', 100), row.text('partyB', 100), row.text('counterparty', 100)]
  const weOrder = kind !== undefined && WE_ORDER.includes(kind)
  const [first, second] = a !== undefined && b !== undefined ? [a, b] : weOrder ? [organization, other ?? b] : [other ?? a, organization]
  if (first === undefined || second === undefined) {
    row.note('key_missing', 'counterparty', '')
    return undefined
  }
  const reach = { contact: row.text('contactName', 50) ?? '', phone: row.text('contactPhone', 30) ?? '' }
  const party = (role: string, name: string): object => ({ role, name, ...(name === organization ? {} : reach) })
  const others = [first, second].filter((name) => name !== organization)
  return { parties: [party('party_a', first), party('party_b', second)], counterparty: (others.length > 0 ? others : [first, second]).join('、') }
}

function ownerOf(row: RowReader, { colleagues, importer }: Known): string | undefined {
  const name = row.text('answerable', 50)
  const id = name === undefined ? undefined : colleagues.get(name)
  if (id === undefined && (name !== undefined || importer === null)) row.note('owner_unknown', 'answerable', name ?? '')
  return id
}

function gradeOf(row: RowReader, kind: contracts.ContractKind | undefined): number | undefined {
  const text = row.text('serviceGrade', 20)
  if (text === undefined) return undefined
  const grade = { 一: 1, 二: 2, 三: 3, 1: 1, 2: 2, 3: 3 }[/[一二三123]/.exec(text)?.[0] as '1']
  if (grade === undefined) row.note('word_unknown', 'serviceGrade', text, 'warning')
  else if (kind && !GRADED.includes(kind)) row.note('grade_needless', 'serviceGrade', text)
  return grade
}

const WORDS: Record<string, string> = { paper_number: 'paperNumber', from_on: 'fromOn', until_on: 'untilOn', signed_on: 'signedOn', amount_fen: 'amountFen', amount_basis: 'amountBasis', owner_id: 'ownerId' }

/** The facts of a row in the words of the contract. */
function facts({ values }: Wanted): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined).map(([column, value]) => [WORDS[column] ?? column, value]))
}
