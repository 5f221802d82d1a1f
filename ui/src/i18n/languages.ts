import type { Locale } from '@guanjia/contract/shared.ts'
import type { First, Later } from './zh-CN/index.ts'

/** The three languages, each fetched when it is chosen. */
export const LANGUAGES: Record<Locale, () => Promise<{ first: First; later: Later }>> = {
  'zh-CN': () => import('./zh-CN/index.ts'),
  'zh-TW': () => import('./zh-TW/index.ts'),
  en: () => import('./en/index.ts'),
}
