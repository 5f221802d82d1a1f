import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findRunningDatabase, startEmbeddedDatabase, type EmbeddedDatabase, type EmbeddedDatabaseOptions } from './index.ts'
import { isAlive } from './ownership.ts'

let folder: string
const running: EmbeddedDatabase[] = []

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'guanjia-embedded-'))
})

afterAll(async () => {
  await Promise.all(running.map((database) => database.stop()))
  rmSync(folder, { recursive: true, force: true })
})

async function start(name: string, options: Partial<EmbeddedDatabaseOptions> = {}): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedDatabase({ dataDir: path.join(folder, name), isDurable: false, ...options })
  running.push(database)
  return database
}

async function query(database: { url: string }, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: database.url })
  // The server may be killed under it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

async function eventually<T>(attempt: () => T | Promise<T>): Promise<T> {
  for (const end = Date.now() + 15_000; ; await wait(50)) {
    try {
      return await attempt()
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}

/** Another Guanjia: a process that starts the database and then only lives. Resolves with both process numbers. */
async function startElsewhere(name: string): Promise<{ parent: number; server: number }> {
  const code = `
    import { startEmbeddedDatabase } from ${JSON.stringify(path.join(import.meta.dirname, 'index.ts'))}
    const database = await startEmbeddedDatabase({ dataDir: ${JSON.stringify(path.join(folder, name))}, isDurable: false })
    console.log(database.pid)
  `
  const file = path.join(folder, `${name}.mts`)
  writeFileSync(file, code)
  const child = spawn(process.execPath, ['--import', 'tsx', file], { cwd: import.meta.dirname, stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { parent: child.pid!, server: Number(line.toString()) }
}

describe('the embedded database', () => {
  it('starts from nothing with UTF-8, checksums, passwords and an order that no system changes', async () => {
    const database = await start('fresh')
    const [row] = await query(
      database,
      `SELECT pg_encoding_to_char(encoding) AS encoding, datlocprovider, datlocale, current_setting('data_checksums') AS checksums,
       current_setting('wal_level') AS wal_level, current_setting('timezone') AS timezone, current_setting('listen_addresses') AS listen
       FROM pg_database WHERE datname = current_database()`,
    )
    expect(row).toEqual({
      encoding: 'UTF8', datlocprovider: 'b', datlocale: 'C.UTF-8', checksums: 'on', wal_level: 'logical', timezone: 'UTC', listen: '127.0.0.1',
    })
    const withoutPassword = database.url.replace(/:[^:@/]+@/, ':guess@')
    await expect(query({ url: withoutPassword }, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' })
    expect(statSync(path.join(folder, 'fresh', 'password')).mode & 0o777).toBe(0o600)
  })

  it('keeps the data over a stop and a start', async () => {
    const first = await start('kept')
    await query(first, `CREATE TABLE note (body text); INSERT INTO note VALUES ('三号楼电梯停运')`)
    await first.stop()
    await expect(query(first, 'SELECT 1')).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    const second = await start('kept')
    expect(await query(second, 'SELECT body FROM note')).toEqual([{ body: '三号楼电梯停运' }])
  })

  it('comes back at the same address after the server process is killed', async () => {
    const database = await start('killed')
    await query(database, `CREATE TABLE note (body text); INSERT INTO note VALUES ('acknowledged')`)
    const { pid } = database
    process.kill(pid, 'SIGKILL')
    expect(await eventually(() => query(database, 'SELECT body FROM note'))).toEqual([{ body: 'acknowledged' }])
    await eventually(() => expect(database.pid).not.toBe(pid))
    await database.stop()
    expect(isAlive(database.pid)).toBe(false)
  })

  it('stops cleanly even when it was just killed and is on its way up again', async () => {
    const database = await start('killed-and-stopped')
    process.kill(database.pid, 'SIGKILL')
    await wait(120)
    await database.stop()
    expect(isAlive(database.pid)).toBe(false)
    const again = await start('killed-and-stopped')
    await again.stop()
  })

  it('is refused to a second user while the first one lives', async () => {
    const database = await start('shared')
    await expect(start('shared')).rejects.toThrow(/in use by process \d+/)
    expect(await query(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('tells a command beside the server where the database is', async () => {
    expect(findRunningDatabase(path.join(folder, 'joined'))).toBeUndefined()
    const database = await start('joined')
    expect(findRunningDatabase(path.join(folder, 'joined'))).toBe(database.url)
    await database.stop()
    expect(findRunningDatabase(path.join(folder, 'joined'))).toBeUndefined()
  })

  it('stops by itself when the process that started it is killed', async () => {
    const { parent, server } = await startElsewhere('orphaned')
    expect(isAlive(server)).toBe(true)
    process.kill(parent, 'SIGKILL')
    await eventually(() => expect(isAlive(server)).toBe(false))
  })

  it('can be started again at once after everything was killed, an abandoned server included', async () => {
    const { parent, server } = await startElsewhere('abandoned')
    // Held, so that the guard's request to stop stays undone and the next start finds the server alive.
    process.kill(server, 'SIGSTOP')
    process.kill(parent, 'SIGKILL')
    await eventually(() => expect(isAlive(parent)).toBe(false))
    const lines: string[] = []
    const started = start('abandoned', { onLog: (line) => lines.push(line) })
    await wait(200)
    process.kill(server, 'SIGCONT')
    expect(await query(await started, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(lines[0]).toBe(`stopped the server ${server} that an earlier run left behind`)
  })

  it('is not confused by a process number that now belongs to somebody else', async () => {
    const database = await start('stale')
    await database.stop()
    const file = path.join(folder, 'stale', 'cluster', 'postmaster.pid')
    writeFileSync(file, `${process.ppid}\n${path.dirname(file)}\n1\n${database.port}\n\n127.0.0.1\n`)
    const again = await start('stale')
    expect(await query(again, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(isAlive(process.ppid)).toBe(true)
  })

  it('refuses data of another major version, untouched', async () => {
    const database = await start('older')
    await database.stop()
    const version = path.join(folder, 'older', 'cluster', 'PG_VERSION')
    writeFileSync(version, '17\n')
    await expect(start('older')).rejects.toThrow(/is of PostgreSQL 17, this release carries PostgreSQL 18/)
    expect(readFileSync(version, 'utf8')).toBe('17\n')
  })

  it('refuses a folder that holds something else', async () => {
    mkdirSync(path.join(folder, 'photos', 'cluster'), { recursive: true })
    writeFileSync(path.join(folder, 'photos', 'cluster', 'lobby.jpg'), '')
    await expect(start('photos')).rejects.toThrow(/neither empty nor a PostgreSQL data directory/)
  })

  it('says which password file is missing', async () => {
    const database = await start('locked')
    await database.stop()
    rmSync(path.join(folder, 'locked', 'password'))
    await expect(start('locked')).rejects.toThrow(/has lost its password file/)
  })

  it('recovers from a first start that was interrupted', async () => {
    mkdirSync(path.join(folder, 'interrupted', 'cluster.unfinished', 'base'), { recursive: true })
    const database = await start('interrupted')
    expect(await query(database, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it.runIf(process.getuid?.() === 0)('runs as an unprivileged account where root may not open a user namespace', async () => {
    chmodSync(folder, 0o755)
    const database = await start('account', { rootMode: 'account' })
    expect(statSync(`/proc/${database.pid}`).uid).not.toBe(0)
    await database.stop()
    // The account owns the files now, so a later start stays with it, whatever the kernel allows.
    const again = await start('account')
    expect(statSync(`/proc/${again.pid}`).uid).toBe(statSync(path.join(folder, 'account', 'cluster')).uid)
  })

  it.runIf(process.getuid?.() === 0)('puts the data where that account can reach it when the project lies in a closed folder', async () => {
    mkdirSync(path.join(folder, 'closed'), { mode: 0o700 })
    const database = await start('closed/data', { rootMode: 'account' })
    await query(database, 'CREATE TABLE note ()')
    const [row] = await query(database, `SELECT current_setting('data_directory') AS place`)
    const place = String(row!.place)
    try {
      expect(place).toMatch(/^\/var\/lib\/guanjia-postgres-/)
      await database.stop()
      const again = await start('closed/data')
      expect(await query(again, 'SELECT count(*)::int AS rows FROM note')).toEqual([{ rows: 0 }])
      await again.stop()
    } finally {
      await database.stop()
      rmSync(place, { recursive: true, force: true })
    }
  })
})
