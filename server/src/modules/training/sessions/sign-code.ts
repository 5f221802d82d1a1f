import { createHmac, timingSafeEqual } from 'node:crypto'

const MINUTE_MS = 60_000
const minuteOf = (now: Date): number => Math.floor(now.getTime() / MINUTE_MS)

function codeOf(key: Buffer, minute: number): string {
  return createHmac('sha256', key).update(String(minute)).digest('hex').slice(0, 10).toUpperCase()
}

/** The code of this minute, and how long it is the newest. */
export function codeNow(key: Buffer, now: Date): { code: string; secondsLeft: number } {
  return { code: codeOf(key, minuteOf(now)), secondsLeft: Math.ceil(((minuteOf(now) + 1) * MINUTE_MS - now.getTime()) / 1000) }
}

/** Whether a code is of this minute or of the one before, for who was slow to scan. */
export function isCode(key: Buffer, sent: string, now: Date): boolean {
  const given = Buffer.from(sent.toUpperCase())
  return [0, 1].some((back) => {
    const code = Buffer.from(codeOf(key, minuteOf(now) - back))
    return given.length === code.length && timingSafeEqual(given, code)
  })
}
