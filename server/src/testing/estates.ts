import type { Case } from '@guanjia/contract/cases.ts'
import type { archives, cases } from '@guanjia/contract'
import type { Ctx } from '../platform/ctx.ts'
import { startOccupancy } from '../modules/archives/occupancies.ts'
import { changeUnit, createUnit } from '../modules/archives/units.ts'
import { listCategories } from '../modules/cases/index.ts'
import { aHousehold, type Household } from './households.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from './test-app.ts'
import { WorkStories } from './work-stories.ts'

export type Answer<T> = { status: number; body: T }

/** A company with homes and signed-in colleagues, in which complaints are taken and redressed. */
export class Estate {
  readonly test: TestApp
  readonly company: Company
  readonly stories: WorkStories
  readonly categories: Map<string, string>
  readonly people: Record<keyof Company['actors'], Browser>
  #homes = 0

  private constructor(test: TestApp, company: Company, categories: Map<string, string>, people: Estate['people']) {
    this.test = test
    this.company = company
    this.stories = new WorkStories(test, company)
    this.categories = categories
    this.people = people
  }

  static async found(test?: TestApp): Promise<Estate> {
    const app = test ?? (await testApp())
    const company = await aCompany(app)
    const categories = await as(app, company.actors.administrator, async (ctx) => new Map((await listCategories(ctx)).items.map((one) => [one.code, one.id])))
    const people = {} as Estate['people']
    for (const role of Object.keys(company.actors) as (keyof Company['actors'])[]) people[role] = await signIn(app, company.logins[role], company.password)
    return new Estate(app, company, categories, people)
  }

  home(options: Parameters<typeof aHousehold>[2] = {}): Promise<Household> {
    const n = ++this.#homes
    return as(this.test, this.company.actors.administrator, (ctx) => aHousehold(ctx, this.company.siteId, { building: String(4 + Math.floor(n / 90)), room: String(1000 + n), owner: `业户${'甲乙丙丁戊己庚辛'[n % 8]!}`, phone: `138001${String(30000 + n)}`, ...options }))
  }

  async homes(count: number): Promise<Household[]> {
    const made: Household[] = []
    for (let i = 0; i < count; i++) made.push(await this.home())
    return made
  }

  category(code: string): string {
    return this.categories.get(code)!
  }

  /** A complaint of a household, taken at the desk. */
  complaint(home: Pick<Household, 'unitId' | 'personId'> | null, code: string, at: Date, facts: Partial<Parameters<WorkStories['takeCase']>[1]> = {}): Promise<Case> {
    return this.stories.takeCase(this.company.actors.front_desk, { kind: 'complaint' as cases.CaseKind, statement: '水泵房整夜嗡嗡响，睡不着。', unitId: home?.unitId ?? null, personId: home?.personId ?? null, categoryId: this.category(code), ...facts }, at)
  }

  /** Units on top of each other in one entrance of a building of their own, handed over and empty; by room. */
  async column(building: string, floors: number[], positions = ['01', '02']): Promise<{ buildingId: string; entranceId: string; ids: Map<string, string>; personId: string }> {
    const first = await this.home({ building, room: '9901', owner: '欧阳小明' })
    return as(this.test, this.company.actors.administrator, async (ctx) => {
      const entrance = await ctx.tx.selectFrom('entrance').select('id').where('building_id', '=', first.buildingId).executeTakeFirstOrThrow()
      const ids = new Map<string, string>()
      for (const floor of floors)
        for (const position of positions) {
          const body = { siteId: this.company.siteId, buildingId: first.buildingId, entranceId: entrance.id, room: `${floor}${position}`, floor, use: 'residence', layout: '', buildingArea: null, billingArea: null, indoorArea: null, orientation: '', state: 'handed_over', handedOverOn: '2026-01-05', rentFen: null, note: '' } as const
          ids.set(body.room, (await createUnit(ctx, { params: {}, query: {}, body })).id)
        }
      return { buildingId: first.buildingId, entranceId: entrance.id, ids, personId: first.personId }
    })
  }

  async moveIn(unitId: string, personId: string): Promise<void> {
    const body = { unitId, personId, role: 'owner', fromOn: null, untilOn: null, isBillPayer: true } as const
    await as(this.test, this.company.actors.administrator, (ctx) => startOccupancy(ctx, { params: {}, query: {}, body }))
  }

  /** Gives a unit another state at a moment. */
  async unitBecomes(id: string, state: archives.Unit['state'], at: Date): Promise<void> {
    const change = async (ctx: Ctx) => {
      const { version } = await ctx.tx.selectFrom('unit').select('version').where('id', '=', id).executeTakeFirstOrThrow()
      await changeUnit(ctx, { params: { id }, query: {}, body: { version, state } })
    }
    await as(this.test, this.company.actors.administrator, change, at)
  }

  async get<T>(who: keyof Company['actors'], path: string): Promise<T> {
    const answer = await this.people[who].send('GET', path)
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }

  async send<T>(who: keyof Company['actors'], method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown): Promise<Answer<T & { code?: string; errors?: { pointer: string }[] }>> {
    const { status, body: answer } = await this.people[who].send(method, path, body)
    return { status, body: answer as T & { code?: string; errors?: { pointer: string }[] } }
  }
}
