import { complaints, type Sent } from '@guanjia/contract'
import type { Case } from '@guanjia/contract/cases.ts'
import { actOnComplaint, getComplaint } from '../modules/complaints/act.ts'
import type { Actor } from '../platform/auth/actor.ts'
import { newId } from '../platform/ids.ts'
import { as, type Company, type TestApp } from './test-app.ts'
import { WorkStories } from './work-stories.ts'

export type ComplaintAct = Sent<typeof complaints.actOnComplaint>['body']

/** Complaints as their people would handle them. */
export class ComplaintStories extends WorkStories {
  readonly #test: TestApp
  readonly #company: Company
  constructor(test: TestApp, company: Company) {
    super(test, company)
    this.#test = test
    this.#company = company
  }

  /** A complaint with all that a good listener asks. */
  takeComplaint(actor: Actor, facts: Parameters<WorkStories['takeCase']>[1] = {}, now?: Date): Promise<Case> {
    return this.takeCase(
      actor,
      {
        kind: 'complaint', grade: 'complex', statement: '水泵房整夜嗡嗡响，孩子睡不着。', demand: '请尽快解决噪音', personsInvolved: '业主本人与孩子', place: '地下一层水泵房', placeKind: 'facility', occurredAt: (now ?? new Date()).toISOString(), ...facts,
      },
      now,
    )
  }

  onComplaint(actor: Actor, id: string, act: ComplaintAct, now?: Date): Promise<complaints.Complaint> {
    return as(this.#test, actor, (ctx) => actOnComplaint(ctx, { params: { id }, query: {}, body: complaints.actOnComplaint.body.parse(act) }), now)
  }

  see(actor: Actor, id: string, now?: Date): Promise<complaints.Complaint> {
    return as(this.#test, actor, (ctx) => getComplaint(ctx, { params: { id }, query: {}, body: {} }), now)
  }

  async aDepartment(name: string, code: string): Promise<string> {
    const id = newId()
    await as(this.#test, this.#company.actors.administrator, (ctx) => ctx.tx.insertInto('department').values({ organization_id: ctx.organizationId, id, site_id: this.#company.siteId, code, name }).execute())
    return id
  }

  /** From taken to confirmed by the resident, with everything that the five clears ask for but what `without` names. */
  async handle(id: string, without: readonly ('notes' | 'handling')[] = [], now?: Date): Promise<void> {
    const { front_desk, steward } = this.#company.actors
    if (!without.includes('notes')) await this.onComplaint(front_desk, id, { action: 'record', listenerNotes: '业主讲了二十分钟，没有打断。', letFinish: true, noHaste: true, noArguing: true }, now)
    if (!without.includes('handling')) await this.onComplaint(steward, id, { action: 'add_finding', method: 'archive', found: '水泵减振垫已用九年。' }, now)
    await this.onCase(steward, id, { action: 'resolve', result: '已更换减振垫，复测 38 分贝。', cause: '减振垫老化' }, now)
    await this.onCase(front_desk, id, { action: 'return_visit', isReached: true, isSettled: true, score: 5, opinion: '安静多了' }, now)
  }
}
