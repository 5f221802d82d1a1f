import i18next, { type TFunction } from 'i18next'
import { useMemo } from 'react'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import type { Locale } from '@guanjia/contract/shared.ts'
import { speak } from '../api/call.ts'
import { comeLater, fetchUsedAreas, waitForAreas, waitingForAreas } from './areas.ts'
import { LANGUAGES } from './languages.ts'
import type { Messages } from './zh-CN/index.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app'
    resources: { app: Messages }
  }
}

export type T = TFunction<'app'>
export const LOCALES: readonly Locale[] = ['zh-CN', 'zh-TW', 'en']

const REMEMBERED = 'guanjia.locale'

/** The language to begin with: the one used last on this device, else the nearest to the browser's. */
export function preferredLocale(): Locale {
  const remembered = localStorage.getItem(REMEMBERED)
  const known = LOCALES.find((locale) => locale === remembered)
  if (known) return known
  const wanted = navigator.language
  if (/^zh-(TW|HK|MO|Hant)/i.test(wanted)) return 'zh-TW'
  return wanted.startsWith('zh') ? 'zh-CN' : 'en'
}

/** Starts the texts in one language; call before the first render. Other languages load when they are chosen, areas when a screen wants them. */
export async function initI18n(locale: Locale): Promise<void> {
  const { first, later } = await LANGUAGES[locale]()
  comeLater(later, first)
  await i18next.use(initReactI18next).init({
    lng: locale,
    ns: ['app'],
    defaultNS: 'app',
    resources: { [locale]: { app: first } },
    fallbackLng: false,
    interpolation: { escapeValue: false },
    // Codes such as `case.own_work` and choices such as `be_heard` are whole keys, not contexts.
    contextSeparator: '::',
    nsSeparator: false,
    returnNull: false,
  })
  adopt(locale)
}

/** Changes the language of the whole app and remembers it on this device. */
export async function changeLocale(locale: Locale): Promise<void> {
  if (!i18next.hasResourceBundle(locale, 'app')) i18next.addResourceBundle(locale, 'app', (await LANGUAGES[locale]()).first)
  await fetchUsedAreas(locale)
  await i18next.changeLanguage(locale)
  adopt(locale)
}

function adopt(locale: Locale): void {
  localStorage.setItem(REMEMBERED, locale)
  document.documentElement.lang = locale
  speak(locale)
}

/**
 * The texts in the present language; renders again when it changes: `t('desk.search')`, `t('enum.caseStatus.registered')`. `areas` are
 * filled in at the build from the texts of the file (`ui/text-areas.ts`): React waits until they are there.
 */
export function useT(...areas: string[]): T {
  const { t, i18n } = useTranslation('app')
  const locale = i18n.language as Locale
  waitForAreas(locale, areas)
  return useMemo(() => waitingForAreas(t, locale), [t, locale])
}

export function useLocale(): Locale {
  return useTranslation('app').i18n.language as Locale
}

/** The word for a choice that comes as plain text; a value that has no word is shown as it is, never hidden. */
export function labelOf(t: T, group: keyof EnumLabels, value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return ''
  return t(`enum.${group}.${value}` as 'enum.locale.en', { defaultValue: value })
}

/** `label('caseStatus', status)`: the same as `labelOf`, bound to the present language. */
export function useLabel(...areas: string[]): (group: keyof EnumLabels, value: string | null | undefined) => string {
  const t = useT(...areas)
  return (group, value) => labelOf(t, group, value)
}
