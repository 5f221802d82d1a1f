import { describe, expect, it } from 'vitest'
import { foundSites } from './found-sites.ts'

const site = (id: string, name: string, code: string, ...keys: string[]) => ({ id, name, code, keys })
const ALL = [site('a', '清溪花园', 'QX', 'qingxihuayuan', 'qxhy'), site('b', '云栖里', 'YQ-2', 'yunqili', 'yql'), site('c', '溪山清晏', 'XS', 'xishanqingyan', 'xsqy')]
const names = (words: string, recent: string[] = []) => {
  const { first, rest } = foundSites(ALL, words, recent)
  return [...first, ...rest].map(({ id }) => id).join('')
}

describe('the switch between sites', () => {
  it('finds by Chinese, pinyin, initials and code, what begins so before what contains it', () => {
    expect([names('清'), names('qingxi'), names('yql'), names('yq-2'), names('QINGY'), names('qx'), names('zz')]).toEqual(['ac', 'a', 'b', 'b', 'c', 'a', ''])
  })
  it('shows the recent ones first, each once, and forgets those that are gone', () => {
    expect(names('', ['c', 'gone', 'b'])).toBe('cba')
    expect(foundSites(ALL, '', ['c']).first.map(({ id }) => id)).toEqual(['c'])
  })
})
