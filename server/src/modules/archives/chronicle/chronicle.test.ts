import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { households } from '@guanjia/contract'
import { newId } from '../../../platform/ids.ts'
import { Estate } from '../../../testing/estates.ts'
import { letJobsRun } from '../../../testing/test-app.ts'
import { withoutPersons } from './former.ts'

let estate: Estate
beforeAll(async () => {
  estate = await Estate.found()
})
afterAll(() => estate.test.close())

const chronicle = async (unitId: string): Promise<households.ChronicleEntry[]> => ((await estate.people.front_desk.send('GET', `/units/${unitId}/chronicle`)).body as { items: households.ChronicleEntry[] }).items
const write = (unitId: string, facts: object, by: keyof Estate['people'] = 'front_desk') => estate.people[by].send('POST', `/units/${unitId}/chronicle`, { kind: 'incident', happenedOn: '2026-02-01', title: '电梯困人', ...facts })

describe('the chronicle of a unit', () => {
  it('takes entries by hand with papers, pinned first, never deleted, and prints [CHR-001]', async () => {
    const home = await estate.home()
    const first = (await write(home.unitId, { title: '楼道积水', happenedOn: '2026-01-10', isPinned: false })).body as households.ChronicleEntry
    const second = (await write(home.unitId, { detail: '困人 12 分钟，已安抚', happenedOn: '2025-12-01' })).body as households.ChronicleEntry
    expect((await chronicle(home.unitId)).map(({ id }) => id)).toEqual([second.id, first.id])
    const withdrawn = await estate.people.front_desk.send('POST', `/chronicle-entries/${second.id}/actions`, { action: 'withdraw', reason: '记错房号' })
    expect(withdrawn.body).toMatchObject({ isWithdrawn: true, withdrawnReason: '记错房号', isPinned: false })
    expect((await estate.people.front_desk.send('POST', `/chronicle-entries/${second.id}/actions`, { action: 'pin' })).body).toMatchObject({ code: 'action_not_allowed' })
    expect((await chronicle(home.unitId)).map(({ id, title }) => [id, title])).toEqual([[first.id, '楼道积水'], [second.id, '电梯困人']])
    expect((await write(home.unitId, { happenedOn: '2999-01-01' })).body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/happenedOn' }] })
    expect((await write(home.unitId, {}, 'technician')).status).toBe(403)
    const id = newId()
    expect([(await write(home.unitId, { id })).status, (await write(home.unitId, { id })).body]).toMatchObject([200, { code: 'already_exists' }])
    const pdf = await estate.test.http.inject({ method: 'GET', url: `/api/v1/units/${home.unitId}/chronicle/print`, headers: { authorization: `Bearer ${estate.people.front_desk.token}` } })
    expect([pdf.statusCode, pdf.headers['content-type'], pdf.rawPayload.subarray(0, 5).toString()]).toEqual([200, 'application/pdf', '%PDF-'])
  })

  it('is written by rule: a leak, a major complaint, hand-over, renovation, a tenancy, each once [CHR-001] [HHD-009]', async () => {
    const home = await estate.home()
    await estate.complaint(home, 'water.leak', new Date('2026-02-03T02:00:00Z'), { grade: 'major', majorReasons: ['injury'] } as never)
    await letJobsRun(estate.test)
    const unit = (await estate.people.front_desk.send('GET', `/units/${home.unitId}`)).body as { version: number }
    await estate.people.front_desk.send('PATCH', `/units/${home.unitId}`, { version: unit.version, state: 'renovating' })
    const tenant = await estate.home()
    await estate.people.front_desk.send('POST', '/occupancies', { unitId: home.unitId, personId: tenant.personId, role: 'tenant', fromOn: '2026-02-10' })
    const kinds = (await chronicle(home.unitId)).map(({ kind }) => kind).toSorted()
    expect(kinds).toEqual(['complaint', 'leak', 'renovation', 'tenancy_change'])
    // A second look at the same complaint writes nothing again.
    await estate.people.supervisor.send('PUT', '/chronicle-rules', { kind: 'leak', isActive: false, isPinned: false })
    const other = await estate.home()
    await estate.complaint(other, 'water.leak', new Date('2026-02-04T02:00:00Z'))
    await letJobsRun(estate.test)
    expect(await chronicle(other.unitId)).toEqual([])
    await estate.people.supervisor.send('PUT', '/chronicle-rules', { kind: 'leak', isActive: true, isPinned: true })
    expect((await estate.people.front_desk.send('PUT', '/chronicle-rules', { kind: 'leak', isActive: true, isPinned: true })).status).toBe(403)
  })

  it('is kept when the owner changes, but says nothing any more of who lived there before [CHR-002]', async () => {
    const home = await estate.home({ owner: '苏明远', phone: '13800177001' })
    await write(home.unitId, { title: '苏明远家漏水', detail: '苏明远（13800177001）家卫生间漏水，殃及楼下；苏先生的车粤B12345在场，证件110101199003070011', happenedOn: '2026-02-01' })
    const [before] = await chronicle(home.unitId)
    expect(before).toMatchObject({ isFormer: false, title: '苏明远家漏水' })
    const done = await estate.people.front_desk.send('POST', `/units/${home.unitId}/owner-changes`, { id: newId(), takesOverOn: '2026-03-01', reason: 'sale', newOwners: [{ person: { name: '林知夏' } }] })
    expect(done.status).toBe(200)
    const entries = await chronicle(home.unitId)
    const kept = entries.find(({ kind }) => kind === 'incident')!
    expect(kept).toMatchObject({ isFormer: true, happenedOn: '2026-02-01', title: '＊＊家漏水', record: null, files: [] })
    expect(kept.detail).toBe('＊＊（＊＊）家卫生间漏水，殃及楼下；＊＊先生的车＊＊在场，证件＊＊')
    // What belongs to the present household is said in full.
    expect(entries.find(({ kind }) => kind === 'owner_change')).toMatchObject({ isFormer: false, detail: '林知夏' })
  })
})

describe('what is hidden of former people', () => {
  it('is names, forms of address and every number; what happened stays', () => {
    const former = [{ name: '欧阳明', phones: ['0755-26001234'] }, { name: '何', phones: [] }]
    expect(withoutPersons('欧阳明来电 0755-26001234，留 a.b@c.cn、+852 9123 4567，水管爆裂 3 次，赔付 1200 元', former)).toBe('＊＊来电 ＊＊，留 ＊＊、＊＊，水管爆裂 3 次，赔付 1200 元')
    // A one-letter name would hide half of the text.
    expect(withoutPersons('何时修好', former)).toBe('何时修好')
    expect(withoutPersons('2026-03-05 12:30 到场，3-2-1201', [])).toBe('2026-03-05 12:30 到场，3-2-1201')
  })
})
