import type { T } from '@guanjia/ui'

/** The name of an import field; one that has no word yet is shown as it stands in profiles. */
export function fieldWords(field: string, t: T): string {
  return t(`imports.field.${field}` as 'imports.field.room', { defaultValue: field })
}
