import type { settings as source } from '../zh-CN/settings.ts'

export const settings: typeof source = {
}
