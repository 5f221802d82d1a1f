import type { insight as source } from '../zh-CN/insight.ts'

export const insight: typeof source = {
}
