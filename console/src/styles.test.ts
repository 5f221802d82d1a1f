import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('.', import.meta.url)
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(css|tsx?)$/.test(path) && !path.endsWith('.test.ts'))
  .map((path) => readFileSync(new URL(path, root), 'utf8'))
const all = (pattern: RegExp): Set<string> => new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!)))

describe('colours and measures of the console', () => {
  it('are defined where they are used, so that the dark theme has them, too', () => {
    // In a style sheet, or by an element for its own parts.
    const defined = all(/(--[\w-]+)['"]?\]?\s*:/g)
    const used = all(/var\((--[\w-]+)/g)
    expect(used.size).toBeGreaterThan(20)
    expect([...used].filter((name) => !defined.has(name))).toEqual([])
  })
})
