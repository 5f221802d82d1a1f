import type { Locale } from '@guanjia/contract'

/** The language of a command: as given, else that of the terminal. Null for one that we don't speak. */
export function localeOf(given: unknown): Locale | null {
  if (given === undefined) return new Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh-CN' : 'en'
  return given === 'zh-CN' || given === 'zh-TW' || given === 'en' ? given : null
}
