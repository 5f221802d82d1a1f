import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { alone } from './alone.ts'

describe('sending from a phone that knows no locks (plain http in the house)', () => {
  beforeEach(() => void vi.stubGlobal('navigator', {}))
  afterEach(() => void vi.unstubAllGlobals())

  it('does one thing at a time: a second sending is left out, and rounds are fetched after the first, not beside it', async () => {
    const told: string[] = []
    let arrive = (): void => undefined
    const first = alone(async () => {
      told.push('sends')
      await new Promise<void>((resolve) => void (arrive = resolve))
      told.push('has sent')
      return 'empty'
    }, false)
    await vi.waitFor(() => expect(told).toEqual(['sends']))
    const fetching = alone(async () => told.push('fetches'), true)
    expect(await alone(async () => told.push('sends beside it'), false)).toBeNull()
    arrive()
    expect(await first).toBe('empty')
    await fetching
    expect(told).toEqual(['sends', 'has sent', 'fetches'])
  })

  it('goes on after something failed', async () => {
    await expect(alone(() => Promise.reject(new Error('no network')), false)).rejects.toThrow('no network')
    await vi.waitFor(async () => expect(await alone(async () => 'sent', false)).toBe('sent'))
  })
})
