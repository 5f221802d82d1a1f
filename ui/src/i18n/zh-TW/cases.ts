import type { cases as source } from '../zh-CN/cases.ts'

export const cases: typeof source = {
}
