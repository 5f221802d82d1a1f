import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import type { FileRef } from '@guanjia/contract'
import type { Ctx } from '../ctx.ts'
import { AppError } from '../errors.ts'
import { newId } from '../ids.ts'
import { contentTypeOf } from './content-type.ts'
import { presentFile } from './files.ts'
import { cleanPicture } from './routes.ts'

export interface ReadPicture {
  content: Buffer
  type: string
  sha256: string
}

/** A picture out of another file, checked and written anew as an upload is. Throws `unsupported_media`. */
export async function readPicture(content: Buffer, name: string): Promise<ReadPicture> {
  const found = contentTypeOf(content, name)
  if (!found.startsWith('image/')) throw new AppError('unsupported_media', 'Only pictures (JPEG, PNG, WebP)')
  const clean = await cleanPicture(content, found)
  return { ...clean, sha256: createHash('sha256').update(clean.content).digest('hex') }
}

/** Keeps it as a file of the actor, in the transaction of the record that will carry it. */
export async function keepPicture(ctx: Ctx, name: string, picture: ReadPicture): Promise<FileRef> {
  const { sha256, bytes } = await ctx.app.blobs.put(Readable.from([picture.content]))
  const row = { organization_id: ctx.organizationId, id: newId(), sha256, name, content_type: picture.type, bytes, is_image: true, taken_at: null, uploaded_by: ctx.actor.accountId }
  await ctx.tx.insertInto('file').values(row).execute()
  return presentFile(row)
}
