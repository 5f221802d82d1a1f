import i18next, { type TFunction } from 'i18next'
import type { Locale } from '@guanjia/contract/shared.ts'
import { LANGUAGES } from './languages.ts'
import type { First, Later } from './zh-CN/index.ts'

type Area = keyof Later

/** Areas on their way or there, by language: a promise is kept, so that React waits for one and the same. */
const wanted = new Map<string, Promise<void>>()
const there = new Set<string>()
/** Areas that any screen has asked for: they follow into the next language. */
const used = new Set<Area>()
let known: Partial<Record<string, true>> = {}
let firstGroups = new Set<string>()

/** Tells which areas come later and which groups of choices are there; called when a language has come. */
export function comeLater(later: Later, first: First): void {
  known = Object.fromEntries(Object.keys(later).map((area) => [area, true]))
  firstGroups = new Set(Object.keys(first.enum))
}

/** The area of a text: the first part of its key; choices that no first screen says lie in `choices`. */
function areaOf(key: string): string {
  const [area = '', group = ''] = key.split('.', 2)
  return area === 'enum' && !firstGroups.has(group) ? 'choices' : area
}

function fetchArea(locale: Locale, area: Area): Promise<void> {
  const key = `${locale} ${area}`
  const begun = wanted.get(key)
  if (begun) return begun
  const coming = LANGUAGES[locale]()
    .then(({ later }): Promise<unknown> => later[area]())
    .then(
      (texts) => {
        i18next.addResourceBundle(locale, 'app', { [area === 'choices' ? 'enum' : area]: texts }, true, true)
        there.add(key)
      },
      (error: unknown) => {
        // Asked again at the next try: a cut connection is no answer for ever.
        wanted.delete(key)
        throw error
      },
    )
  wanted.set(key, coming)
  return coming
}

/** Fetches in another language what the screens have used so far. */
export async function fetchUsedAreas(locale: Locale): Promise<void> {
  await Promise.all([...used].map((area) => fetchArea(locale, area)))
}

function notYetThere(locale: Locale, areas: readonly string[]): Area[] {
  const later = areas.filter((area): area is Area => known[area] === true)
  for (const area of later) used.add(area)
  return later.filter((area) => !there.has(`${locale} ${area}`))
}

/** Makes React wait (the nearest `Suspense` shows its fallback once) until the areas are there. Names of no area are passed over. */
export function waitForAreas(locale: Locale, areas: readonly string[]): void {
  const missing = notYetThere(locale, areas)
  if (missing.length === 0) return
  // React waits for thrown promises.
  // oxlint-disable-next-line typescript/only-throw-error
  throw Promise.all(missing.map((area) => fetchArea(locale, area)))
}

/** The texts of a language; one of an area that nobody has waited for makes React wait, too. */
export function waitingForAreas<F extends TFunction<'app'>>(t: F, locale: Locale): F {
  const waiting = (key: string | string[], ...rest: unknown[]): unknown => {
    const text = typeof key === 'string' ? key : (key[0] ?? '')
    waitForAreas(locale, [areaOf(text)])
    return (t as unknown as (...args: unknown[]) => unknown)(key, ...rest)
  }
  return waiting as unknown as F
}
