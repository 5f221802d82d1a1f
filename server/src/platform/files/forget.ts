import { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { queue } from '../events.ts'

const QUEUE = 'files.forget-bytes'
/** Whoever uploads the same bytes at this moment has their row by then. */
const LATER_MS = 120_000

/**
 * Takes files off records for good: the row with its name goes, too, unless another record carries the file, and the bytes follow as soon as
 * no file of anybody has them. Gives how many files went.
 */
export async function forgetFiles(ctx: Ctx, recordType: string, recordIds: readonly string[]): Promise<number> {
  if (recordIds.length === 0) return 0
  const gone = await ctx.tx.deleteFrom('file_link').where('record_type', '=', recordType).where('record_id', 'in', [...recordIds]).returning('file_id').execute()
  const ids = [...new Set(gone.map(({ file_id }) => file_id))]
  if (ids.length === 0) return 0
  const carried = new Set((await ctx.tx.selectFrom('file_link').select('file_id').where('file_id', 'in', ids).execute()).map(({ file_id }) => file_id))
  const sums: string[] = []
  for (const id of ids) {
    if (carried.has(id)) continue
    const file = await deleteUnlessNeeded(ctx, id)
    if (file !== null) sums.push(file)
  }
  if (sums.length > 0) ctx.enqueue(QUEUE, { sums }, { dueAt: new Date(ctx.now.getTime() + LATER_MS) })
  return sums.length
}

/** A signature or a picture of another record may be the same file: the database knows, and the file stays for it. */
async function deleteUnlessNeeded(ctx: Ctx, id: string): Promise<string | null> {
  await ctx.client.query('savepoint forget_file')
  try {
    const { rows } = await ctx.client.query<{ sha256: string }>('delete from file where id = $1 returning sha256', [id])
    await ctx.client.query('release savepoint forget_file')
    return rows[0]?.sha256 ?? null
  } catch (error) {
    if ((error as { code?: string }).code !== '23503') throw error
    await ctx.client.query('rollback to savepoint forget_file')
    return null
  }
}

/** Removes bytes that no file of any organisation has any more, with the small pictures made of them. */
export function forgetBytes(): void {
  queue(QUEUE, z.object({ sums: z.array(z.string()) }), async (ctx, { sums }) => {
    const { rows } = await ctx.client.query<{ sha256: string }>('select known_blobs($1) as sha256', [sums])
    const known = new Set(rows.map(({ sha256 }) => sha256))
    for (const sum of sums) {
      if (known.has(sum)) continue
      await ctx.app.blobs.remove(sum, 'thumbnail')
      await ctx.app.blobs.remove(sum)
    }
  })
}
