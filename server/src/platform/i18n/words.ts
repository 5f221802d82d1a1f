import type { ErrorCode, Locale } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'

/** The sentence for an error code in the caller's language. */
export function errorTitle(code: ErrorCode, locale: Locale): string {
  return LABELS[locale].error[code]
}
