import { createRequire } from 'node:module'
import { cleanText } from './normalise.ts'

/** Its dictionaries are large and read when the first name is. */
let library: typeof import('pinyin-pro') | undefined
const load = createRequire(import.meta.url)

/** `pinyin` without blanks and tones (`zhangwei`), `initials` the first letters (`zw`). ü is `v`, as it is typed. */
export type PinyinKeys = { pinyin: string; initials: string }

/** Surnames that the library reads like the plain word, traditional forms above all. */
const SURNAMES: Record<string, string[]> = {
  长孙: ['zhang', 'sun'], 長孫: ['zhang', 'sun'], 尉遲: ['yu', 'chi'], 萬俟: ['mo', 'qi'], 單于: ['chan', 'yu'], 单于: ['chan', 'yu'],
  單: ['shan'], 區: ['ou'], 員: ['yun'], 繆: ['miao'], 樂: ['yue'], 种: ['chong'], 蓋: ['ge'], 過: ['guo'], 紀: ['ji'], 寧: ['ning'],
}

const CACHE_SIZE = 50_000
const cache = new Map<string, PinyinKeys>()

/**
 * Search keys of a person's name, the first character or two read as a surname (单 shàn, 仇 qiú, 解 xiè, 曾 zēng, 尉迟 yùchí);
 * `kind` company reads the whole as words. Letters and digits stay, in lower case. About 30 µs for a new name, less than 1 for a known one.
 */
export function pinyinKeys(name: string, kind: 'person' | 'company' = 'person'): PinyinKeys {
  const key = kind === 'person' ? name : `company:${name}`
  const known = cache.get(key)
  if (known) return known
  const keys = read(cleanText(name.normalize('NFKC')), kind)
  if (cache.size >= CACHE_SIZE) cache.clear()
  cache.set(key, keys)
  return keys
}

function read(name: string, kind: 'person' | 'company'): PinyinKeys {
  const scope = kind === 'person' ? 'head' : 'off'
  library ??= load('pinyin-pro') as typeof import('pinyin-pro')
  const syllables = library.pinyin(name, { toneType: 'none', type: 'array', v: true, surname: scope, nonZh: 'consecutive' })
  const surname = kind === 'person' ? SURNAMES[name.slice(0, 2)] ?? SURNAMES[name.slice(0, 1)] : undefined
  surname?.forEach((syllable, index) => (syllables[index] = syllable))
  // Latin words come as one piece (`John Smith`): each has its own initial.
  const letters = syllables.flatMap((syllable) => syllable.toLowerCase().split(/[^a-z0-9]+/)).filter((syllable) => syllable !== '')
  return { pinyin: letters.join(''), initials: letters.map((syllable) => syllable[0]).join('') }
}
