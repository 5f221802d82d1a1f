import pg from 'pg'
import { hasKeys, keyFileOf, makeKeyFile, readKeys, type KeySource } from './key-file.ts'
import { PersonalDataKey } from './personal-data-key.ts'
import { KEY_USES, fingerprintOf, type Ring } from './ring.ts'

interface Known {
  use: string
  key_id: number
  fingerprint: Buffer
}

/**
 * Holds the keys against the database before anything works with them. With sealed data and without its keys nothing starts, and never is
 * a new key made over existing data: what is sealed would be lost unnoticed. Throws one message that says what is missing and what to do.
 */
export async function mustFitData(source: KeySource, ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const known = (await client.query<Known>('select use, key_id, fingerprint from installation_key')).rows
    const sample = (await client.query<{ sample: Buffer | null }>('select a_sealed_text() as sample')).rows[0]!.sample
    if (!hasKeys(source)) {
      if (known.length > 0 || sample !== null) throw new Error(missing(keyFileOf(source)))
      makeKeyFile(source)
    }
    const ring = readKeys(source)
    const strange = known.filter((row) => !isOnRing(ring, row))
    if (strange.length > 0) throw new Error(wrong(place(source), strange))
    if (known.length === 0 && sample !== null) mustOpen(ring, sample, place(source))
    await remember(client, ring)
  } finally {
    await client.end()
  }
}

const place = (source: KeySource): string => (source.key === undefined ? keyFileOf(source) : 'GUANJIA_KEY')

function isOnRing(ring: Ring, row: Known): boolean {
  const keys = ring[row.use as keyof Ring] ?? []
  return keys.some((key) => key.id === row.key_id && fingerprintOf(key).equals(row.fingerprint))
}

/** From before keys were remembered: the data themselves tell whether the key is theirs. */
function mustOpen(ring: Ring, sample: Buffer, from: string): void {
  try {
    new PersonalDataKey(ring).decrypt(sample)
  } catch {
    throw new Error(wrong(from, [{ use: 'data', key_id: 1, fingerprint: Buffer.alloc(0) }]))
  }
}

/** Says to the database which keys there are. */
export async function remember(client: { query(text: string, values: unknown[]): Promise<unknown> }, ring: Ring): Promise<void> {
  for (const use of KEY_USES)
    for (const key of ring[use]) await client.query('insert into installation_key (use, key_id, fingerprint) values ($1, $2, $3) on conflict do nothing', [use, key.id, fingerprintOf(key)])
}

function missing(path: string): string {
  return [
    `密钥文件不见了：${path}`,
    '数据库中已有加密的个人信息，没有原密钥就无法读取，因此不会生成新密钥。请从备份中恢复密钥文件（权限 600），或设置 GUANJIA_KEY / GUANJIA_KEY_FILE 后再启动。',
    `The key file is missing: ${path}. The database holds personal data sealed with it; no new key is made over them.`,
    'Put the file back from the backup (mode 600), or set GUANJIA_KEY or GUANJIA_KEY_FILE, and start again.',
  ].join('\n')
}

function wrong(from: string, keys: readonly Known[]): string {
  const named = keys.map(({ use, key_id }) => `${use} ${key_id}`).join(', ')
  return [
    `密钥与数据不符：${from} 中缺少 ${named}`,
    '这不是本数据库使用的密钥。请恢复与此数据库一同备份的密钥文件后再启动；数据未被改动。',
    `The keys do not fit the data: ${from} lacks ${named}. Put back the key file that was backed up with this database; nothing was changed.`,
  ].join('\n')
}
