import type { Locator } from 'playwright-core'

/**
 * Types into a list that can be searched and takes what it offers. By the keyboard: while the list still narrows, a pointer meets the
 * place where the option was, and the field keeps what it held before.
 */
export async function choose(field: Locator, typed: string, option: string | RegExp = typed): Promise<void> {
  await field.fill(typed)
  await field.page().locator('.ant-select-dropdown:visible .ant-select-item-option-active', { hasText: option }).waitFor()
  await field.press('Enter')
}
