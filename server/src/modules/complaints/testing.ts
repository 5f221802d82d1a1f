import type { Case } from '@guanjia/contract/cases.ts'
import type { cases } from '@guanjia/contract'
import { listCategories } from '../cases/index.ts'
import { aHousehold, type Household } from '../../testing/households.ts'
import { aCompany, as, signIn, testApp, type Browser, type Company, type TestApp } from '../../testing/test-app.ts'
import { WorkStories } from '../../testing/work-stories.ts'

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
