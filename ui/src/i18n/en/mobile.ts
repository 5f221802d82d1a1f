import type { mobile as source } from '../zh-CN/mobile.ts'

export const mobile: typeof source = {
}
