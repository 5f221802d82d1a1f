import { describe, expect, it } from 'vitest'
import { SharedReads } from './shared-reads.ts'

/** Readings that end when the test says so; each answers with the number of its beginning. */
function aDesk() {
  const reads = new SharedReads()
  const ends: ((fail?: boolean) => void)[] = []
  const ask = (key = 'board'): Promise<string> =>
    reads.read(key, () => {
      const n = ends.length + 1
      return new Promise((resolve, reject) => ends.push((fail) => (fail ? reject(new Error(`${n} failed`)) : resolve(String(n)))))
    })
  return { ask, ends }
}

describe('shared reads', () => {
  it('answer everybody who asked while another reading ran by one that began after them', async () => {
    const { ask, ends } = aDesk()
    const first = ask()
    const late = Array.from({ length: 199 }, () => ask())
    expect(ends).toHaveLength(1)
    ends[0]!()
    expect(await first).toBe('1')
    await new Promise((resolve) => setImmediate(resolve))
    expect(ends).toHaveLength(2)
    const latest = ask()
    ends[1]!()
    expect(new Set(await Promise.all(late))).toEqual(new Set(['2']))
    await new Promise((resolve) => setImmediate(resolve))
    ends[2]!()
    expect(await latest).toBe('3')
  })

  it('keep nothing once it is answered, and keep keys apart', async () => {
    const { ask, ends } = aDesk()
    const one = ask()
    const other = ask('another board')
    expect(ends).toHaveLength(2)
    ends[0]!()
    ends[1]!()
    expect([await one, await other]).toEqual(['1', '2'])
    const again = ask()
    expect(ends).toHaveLength(3)
    ends[2]!()
    expect(await again).toBe('3')
  })

  it('tell a failure only to those whom it concerns', async () => {
    const { ask, ends } = aDesk()
    const first = ask()
    const second = ask()
    ends[0]!(true)
    await expect(first).rejects.toThrow('1 failed')
    await new Promise((resolve) => setImmediate(resolve))
    ends[1]!()
    expect(await second).toBe('2')
  })
})
