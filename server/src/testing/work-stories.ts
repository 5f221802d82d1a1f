import sharp from 'sharp'
import { cases, workorders, type Sent } from '@guanjia/contract'
import { actOnCase } from '../modules/cases/act.ts'
import { createCase } from '../modules/cases/take-case.ts'
import { actOnWorkOrder } from '../modules/workorders/act.ts'
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
