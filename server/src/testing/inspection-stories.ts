import sharp from 'sharp'
import { inspections, type Sent } from '@guanjia/contract'
import { actOnTask } from '../modules/inspections/act-on-task.ts'
import { createChecklist } from '../modules/inspections/checklists.ts'
import { getTask } from '../modules/inspections/details.ts'
import { actOnFinding, listFindings } from '../modules/inspections/findings.ts'
import { createRoute } from '../modules/inspections/paths.ts'
import { createPlan } from '../modules/inspections/plans.ts'
import { createPoint } from '../modules/inspections/points.ts'
import { sendRecords } from '../modules/inspections/records.ts'
import { listTasks } from '../modules/inspections/tasks.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { storeFile } from '../platform/files/routes.ts'
import { newId } from '../platform/ids.ts'
import { as, type Company, type TestApp } from './test-app.ts'

type Plan = Sent<typeof inspections.createPlan>['body']
type Record = Sent<typeof inspections.sendRecords>['body']['records'][number]
type Item = Sent<typeof inspections.createChecklist>['body']['items'][number]
const nothing = { params: {}, query: {} }

/** Rounds as their people would walk them, each act in a transaction of its own; `now` fixes its clock. */
export class InspectionStories {
  readonly #test: TestApp
  readonly #company: Company
  #made = 0
  constructor(test: TestApp, company: Company) {
    this.#test = test
    this.#company = company
  }

  checklist(items: Item[]): Promise<inspections.Checklist> {
    const body = inspections.createChecklist.body.parse({ name: `检查表 ${++this.#made}`, items })
    return as(this.#test, this.#company.actors.supervisor, (ctx) => createChecklist(ctx, { ...nothing, body }))
  }

  point(checklistId: string, facts: Partial<Sent<typeof inspections.createPoint>['body']> = {}): Promise<inspections.InspectionPoint> {
    const body = inspections.createPoint.body.parse({ siteId: this.#company.siteId, code: `P-${++this.#made}`, name: '1 号楼楼道', checklistId, ...facts })
    return as(this.#test, this.#company.actors.supervisor, (ctx) => createPoint(ctx, { ...nothing, body }))
  }

  route(pointIds: string[], isOrdered = false): Promise<inspections.InspectionRoute> {
    const body = inspections.createRoute.body.parse({ siteId: this.#company.siteId, name: `路线 ${++this.#made}`, isOrdered, stops: pointIds.map((pointId) => ({ pointId })) })
    return as(this.#test, this.#company.actors.supervisor, (ctx) => createRoute(ctx, { ...nothing, body }))
  }

  /** By default a round at nine each day with eight hours for it, for the steward. */
  plan(routeId: string, now: Date, facts: Partial<Plan> = {}): Promise<inspections.InspectionPlan> {
    const body = inspections.createPlan.body.parse({ siteId: this.#company.siteId, name: `计划 ${++this.#made}`, kind: 'inspection', routeId, rule: 'FREQ=DAILY;BYHOUR=9;BYMINUTE=0', startsOn: '2026-01-01', windowMinutes: 480, role: 'steward', ...facts })
    return as(this.#test, this.#company.actors.supervisor, (ctx) => createPlan(ctx, { ...nothing, body }), now)
  }

  /** Rounds of a plan, the earliest first. */
  async rounds(planId: string, now: Date): Promise<inspections.InspectionTask[]> {
    const page = await as(this.#test, this.#company.actors.supervisor, (ctx) => listTasks(ctx, { params: {}, query: { siteId: this.#company.siteId, limit: 200, filter: { planId } }, body: {} }), now)
    return page.items.toReversed()
  }

  round(id: string, now?: Date): Promise<inspections.InspectionTaskDetails> {
    return as(this.#test, this.#company.actors.supervisor, (ctx) => getTask(ctx, { params: { id }, query: {}, body: {} }), now)
  }

  act(actor: Actor, id: string, act: Sent<typeof inspections.actOnTask>['body'], now?: Date): Promise<inspections.InspectionTask> {
    return as(this.#test, actor, (ctx) => actOnTask(ctx, { params: { id }, query: {}, body: inspections.actOnTask.body.parse(act) }), now)
  }

  /** A record as a phone would write it a minute after it came to the point. */
  record(pointId: string, at: Date, answers: Record['answers'], facts: Partial<Record> = {}): Record {
    return { id: newId(), pointId, at: at.toISOString(), checklistNumber: 1, answers, proof: { arrivedAt: new Date(at.getTime() - 60_000).toISOString() }, ...facts }
  }

  async send(actor: Actor, taskId: string, records: Record[], now: Date): Promise<{ task: inspections.InspectionTask; records: { id: string; isConflict: boolean; presence: number }[] }> {
    const body = inspections.sendRecords.body.parse({ sentAt: now.toISOString(), records })
    return as(this.#test, actor, (ctx) => sendRecords(ctx, { params: { id: taskId }, query: {}, body }), now)
  }

  findings(filter: Sent<typeof inspections.listFindings>['query']['filter'] = {}, actor = this.#company.actors.supervisor): Promise<inspections.Finding[]> {
    const query = inspections.listFindings.query.parse({ siteId: this.#company.siteId, limit: 200, filter })
    return as(this.#test, actor, async (ctx) => (await listFindings(ctx, { params: {}, query, body: {} })).items)
  }

  onFinding(actor: Actor, id: string, act: Sent<typeof inspections.actOnFinding>['body'], now?: Date): Promise<inspections.Finding> {
    return as(this.#test, actor, (ctx) => actOnFinding(ctx, { params: { id }, query: {}, body: inspections.actOnFinding.body.parse(act) }), now)
  }

  /** A picture that the actor has uploaded. */
  async photo(actor: Actor): Promise<string> {
    const id = newId()
    const content = await sharp({ create: { width: 8, height: 8, channels: 3, background: { r: Number.parseInt(id.slice(-4), 16) % 256, g: 90, b: 60 } } }).jpeg().toBuffer()
    await storeFile(this.#test.app, actor, { id, name: '现场.jpg', content })
    return id
  }
}
