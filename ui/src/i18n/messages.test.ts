import i18next from 'i18next'
import { describe, expect, it } from 'vitest'
import { allMessages } from './all-messages.ts'

const [zhCN, zhTW, en] = await Promise.all([allMessages('zh-CN'), allMessages('zh-TW'), allMessages('en')])

function flat(value: unknown, prefix = ''): [string, string][] {
  return typeof value === 'string'
    ? [[prefix, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => flat(inner, prefix ? `${prefix}.${key}` : key))
}
const params = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name!).toSorted((a, b) => (a < b ? -1 : 1))
const source = flat(zhCN)

describe.each([
  ['zh-TW', zhTW],
  ['en', en],
] as const)('the texts in %s', (_, messages) => {
  const texts = new Map(flat(messages))
  it('have the same keys as the simplified Chinese source', () => {
    expect([...texts.keys()].sort()).toEqual(source.map(([key]) => key).sort())
  })
  it('fill in the same values', () => {
    for (const [key, text] of source) expect(params(texts.get(key)!), key).toEqual(params(text))
  })
  it('leave nothing empty', () => {
    expect([...texts].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })
})

describe('the texts in English', () => {
  it('have no Chinese left in them, apart from the names of languages', () => {
    const left = flat(en).filter(([key, text]) => !key.startsWith('enum.locale') && /\p{Script=Han}/u.test(text))
    expect(left).toEqual([])
  })
})

describe('looking up', () => {
  it('finds codes that have a dot in them', async () => {
    const instance = i18next.createInstance()
    await instance.init({
      lng: 'zh-CN',
      ns: ['app'],
      defaultNS: 'app',
      resources: { 'zh-CN': { app: zhCN } },
      contextSeparator: '::',
      nsSeparator: false,
    })
    expect(instance.t('error.case.own_work')).toContain('处理人')
    expect(instance.t('enum.permission.cases:read')).toBe('查看报事')
  })
})
