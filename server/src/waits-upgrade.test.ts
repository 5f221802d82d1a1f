import { createHash } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readConfig } from './config.ts'
import { appUrl, migrate } from './platform/database/migrate.ts'
import { newId } from './platform/ids.ts'
import { runDueJobs } from './platform/jobs/worker.ts'
import { makeApp, startServer, type RunningServer } from './server.ts'
import { databaseUrl, runStatement } from './testing/administration.ts'

const FOLDER = new URL('../migrations/', import.meta.url)
const name = `upgrade_${newId().replaceAll('-', '')}`
const [organization, site, account, employee] = [newId(), newId(), newId(), newId()]
/** The release before knew waits without an end, and ends without a job. */
const [endless, over, order] = [newId(), newId(), newId()]
let owner: pg.Client
let server: RunningServer
let app: ReturnType<typeof makeApp>
let folder: string

beforeAll(async () => {
  const clusterUrl = inject('clusterUrl')
  await runStatement(clusterUrl, `CREATE DATABASE ${name}`)
  const url = databaseUrl(clusterUrl, name)
  owner = new pg.Client({ connectionString: url })
  await owner.connect()
  await owner.query('create table schema_migration (name text primary key, checksum text, applied_at timestamptz not null default now())')
  for (const file of (await readdir(FOLDER)).filter((one) => one < '0006').sort()) {
    const text = await readFile(new URL(file, FOLDER), 'utf8')
    await owner.query(text)
    const checksum = createHash('sha256').update(text).digest('hex')
    await owner.query('insert into schema_migration (name, checksum) values ($1, $2)', [file, checksum])
  }
  await aWaitingHouse()
  await migrate(url)
  folder = await mkdtemp(join(tmpdir(), 'guanjia-upgrade-'))
  app = makeApp(readConfig({ NODE_ENV: 'test', LOG_LEVEL: process.env['TEST_LOG'] ?? 'error', GUANJIA_DATA: folder, GUANJIA_DEMO: '0' }), appUrl(url))
  server = await startServer(app, { withBackground: false })
})
afterAll(async () => {
  await server.stop()
  await owner.end()
  await runStatement(inject('clusterUrl'), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await rm(folder, { recursive: true, force: true })
})

async function aWaitingHouse(): Promise<void> {
  const insert = (table: string, facts: object) => {
    const row = { organization_id: organization, ...facts }
    const columns = Object.keys(row).join(', ')
    const text = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1::jsonb)`
    return owner.query(text, [JSON.stringify(row)])
  }
  const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString()
  await owner.query('insert into organization (id, name) values ($1, $2)', [organization, '春晖物业'])
  await insert('site', { id: site, code: 'S1', name: '清溪花园', kind: 'residential' })
  await insert('account', { id: account, login: `old-${organization.slice(-8)}`, name: '前台许', password_hash: 'x' })
  await insert('employee', { id: employee, account_id: account, name: '前台许' })
  const taken = {
    site_id: site, kind: 'complaint', grade: 'ordinary', status: 'waiting', title: '漏水', statement: '漏水', channel: 'phone', first_contact_by: employee,
    owner_id: employee, registered_at: hoursAgo(50), wait_reason: 'parts',
  }
  await insert('service_case', { ...taken, id: endless, number: 'C-20260305-0001', status_before_wait: 'in_progress', updated_at: hoursAgo(1) })
  await insert('service_case', {
    ...taken, id: over, number: 'C-20260305-0002', status_before_wait: 'classified', wait_until: hoursAgo(5), updated_at: hoursAgo(3),
  })
  await insert('work_order', {
    id: order, site_id: site, number: 'W-20260305-0001', kind: 'repair', status: 'suspended', title: '水管', worker_id: employee, raised_by: employee,
    raised_at: hoursAgo(30), suspend_reason: 'weather', suspended_at: hoursAgo(26), status_before_suspend: 'working', moved_at: hoursAgo(26),
    updated_at: hoursAgo(26),
  })
  await insert('timeline_entry', {
    id: newId(), site_id: site, record_type: 'case', record_id: over, at: hoursAgo(20), recorded_at: hoursAgo(20), actor_kind: 'staff',
    actor_name: '前台许', action: 'wait', from_status: 'classified', to_status: 'waiting', changes: [], file_ids: [], request_id: newId(),
    is_visible_to_resident: true,
  })
}

describe('waits of the release before', () => {
  it('get an end and end by themselves, back to where they waited from', async () => {
    const of = async (table: string, id: string): Promise<Record<string, Date>> => (
      await owner.query(`select * from ${table} where id = $1`, [id])
    ).rows[0]
    const waiting = await of('service_case', endless)
    // Parts: three days from the moment at which it last moved.
    expect(waiting['wait_until']!.getTime() - waiting['waiting_since']!.getTime()).toBe(72 * 3_600_000)
    expect((await owner.query("select count(*)::int as n from job where queue in ('cases.end-wait', 'workorders.end-suspension')")).rows[0]).toEqual({ n: 3 })
    await runDueJobs(app)
    expect(await of('service_case', endless)).toMatchObject({ status: 'waiting' })
    expect(await of('service_case', over)).toMatchObject({ status: 'classified', wait_reason: null, waiting_since: null })
    // Weather lets nobody wait longer than a day, and that is over: from now on, not from yesterday.
    expect(await of('work_order', order)).toMatchObject({ status: 'working', suspend_until: null })
    const resumed = "select at, actor_kind from timeline_entry where record_id = $1 and action = 'resume'"
    const { rows } = await owner.query<{ at: Date; actor_kind: string }>(resumed, [over])
    expect(rows).toMatchObject([{ actor_kind: 'system' }])
    expect(Math.round((Date.now() - rows[0]!.at.getTime()) / 3_600_000)).toBe(5)
  })
})
