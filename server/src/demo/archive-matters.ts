import { archives } from '@guanjia/contract'
import type { Cast } from './history.ts'

const DAY = 86_400_000
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** An identity number that is right by its check character and belongs to nobody: identity numbers of region 710000 are not issued. */
export function inventedIdNumber(birthday: string, sequence: number): string {
  const body = `710000${birthday.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`
  return body + CHECKS[[...body].reduce((sum, figure, i) => sum + Number(figure) * WEIGHTS[i]!, 0) % 11]!
}

/** What the archive has besides: identity papers of some owners, and three people who are on file twice. */
export async function archiveMatters({ company, performer }: Pick<Cast, 'company' | 'performer'>, today: Date): Promise<void> {
  const { siteId, actors } = company
  const lived = company.households.filter(({ isLivedIn }) => isLivedIn)
  const steward = actors.get('steward')!
  const at = (days: number): Date => new Date(today.getTime() - days * DAY)
  for (const [i, home] of lived.slice(30, 42).entries()) {
    const person = await performer.perform(steward, at(9), archives.getPerson, { params: { id: home.ownerId } })
    const birthday = person.birthday ?? `19${70 + i}-0${1 + (i % 9)}-1${i % 10}`
    // The last figure of the sequence is odd for men, even for women.
    const sequence = 100 + i * 2 + (person.sex === 'male' ? 1 : 0)
    await performer.perform(steward, at(9), archives.changePerson, { params: { id: home.ownerId }, body: { version: person.version, idKind: 'id_card', idNumber: inventedIdNumber(birthday, sequence), consent: { channel: 'paper' } } })
  }
  // Taken down a second time by somebody in a hurry: they wait to be merged.
  for (const home of lived.slice(50, 53)) await performer.perform(actors.get('desk')!, at(3), archives.createPerson, { body: { siteId, name: home.ownerName, phones: [{ number: home.phone }], consent: { channel: 'phone' } } })
}
