import { Readable } from 'node:stream'
import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { Id, platform, type FileRef } from '@guanjia/contract'
import type { App } from '../app.ts'
import type { Actor } from '../auth/actor.ts'
import { runInCtx } from '../ctx.ts'
import { AppError, wrongField } from '../errors.ts'
import { rawRoute, route, type Exchange, type FileAnswer, type Route } from '../http/route.ts'
import { newId } from '../ids.ts'
import { mustSeeFile, presentFile } from './files.ts'
import { mustHaveRoom } from './quota.ts'
import { contentTypeOf } from './content-type.ts'

const MAX_PIXELS = 50_000_000
const LONGEST_SIDE = 2560
const THUMBNAIL = 'thumbnail'

export const fileRoutes: Route[] = [
  rawRoute(platform.uploadFile, (exchange, _, actor) => receiveFile(exchange, actor!)),
  route(platform.getFile, async (ctx, { params, query }) => {
    const file = await mustSeeFile(ctx, params.id)
    return { name: file.name, contentType: file.content_type, body: ctx.app.blobs.get(file.sha256), isInline: file.is_image && query.download !== true, ...kept(file) } satisfies FileAnswer
  }),
  route(platform.getThumbnail, async (ctx, { params }) => {
    const file = await mustSeeFile(ctx, params.id)
    if (!file.is_image) throw new AppError('not_found', 'Not a picture')
    await ensureThumbnail(ctx.app, file.sha256)
    return { name: `${file.name}.webp`, contentType: 'image/webp', body: ctx.app.blobs.get(file.sha256, THUMBNAIL), isInline: true, ...kept(file) } satisfies FileAnswer
  }),
]

/** A browser keeps what never changes, but nothing that somebody has to answer for. */
const kept = ({ isGuarded }: { isGuarded: boolean }) => (isGuarded ? {} : { keepSeconds: 86_400 })

/** The file of a form, whole. Throws for a form that is cut off or badly written. */
async function readPart(request: FastifyRequest): Promise<{ part: MultipartFile; content: Buffer }> {
  try {
    const part = await request.file()
    if (!part) throw wrongField('rule_broken', '/file', 'no file was sent')
    return { part, content: await part.toBuffer() }
  } catch (error) {
    // The parser of forms throws plain errors about what it was sent; its limits carry a status.
    if (error instanceof AppError || (error as { statusCode?: number }).statusCode !== undefined) throw error
    throw new AppError('invalid_request', 'The form is damaged')
  }
}

/**
 * Takes one file. The type is read from the content, never from the name; pictures are turned upright and written anew, which
 * drops positions and whatever else hides in them. The same id from the same account again answers the file that is there.
 */
export async function receiveFile({ app, request }: Pick<Exchange, 'app' | 'request'>, actor: Actor, only: Only = {}): Promise<FileRef> {
  if (!request.isMultipart()) throw new AppError('unsupported_media', 'multipart/form-data is expected')
  const { part, content } = await readPart(request)
  if (part.file.truncated) throw new AppError('payload_too_large')
  if (content.length === 0) throw wrongField('rule_broken', '/file', 'the file is empty')
  const field = part.fields['id']
  const wanted = field && !Array.isArray(field) && 'value' in field ? Id.safeParse(field.value) : null
  if (wanted && !wanted.success) throw wrongField('invalid_request', '/id', 'a UUID is expected')
  if (only.kind && !contentTypeOf(content, part.filename).startsWith(`${only.kind}/`)) throw new AppError('unsupported_media', `Only ${only.kind} is taken here`)
  return storeFile(app, actor, { id: wanted?.data ?? newId(), name: part.filename, content, ...(only.named === undefined ? {} : { keptAs: only.named }) })
}

/** What is taken, and what it is called whatever the sender calls it: a name may tell who sends. */
interface Only {
  kind?: 'image' | 'audio'
  named?: string
}

/** Stores bytes as a file of the actor's organisation. Throws `unsupported_media` for types that we do not keep, `too_many_requests` when the account has stored enough for a day. */
export async function storeFile(app: App, actor: Actor, upload: { id: string; name: string; content: Buffer; keptAs?: string }): Promise<FileRef> {
  const contentType = contentTypeOf(upload.content, upload.name)
  const isImage = contentType.startsWith('image/')
  const takenAt = isImage ? await takenAtOf(upload.content) : null
  const { content, type } = isImage ? await cleanPicture(upload.content, contentType) : { content: upload.content, type: contentType }
  const stored = await app.blobs.put(Readable.from([content]))
  const name = upload.keptAs !== undefined ? `${upload.keptAs}.${type === 'audio/mp4' ? 'm4a' : type.split('/')[1]!}` : ((upload.name.split(/[\\/]/).pop() ?? '').replaceAll(/\p{Cc}/gu, '').slice(0, 200) || 'file')
  return runInCtx(app, { actor }, async (ctx) => {
    const row = { organization_id: ctx.organizationId, id: upload.id, sha256: stored.sha256, name, content_type: type, bytes: stored.bytes, is_image: isImage, taken_at: takenAt, uploaded_by: actor.accountId, created_at: ctx.now }
    const isKnown = (await ctx.tx.selectFrom('file').select('id').where('id', '=', upload.id).executeTakeFirst()) !== undefined
    if (!isKnown) await mustHaveRoom(ctx, stored.bytes)
    const inserted = await ctx.tx.insertInto('file').values(row).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows === 0n) {
      const known = await ctx.tx.selectFrom('file').selectAll().where('id', '=', upload.id).where('uploaded_by', '=', actor.accountId).executeTakeFirst()
      if (known?.sha256 !== stored.sha256) throw new AppError('already_exists', 'Another file has this id')
    }
    return presentFile(row)
  })
}

async function takenAtOf(content: Buffer): Promise<Date | null> {
  const { default: exifr } = await import('exifr')
  const found = (await exifr.parse(content, ['DateTimeOriginal', 'OffsetTimeOriginal']).catch(() => null)) as { DateTimeOriginal?: Date } | null
  const at = found?.DateTimeOriginal
  return at instanceof Date && !Number.isNaN(at.getTime()) ? at : null
}

/** A picture upright, not too large, and without whatever else hid in it. Throws `unsupported_media`. */
export async function cleanPicture(content: Buffer, contentType: string): Promise<{ content: Buffer; type: string }> {
  const { default: sharp } = await import('sharp')
  try {
    const picture = sharp(content, { limitInputPixels: MAX_PIXELS }).autoOrient().resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    if (contentType === 'image/png') return { content: await picture.png().toBuffer(), type: 'image/png' }
    return { content: await picture.jpeg({ quality: 82 }).toBuffer(), type: 'image/jpeg' }
  } catch {
    throw new AppError('unsupported_media', 'The picture cannot be read')
  }
}

async function ensureThumbnail(app: App, sha256: string): Promise<void> {
  if (await app.blobs.has(sha256, THUMBNAIL)) return
  const { default: sharp } = await import('sharp')
  const small = await sharp(await app.blobs.localPath(sha256)).resize({ width: 320, height: 320, fit: 'inside', withoutEnlargement: true }).webp({ quality: 75 }).toBuffer()
  await app.blobs.putVariant(sha256, THUMBNAIL, small)
}
