import type { FileRef } from '@guanjia/contract/shared.ts'

/**
 * A form keeps whole files under the contract's names (`fileIds`, `photoAfterIds` …), so that they can be shown and errors find their field;
 * a body carries ids. Empty values are left out.
 */
export function bodyOf(values: Record<string, unknown>): Record<string, unknown> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '')
  return Object.fromEntries(given.map(([key, value]) => [key, key.endsWith('Ids') ? (value as FileRef[]).map(({ id }) => id) : value]))
}
