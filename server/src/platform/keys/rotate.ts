import type { App } from '../app.ts'
import { Actor } from '../auth/actor.ts'
import { runInCtx, type Ctx } from '../ctx.ts'
import { replaceKeyFile } from './key-file.ts'
import { keyIdOfIndex, keyIdOfSealed, type PersonalDataKey } from './personal-data-key.ts'
import { activeKey, fingerprintOf, withNewKey, type KeyUse, type Ring } from './ring.ts'
import { sealedColumns, type SealedColumn } from './sealed-columns.ts'

const BATCH = 500
/** One rotation of an installation at a time, whichever machine it runs on. */
const LOCK = 7_315_206

export type Rotated = { column: string; use: 'data' | 'index'; keyId: number; rows: number }

export class RotationRuns extends Error {
  override name = 'RotationRuns'
  constructor() {
    super('密钥轮换正在进行 · another rotation is running')
  }
}

/**
 * Adds a key of each use and writes everything anew with it, in batches beside running servers. Where rows of an older key are left (a
 * rotation was killed), it goes on with the newest key instead of adding one. Throws `RotationRuns` while another one works.
 */
export async function rotateKeys(app: App, options: { uses: readonly KeyUse[]; now: Date; graceMs?: number; say?: (line: string) => void; betweenBatches?(): Promise<void> }): Promise<{ added: KeyUse[]; rewritten: number }> {
  const say = options.say ?? (() => undefined)
  const lock = await app.database.connect()
  try {
    const { rows } = await lock.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK])
    if (!rows[0]!.mine) throw new RotationRuns()
    const unfinished = await leftOver(app, options.uses)
    const added = unfinished ? [] : [...options.uses]
    if (unfinished) say('上次轮换未完成，继续 · going on with an unfinished rotation')
    else await addKeys(app, added, options.now)
    // Servers that run look at the key file every second; afterwards nobody writes with the old key any more.
    if (added.length > 0) await new Promise((resolve) => setTimeout(resolve, options.graceMs ?? 3000))
    let rewritten = 0
    for (const column of sealedColumns())
      for (const organizationId of await organizations(app)) rewritten += await rewriteColumn(app, organizationId, column, options)
    say(`${rewritten} 条已用新密钥重写 · rows written anew`)
    return { added, rewritten }
  } finally {
    await lock.end()
  }
}

/** How many sealed texts and indexes stand under which key. */
export async function countByKey(app: App): Promise<Rotated[]> {
  const counted = new Map<string, Rotated>()
  const count = (column: string, use: 'data' | 'index', keyId: number, rows: number): void => {
    const key = `${column} ${keyId}`
    counted.set(key, { column, use, keyId, rows: (counted.get(key)?.rows ?? 0) + rows })
  }
  for (const column of sealedColumns())
    for (const organizationId of await organizations(app))
      await runInCtx(app, { actor: Actor.system(organizationId) }, async (ctx) => {
        const heads = await ctx.client.query<{ head: Buffer; rows: number }>(`select substring("${column.sealed}" from 1 for 3) as head, count(*)::int as rows from "${column.table}" where "${column.sealed}" is not null group by 1`)
        // The second byte of version 1 is already nonce, so that one key has many heads.
        for (const { head, rows } of heads.rows) count(`${column.table}.${column.sealed}`, 'data', keyIdOfSealed(head), rows)
        if (!column.index) return
        const of = column.index.column
        const tails = await ctx.client.query<{ head: Buffer | null; rows: number }>(`select case when octet_length("${of}") > 32 then substring("${of}" from 1 for 2) end as head, count(*)::int as rows from "${column.table}" where "${of}" is not null group by 1`)
        for (const { head, rows } of tails.rows) count(`${column.table}.${of}`, 'index', head?.readUInt16BE(0) ?? 1, rows)
      })
  return [...counted.values()]
}

/** Takes keys off the ring that nothing is sealed with any more; backups from before then cannot be read with the new file. */
export async function forgetOldKeys(app: App): Promise<string[]> {
  const inUse = await countByKey(app)
  const { ring } = app.personalData
  const gone: string[] = []
  const kept: Ring = { ...ring }
  for (const use of ['data', 'index'] as const) {
    const active = activeKey(ring, use).id
    kept[use] = ring[use].filter(({ id }) => id === active || inUse.some((row) => row.use === use && row.keyId === id))
    gone.push(...ring[use].filter((key) => !kept[use].includes(key)).map(({ id }) => `${use} ${id}`))
  }
  if (gone.length === 0) return gone
  for (const key of gone) await app.database.pool.query('select forget_key($1, $2)', [key.split(' ')[0], Number(key.split(' ')[1])])
  await store(app, kept)
  return gone
}

async function addKeys(app: App, uses: readonly KeyUse[], now: Date): Promise<void> {
  if (app.config.key !== undefined) throw new Error('密钥来自 GUANJIA_KEY，请用 keys print 生成新的密钥环并替换它，再运行 keys rotate · keys come from GUANJIA_KEY: make a new ring by `keys print`, put it there, then run `keys rotate`')
  let ring = app.personalData.ring
  for (const use of uses) ring = withNewKey(ring, use, now)
  await store(app, ring)
}

/** The file first, then the database: a crash between leaves a key that nobody used yet. */
async function store(app: App, ring: Ring): Promise<void> {
  replaceKeyFile(app.config, ring)
  app.personalData.use(ring)
  for (const use of ['data', 'index', 'trail'] as const) for (const key of ring[use]) await app.database.pool.query('select remember_key($1, $2, $3)', [use, key.id, fingerprintOf(key)])
}

async function leftOver(app: App, uses: readonly KeyUse[]): Promise<boolean> {
  const counted = await countByKey(app)
  return counted.some(({ use, keyId }) => uses.includes(use) && keyId !== app.personalData.activeId(use))
}

async function organizations(app: App): Promise<string[]> {
  return (await app.database.pool.query<{ id: string }>('select all_organizations() as id')).rows.map(({ id }) => id)
}

type Row = Record<string, Buffer | string | number>

/** Goes through a column in the order of its key, one short transaction for each batch; what was written with an older key is written anew. */
async function rewriteColumn(app: App, organizationId: string, column: SealedColumn, options: { uses: readonly KeyUse[]; betweenBatches?(): Promise<void> }): Promise<number> {
  let rewritten = 0
  let last: unknown[] | null = null
  for (;;) {
    const batch: Batch = await runInCtx(app, { actor: Actor.system(organizationId) }, (ctx) => rewriteBatch(ctx, column, options.uses, last))
    rewritten += batch.rewritten
    if (batch.last === null) return rewritten
    last = batch.last
    await options.betweenBatches?.()
  }
}

interface Batch {
  rewritten: number
  /** The key of the last row looked at; null when there was none. */
  last: unknown[] | null
}

async function rewriteBatch(ctx: Ctx, column: SealedColumn, uses: readonly KeyUse[], after: unknown[] | null): Promise<Batch> {
  const key = column.key.map((name) => `"${name}"`).join(', ')
  const index = column.index ? `, "${column.index.column}"` : ''
  const beyond = after === null ? '' : `and (${key}) > (${after.map((_, i) => `$${i + 1}`).join(', ')})`
  const { rows } = await ctx.client.query<Row>(`select ${key}, "${column.sealed}"${index} from "${column.table}" where "${column.sealed}" is not null ${beyond} order by ${key} limit ${BATCH} for no key update`, after ?? [])
  const updates = rows.flatMap((row) => rewritten(ctx.app.personalData, column, uses, row) ?? [])
  await Promise.all(updates.map(({ text, values }) => ctx.client.query(text, values)))
  const last = rows.at(-1)
  return { rewritten: updates.length, last: last === undefined ? null : column.key.map((name) => last[name]) }
}

/** The statement that writes a row with the active keys; null when it is. */
function rewritten(keys: PersonalDataKey, column: SealedColumn, uses: readonly KeyUse[], row: Row): { text: string; values: unknown[] } | null {
  const sealed = row[column.sealed] as Buffer
  const index = column.index && (row[column.index.column] as Buffer | null)
  const isOldText = uses.includes('data') && keyIdOfSealed(sealed) !== keys.activeId('data')
  const isOldIndex = uses.includes('index') && !!index && keyIdOfIndex(index) !== keys.activeId('index')
  if (!isOldText && !isOldIndex) return null
  const plain = keys.decrypt(sealed)
  const values: unknown[] = []
  const sets = [
    ...(isOldText ? [`"${column.sealed}" = $${values.push(keys.encrypt(plain))}`] : []),
    ...(isOldIndex ? [`"${column.index!.column}" = $${values.push(keys.blindIndex(column.index!.plainOf(plain)))}`] : []),
  ]
  const where = column.key.map((name) => `"${name}" = $${values.push(row[name])}`)
  return { text: `update "${column.table}" set ${sets.join(', ')} where ${where.join(' and ')}`, values }
}
