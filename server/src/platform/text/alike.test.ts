import { describe, expect, it } from 'vitest'
import { alikeness, tellingBigrams } from './alike.ts'
import { bigrams } from './normalise.ts'

/** How alike each text is to what was typed, as the database would find the shared pairs. */
function compared(typed: string, texts: string[]): number[] {
  const pairs = tellingBigrams(typed)
  return alikeness(pairs, texts.map((text) => bigrams(text).filter((pair) => pairs.includes(pair))), texts.length)
}

const CASES = ['厨房水槽下面漏水，已经滴到楼下了', '3 栋电梯按了没反应，困了一会儿', '2 单元一楼大堂的灯一闪一闪的', '地下车库 B 区积水，车子开过去溅一身', '楼上半夜搬家具太吵', '对门装修从早上七点敲到晚上', '主卧插座冒火花']

describe('how alike two stories are', () => {
  it('finds the same matter in other words', () => {
    const [leak, ...others] = compared('我家厨房水槽漏水了，麻烦尽快来看看', CASES)
    expect(leak).toBeGreaterThan(0.4)
    expect(Math.max(...others)).toBeLessThan(0.2)
  })

  it('takes no near miss for a hit: the same room or the same politeness is another matter', () => {
    expect(Math.max(...compared('厨房的灯坏了，请问什么时候能来修', CASES))).toBeLessThan(0.34)
    expect(Math.max(...compared('你好，请问一下我想问问装宽带怎么办', CASES))).toBeLessThan(0.34)
    expect(Math.max(...compared('车库道闸不抬杆', CASES))).toBeLessThan(0.34)
  })

  it('gives more weight to what few say', () => {
    const texts = ['电梯坏了', '电梯有异响', '电梯太慢', '大堂玻璃门坏了']
    const [first, second] = alikeness(['电梯', '异响'], texts.map((text) => ['电梯', '异响'].filter((pair) => text.includes(pair))), 4)
    expect(second).toBe(1)
    expect(first).toBeLessThan(0.5)
  })

  it('has nothing to say of nothing', () => {
    expect(tellingBigrams('你好，请问一下')).toEqual([])
    expect(alikeness([], [[]], 1)).toEqual([0])
    expect(tellingBigrams('字'.repeat(3000)).length).toBeLessThanOrEqual(120)
  })
})
