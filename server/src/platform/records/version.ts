import { AppError } from '../errors.ts'

/** Optimistic lock: a write that was made on an older state is refused with the record as it is now. Throws `stale_version` (409). */
export async function mustBeCurrent(current: number, sent: number | undefined, present: () => Promise<unknown>): Promise<void> {
  if (sent === undefined || sent === current) return
  throw new AppError('stale_version', `The record is at version ${current}, the change was made on ${sent}`, undefined, { current: await present() })
}
