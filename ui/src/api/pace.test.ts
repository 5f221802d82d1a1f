import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Pace } from './pace.ts'

const LIMITS = { gatherMs: 100, spreadMs: 0, everyMs: 500 }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A screen whose answers take `answerMs`; says when it asked. */
function aScreen(answerMs: number, limits = LIMITS) {
  const begin = Date.now()
  const asked: number[] = []
  const pace = new Pace(async () => {
    asked.push(Date.now() - begin)
    await new Promise((resolve) => setTimeout(resolve, answerMs))
  }, limits)
  return { asked, pace }
}

describe('the pace of asking again', () => {
  it('asks once for a burst, soon', async () => {
    const { asked, pace } = aScreen(20)
    for (let i = 0; i < 50; i++) pace.changed()
    await vi.advanceTimersByTimeAsync(5000)
    expect(asked).toEqual([100])
  })

  it('sees the last change of many, and asks no more often than it may', async () => {
    const { asked, pace } = aScreen(20)
    for (let i = 0; i < 10; i++) {
      pace.changed()
      await vi.advanceTimersByTimeAsync(150)
    }
    await vi.advanceTimersByTimeAsync(5000)
    // The last change came after 1,350 ms: there is an asking after it.
    expect(asked).toEqual([100, 600, 1100, 1600])
  })

  it('does not ask again while answers are awaited, and rests as long as they took', async () => {
    const { asked, pace } = aScreen(900)
    pace.changed()
    await vi.advanceTimersByTimeAsync(200)
    pace.changed()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(asked).toEqual([100, 100 + 900 + 900])
  })

  it('goes on after a refusal, and ends when the screen closes', async () => {
    const pace = new Pace(() => Promise.reject(new Error('offline')), LIMITS)
    pace.changed()
    await vi.advanceTimersByTimeAsync(100)
    const { asked, pace: open } = aScreen(20)
    open.changed()
    open.stop()
    await vi.advanceTimersByTimeAsync(1000)
    expect(asked).toEqual([])
    pace.stop()
  })

  it('sets screens apart', async () => {
    const first = new Set<number>()
    for (let i = 0; i < 40; i++) {
      const { asked, pace } = aScreen(1, { ...LIMITS, spreadMs: 150 })
      pace.changed()
      await vi.advanceTimersByTimeAsync(300)
      first.add(asked[0]!)
    }
    expect(first.size).toBeGreaterThan(10)
    expect(Math.min(...first)).toBeGreaterThanOrEqual(100)
    expect(Math.max(...first)).toBeLessThanOrEqual(250)
  })
})
