import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const sourcesOf = (...folders: string[]): string[] =>
  folders.flatMap((folder) => {
    const root = new URL(`../../${folder}/src/`, import.meta.url)
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(css|tsx?)$/.test(path) && !path.endsWith('.test.ts'))
      .map((path) => readFileSync(new URL(path, root), 'utf8'))
  })
const all = (sources: string[], pattern: RegExp): Set<string> => new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name]) => name!)))

describe('colours and measures', () => {
  it.each(['console', 'mobile'])('of the %s are defined where they are used, so that the dark theme has them, too', (client) => {
    const sources = sourcesOf(client, 'ui')
    // In a style sheet, or by an element for its own parts; those of the component library are its own.
    const defined = all(sources, /(--[\w-]+)['"]?\]?\s*:/g)
    const used = all(sources, /var\((--(?!adm-)[\w-]+)/g)
    expect(used.size).toBeGreaterThan(20)
    expect([...used].filter((name) => !defined.has(name))).toEqual([])
  })
})
