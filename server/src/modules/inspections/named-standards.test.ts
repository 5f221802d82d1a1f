import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { inspections, questions, standards } from '@guanjia/contract'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'

let test: TestApp
let company: Company
let boss: Browser
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  boss = await signIn(test, company.logins.administrator, company.password)
})
afterAll(() => test.close())

const ok = <T>(answer: { status: number; body: unknown }): T => {
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as T
}

describe('what an item of a standard asks is asked by checklists and questions, and each knows of the other', () => {
  it('names the version by which it was written, is shown on both sides, and says when the standard has moved on', async () => {
    const { items } = ok<{ items: standards.StandardSummary[] }>(await boss.send('GET', '/standards?filter[q]=CLEANING'))
    const id = items.find(({ code }) => code === 'CLEANING')!.id
    const cleaning = ok<standards.ServiceStandard>(await boss.send('GET', `/standards/${id}`))
    const [first, second] = cleaning.current!.items
    const standardItem = { standardId: id, number: 1, itemId: first!.id }
    const list = { name: '大堂保洁检查', items: [{ id: 'floor', text: '地面无积尘', kind: 'yes_no', standardItem }, { id: 'walls', text: '墙面', kind: 'yes_no' }] }
    const question = { type: 'true_false', topic: 'repair', stem: '石材地面可以用酸性清洁剂', answer: ['false'], reference: 'ENV-005', standardItem: { ...standardItem, itemId: second!.id } }

    for (const wrong of [{ itemId: company.siteId }, { number: 2 }]) {
      const [badList, badQuestion] = [await boss.send('POST', '/checklists', { ...list, items: [{ ...list.items[0], standardItem: { ...standardItem, ...wrong } }] }), await boss.send('POST', '/questions', { ...question, standardItem: { ...standardItem, ...wrong } })]
      expect(badList.body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/items/0/standardItem' }] })
      expect(badQuestion.body).toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/standardItem' }] })
    }
    const made = ok<inspections.Checklist>(await boss.send('POST', '/checklists', list))
    const asked = ok<questions.Question>(await boss.send('POST', '/questions', question))
    expect(made.standards).toEqual([{ ...standardItem, code: 'CLEANING', name: cleaning.name, text: first!.text, isInForce: true }])
    expect(asked.standard).toMatchObject({ text: second!.text, number: 1, isInForce: true })

    const uses = async (who = boss) => ok<{ items: standards.StandardUse[] }>(await who.send('GET', `/standards/${id}/uses`)).items.filter((one) => [made.id, asked.id].includes(one.id))
    expect(await uses()).toEqual(expect.arrayContaining([
      { kind: 'checklist', id: made.id, code: '', name: '大堂保洁检查', number: 1, itemIds: [first!.id] },
      { kind: 'question', id: asked.id, code: asked.code, name: question.stem, number: 1, itemIds: [second!.id] },
    ]))
    // Who keeps no questions is told of none.
    expect((await uses(await signIn(test, company.logins.technician, company.password))).map(({ kind }) => kind)).not.toContain('question')

    const drafted = ok<standards.ServiceStandard>(await boss.send('POST', `/standards/${id}/draft`, { version: cleaning.version, items: cleaning.current!.items.map((item) => (item.id === first!.id ? { ...item, text: '地面每日两次湿拖' } : item)) }))
    ok(await boss.send('POST', `/standards/${id}/actions`, { action: 'publish', version: drafted.version, reason: '雨季' }))
    const later = ok<inspections.Checklist>(await boss.send('GET', `/checklists/${made.id}`))
    expect(later.standards).toMatchObject([{ number: 1, text: first!.text, isInForce: false }])
    expect(ok<questions.Question>(await boss.send('GET', `/questions/${asked.id}`)).standard).toMatchObject({ number: 1, isInForce: true })

    // Another use of a standard leaves with the item.
    const { id: _, ...facts } = later
    ok(await boss.send('PATCH', `/checklists/${made.id}`, { version: facts.version, name: facts.name, isActive: true, items: [list.items[1]] }))
    expect((await uses()).map(({ kind }) => kind)).toEqual(['question'])
  })

  it('the database itself refuses an item that no published version has', async () => {
    const { rows } = await as(test, company.actors.administrator, (ctx) => ctx.client.query<{ id: string }>("select id from service_standard where code = 'DRESS'"))
    const refused = (sql: string) => expect(as(test, company.actors.administrator, (ctx) => ctx.client.query(sql, [rows[0]!.id, company.siteId]))).rejects.toMatchObject({ code: '23514' })
    await refused("insert into question_version select (v).* from (select jsonb_populate_record(v, jsonb_build_object('number', 99, 'standard_id', $1::uuid, 'standard_number', 1, 'standard_item_id', $2::uuid)) as v from question_version v limit 1) x")
    await refused("insert into checklist_version select organization_id, checklist_id, 99, jsonb_build_array(jsonb_build_object('id', 'a', 'standardItem', jsonb_build_object('standardId', $1::uuid, 'number', 1, 'itemId', $2::uuid))), now(), 'x' from checklist_version limit 1")
  })
})
