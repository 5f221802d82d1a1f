import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { first as messages } from '@guanjia/ui/i18n/zh-CN/index.ts'
import type { T } from '@guanjia/ui/i18n/index.ts'
import { windowWords } from './when.ts'

const now = Date.parse('2026-11-21T06:12:00Z')
let words: { t: T; timeZone: string; locale: string }
beforeAll(async () => {
  const instance = i18next.createInstance()
  await instance.init({ lng: 'zh-CN', ns: ['app'], defaultNS: 'app', resources: { 'zh-CN': { app: messages } } })
  words = { t: instance.getFixedT('zh-CN', 'app'), timeZone: 'Asia/Shanghai', locale: 'zh-CN' }
})

describe('an agreed window in words', () => {
  it('names the day once, and the second only when it is another', () => {
    expect(windowWords('2026-11-22T01:00:00Z', '2026-11-22T03:00:00Z', now, words)).toBe('明早 09:00–11:00')
    expect(windowWords('2026-11-21T14:00:00Z', '2026-11-22T00:00:00Z', now, words)).toBe('今天 22:00–明早 08:00')
  })
})
