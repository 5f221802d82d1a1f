import { archives, documents, registers, tasks } from '@guanjia/contract'
import type { Cast } from './history.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** An identity number that is right by its check character and belongs to nobody: identity numbers of region 710000 are not issued. */
export function inventedIdNumber(birthday: string, sequence: number): string {
  const body = `710000${birthday.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return body + CHECKS[[...body].reduce((sum, figure, i) => sum + Number(figure) * WEIGHTS[i]!, 0) % 11]!
}

/** What the archive has besides: identity papers of some owners, three files that are of one person each, papers of machines, and what colleagues were asked to do. */
export async function archiveMatters({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const { siteId, actors } = company
  const lived = company.households.filter(({ isLivedIn }) => isLivedIn)
  const steward = actors.get('steward')!
  const at = (days: number, hours = 0): Date => new Date(today.getTime() - days * DAY - hours * HOUR)
  for (const [i, home] of lived.slice(30, 42).entries()) {
    const person = await performer.perform(steward, at(9), archives.getPerson, { params: { id: home.ownerId } })
    const birthday = person.birthday ?? `19${70 + i}-0${1 + (i % 9)}-1${i % 10}`
    // The last figure of the sequence is odd for men, even for women.
    const sequence = 100 + i * 2 + (person.sex === 'male' ? 1 : 0)
    await performer.perform(steward, at(9), archives.changePerson, { params: { id: home.ownerId }, body: { version: person.version, idKind: 'id_card', idNumber: inventedIdNumber(birthday, sequence), consent: { channel: 'paper' } } })
  }
  // Taken down a second time by somebody in a hurry: they wait to be merged.
  for (const home of lived.slice(50, 53)) await performer.perform(actors.get('desk')!, at(3), archives.createPerson, { body: { siteId, name: home.ownerName, phones: [{ number: home.phone }], consent: { channel: 'phone' } } })
  const kinds = new Map((await performer.perform(steward, at(8), documents.listDocumentKinds, {})).items.map((kind) => [kind.code, kind.id]))
  const { items: machines } = await performer.perform(steward, at(8), registers.listFacilities, { query: { siteId, limit: 3 } })
  for (const machine of machines) for (const code of ['EQUIPMENT', 'INSPECTION']) await performer.perform(steward, at(8), documents.fileDocument, { body: { siteId, kindId: kinds.get(code)!, subject: { type: 'facility', id: machine.id }, documentOn: '2021-05-18' } })
  const doer = (login: string): string => actors.get(login)!.employeeId!
  const asked: readonly [title: string, detail: string, to: string, days: number, dueIn: number, outcome: string][] = [
    ['核对 3 栋空置房水电表读数', '逐户拍照，读数填入抄表清单', 'steward', 1, 1.2, ''],
    ['补齐 5 户交付验收单', '资料缺件清单中的前五户', 'steward', 4, 1, ''],
    ['更换大堂公告栏内容', '撤下过期通知，换上冬季用电提示', 'desk', 6, 2, '已更换，旧通知归档'],
  ]
  for (const [title, detail, to, days, dueIn, outcome] of asked) {
    const task = await performer.perform(actors.get('supervisor')!, at(days), tasks.createTask, { body: { siteId, kind: 'ad_hoc', title, detail, doerId: doer(to), dueAt: at(days - dueIn).toISOString() } })
    if (outcome) await performer.perform(actors.get(to)!, at(days - 1), tasks.actOnTask, { params: { id: task.id }, body: { action: 'finish', note: outcome } })
  }
}
