import { contracts, documents, externalqueries, originals, registers } from '@guanjia/contract'
import sharp from 'sharp'
import { storeFile } from '../platform/files/routes.ts'
import { newId } from '../platform/ids.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { dayIn } from '../platform/time.ts'
import type { Cast, Life } from './history.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The archive at work: boxes of a few households, originals that are lent, one too long; contracts, one about to end; two queries from outside. */
export function documentLives(cast: Cast, since: Date, today: Date): { at: Date; life: Life }[] {
  const at = (days: number, hour = 10): Date => new Date(since.getTime() + days * DAY + hour * HOUR)
  return [
    { at: at(4), life: archive(cast, at) },
    { at: at(6, 14), life: contractBook(cast, at, today) },
    { at: at(45, 15), life: policeQuery(cast, at) },
    { at: new Date(today.getTime() - 3 * HOUR), life: courtQuery(cast, new Date(today.getTime() - 3 * HOUR)) },
  ]
}

/** A page as a scanner makes it. */
async function scan(cast: Cast, actor: Actor, words: string): Promise<string> {
  const id = newId()
  const lines = Array.from({ length: 12 }, (_, i) => `<rect x="90" y="${230 + i * 58}" width="${540 - ((i * 83) % 190)}" height="10" fill="#b9bec6"/>`).join('')
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1018"><rect width="720" height="1018" fill="#fdfcf8"/><text x="360" y="140" text-anchor="middle" font-family="Noto Sans SC, sans-serif" font-size="44" fill="#2b2f36">${words}</text>${lines}<circle cx="560" cy="880" r="62" fill="none" stroke="#c0392b" stroke-width="7" opacity=".7"/></svg>`
  await storeFile(cast.performer.app, actor, { id, name: `${words}.png`, content: await sharp(Buffer.from(page)).png().toBuffer() })
  return id
}

const daysFrom = (today: Date, days: number): string => dayIn('Asia/Shanghai', new Date(today.getTime() + days * DAY))

async function* archive(cast: Cast, at: (days: number, hour?: number) => Date): Life {
  const { company, performer } = cast
  const steward = company.actors.get('steward')!
  const kinds = new Map((await performer.perform(steward, at(4), documents.listDocumentKinds, {})).items.map((kind) => [kind.code, kind.id]))
  const homes = company.households.filter((home) => home.isLivedIn).slice(0, 4)
  const file = async (now: Date, code: string, subject: { type: documents.DocumentSubject; id: string }, more: Record<string, unknown> = {}) => performer.perform(steward, now, documents.fileDocument, { body: { siteId: company.siteId, kindId: kinds.get(code)!, subject, documentOn: '2021-06-30', ...more } })
  const papers: string[] = []
  for (const [i, home] of homes.entries()) {
    const now = at(4 + i, 10)
    const unit = { type: 'unit' as const, id: home.unitId }
    const { id: boxId } = await performer.perform(steward, now, originals.createBox, { body: { siteId: company.siteId, cabinet: 'A', layer: '2', box: String(i + 1).padStart(2, '0'), label: `${home.code} 业主档案`, unitId: home.unitId } })
    for (const code of ['PURCHASE', 'HANDOVER', 'AGREEMENT']) {
      const made = await file(now, code, unit, i === 0 || code === 'HANDOVER' ? { fileIds: [await scan(cast, steward, code === 'PURCHASE' ? '购房合同' : code === 'HANDOVER' ? '房屋交付验收单' : '前期物业服务协议')] } : {})
      papers.push((await performer.perform(steward, now, originals.placeOriginal, { body: { documentId: made.id, boxId } })).id)
    }
    await file(now, 'ID-COPY', { type: 'person', id: home.ownerId }, i === 0 ? { fileIds: [await scan(cast, steward, '身份证复印件')] } : {})
    if (i < 3) await file(now, 'KEYS', unit)
    if (i < 2) for (const code of ['OWNER-FORM', 'PACT']) await file(now, code, unit, { acquisition: code === 'OWNER-FORM' ? 'solicited' : 'received' })
    yield at(5 + i, 10)
  }
  await file(at(12), 'DRAWING', { type: 'building', id: homes[0]!.buildingId }, { medium: 'drawing', title: '标准层平面图', documentOn: '2021-03-12', fileIds: [await scan(cast, steward, '标准层平面图')] })
  await file(at(12), 'INSPECTION', { type: 'site', id: company.siteId }, { title: '电梯定期检验报告', documentOn: daysFrom(at(12), -20) })
  const lend = (now: Date, paper: string, borrowerName: string, purpose: string, days: number) => performer.perform(steward, now, originals.lendOriginal, { body: { originalId: paper, borrowerName, borrowerPhone: '19905990031', purpose, dueOn: daysFrom(now, days) } })
  yield at(18)
  const first = await lend(at(18), papers[0]!, '业主本人', '办理产权登记', 5)
  yield at(22)
  await performer.perform(steward, at(22), originals.actOnLoan, { params: { id: first.id }, body: { action: 'return', condition: 'worn', note: '封面折角' } })
  yield at(41)
  await lend(at(41), papers[3]!, '孟律师', '产权纠纷举证', 7)
  yield at(57)
  await lend(at(57), papers[8]!, '业主委员会', '核对物业服务协议', 10)
}

/** Papers of machines: what the inspector wrote on the lifts, what came with the pumps; the ones of this year with their scan. */
export async function papersOfMachines(cast: Cast, today: Date): Promise<void> {
  const { company, performer } = cast
  const engineer = company.actors.get('supervisor')!
  const now = new Date(today.getTime() - 5 * HOUR)
  const { items } = await performer.perform(engineer, now, registers.listFacilities, { query: { siteId: company.siteId, limit: 100 } })
  const kinds = new Map((await performer.perform(engineer, now, documents.listDocumentKinds, {})).items.map((kind) => [kind.code, kind.id]))
  const report = await scan(cast, engineer, '电梯定期检验报告')
  for (const { id, code, name, inspectionDueOn } of items) {
    const file = (kind: string, title: string, documentOn: string, fileIds: string[] = []) => performer.perform(engineer, now, documents.fileDocument, { body: { siteId: company.siteId, kindId: kinds.get(kind)!, subject: { type: 'facility', id }, title, documentOn, fileIds } })
    if (inspectionDueOn !== null) await file('INSPECTION', `${name}法定检验报告`, yearBefore(inspectionDueOn), code === 'DT-01' ? [report] : [])
    if (code.startsWith('SB-')) await file('EQUIPMENT', `${name}说明书`, '2020-05-20')
    if (code === 'PD-01') await file('WARRANTY', `${name}质保书`, '2020-05-20')
  }
}

const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`

/** A contract as it is written down: what, with whom, from and until in days of today. */
const BOOK: readonly (readonly [kind: contracts.ContractKind, title: string, other: string, from: number, until: number, fen: number, basis: string, risk: 'low' | 'medium' | 'high', notes: string])[] = [
  ['service', '清溪花园物业服务合同', '清溪花园业主委员会', -520, 575, 0, '住宅每平方米每月 2.80 元', 'medium', '续聘须经业主共同决定，届满前九十日书面通知'],
  ['supplier', '电梯维护保养合同', '恒升电梯工程公司', -340, 25, 18_600_000, '每年', 'high', '保养记录连续两月不全，续签前须约谈'],
  ['supplier', '消防设施检测合同', '安泰消防检测公司', -200, 165, 4_800_000, '每年', 'low', ''],
  ['supplier', '绿化养护合同', '青禾园林公司', -275, 78, 9_600_000, '每年', 'low', ''],
  ['lease', '底商 1 号铺租赁合同', '溪畔便利店', -410, 320, 7_200_000, '每年', 'low', ''],
  ['parking', '地下车位包月合同', '溪山物流公司', -60, 305, 2_160_000, '6 个车位', 'low', ''],
]

async function* contractBook(cast: Cast, at: (days: number, hour?: number) => Date, today: Date): Life {
  const { company, performer } = cast
  const [manager, owner] = [company.actors.get('manager')!, company.actors.get('supervisor')!]
  for (const [i, [kind, title, other, from, until, fen, basis, risk, riskNotes]] of BOOK.entries()) {
    const now = at(6 + i, 14)
    const service = kind === 'service' ? { grade: 2 as const, gradeReason: '高层与多层混合，业主期望与收费水平适中', items: (await performer.perform(manager, now, contracts.gradeTemplate, { params: { grade: 2 } as never })).items.map((item) => ({ ...item, time: null })) } : {}
    const body = { siteId: company.siteId, kind, title, parties: [{ role: 'party_a' as const, name: kind === 'supplier' ? '春晖物业服务有限公司' : other }, { role: 'party_b' as const, name: kind === 'supplier' ? other : '春晖物业服务有限公司' }], fromOn: daysFrom(today, from), untilOn: daysFrom(today, until), amountFen: fen === 0 ? null : fen, amountBasis: basis, risk, riskNotes, ownerId: owner.employeeId, ...service }
    const made = await performer.perform(manager, now, contracts.createContract, { body })
    await performer.perform(manager, now, contracts.actOnContract, { params: { id: made.id }, body: { action: 'put_in_force', signedOn: daysFrom(today, from) } })
    yield at(7 + i, 14)
  }
  // One that was renewed in time, for the rate of the year.
  const now = at(20, 15)
  const old = await performer.perform(manager, now, contracts.createContract, { body: { siteId: company.siteId, kind: 'supplier', title: '保洁用品供应合同', parties: [{ role: 'party_a', name: '春晖物业服务有限公司' }, { role: 'party_b', name: '洁安日化' }], fromOn: daysFrom(today, -390), untilOn: daysFrom(today, -25), amountFen: 3_600_000, amountBasis: '每年', ownerId: owner.employeeId } })
  await performer.perform(manager, now, contracts.actOnContract, { params: { id: old.id }, body: { action: 'put_in_force', signedOn: daysFrom(today, -390) } })
  yield at(30, 15)
  const next = await performer.perform(manager, at(30, 15), contracts.actOnContract, { params: { id: old.id }, body: { action: 'renew', fromOn: daysFrom(today, -24), untilOn: daysFrom(today, 341) } })
  await performer.perform(manager, at(30, 16), contracts.actOnContract, { params: { id: next.id }, body: { action: 'put_in_force', signedOn: daysFrom(today, -30) } })
}

async function* policeQuery(cast: Cast, at: (days: number, hour?: number) => Date): Life {
  const { company, performer } = cast
  const [desk, manager] = [company.actors.get('desk')!, company.actors.get('manager')!]
  const home = company.households.filter((one) => one.isLivedIn)[9]!
  const query = await performer.perform(desk, at(45, 15), externalqueries.registerExternalQuery, {
    body: {
      siteId: company.siteId, authorityKind: 'police', authority: '青禾区公安分局清溪派出所', officer: '民警 韩立', officerCard: '031288', documentNumber: '青公（清）调证字〔2026〕12 号', legalBasis: '《刑事诉讼法》第五十四条', purpose: '入室盗窃案走访', requestFileIds: [await scan(cast, desk, '调取证据通知书')],
      scope: { personIds: [home.ownerId], unitIds: [home.unitId], fields: ['name', 'phone', 'occupancy', 'unit'] },
    },
  })
  yield at(45, 16)
  await performer.perform(manager, at(45, 16), externalqueries.actOnExternalQuery, { params: { id: query.id }, body: { action: 'approve', note: '已核对警官证与文书，同意在申请范围内提供' } })
  yield at(45, 16.5)
  await performer.perform(desk, at(45, 16.5), externalqueries.actOnExternalQuery, { params: { id: query.id }, body: { action: 'hand_over', recipient: '民警 韩立' } })
}

async function* courtQuery(cast: Cast, now: Date): Life {
  const { company, performer } = cast
  const desk = company.actors.get('desk')!
  const home = company.households.filter((one) => one.isLivedIn)[17]!
  await performer.perform(desk, now, externalqueries.registerExternalQuery, {
    body: { siteId: company.siteId, authorityKind: 'court', authority: '青禾区人民法院', officer: '法官助理 周宁', officerCard: '3502-118', documentNumber: '（2026）青执 318 号', legalBasis: '《民事诉讼法》第二百五十三条', purpose: '执行案件查明居住情况', requestFileIds: [await scan(cast, desk, '协助执行通知书')], scope: { personIds: [home.ownerId], unitIds: [home.unitId], fields: ['name', 'occupancy'] } },
  })
  yield now
}
