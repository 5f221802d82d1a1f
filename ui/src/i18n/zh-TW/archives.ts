import type { archives as source } from '../zh-CN/archives.ts'

export const archives: typeof source = {
}
