import type { Locale } from '@guanjia/contract'
import { READY, type ReadyStandard } from './ready.ts'
import { ITEM_WORDS, READY_WORDS } from './ready-words.ts'
import { READY_WORK } from './ready-work.ts'

/** The ready-made standards in a language. Throws when one lacks its words. */
export function readyStandards(locale: Locale): readonly ReadyStandard[] {
  const all = [...READY, ...READY_WORK]
  if (locale === 'zh-CN') return all
  const beside = (word: string): string => ITEM_WORDS[word]![locale]
  return all.map((ready) => {
    const [name, ...texts] = READY_WORDS[ready.code]![locale]
    const items = ready.items.map((item, at) => ({ ...item, text: texts[at]!, ...(item.dimension === undefined ? {} : { dimension: beside(item.dimension) }), ...(item.unit === undefined ? {} : { unit: beside(item.unit) }) }))
    return { ...ready, name, items }
  })
}
