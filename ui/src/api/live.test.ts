import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ENDPOINTS } from './endpoints.generated.ts'
import { STALE } from './live.ts'

/** The types that the server's sources announce by name; those that a variable carries are of the same records. */
function announced(): string[] {
  const root = new URL('../../../server/src/', import.meta.url)
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  const found = sources.flatMap((path) => [...readFileSync(new URL(path, root), 'utf8').matchAll(/announceChange\(ctx, \{ recordType: '(\w+)'/g)].map(([, type]) => type!))
  return [...new Set(found)].sort()
}

describe('what a change makes stale', () => {
  it('is known for every record that the server announces', () => {
    const types = announced()
    expect(types.length).toBeGreaterThan(100)
    expect(types.filter((type) => !(type in STALE))).toEqual([])
  })
  it('is asked by calls that there are', () => {
    const names = Object.keys(ENDPOINTS)
    const unknown = [...new Set(Object.values(STALE).flat())].filter((stale) => !names.some((name) => `${name}.`.startsWith(`${stale}.`)))
    expect(unknown).toEqual([])
  })
})
