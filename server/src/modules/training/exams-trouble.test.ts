import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { exams } from '@guanjia/contract'
import { runDueJobs } from '../../platform/jobs/worker.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { spawnServer, type SpawnedServer } from '../../testing/spawned-server.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { saveAnswers } from './sittings/answers.ts'
import { enterSitting } from './sittings/enter.ts'

type Role = keyof Company['actors']
const MINUTE = 60_000
let test: TestApp
let company: Company
let owner: pg.Client
let killed: SpawnedServer | undefined
const people = {} as Record<Role, Browser>
beforeAll(async () => {
  test = await testApp()
  owner = new pg.Client({ connectionString: test.database.ownerUrl })
  await owner.connect()
  company = await aCompany(test)
  for (const role of Object.keys(company.logins) as Role[]) people[role] = await signIn(test, company.logins[role], company.password)
})
afterAll(async () => {
  // A test that failed half way leaves it running.
  await killed?.kill()
  await owner.end()
  await test.close()
})

const from = (ms: number): string => new Date(Date.now() + ms).toISOString()
const get = async (id: string): Promise<exams.Exam> => (await people.supervisor.send('GET', `/exams/${id}`)).body as exams.Exam
let n = 0
const published = async (roles: readonly Role[]): Promise<exams.Exam> => {
  const pattern = (await people.supervisor.send('POST', '/exam-blueprints', { name: `试卷 ${++n}`, sections: [{ title: '判断', lines: [{ type: 'true_false', count: 4, marks: 5 }] }], durationMinutes: 30, passPercent: 1, maxAttempts: 1 })).body as exams.Blueprint
  const made = (await people.supervisor.send('POST', '/exams', { siteId: company.siteId, blueprintId: pattern.id, title: `考试 ${n}`, opensAt: from(-MINUTE), closesAt: from(120 * MINUTE), candidateIds: roles.map((role) => company.actors[role].employeeId) })).body as exams.Exam
  const answer = await people.supervisor.send('POST', `/exams/${made.id}/actions`, { action: 'publish' })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as exams.Exam
}
const sittingOf = (exam: exams.Exam, role: Role): string => exam.sittings.find(({ employee }) => employee.id === company.actors[role].employeeId)!.id

describe('trouble in the last minute', () => {
  it('the network goes and comes back: what was acknowledged stays, what arrives within the grace counts, and the paper is in by itself', async () => {
    const exam = await published(['technician'])
    const id = sittingOf(exam, 'technician')
    const begun = new Date()
    const paper = await as(test, company.actors.technician, (ctx) => enterSitting(ctx, { params: { id }, query: {}, body: { takeOver: false, device: '' } }), begun)
    const at = (ms: number, answers: [position: number, sequence: number][]) =>
      as(test, company.actors.technician, (ctx) => saveAnswers(ctx, { params: { id }, query: {}, body: { holder: paper.holder, answers: answers.map(([position, sequence]) => ({ position, sequence, response: ['true'] })) } }), new Date(begun.getTime() + ms))
    expect(await at(29 * MINUTE, [[1, 1]])).toMatchObject({ saved: 1, secondsLeft: 60 })
    // A minute without network; the device sends everything that it has not heard of, and may send it twice.
    const late: [number, number][] = [[1, 1], [2, 1], [3, 1]]
    expect(await at(30 * MINUTE + 20_000, late)).toMatchObject({ saved: 2, secondsLeft: 0 })
    expect(await at(30 * MINUTE + 25_000, late)).toMatchObject({ saved: 0 })
    await expect(at(30 * MINUTE + 31_000, [[4, 1]])).rejects.toMatchObject({ code: 'exam.time_over' })
    await owner.query("update exam_sitting set started_at = now() - interval '1 hour', deadline_at = now() - interval '30 minutes' where id = $1", [id])
    await owner.query("update job set due_at = now() where queue = 'training.hand-in' and payload ->> 'sittingId' = $1", [id])
    await runDueJobs(test.app)
    expect((await get(exam.id)).sittings).toMatchObject([{ state: 'marked', submittedBy: 'deadline', answered: 3 }])
  })

  it('a device whose clock is a day off sits as long as everybody else', async () => {
    const exam = await published(['steward'])
    const id = sittingOf(exam, 'steward')
    const wrong = { date: new Date(Date.now() - 86_400_000).toUTCString(), 'x-device': 'wrong clock' }
    const paper = (await people.steward.send('POST', `/exam-sittings/${id}/enter`, {}, wrong)).body as exams.Paper
    expect(paper.secondsLeft).toBe(30 * 60)
    expect(Math.abs(Date.parse(paper.serverNow) - Date.now())).toBeLessThan(MINUTE)
    const saved = await people.steward.send('POST', `/exam-sittings/${id}/answers`, { holder: paper.holder, answers: [{ position: 1, sequence: 1, response: ['true'] }] }, wrong)
    expect((saved.body as { secondsLeft: number }).secondsLeft).toBeGreaterThan(29 * 60)
    await people.steward.send('POST', `/exam-sittings/${id}/submit`, { holder: paper.holder })
  })
})

describe('a server that is killed', () => {
  it('in the middle of papers being handed in loses none: each is in once, with all its answers, after a retry elsewhere', async () => {
    const roles = Object.keys(company.actors) as Role[]
    const exam = await published(roles)
    // A process of its own takes its time to begin on a busy machine.
    killed = await spawnServer(test)
    const { url } = killed
    const papers = new Map<Role, exams.Paper>()
    for (const role of roles) papers.set(role, (await people[role].send('POST', `/exam-sittings/${sittingOf(exam, role)}/enter`, {})).body as exams.Paper)
    const bodyOf = (role: Role) => ({ holder: papers.get(role)!.holder, answers: papers.get(role)!.items.map(({ position }) => ({ position, sequence: 1, response: ['true'] })) })
    const keys = new Map(roles.map((role) => [role, crypto.randomUUID()]))
    const handIn = (role: Role) =>
      fetch(`${url}/api/v1/exam-sittings/${papers.get(role)!.id}/submit`, { method: 'POST', headers: { authorization: `Bearer ${people[role].token}`, 'content-type': 'application/json', 'idempotency-key': keys.get(role)! }, body: JSON.stringify(bodyOf(role)) }).then((answer) => answer.ok, () => false)
    // Half of them wait inside their transaction when the machine takes the process away.
    const held = roles.slice(0, 3)
    await owner.query('begin')
    await owner.query('select 1 from exam_sitting where id = any ($1) for update', [held.map((role) => papers.get(role)!.id)])
    const first = held.map(handIn)
    for (const role of roles.slice(3)) expect(await handIn(role), role).toBe(true)
    await someoneWaitsForALock(test)
    await killed.kill()
    killed = undefined
    expect(await Promise.all(first)).toEqual([false, false, false])
    await owner.query('commit')
    // Everybody who got no answer sends the same again, by the same key; whoever got one may too.
    for (const role of roles) {
      const again = await people[role].send('POST', `/exam-sittings/${papers.get(role)!.id}/submit`, bodyOf(role), { 'idempotency-key': keys.get(role)! })
      expect([role, again.status]).toEqual([role, 200])
    }
    const { sittings } = await get(exam.id)
    expect(sittings.map(({ state, answered, submittedBy }) => [state, answered, submittedBy])).toEqual(roles.map(() => ['marked', 4, 'candidate']))
    const { rows } = await owner.query<{ times: number }>("select count(*)::int as times from timeline_entry where action = 'handed_in' and record_id = any ($1) group by record_id", [roles.map((role) => papers.get(role)!.id)])
    expect(rows.map(({ times }) => times)).toEqual(roles.map(() => 1))
  }, 120_000)
})
