import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { originals } from '@guanjia/contract'
import { aHousehold, type Household } from '../../testing/households.ts'
import { DocumentStories } from '../../testing/document-stories.ts'
import { someoneWaitsForALock } from '../../testing/locks.ts'
import { aCompany, as, letJobsRun, signIn, testApp, type Company, type TestApp } from '../../testing/test-app.ts'
import type { Actor } from '../../platform/auth/actor.ts'
import { newId } from '../../platform/ids.ts'
import { runDueTimers } from '../sla/index.ts'
import { createBox, getBox, orderBox } from './boxes.ts'
import { actOnDocument, fileDocument } from './file-document.ts'
import { documentTimeline, getDocument } from './list.ts'
import { actOnLoan, getLoan } from './loans.ts'
import { listLoans } from './loans-list.ts'
import { changeOriginal, getOriginal, placeOriginal, recordDamage } from './originals.ts'
import { actOnTransfer, createTransfer } from './transfers.ts'

let test: TestApp
let company: Company
let home: Household
let stories: DocumentStories
let keeper: Actor
beforeAll(async () => {
  test = await testApp()
  company = await aCompany(test)
  home = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId))
  stories = new DocumentStories(test, company)
  keeper = company.actors.steward
})
afterAll(() => test.close())

const at = (text: string): Date => new Date(`2026-03-${text}:00+08:00`)
const nothing = { params: {}, query: {}, body: {} }
const anOriginal = async (code = 'PURCHASE'): Promise<originals.Original> => stories.original(keeper, (await stories.file(keeper, code, { type: 'unit', id: home.unitId })).id)
const onLoan = (id: string, body: Record<string, unknown>, now?: Date, actor = keeper) => as(test, actor, (ctx) => actOnLoan(ctx, { ...nothing, params: { id }, body: originals.actOnLoan.body.parse(body) }), now)

describe('lending a paper original [HHD-007]', () => {
  it('says where it lies, who has it, what for and until when, and takes it back with its condition', async () => {
    const paper = await anOriginal()
    expect(paper).toMatchObject({ box: { place: expect.stringMatching(/^A-1-\d+$/) as string }, position: 1, condition: 'good', loan: null })
    const loan = await stories.lend(keeper, paper.id, { borrowerId: company.actors.front_desk.employeeId, borrowerName: '', dueOn: '2026-03-12' }, at('05T09:00'))
    expect(loan).toMatchObject({ number: 'L-20260305-0001', state: 'out', borrower: { name: '前台许' }, purpose: '诉讼举证', dueOn: '2026-03-12', isOverdue: false, allowedActions: ['return', 'extend', 'lose'] })
    expect(loan.clock).toMatchObject({ metric: 'return', dueAt: '2026-03-12T15:59:59.000Z' })
    expect((await as(test, keeper, (ctx) => getOriginal(ctx, { ...nothing, params: { id: paper.id } }))).loan).toMatchObject({ number: loan.number, borrower: '前台许' })
    const back = await onLoan(loan.id, { action: 'return', condition: 'worn', note: '封面折角' }, at('10T16:00'))
    expect(back).toMatchObject({ state: 'returned', returnCondition: 'worn', allowedActions: [], clocks: [{ metric: 'return', outcome: 'met' }] })
    const page = await as(test, keeper, (ctx) => getOriginal(ctx, { ...nothing, params: { id: paper.id } }))
    expect(page).toMatchObject({ condition: 'worn', loan: null, damages: [{ condition: 'worn', description: `${loan.number} 前台许：封面折角` }], loans: [{ id: loan.id }] })
  })

  it('lends it once: of two who lend it at the same moment the second is told who has it', async () => {
    const paper = await anOriginal()
    const both = as(test, keeper, async (ctx) => {
      const { lendOriginal } = await import('./loans.ts')
      await lendOriginal(ctx, { ...nothing, body: originals.lendOriginal.body.parse({ originalId: paper.id, borrowerName: '律师孟', purpose: '举证', dueOn: '2026-03-12' }) })
      const second = stories.lend(company.actors.supervisor, paper.id, { borrowerName: '审计段' }, at('05T09:00')).catch((error: unknown) => error)
      await someoneWaitsForALock(test)
      return { second }
    }, at('05T09:00'))
    expect(await (await both).second).toMatchObject({ code: 'original.lent', errors: [{ pointer: '/originalId', message: expect.stringContaining('律师孟') as string }] })
    // Nor behind the use case's back.
    await expect(as(test, keeper, (ctx) => ctx.client.query("insert into archive_loan select organization_id, gen_random_uuid(), site_id, number || 'x', original_id, borrower_id, borrower_name, borrower_phone, purpose, state, lent_at, lent_by, due_on, due_at, agreed_at, ended_at, return_condition, return_note, next_due_at, version, updated_at from archive_loan where original_id = $1", [paper.id]))).rejects.toThrow(/loan_once/)
  })

  it('makes one loan of a retry', async () => {
    const paper = await anOriginal()
    const id = newId()
    const first = await stories.lend(keeper, paper.id, { id }, at('05T09:00'))
    expect(await stories.lend(keeper, paper.id, { id }, at('05T09:01'))).toMatchObject({ id, number: first.number })
  })

  it('returns it once, whoever clicks twice', async () => {
    const loan = await stories.lend(keeper, (await anOriginal()).id, {}, at('05T09:00'))
    await onLoan(loan.id, { action: 'return', condition: 'good' }, at('06T09:00'))
    await expect(onLoan(loan.id, { action: 'return', condition: 'good' }, at('06T09:00'))).rejects.toMatchObject({ code: 'action_not_allowed' })
  })

  it('lists what is overdue from the next day on, reminds, and forgives nothing when it is prolonged late', async () => {
    // A house of its own: several reminders at once would be one digest.
    const house = await aCompany(test)
    const its = new DocumentStories(test, house)
    const own = house.actors.steward
    const there = await as(test, house.actors.administrator, (ctx) => aHousehold(ctx, house.siteId))
    const paper = await its.original(own, (await its.file(own, 'PURCHASE', { type: 'unit', id: there.unitId })).id)
    const loan = await its.lend(own, paper.id, { dueOn: '2026-03-16' }, at('15T09:00'))
    const overdue = async (now: Date) => (await as(test, own, (ctx) => listLoans(ctx, { ...nothing, query: originals.listLoans.query.parse({ siteId: house.siteId, filter: { overdue: true } }) }), now)).items.map(({ id }) => id)
    expect(await overdue(at('16T23:00'))).toEqual([])
    expect(await overdue(at('17T00:00'))).toEqual([loan.id])
    await runDueTimers(test.app, { now: at('16T21:00') })
    await runDueTimers(test.app, { now: at('17T08:00') })
    // What was late is told together a moment later, by a job.
    await letJobsRun(test)
    const told = await as(test, own, (ctx) => ctx.tx.selectFrom('message').select('account_id').where('record_id', '=', loan.id).execute())
    expect(told.map((row) => row.account_id)).toContain(own.accountId)
    await expect(onLoan(loan.id, { action: 'extend', dueOn: '2026-03-16', reason: '开庭延期' }, at('17T09:00'), own)).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/dueOn' }] })
    expect(await onLoan(loan.id, { action: 'extend', dueOn: '2026-03-25', reason: '开庭延期' }, at('17T09:00'), own)).toMatchObject({ dueOn: '2026-03-25', isOverdue: false, clocks: [{ outcome: 'breached' }] })
    expect(await overdue(at('18T00:00'))).toEqual([])
  })

  it('moves the promise when it is prolonged in time', async () => {
    const loan = await stories.lend(keeper, (await anOriginal()).id, { dueOn: '2026-03-16' }, at('15T09:00'))
    await onLoan(loan.id, { action: 'extend', dueOn: '2026-03-20', reason: '开庭延期' }, at('16T09:00'))
    const seen = await as(test, keeper, (ctx) => getLoan(ctx, { ...nothing, params: { id: loan.id } }), at('16T10:00'))
    expect(seen.clock).toMatchObject({ dueAt: '2026-03-20T15:59:59.000Z', outcome: 'undetermined' })
  })
})

describe('what happens to the paper [PRV-008]', () => {
  it('is moved to another box as the last there, its history saying from where to where; another unit’s box does not take it', async () => {
    const paper = await anOriginal()
    const box = (place: [string, string, string], unitId: string | null = null) => as(test, company.actors.administrator, (ctx) => createBox(ctx, { ...nothing, body: originals.createBox.body.parse({ siteId: company.siteId, cabinet: place[0], layer: place[1], box: place[2], unitId }) }))
    const change = (version: number, body: Record<string, unknown>) => as(test, keeper, (ctx) => changeOriginal(ctx, { ...nothing, params: { id: paper.id }, body: originals.changeOriginal.body.parse({ version, ...body }) }))
    const other = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1802', owner: '邹文', phone: '13800130062' }))
    await expect(change(paper.version, { boxId: (await box(['H', '1', '1'], other.unitId)).id })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/boxId' }] })
    const moved = await change(paper.version, { boxId: (await box(['H', '2', '5'])).id, copies: 2 })
    expect(moved).toMatchObject({ box: { place: 'H-2-5' }, position: 1, copies: 2 })
    // What changes nothing leaves no line; an old page is told what is there now.
    expect((await change(moved.version, { copies: 2 })).version).toBe(moved.version)
    await expect(change(paper.version, { copies: 3 })).rejects.toMatchObject({ code: 'stale_version' })
    const { items } = await as(test, keeper, (ctx) => documentTimeline(ctx, { ...nothing, params: { id: paper.document.id } }))
    expect(items.map(({ action }) => action)).toEqual(['filed', 'placed', 'moved'])
    expect(items.at(-1)!.changes).toEqual([{ field: 'place', from: paper.box.place, to: 'H-2-5' }, { field: 'copies', from: 1, to: 2 }])
  })

  it('keeps a record of damage with pictures; what is lost is not lent', async () => {
    const paper = await anOriginal()
    const record = (body: Record<string, unknown>, now?: Date) => as(test, keeper, (ctx) => recordDamage(ctx, { ...nothing, params: { id: paper.id }, body: originals.recordDamage.body.parse(body) }), now)
    const damaged = await record({ condition: 'damaged', description: '被水浸湿，第 3 页字迹模糊', fileIds: [await stories.scan(keeper)] }, at('04T09:00'))
    expect(damaged).toMatchObject({ condition: 'damaged', damages: [{ by: '管家何', description: '被水浸湿，第 3 页字迹模糊', files: [{ isImage: true }] }] })
    const loan = await stories.lend(keeper, paper.id, {}, at('05T09:00'))
    await expect(record({ condition: 'lost', description: '找不到' })).rejects.toMatchObject({ code: 'action_not_allowed' })
    const lost = await onLoan(loan.id, { action: 'lose', note: '借阅人遗失，已登报声明' }, at('06T09:00'))
    expect(lost).toMatchObject({ state: 'lost', returnCondition: 'lost', clocks: [{ state: 'cancelled' }] })
    await expect(stories.lend(keeper, paper.id, {}, at('07T09:00'))).rejects.toMatchObject({ code: 'action_not_allowed' })
    expect(await record({ condition: 'good', description: '已找回' })).toMatchObject({ condition: 'good', damages: [{ condition: 'good' }, { condition: 'lost' }, { condition: 'damaged' }] })
    await expect(as(test, keeper, (ctx) => ctx.client.query('delete from archive_damage where original_id = $1', [paper.id]))).rejects.toThrow(/permission denied/)
  })

  it('tells nothing of the papers of a class to who may not read it', async () => {
    const paper = await anOriginal('PURCHASE')
    const loan = await stories.lend(keeper, paper.id, {}, at('05T09:00'))
    await expect(as(test, company.actors.front_desk, (ctx) => getOriginal(ctx, { ...nothing, params: { id: paper.id } }))).rejects.toMatchObject({ code: 'not_found' })
    await expect(as(test, company.actors.front_desk, (ctx) => getLoan(ctx, { ...nothing, params: { id: loan.id } }))).rejects.toMatchObject({ code: 'not_found' })
    await expect(stories.lend(company.actors.front_desk, paper.id, {})).rejects.toMatchObject({ code: 'not_found' })
    await expect(as(test, keeper, (ctx) => actOnDocument(ctx, { ...nothing, params: { id: paper.document.id }, body: { action: 'withdraw', reason: '试试' } }))).rejects.toMatchObject({ code: 'action_not_allowed' })
  })
})

describe('the owner archive box [HHD-011]', () => {
  it('keeps the documents of a unit in their order, takes none of another unit, and prints its index', async () => {
    const box = await as(test, keeper, (ctx) => createBox(ctx, { ...nothing, body: originals.createBox.body.parse({ siteId: company.siteId, cabinet: 'B', layer: '2', box: '7', label: '3-2-1201 业主档案', unitId: home.unitId }) }))
    expect(box).toMatchObject({ place: 'B-2-7', unit: { name: home.unitCode } })
    await expect(as(test, keeper, (ctx) => createBox(ctx, { ...nothing, body: originals.createBox.body.parse({ siteId: company.siteId, cabinet: 'B', layer: '2', box: '7' }) }))).rejects.toMatchObject({ code: 'already_exists', errors: [{ pointer: '/box' }] })
    const put = async (code: string) => {
      const document = await stories.file(keeper, code, { type: 'unit', id: home.unitId })
      return as(test, keeper, (ctx) => placeOriginal(ctx, { ...nothing, body: originals.placeOriginal.body.parse({ documentId: document.id, boxId: box.id, copies: 2 }) }))
    }
    const checks = [await put('DAILY-CHECK'), await put('DAILY-CHECK'), await put('HANDOVER')]
    expect(checks.map(({ position }) => position)).toEqual([1, 2, 3])
    const other = await as(test, company.actors.administrator, (ctx) => aHousehold(ctx, company.siteId, { room: '1501', phone: '13800130015' }))
    const foreign = await stories.file(keeper, 'HANDOVER', { type: 'unit', id: other.unitId })
    await expect(as(test, keeper, (ctx) => placeOriginal(ctx, { ...nothing, body: originals.placeOriginal.body.parse({ documentId: foreign.id, boxId: box.id }) }))).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/boxId' }] })
    await expect(as(test, keeper, (ctx) => placeOriginal(ctx, { ...nothing, body: originals.placeOriginal.body.parse({ documentId: checks[0]!.document.id, boxId: box.id }) }))).rejects.toMatchObject({ code: 'already_exists' })

    const page = await as(test, keeper, (ctx) => getBox(ctx, { ...nothing, params: { id: box.id } }))
    const wanted = [checks[2]!.id, checks[0]!.id, checks[1]!.id]
    await expect(as(test, keeper, (ctx) => orderBox(ctx, { ...nothing, params: { id: box.id }, body: { version: page.version, originalIds: wanted.slice(1) } }))).rejects.toMatchObject({ code: 'rule_broken' })
    const ordered = await as(test, keeper, (ctx) => orderBox(ctx, { ...nothing, params: { id: box.id }, body: { version: page.version, originalIds: wanted } }))
    expect(ordered.items.map(({ id, position }) => [id, position])).toEqual(wanted.map((id, i) => [id, i + 1]))
    await expect(as(test, keeper, (ctx) => orderBox(ctx, { ...nothing, params: { id: box.id }, body: { version: page.version, originalIds: wanted } }))).rejects.toMatchObject({ code: 'stale_version' })

    const browser = await signIn(test, company.logins.steward, company.password)
    const pdf = await browser.send('GET', `/archive-boxes/${box.id}/print`)
    expect([pdf.status, String(pdf.body).slice(0, 5)]).toEqual([200, '%PDF-'])
  })
})

describe('handing documents over to the central archive [HHD-014]', () => {
  it('goes with a list, is signed by somebody else, and changes who keeps the documents', async () => {
    const department = await as(test, keeper, (ctx) => ctx.tx.selectFrom('department').select('id').where('site_id', '=', company.siteId).where('code', '=', 'CUSTOMER_CENTRE').executeTakeFirstOrThrow())
    const papers = [await stories.file(keeper, 'HANDOVER', { type: 'unit', id: home.unitId }), await stories.file(keeper, 'KEYS', { type: 'unit', id: home.unitId })]
    const create = (ids: string[]) => as(test, keeper, (ctx) => createTransfer(ctx, { ...nothing, body: originals.createTransfer.body.parse({ siteId: company.siteId, departmentId: department.id, documentIds: ids }) }), at('05T09:00'))
    const batch = await create(papers.map(({ id }) => id))
    expect(batch).toMatchObject({ number: 'T-20260305-0001', state: 'draft', documents: 2, allowedActions: ['send', 'refuse'] })
    await expect(create([papers[0]!.id])).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/documentIds/0' }] })
    const act = (actor: Actor, body: Record<string, unknown>) => as(test, actor, (ctx) => actOnTransfer(ctx, { ...nothing, params: { id: batch.id }, body: originals.actOnTransfer.body.parse(body) }), at('05T10:00'))
    await act(keeper, { action: 'send' })
    await expect(act(keeper, { action: 'receive', signatureFileId: await stories.scan(keeper) })).rejects.toMatchObject({ code: 'transfer.own' })
    const archivist = company.actors.supervisor
    await expect(act(archivist, { action: 'receive', signatureFileId: newId() })).rejects.toMatchObject({ code: 'rule_broken', errors: [{ pointer: '/signatureFileId' }] })
    const received = await act(archivist, { action: 'receive', signatureFileId: await stories.scan(archivist) })
    expect(received).toMatchObject({ state: 'received', receiver: { name: '主管周' }, signature: { isImage: true }, allowedActions: [] })
    expect((await as(test, keeper, (ctx) => getDocument(ctx, { ...nothing, params: { id: papers[0]!.id } }))).custody).toBe('central')
    await expect(as(test, keeper, (ctx) => ctx.client.query("update archive_transfer set signature_file_id = null where id = $1", [batch.id]))).rejects.toThrow(/violates check/)
    const browser = await signIn(test, company.logins.steward, company.password)
    expect(await browser.send('GET', `/archive-transfers/${batch.id}/print`)).toMatchObject({ status: 200 })
  })

  it('frees the documents when it is sent back', async () => {
    const department = await as(test, keeper, (ctx) => ctx.tx.selectFrom('department').select('id').where('site_id', '=', company.siteId).limit(1).executeTakeFirstOrThrow())
    const paper = await stories.file(keeper, 'KEYS', { type: 'unit', id: home.unitId })
    const create = () => as(test, keeper, (ctx) => createTransfer(ctx, { ...nothing, body: originals.createTransfer.body.parse({ siteId: company.siteId, departmentId: department.id, documentIds: [paper.id] }) }))
    const batch = await create()
    await as(test, company.actors.supervisor, (ctx) => actOnTransfer(ctx, { ...nothing, params: { id: batch.id }, body: { action: 'refuse', reason: '缺少签字页' } }))
    expect(await create()).toMatchObject({ state: 'draft', documents: 1 })
  })
})

it('two file under one id and get one document', async () => {
  const id = newId()
  const kind = await stories.kind('KEYS')
  const file = () => as(test, keeper, (ctx) => fileDocument(ctx, { ...nothing, body: { id, siteId: company.siteId, reference: '', kindId: kind.id, title: '', medium: 'text', acquisition: 'received', subject: { type: 'unit', id: home.unitId }, documentOn: null, validUntil: null, departmentId: null, note: '', fileIds: [] } }))
  const answers = await Promise.allSettled([file(), file(), file()])
  const { rows } = await as(test, keeper, (ctx) => ctx.client.query<{ n: number }>('select count(*)::int as n from document where id = $1', [id]))
  expect(rows[0]!.n).toBe(1)
  expect(answers.some((answer) => answer.status === 'fulfilled')).toBe(true)
})
