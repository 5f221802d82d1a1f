import { describe, expect, it } from 'vitest'
import { formatMoney, formatPhone, formatPlace, formatShare } from './text.ts'
import { formatDay, formatInstant, formatShort, instantAt } from './time.ts'

const now = Date.parse('2026-11-21T12:14:00Z')

describe('times as people of the trade write them', () => {
  it('shows an instant in the zone of the site, with the year only when it is another', () => {
    expect(formatInstant('2026-11-21T12:14:00Z', 'Asia/Shanghai', now)).toBe('11-21 20:14')
    expect(formatInstant('2025-12-31T16:30:00Z', 'Asia/Shanghai', now)).toBe('01-01 00:30')
    expect(formatInstant('2025-12-31T15:30:00Z', 'Asia/Shanghai', now)).toBe('2025-12-31 23:30')
  })
  it('leaves the day out when it is today there', () => {
    expect(formatShort('2026-11-20T16:00:00Z', 'Asia/Shanghai', now)).toBe('00:00')
    expect(formatShort('2026-11-20T15:59:00Z', 'Asia/Shanghai', now)).toBe('11-20 23:59')
  })
  it('shows a plain day without moving it between zones', () => {
    expect(formatDay('2026-11-21', 'America/New_York', 'zh-CN', now)).toBe('11-21 周六')
  })
  it('reads a wall clock of the site back into an instant', () => {
    expect(instantAt('2026-11-21', '20:14', 'Asia/Shanghai')).toBe('2026-11-21T12:14:00.000Z')
    expect(instantAt('2026-03-08', '01:30', 'America/New_York')).toBe('2026-03-08T06:30:00.000Z')
    expect(instantAt('2026-03-08', '12:00', 'America/New_York')).toBe('2026-03-08T16:00:00.000Z')
  })
  it('takes the first of two equal wall clocks, and the end of a gap', () => {
    expect(instantAt('2026-11-01', '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z')
    expect(instantAt('2026-03-08', '02:30', 'America/New_York')).toBe('2026-03-08T07:30:00.000Z')
  })
})

describe('other facts', () => {
  it('groups a mobile number and leaves a landline alone', () => {
    expect(formatPhone('13800138000')).toBe('138 0013 8000')
    expect(formatPhone('021-5555 1234')).toBe('021-5555 1234')
  })
  it('writes money from fen without floating point', () => {
    expect(formatMoney(123_450)).toBe('¥1,234.50')
    expect(formatMoney(-5)).toBe('-¥0.05')
    expect(formatMoney(null)).toBe('')
  })
  it('tells a share from a share of nothing', () => {
    expect([formatShare(0.9864), formatShare(0), formatShare(null)]).toEqual(['98.6%', '0%', '—'])
  })
  it('says where once', () => {
    expect(formatPlace({ name: '3-2-1201' }, '3-2-1201')).toBe('3-2-1201')
    expect(formatPlace({ name: '3-2-1201' }, '厨房')).toBe('3-2-1201 · 厨房')
    expect(formatPlace(null, '大堂')).toBe('大堂')
  })
})
