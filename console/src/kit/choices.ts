import i18next from 'i18next'
import { useLocale } from '@guanjia/ui'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'

export interface Choice {
  value: string
  label: string
}

/** All choices of an enum of the contract with their words, in the contract's order; for Select, Segmented and filters. */
export function useChoices<G extends keyof EnumLabels>(
  group: G,
  without: readonly (keyof EnumLabels[G])[] = [],
): (Choice & { value: keyof EnumLabels[G] & string })[] {
  const locale = useLocale()
  const words = i18next.getResource(locale, 'app', `enum.${group}`) as Record<string, string>
  return Object.entries(words)
    .filter(([value]) => !without.includes(value as keyof EnumLabels[G]))
    .map(([value, label]) => ({ value: value as keyof EnumLabels[G] & string, label }))
}
