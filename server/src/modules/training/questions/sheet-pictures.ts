import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { filesOfRecord } from '../../../platform/files/files.ts'
import { keepPicture, readPicture, type ReadPicture } from '../../../platform/files/pictures.ts'
import type { SheetPicture } from '../../../platform/sheets/index.ts'

const MOST = 4

/** The pictures of one row, checked as uploads are; or what is wrong with them, for the report of the row. */
export async function readPictures(ctx: Ctx, pictures: readonly SheetPicture[]): Promise<ReadPicture[] | { problem: string }> {
  if (pictures.length > MOST) return { problem: `pictures: at most ${MOST}` }
  const read: ReadPicture[] = []
  for (const picture of pictures) {
    if (picture.bytes > ctx.app.config.uploadBytes) return { problem: `pictures: ${picture.name} is larger than ${Math.floor(ctx.app.config.uploadBytes / 1024 / 1024)} MB` }
    try {
      read.push(await readPicture(await picture.content(), picture.name))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      return { problem: `pictures: ${picture.name}: ${error.code === 'unsupported_media' ? 'JPEG, PNG or WebP is needed' : error.message}` }
    }
  }
  return read
}

/** Whether a question shows exactly these pictures already. */
export async function showsThese(ctx: Ctx, question: { id: string; number: number }, pictures: readonly ReadPicture[]): Promise<boolean> {
  const ids = (await filesOfRecord(ctx, question.id)).filter(({ purpose }) => purpose === String(question.number)).map(({ file }) => file.id)
  if (ids.length !== pictures.length) return false
  const kept = await ctx.tx.selectFrom('file').select('sha256').where('id', 'in', ids).execute()
  return pictures.every(({ sha256 }) => kept.some((file) => file.sha256 === sha256))
}

export async function keepPictures(ctx: Ctx, name: string, pictures: readonly ReadPicture[]): Promise<string[]> {
  const ids: string[] = []
  for (const [at, picture] of pictures.entries()) ids.push((await keepPicture(ctx, `${name}-${at + 1}.${picture.type.split('/')[1]!}`, picture)).id)
  return ids
}
