import type { sla } from '@guanjia/contract'
import type { App } from '../../platform/app.ts'
import { Actor } from '../../platform/auth/actor.ts'
import { runInCtx, type Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { clocksOf } from './read-clocks.ts'
import { type Subject, type SyncOptions, type Synced, syncClocks } from './sync-clocks.ts'
import type { SubjectState } from './subject.ts'

type Traits = Partial<Subject['traits']> & { siteId: string }
type Change = Partial<SubjectState> & { without?: keyof SubjectState['facts'] }

/** A record of some module in tests and measurements, told to the engine as that module tells it. */
export class SampleRecord {
  readonly id = newId()
  readonly #app: App
  readonly #actor: Actor
  traits: Subject['traits']
  state: SubjectState

  constructor(app: App, actor: Actor, receivedAt: number, traits: Traits, state: Partial<SubjectState> = {}) {
    this.#app = app
    this.#actor = actor
    this.traits = { type: 'case', kind: 'repair', category: [], urgency: 'normal', grade: null, siteKind: 'residential', ...traits }
    this.state = { receivedAt, reportedAt: null, facts: {}, waiting: null, reopenedAt: null, holder: actor.employeeId, ...state }
  }

  /** An act at a moment that changes the state; facts are added, unless `without` takes one back. */
  tell(now: number, change: Change = {}, options: SyncOptions = {}): Promise<Synced> {
    const { without, ...rest } = change
    const facts = { ...this.state.facts, ...rest.facts }
    if (without) delete facts[without]
    this.state = { ...this.state, ...rest, facts }
    const { id, traits, state } = this
    return this.#as(now, (ctx) => syncClocks(ctx, { id, traits }, state, options))
  }

  /** Its clocks with their events, as seen at a moment. */
  async clocks(now: number): Promise<sla.Clock[]> {
    const clocks = await this.#as(now, (ctx) => clocksOf(ctx, [this.id], { withEvents: true }))
    return clocks.get(this.id) ?? []
  }

  async clock(metric: string, now: number): Promise<sla.Clock> {
    const clock = (await this.clocks(now)).findLast((candidate) => candidate.metric === metric)
    if (!clock) throw new Error(`no clock ${metric}`)
    return clock
  }

  #as<T>(now: number, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    return runInCtx(this.#app, { actor: this.#actor, now: new Date(now) }, work)
  }
}
