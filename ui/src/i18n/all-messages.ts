import type { Locale } from '@guanjia/contract/shared.ts'
import { LANGUAGES } from './languages.ts'
import type { Messages } from './zh-CN/index.ts'

/** Every text in one language at once; for tests, the clients fetch by areas. */
export async function allMessages(locale: Locale): Promise<Messages> {
  const { first, later } = await LANGUAGES[locale]()
  const areas = await Promise.all(Object.entries(later).map(async ([area, load]) => [area, await load()] as const))
  const { choices, ...texts } = Object.fromEntries(areas)
  return { ...first, ...texts, enum: { ...first.enum, ...(choices as object) } } as Messages
}
