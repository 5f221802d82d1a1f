import type { desk as source } from '../zh-CN/desk.ts'

export const desk: typeof source = {
}
