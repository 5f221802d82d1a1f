import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Painted } from './grid.tsx'
import { Painter, type Pending } from './painter.ts'

const cell = (employeeId: string, shift = '早'): Painted => ({ employeeId, day: '2026-12-01', postId: 'p', shift })

describe('cells that are painted on the rota', () => {
  const sent: string[][] = []
  let shown: Pending = new Map()
  let arrive: (() => void)[] = []
  let painter: Painter
  beforeEach(() => {
    vi.useFakeTimers()
    sent.length = 0
    arrive = []
    painter = new Painter(
      (cells) => {
        sent.push(cells.map(({ employeeId, shift }) => employeeId + shift))
        return new Promise((resolve) => arrive.push(resolve))
      },
      (pending) => (shown = pending),
    )
  })
  afterEach(() => void vi.useRealTimers())

  it('go together, and those painted while others are on their way go after them, once', async () => {
    painter.paint([cell('a')])
    painter.paint([cell('b')])
    await vi.advanceTimersByTimeAsync(400)
    expect(sent).toEqual([['a早', 'b早']])
    painter.paint([cell('b', '晚'), cell('c')])
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toHaveLength(1)
    arrive[0]!()
    await vi.advanceTimersByTimeAsync(400)
    expect(sent).toEqual([['a早', 'b早'], ['b晚', 'c早']])
    expect([...shown.keys()]).toEqual(['b 2026-12-01', 'c 2026-12-01'])
    arrive[1]!()
    await vi.advanceTimersByTimeAsync(400)
    expect(shown.size).toBe(0)
    expect(sent).toHaveLength(2)
  })

  it('are sent when the month is left before they went', async () => {
    painter.paint([cell('a')])
    painter.close()
    expect(sent).toEqual([['a早']])
    arrive[0]!()
    await vi.advanceTimersByTimeAsync(1000)
    expect(sent).toHaveLength(1)
  })

  it('that were painted behind others are sent after the month was left', async () => {
    painter.paint([cell('a')])
    await vi.advanceTimersByTimeAsync(400)
    painter.paint([cell('b')])
    painter.close()
    expect(sent).toEqual([['a早']])
    arrive[0]!()
    await vi.advanceTimersByTimeAsync(0)
    expect(sent).toEqual([['a早'], ['b早']])
  })
})
