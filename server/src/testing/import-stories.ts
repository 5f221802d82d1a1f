import { expect } from 'vitest'
import type { imports } from '@guanjia/contract'
import type { Actor } from '../platform/auth/actor.ts'
import { storeFile } from '../platform/files/routes.ts'
import { newId } from '../platform/ids.ts'
import { letJobsRun, type Browser, type Company, type TestApp } from './test-app.ts'

type Run = imports.ImportRun

/** Rows as a file of comma-separated values; nothing in them wants quotes. */
export const csv = (rows: readonly string[][]): string => rows.map((row) => row.join(',')).join('\n')

/** Lists that somebody brings, by the same calls as the wizard: checked, looked at, written. */
export class ImportStories {
  readonly #test: TestApp
  readonly #company: Company
  readonly #who: Actor
  readonly #browser: Browser
  constructor(test: TestApp, company: Company, who: Actor, browser: Browser) {
    this.#test = test
    this.#company = company
    this.#who = who
    this.#browser = browser
  }

  async read(id: string): Promise<Run> {
    return (await this.#browser.send('GET', `/imports/${id}`)).body as Run
  }

  /** Checks a file, and answers what was found. */
  async start(kind: Run['kind'], name: string, content: string | Buffer): Promise<Run> {
    const file = await storeFile(this.#test.app, this.#who, { id: newId(), name, content: Buffer.from(content) })
    const { status, body } = await this.#browser.send('POST', '/imports', { siteId: this.#company.siteId, kind, fileId: file.id })
    expect(status, JSON.stringify(body)).toBe(200)
    await letJobsRun(this.#test)
    return this.read((body as Run).id)
  }

  /** Writes what can be written, and expects that it was. */
  async write(run: Run): Promise<Run> {
    expect((await this.#browser.send('POST', `/imports/${run.id}/actions`, { action: 'commit', skipErrors: true })).status).toBe(200)
    await letJobsRun(this.#test)
    const done = await this.read(run.id)
    expect(done.state, String(done.failure)).toBe('done')
    return done
  }
}
