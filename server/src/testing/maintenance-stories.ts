import { inspections, maintenance, registers, type Sent, type workorders } from '@guanjia/contract'
import { listFindings } from '../modules/inspections/findings.ts'
import { addReady } from '../modules/maintenance/ready/take.ts'
import { createCounter, readCounter } from '../modules/maintenance/counters.ts'
import { getMaintainedFacility, setResponsible } from '../modules/maintenance/facilities.ts'
import { actOnMaintenancePlan, createMaintenancePlan } from '../modules/maintenance/plans.ts'
import { createProcedure } from '../modules/maintenance/procedures.ts'
import { sendStepResults } from '../modules/maintenance/results.ts'
import { getMaintenanceTask, listMaintenanceTasks } from '../modules/maintenance/tasks.ts'
import { tend } from '../modules/maintenance/tend.ts'
import { actOnFacility, createFacility } from '../modules/registers/facilities.ts'
import { createMeter } from '../modules/registers/meters.ts'
import { getWorkOrder } from '../modules/workorders/timeline.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { queueNamed } from '../platform/events.ts'
import { as, type Company, type TestApp } from './test-app.ts'
import { WorkStories } from './work-stories.ts'

type Plan = Sent<typeof maintenance.createMaintenancePlan>['body']
const nothing = { params: {}, query: {} }

/** Maintenance as its people would do it, each act in a transaction of its own; `now` fixes its clock. */
export class MaintenanceStories {
  readonly #test: TestApp
  readonly #company: Company
  readonly work: WorkStories
  #made = 0
  constructor(test: TestApp, company: Company) {
    this.#test = test
    this.#company = company
    this.work = new WorkStories(test, company)
  }

  async classId(code: string): Promise<string> {
    return (await as(this.#test, this.#company.actors.administrator, (ctx) => ctx.tx.selectFrom('facility_class').select('id').where('code', '=', code).executeTakeFirstOrThrow())).id
  }

  /** A facility of a class; the supervisor answers for it unless somebody else does, or nobody. */
  async facility(code: string, now: Date, { responsible = this.#company.actors.supervisor.employeeId, ...facts }: { responsible?: string | null } & Partial<Sent<typeof registers.createFacility>['body']> = {}): Promise<registers.Facility> {
    const body = registers.createFacility.body.parse({ siteId: this.#company.siteId, code: `F-${++this.#made}`, name: `设施 ${this.#made}`, classId: await this.classId(code), place: '1 号楼', ...facts })
    const made = await as(this.#test, this.#company.actors.supervisor, (ctx) => createFacility(ctx, { ...nothing, body }), now)
    if (responsible !== null) await as(this.#test, this.#company.actors.supervisor, (ctx) => setResponsible(ctx, { ...nothing, body: { siteId: this.#company.siteId, facilityIds: [made.id], responsibleId: responsible } }), now)
    return made
  }

  onFacility(id: string, act: Sent<typeof registers.actOnFacility>['body'], now?: Date): Promise<registers.Facility> {
    return as(this.#test, this.#company.actors.supervisor, (ctx) => actOnFacility(ctx, { params: { id }, query: {}, body: registers.actOnFacility.body.parse(act) }), now)
  }

  seen(id: string, now?: Date): Promise<maintenance.MaintainedFacilityDetails> {
    return as(this.#test, this.#company.actors.supervisor, (ctx) => getMaintainedFacility(ctx, { params: { id }, query: {}, body: {} }), now)
  }

  procedure(steps: Sent<typeof maintenance.createProcedure>['body']['steps'] = [{ id: 'look', text: '外观检查' }]): Promise<maintenance.Procedure> {
    const body = maintenance.createProcedure.body.parse({ name: `规程 ${++this.#made}`, steps })
    return as(this.#test, this.#company.actors.supervisor, (ctx) => createProcedure(ctx, { ...nothing, body }))
  }

  /** A plan that is switched on at once. */
  async plan(facts: Partial<Plan> & Pick<Plan, 'procedureId' | 'trigger'>, now: Date): Promise<maintenance.MaintenancePlan> {
    const body = maintenance.createMaintenancePlan.body.parse({ siteId: this.#company.siteId, name: `计划 ${++this.#made}`, startsOn: '2026-11-03', ...facts })
    const made = await as(this.#test, this.#company.actors.supervisor, (ctx) => createMaintenancePlan(ctx, { ...nothing, body }), now)
    return this.onPlan(made.id, { action: 'activate' }, now)
  }
  onPlan(id: string, act: Sent<typeof maintenance.actOnMaintenancePlan>['body'], now?: Date): Promise<maintenance.MaintenancePlan> {
    return as(this.#test, this.#company.actors.supervisor, (ctx) => actOnMaintenancePlan(ctx, { params: { id }, query: {}, body: maintenance.actOnMaintenancePlan.body.parse(act) }), now)
  }

  async tasks(planId: string, now?: Date): Promise<maintenance.MaintenanceTask[]> {
    const query = maintenance.listMaintenanceTasks.query.parse({ siteId: this.#company.siteId, limit: 200, filter: { planId } })
    return (await as(this.#test, this.#company.actors.supervisor, (ctx) => listMaintenanceTasks(ctx, { params: {}, query, body: {} }), now)).items.toReversed()
  }
  task(id: string, now?: Date): Promise<maintenance.MaintenanceTaskDetails> {
    return as(this.#test, this.#company.actors.supervisor, (ctx) => getMaintenanceTask(ctx, { params: { id }, query: {}, body: {} }), now)
  }
  record(actor: Actor, id: string, results: Sent<typeof maintenance.sendStepResults>['body']['results'], now?: Date): Promise<maintenance.MaintenanceTaskDetails> {
    return as(this.#test, actor, (ctx) => sendStepResults(ctx, { params: { id }, query: {}, body: maintenance.sendStepResults.body.parse({ results }) }), now)
  }

  async counter(facilityId: string, unit: maintenance.CounterUnit = 'hour', meterId: string | null = null): Promise<maintenance.FacilityCounter> {
    return as(this.#test, this.#company.actors.supervisor, (ctx) => createCounter(ctx, { ...nothing, body: { facilityId, name: `计数 ${++this.#made}`, unit, meterId } }))
  }
  read(counterId: string, value: number, now: Date, more: Partial<Sent<typeof maintenance.readCounter>['body']> = {}) {
    return as(this.#test, this.#company.actors.technician, (ctx) => readCounter(ctx, { params: { id: counterId }, query: {}, body: maintenance.readCounter.body.parse({ value, ...more }) }), now)
  }

  /** A public meter of the site. */
  meter(facts: Partial<Sent<typeof registers.createMeter>['body']>, now: Date): Promise<registers.Meter> {
    const body = registers.createMeter.body.parse({ siteId: this.#company.siteId, code: `E-${++this.#made}`, kind: 'electricity', ...facts })
    return as(this.#test, this.#company.actors.supervisor, (ctx) => createMeter(ctx, { ...nothing, body }), now)
  }
  async findings(q: string): Promise<inspections.Finding[]> {
    const query = inspections.listFindings.query.parse({ siteId: this.#company.siteId, limit: 200, filter: { q } })
    return (await as(this.#test, this.#company.actors.supervisor, (ctx) => listFindings(ctx, { params: {}, query, body: {} }))).items
  }
  order(id: string, now?: Date): Promise<workorders.WorkOrder> {
    return as(this.#test, this.#company.actors.supervisor, (ctx) => getWorkOrder(ctx, { params: { id }, query: {}, body: {} }), now)
  }

  tend(now: Date): Promise<void> {
    return as(this.#test, this.#company.actors.administrator, (ctx) => tend(ctx, this.#company.siteId), now)
  }
  ready(now?: Date): Promise<number> {
    return as(this.#test, this.#company.actors.administrator, (ctx) => addReady(ctx, { id: this.#company.siteId, kind: 'residential', timeZone: 'Asia/Shanghai' }), now)
  }

  /** The worker's way through the order of a service, with its steps. */
  async serve(worker: Actor, task: Pick<maintenance.MaintenanceTask, 'id' | 'order' | 'worker'>, at: Date, results: Parameters<MaintenanceStories['record']>[2] = [{ stepId: 'look', value: true }]): Promise<void> {
    const order = task.order!.id
    const minutes = (count: number): Date => new Date(at.getTime() - count * 60_000)
    if (task.worker?.id !== worker.employeeId) await this.work.onOrder(this.#company.actors.supervisor, order, { action: 'assign', workerId: worker.employeeId!, isOverride: true, note: '指定' }, minutes(40))
    await this.work.onOrder(worker, order, { action: 'accept' }, minutes(30))
    await this.work.onOrder(worker, order, { action: 'arrive' }, minutes(20))
    await this.work.onOrder(worker, order, { action: 'start' }, minutes(15))
    await this.record(worker, task.id, results, minutes(5))
    await this.work.onOrder(worker, order, { action: 'done', result: '保养完成' }, at)
    await this.follow(at)
  }

  /** Lets the reactions to orders run, each twice: a job may run again after a crash. */
  async follow(now: Date): Promise<void> {
    const { rows } = await as(this.#test, this.#company.actors.administrator, (ctx) => ctx.client.query<{ payload: unknown }>("select payload from job where queue = 'maintenance.follow-order' order by due_at, id"))
    for (const { payload } of [...rows, ...rows]) await as(this.#test, this.#company.actors.administrator, (ctx) => queueNamed('maintenance.follow-order')!.handle(ctx, payload), now)
  }
}
