import { ProblemError, UPLOAD_PART_BYTES, call, isProblem, sendBytes, upload, type CallResult } from '@guanjia/ui/api/call.ts'
import { hashOfBytes } from '../kit/hash.ts'
import type { Picture } from './store.ts'

const PART_MS = 60_000
const timely = () => ({ signal: AbortSignal.timeout(PART_MS) })

/**
 * Sends a picture so that what has arrived once never travels again: small ones in one piece, others part by part from where the server is.
 * Its id makes it one upload over retries, reloads and tabs.
 */
export async function sendPicture(picture: Pick<Picture, 'id' | 'name' | 'blob'>, onSent: (bytes: number) => void): Promise<void> {
  const { id, name, blob } = picture
  if (blob.size <= UPLOAD_PART_BYTES) await upload(blob, name, id, timely())
  else {
    const facts = { id, name, bytes: blob.size, sha256: await hashOfBytes(new Uint8Array(await blob.arrayBuffer())) }
    await inParts(facts, blob, onSent).catch((error: unknown) => {
      // Its parts expired while it was under way: it begins anew at the next try.
      throw isProblem(error, 'not_found') ? new ProblemError('unavailable', null, 'The upload has expired') : error
    })
  }
  onSent(blob.size)
}

async function inParts(facts: { id: string; name: string; bytes: number; sha256: string }, blob: Blob, onSent: (bytes: number) => void): Promise<void> {
  const params = { id: facts.id }
  let known: CallResult<'platform.beginUpload'> = await call('platform.beginUpload', { body: facts }, timely())
  while (!known.file && known.received < known.bytes) {
    const from = known.received
    onSent(from)
    known = await sendBytes('platform.sendUploadPart', { params: { ...params, offset: from } }, blob.slice(from, from + UPLOAD_PART_BYTES), timely())
    // A server that stands still is asked later, not for ever.
    if (!known.file && known.received <= from) throw new ProblemError('unavailable', null, 'The upload does not go on')
  }
  onSent(facts.bytes)
  if (!known.file) await call('platform.completeUpload', { params }, timely())
}
