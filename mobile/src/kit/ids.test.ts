import { describe, expect, it } from 'vitest'
import { recordId } from './ids.ts'

describe('the id of a record made on the phone', () => {
  it('is a version 7 UUID', () => {
    expect(recordId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })
  it('carries the time it was made, so that ids sort by it', () => {
    const at = Date.UTC(2026, 10, 21, 20, 14)
    expect(Number.parseInt(recordId(at).replaceAll('-', '').slice(0, 12), 16)).toBe(at)
    expect(recordId(at) < recordId(at + 1)).toBe(true)
  })
  it('is never the same twice in one millisecond', () => {
    expect(new Set(Array.from({ length: 1000 }, () => recordId(1_700_000_000_000))).size).toBe(1000)
  })
})
