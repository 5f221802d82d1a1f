import type { Plugin } from 'vite'
import { choices } from '../contract/src/labels/later/en.ts'

/**
 * Makes every `useT()` and `useLabel()` wait for the areas whose texts its file says anywhere, so that a text in a click's handler is as sure to be
 * there as one on the screen. The sources stay as they are: who writes a screen need not keep a list.
 */
export function textAreas(): Plugin {
  return {
    name: 'text-areas',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || id.includes('node_modules') || !/use(T|Label)\(\)/.test(code)) return null
      const areas = areasSaidIn(code)
      if (areas.length === 0) return null
      return { code: code.replaceAll(/\b(useT|useLabel)\(\)/g, `$1(${areas.map((area) => `'${area}'`).join(', ')})`), map: null }
    },
  }
}

const LATER_CHOICES = new RegExp(`['"\`](enum\\.)?(${Object.keys(choices).join('|')})['"\`.]`)

/**
 * First parts of the keys in all calls `t(…)`: `t(isNew ? 'stores.new' : 'archives.saved')` says `stores` and `archives`; and `choices`
 * where a file names a group of choices that no first screen says.
 */
export function areasSaidIn(code: string): string[] {
  const said = new Set<string>()
  if (LATER_CHOICES.test(code)) said.add('choices')
  for (const { index } of code.matchAll(/\bt\(/g)) {
    for (const [, area] of argumentsAt(code, index + 1).matchAll(/['"`]([a-zA-Z]+)\./g)) said.add(area!)
  }
  return [...said].sort()
}

/** The text between the parenthesis at `open` and its match. */
function argumentsAt(code: string, open: number): string {
  let depth = 0
  for (let at = open; at < code.length; at++) {
    if (code[at] === '(') depth++
    else if (code[at] === ')' && --depth === 0) return code.slice(open + 1, at)
  }
  return ''
}
