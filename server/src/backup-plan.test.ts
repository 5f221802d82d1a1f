import { rmSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { operations } from '@guanjia/contract'
import { BackupWorker } from './platform/backup/worker.ts'
import { planBackups, requestRun } from './platform/backup/plan.ts'
import { finishedBackups } from './platform/backup/folder.ts'
import { ownInstallation, type OwnInstallation } from './testing/own-installation.ts'
import { aCompany, as, signIn, type Browser, type Company } from './testing/test-app.ts'

// Real backups and restores happen here, in processes of their own.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

let installation: OwnInstallation
let company: Company
let admin: Browser
let worker: BackupWorker
beforeAll(async () => {
  installation = await ownInstallation()
  const { test } = installation
  company = await aCompany(test)
  admin = await signIn(test, company.logins.administrator, company.password)
  worker = new BackupWorker(test.app)
  await as(test, company.actors.administrator, (ctx) => planBackups(ctx, 'Asia/Shanghai'))
})
afterAll(async () => {
  await worker.stop()
  await installation.close()
  rmSync(installation.dataFolder, { recursive: true, force: true })
})

type State = { plan: operations.BackupPlan; runs: operations.BackupRun[]; lastGoodAt: string | null; lastDrillAt: string | null; isLate: boolean }
const look = async (): Promise<State> => (await admin.send('GET', '/operations/backups')).body
const act = (action: string) => admin.send('POST', '/operations/backups/actions', { action })
const folder = () => join(installation.dataFolder, 'backups')
/** As the clock comes to the planned moment. */
const letTimeCome = (column: 'next_at' | 'next_drill_at') => as(installation.test, company.actors.administrator, (ctx) => ctx.tx.updateTable('backup_plan').set({ [column]: new Date(Date.now() - 1000) }).execute())

describe('the plan of the backups', () => {
  it('makes them when their time comes, exactly one for many servers, keeps as many as it says, and logs each [PRV-001]', async () => {
    const { plan } = await look()
    expect(plan).toMatchObject({ isOn: true, every: 'day', at: '02:30', keep: 7, drillEvery: 'month' })
    const changed = await admin.send('PUT', '/operations/backup-plan', { ...plan, keep: 2, drillEvery: 'week' })
    expect(changed.status).toBe(200)
    expect((await admin.send('PUT', '/operations/backup-plan', { ...plan, keep: 3 })).status).toBe(409)
    const second = new BackupWorker(installation.test.app)
    for (let i = 0; i < 3; i++) {
      await letTimeCome('next_at')
      await Promise.all([worker.look(), second.look()])
    }
    const { runs, plan: after, lastGoodAt, isLate } = await look()
    expect(runs.map(({ kind, cause, state, failure }) => [kind, cause, state, failure])).toEqual(Array.from({ length: 3 }, () => ['backup', 'plan', 'good', null]))
    expect(runs[0]).toMatchObject({ blobs: 0 })
    expect(runs[0]!.rows).toBeGreaterThan(50)
    expect(new Date(after.nextAt!).getTime()).toBeGreaterThan(Date.now())
    expect([lastGoodAt, isLate]).toEqual([runs[0]!.endedAt, false])
    expect((await finishedBackups(folder())).map(({ name }) => name)).toEqual([runs[0]!.name, runs[1]!.name])
  })

  it('proves the newest backup by a drill, and tells the administrators at once when it is no good [PRV-001]', async () => {
    await letTimeCome('next_drill_at')
    await worker.look()
    const { runs: [good], lastDrillAt } = await look()
    expect(good).toMatchObject({ kind: 'drill', cause: 'plan', state: 'good' })
    expect(good!.tables).toBeGreaterThan(100)
    expect(lastDrillAt).toBe(good!.endedAt)
    const [newest] = await finishedBackups(folder())
    await writeFile(join(newest!.folder, 'password'), 'changed by somebody')
    expect((await act('drill')).status).toBe(200)
    await worker.look()
    const { runs: [bad] } = await look()
    expect(bad).toMatchObject({ kind: 'drill', cause: 'person', state: 'failed', requestedBy: '安管理' })
    expect(bad!.failure).toContain('checksum')
    const messages = (await admin.send('GET', '/messages')).body as { items: { title: string; level: string }[] }
    expect(messages.items[0]).toMatchObject({ title: '恢复演练未通过', level: 'urgent' })
  })

  it('runs when a person asks, once for two clicks, and only for who operates the installation', async () => {
    const both = await Promise.all([act('back_up'), act('back_up')])
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409])
    await worker.look()
    expect((await look()).runs[0]).toMatchObject({ kind: 'backup', cause: 'person', state: 'good' })
    const manager = await signIn(installation.test, company.logins.site_manager, company.password)
    for (const [method, path] of [['GET', '/operations/backups'], ['POST', '/operations/backups/actions']] as const) expect((await manager.send(method, path, method === 'POST' ? { action: 'back_up' } : undefined)).status).toBe(403)
  })

  it('leaves one run, however often it is asked on the same connection', async () => {
    const runs = await as(installation.test, company.actors.administrator, async (ctx) => {
      const asked = []
      for (let i = 0; i < 8; i++) asked.push(await requestRun(ctx, 'backup', 'person'))
      return asked
    })
    expect(runs.filter((run) => run !== undefined)).toEqual([runs[0]])
  })

  it('gives a run up whose server is gone, and says why one failed', async () => {
    await as(installation.test, company.actors.administrator, (ctx) => ctx.tx.updateTable('backup_run').set({ state: 'running', started_at: new Date(0), beat_at: new Date(0) }).where('state', '=', 'waiting').execute())
    await worker.look()
    expect((await look()).runs[0]).toMatchObject({ state: 'failed', failure: expect.stringContaining('interrupted') as string })
    // The folder is no folder.
    await rm(folder(), { recursive: true, force: true })
    await writeFile(folder(), '')
    expect((await act('back_up')).body).toMatchObject({ state: 'waiting' })
    await worker.look()
    expect((await look()).runs[0]).toMatchObject({ state: 'failed', failure: expect.stringMatching(/EEXIST|ENOTDIR|not a directory/) as string })
  })
})
