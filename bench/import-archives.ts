// 100,000 rows of a MicroCommunity workbook, checked and written through the API of a server in a process of its own: time, and the most
// memory that the process held meanwhile; beside the same records inserted by the database itself. Goals: 60 s, 400 MB.
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { PassThrough } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import type { imports } from '@guanjia/contract'
import { readConfig } from '../server/src/config.ts'
import { ownerConnection, tablesOf } from '../server/src/platform/backup/table-dump.ts'
import { appUrl } from '../server/src/platform/database/migrate.ts'
import { writeXlsx, type ColumnValue } from '../server/src/platform/sheets/index.ts'
import { residentCheck } from '../server/src/platform/text/index.ts'
import { makeApp } from '../server/src/server.ts'
import { aCompany, type TestApp } from '../server/src/testing/test-app.ts'
import { benchServer, machine, report } from './harness/harness.ts'
import { aName, randoms } from './search/people.ts'

const ROWS = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 100_000)
const TARGET_SECONDS = 60
const TARGET_MB = 400
const HEADERS = [
  '楼号',
  '单元',
  '房间',
  '楼层',
  '总层数',
  '是否有电梯',
  '房屋类型',
  '房屋户型',
  '建筑面积',
  '室内面积',
  '租金',
  '房屋状态',
  '业主名称',
  '性别',
  '手机号',
  '身份证号',
  '业主类型',
]

/** MicroCommunity's sheet: every third row is a member of the household above it; every second person has an ID number. */
function* rows(): Generator<Record<string, ColumnValue>> {
  const random = randoms(ROWS)
  let unit = -1
  for (let i = 0; i < ROWS; i++) {
    const isMember = i % 3 === 2
    if (!isMember) unit++
    const floor = Math.floor((unit % 120) / 4) + 1
    const birthday = `${1950 + (i % 50)}${String((i % 12) + 1).padStart(2, '0')}${String((i % 28) + 1).padStart(2, '0')}`
    const first17 = `440106${birthday}${String(Math.floor(i / 8400) % 1000).padStart(3, '0')}`
    const cells = [
      String(Math.floor(unit / 240) + 1),
      String(Math.floor((unit % 240) / 120) + 1),
      `${floor}0${(unit % 4) + 1}`,
      floor,
      30,
      '有',
      '住宅',
      '2010',
      60 + (unit % 90),
      50 + (unit % 80),
      '',
      '已入住',
      aName(random).name,
      i % 2 ? '男' : '女',
      `13${String(i).padStart(9, '0')}`,
      i % 2 ? first17 + residentCheck(first17) : '',
      isMember ? '家庭成员' : '业主',
    ]
    yield Object.fromEntries(cells.map((cell, column) => [String(column), cell]))
  }
}

async function workbook(): Promise<Buffer> {
  const out = new PassThrough()
  const parts: Buffer[] = []
  out.on('data', (part: Buffer) => parts.push(part))
  await writeXlsx(out, {
    sheetName: '资产信息',
    columns: HEADERS.map((title, i) => ({ key: String(i), title, kind: 'text' })),
    rows: rows(),
  })
  return Buffer.concat(parts)
}

async function run(): Promise<void> {
  const server = await benchServer()
  try {
    const ownerUrl = server.database.url
    const app = makeApp(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'silent', GUANJIA_DATA: path.join(tmpdir(), 'guanjia-bench-keys') }), appUrl(ownerUrl))
    const { siteId, logins, password } = await aCompany({ app } as TestApp, '测量')
    await app.database.close()
    const file = await workbook()
    console.log(`${ROWS.toLocaleString('en')} rows in an XLSX of ${(file.length / 2 ** 20).toFixed(1)} MiB (${machine()})`)
    const measured = async <T extends object>(work: () => Promise<T>): Promise<T & { cpuMs: number }> => {
      const before = server.cpuMs()
      return { ...(await work()), cpuMs: server.cpuMs() - before }
    }
    const client = await signedIn(server.url, logins.administrator, password)
    server.forgetPeak()
    const first = await measured(() => wholeImport(client, siteId, file))
    const peakMb = server.peakMb()
    report('most memory of the server meanwhile', `${peakMb} MB`, `${server.idleMb} MB when it began`, `goal ${TARGET_MB} MB`, peakMb <= TARGET_MB)
    server.forgetPeak()
    const again = await measured(() => wholeImport(client, siteId, file))
    const peakAgainMb = server.peakMb()
    const raw = await rawSeconds(ownerUrl)
    report(`import of ${ROWS.toLocaleString('en')} archive rows, checked and written`, `${first.all.toFixed(1)} s`, `${raw.toFixed(1)} s, the same records inserted by the database itself, indexes and all`, `${(first.all / raw).toFixed(1)} × (goal ${TARGET_SECONDS} s)`, first.all <= TARGET_SECONDS)
    report('most memory of the server with the same file again', `${peakAgainMb} MB`, `${server.idleMb} MB when it began`, `goal ${TARGET_MB} MB`, peakAgainMb <= TARGET_MB)
    console.log(`CPU of the server: ${(first.cpuMs / 1000).toFixed(1)} s, the same file again ${(again.cpuMs / 1000).toFixed(1)} s (${machine()})`)
    report('the same file again', `${again.run.counts.same} same`, `${ROWS}`, '–', again.run.counts.same === ROWS)
  } finally {
    await server.stop()
  }
}

type Client = (method: string, path: string, body?: unknown) => Promise<unknown>

async function signedIn(address: string, login: string, password: string): Promise<Client> {
  let token = ''
  const client: Client = async (method, to, body) => {
    const isForm = body instanceof FormData
    const answer = await fetch(`${address}/api/v1${to}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${to}: ${answer.status} ${await answer.text()}`)
    return answer.json()
  }
  token = ((await client('POST', '/sessions', { login, password })) as { token: string }).token
  return client
}

async function wholeImport(client: Client, siteId: string, file: Buffer): Promise<{ all: number; commit: number; run: imports.ImportRun }> {
  const begin = performance.now()
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(file)]), '资产信息.xlsx')
  const { id: fileId } = (await client('POST', '/files', form)) as { id: string }
  let run = (await client('POST', '/imports', { siteId, kind: 'archives', fileId })) as imports.ImportRun
  const phases = new Set<string>()
  let slowest = 0
  const until = async (busy: string): Promise<void> => {
    do {
      await wait(100)
      const asked = performance.now()
      run = (await client('GET', `/imports/${run.id}`)) as imports.ImportRun
      slowest = Math.max(slowest, performance.now() - asked)
      phases.add(run.progress.phase)
    } while (run.state === busy)
  }
  await until('checking')
  const checked = performance.now()
  await client('POST', `/imports/${run.id}/actions`, { action: 'commit' })
  await until('committing')
  const end = performance.now()
  if (run.state !== 'done') throw new Error(`${run.state}: ${run.failure}`)
  const { counts } = run
  console.log(
    `checked in ${seconds(begin, checked)}, written in ${seconds(checked, end)}, together ${seconds(begin, end)}: ` +
      `${counts.new} new, ${counts.changed} changed, ${counts.same} same, ${counts.errors} errors; ` +
      `slowest request meanwhile ${slowest.toFixed(0)} ms; phases ${[...phases].filter(Boolean).join(', ')}`,
  )
  return { all: (end - begin) / 1000, commit: (end - checked) / 1000, run }
}

function seconds(from: number, to: number): string {
  return `${((to - from) / 1000).toFixed(1)} s`
}

async function rawSeconds(ownerUrl: string): Promise<number> {
  const client = await ownerConnection(ownerUrl)
  try {
    const tables = (await tablesOf(client, { digests: false })).filter(({ name }) => ['unit', 'person', 'person_phone', 'occupancy', 'timeline_entry'].includes(name))
    for (const { name } of tables) await client.query(`create table raw_${name} (like ${name} including all)`)
    const begin = performance.now()
    for (const { name, columns } of tables) await client.query(`insert into raw_${name} (${columns.join(', ')}) overriding system value select ${columns.join(', ')} from ${name}`)
    return (performance.now() - begin) / 1000
  } finally {
    await client.end()
  }
}

await run()
