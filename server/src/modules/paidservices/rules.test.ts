import { describe, expect, it } from 'vitest'
import { amountFen, comingAfter, inForceOn, whyPriceDoesNotFit, withPrice } from './rules.ts'
import { paidservices } from '@guanjia/contract'
import { SAMPLE_PRICES } from './sample-prices.ts'

const version = (no: number, valid_from: string, valid_to: string | null = null, withdrawn_at: Date | null = null) => ({ no, valid_from, valid_to, withdrawn_at })

describe('free or paid [PAY-003]', () => {
  it('has no price when free, and a price or "by quotation" when paid', () => {
    expect(whyPriceDoesNotFit({ charge: 'free', priceFen: 0 })).toBeNull()
    expect(whyPriceDoesNotFit({ charge: 'free', priceFen: 100 })).toContain('free')
    expect(whyPriceDoesNotFit({ charge: 'paid', priceFen: 100 })).toBeNull()
    expect(whyPriceDoesNotFit({ charge: 'paid', priceFen: null })).toBeNull()
    expect(whyPriceDoesNotFit({ charge: 'paid', priceFen: 0 })).toContain('paid')
    expect(withPrice({ charge: 'free', priceFen: null })).toEqual({ charge: 'free', priceFen: 0 })
  })
})

describe('the version in force', () => {
  const old = version(1, '2026-01-01')
  const spring = version(2, '2026-03-01', '2026-05-31')
  it('is the one that began last', () => {
    expect(inForceOn([old, spring], '2026-02-28')).toBe(old)
    expect(inForceOn([spring, old], '2026-03-01')).toBe(spring)
    expect(comingAfter([old, spring], '2026-02-28')).toBe(spring)
    expect(comingAfter([old, spring], '2026-03-01')).toBeNull()
  })
  it('is none after its end: the one before does not come back by itself', () => {
    expect(inForceOn([old, spring], '2026-06-01')).toBeNull()
  })
  it('is none that was withdrawn, and of two on one day the one published last', () => {
    expect(inForceOn([version(1, '2026-01-01', null, new Date())], '2026-02-01')).toBeNull()
    expect(inForceOn([version(1, '2026-01-01'), version(2, '2026-01-01')], '2026-01-01')?.no).toBe(2)
  })
})

it('counts amounts without drifting fractions', () => {
  expect([amountFen(1.005, 1000), amountFen(0.1, 3), amountFen(3, 3333)]).toEqual([1005, 0, 9999])
})

describe('the draft of a residential site', () => {
  const of = (group: string) => SAMPLE_PRICES.filter((item) => item.group === group)
  it('offers every group with at least thirty items, each code once [PAY-001] [PAY-002] [BTL-009]', () => {
    expect(SAMPLE_PRICES.length).toBeGreaterThanOrEqual(30)
    expect(new Set(SAMPLE_PRICES.map((item) => item.code)).size).toBe(SAMPLE_PRICES.length)
    for (const group of paidservices.SERVICE_GROUPS) expect(of(group).length, group).toBeGreaterThanOrEqual(3)
  })
  it('has car care, nanny, cleaning, tree adoption and appliance repair [PAY-001]', () => {
    const names = SAMPLE_PRICES.map((item) => item.name['zh-CN']).join(' ')
    for (const word of ['洗车', '保姆', '保洁', '认养', '空调维修']) expect(names).toContain(word)
  })
  it('has letting, selling and the integration of owners’ resources [PAY-002]', () => {
    expect(of('rental_agency').map((item) => item.name['zh-CN'])).toEqual(expect.arrayContaining(['房屋出租代理', '房屋出售代理']))
    expect(of('owner_resources').length).toBeGreaterThanOrEqual(2)
  })
  it('sells the care of all facilities of a home as one line, priced by what stands in it [MNT-016]', () => {
    const [line, ...others] = of('home_repair').filter((item) => item.name['zh-CN'].includes('设施设备整合服务'))
    expect([line?.fen, others]).toEqual([null, []])
    for (const word of ['水电', '管道', '门窗', '空调']) expect(line!.includes).toContain(word)
  })
  it('has the butler’s menu: cleaning, maintenance and business support [BTL-009]', () => {
    const names = of('butler').map((item) => item.name['zh-CN']).join(' ')
    for (const word of ['保洁菜单', '维护菜单', '商务接待']) expect(names).toContain(word)
  })
})
