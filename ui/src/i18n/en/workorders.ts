import type { workorders as source } from '../zh-CN/workorders.ts'

export const workorders: typeof source = {
}
