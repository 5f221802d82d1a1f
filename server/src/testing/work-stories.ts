import sharp from 'sharp'
import { cases, quotes, workorders, type Sent } from '@guanjia/contract'
import { actOnCase } from '../modules/cases/act.ts'
import { createCase } from '../modules/cases/take-case.ts'
import { actOnWorkOrder } from '../modules/workorders/act.ts'
import { actOnQuote } from '../modules/workorders/quote-acts.ts'
import { createQuote } from '../modules/workorders/quotes.ts'
import { createWorkOrder } from '../modules/workorders/raise.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { storeFile } from '../platform/files/routes.ts'
import { newId } from '../platform/ids.ts'
import { as, type Company, type TestApp } from './test-app.ts'

type Case = cases.Case
type Order = workorders.WorkOrder
export type CaseAct = Sent<typeof cases.actOnCase>['body']
export type OrderAct = Sent<typeof workorders.actOnWorkOrder>['body']

const nothing = { params: {}, query: {} }

/** Cases and work orders as their people would make them, each act in a transaction of its own; `now` fixes its clock. */
export class WorkStories {
  readonly #test: TestApp
  readonly #company: Company
  constructor(test: TestApp, company: Company) {
    this.#test = test
    this.#company = company
  }

  takeCase(actor: Actor, facts: Partial<Sent<typeof cases.createCase>['body']> = {}, now?: Date): Promise<Case> {
    const body = cases.createCase.body.parse({ siteId: this.#company.siteId, kind: 'repair', statement: '厨房水槽下面漏水，已经滴到楼下了。', ...facts })
    return as(this.#test, actor, (ctx) => createCase(ctx, { ...nothing, body }), now)
  }

  onCase(actor: Actor, id: string, act: CaseAct, now?: Date): Promise<Case> {
    return as(this.#test, actor, (ctx) => actOnCase(ctx, { params: { id }, query: {}, body: cases.actOnCase.body.parse(act) }), now)
  }

  raise(actor: Actor, facts: Partial<Sent<typeof workorders.createWorkOrder>['body']> = {}, now?: Date): Promise<Order> {
    const body = workorders.createWorkOrder.body.parse({
      siteId: this.#company.siteId, title: '大堂吊灯不亮', placeKind: 'public_area', place: '1 号楼大堂', ...facts,
    })
    return as(this.#test, actor, (ctx) => createWorkOrder(ctx, { ...nothing, body }), now)
  }

  onOrder(actor: Actor, id: string, act: OrderAct, now?: Date): Promise<Order> {
    return as(
      this.#test, actor, (ctx) => actOnWorkOrder(ctx, { params: { id }, query: {}, body: workorders.actOnWorkOrder.body.parse(act) }), now,
    )
  }

  /** A quote of one line that is not of the list, unless others are given. */
  quote(actor: Actor, of: { workOrderId: string } | { caseId: string }, facts: Partial<Sent<typeof quotes.createQuote>['body']> & { fen?: number } = {}, now?: Date): Promise<quotes.Quote> {
    const { fen = 8000, ...rest } = facts
    const body = quotes.createQuote.body.parse({ ...of, lines: [{ name: '更换阀门人工', unit: '次', quantity: 1, priceFen: fen }], ...rest })
    return as(this.#test, actor, (ctx) => createQuote(ctx, { ...nothing, body }), now)
  }

  onQuote(actor: Actor, id: string, act: Sent<typeof quotes.actOnQuote>['body'], now?: Date): Promise<quotes.Quote> {
    return as(this.#test, actor, (ctx) => actOnQuote(ctx, { params: { id }, query: {}, body: quotes.actOnQuote.body.parse(act) }), now)
  }

  /** A quote of so much, accepted on the telephone. */
  async agree(actor: Actor, workOrderId: string, fen: number, now?: Date): Promise<quotes.Quote> {
    const quote = await this.quote(actor, { workOrderId }, { fen }, now)
    return this.onQuote(actor, quote.id, { action: 'accept', via: 'phone', totalFen: fen, acceptedBy: '苏婉清', saidAt: quote.sentAt }, now)
  }

  /** A picture that the actor has uploaded. */
  async photo(actor: Actor): Promise<string> {
    const id = newId()
    const hue = Number.parseInt(id.slice(-4), 16) % 256
    const content = await sharp({ create: { width: 8, height: 8, channels: 3, background: { r: hue, g: 120, b: 80 } } }).jpeg().toBuffer()
    await storeFile(this.#test.app, actor, { id, name: '现场.jpg', content })
    return id
  }

  /** The worker's way from the order in hand to done, with the proof that it takes. */
  async finish(worker: Actor, id: string, result = '已修好，试用正常。'): Promise<Order> {
    const [before, after] = [await this.photo(worker), await this.photo(worker)]
    await this.onOrder(worker, id, { action: 'accept' })
    await this.onOrder(worker, id, { action: 'arrive', fivePieces: [...workorders.FIVE_PIECES], photoIds: [before] })
    await this.onOrder(worker, id, { action: 'start' })
    return this.onOrder(worker, id, { action: 'done', result, photoAfterIds: [after], labourMinutes: 30 })
  }
}
