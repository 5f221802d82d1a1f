import { describe, expect, it } from 'vitest'
import { quietUntil } from './quiet-hours.ts'
import { moment } from './sample-calendars.ts'

const NIGHT = { quietFrom: '22:00', quietTo: '07:00' }
const SHANGHAI = 'Asia/Shanghai'
const until = (hours: typeof NIGHT, at: string, zone = SHANGHAI) => quietUntil(hours, zone, moment(at, zone))

describe('quiet hours', () => {
  it.each([
    ['2026-03-02 21:59', null],
    ['2026-03-02 22:00', '2026-03-03 07:00'],
    ['2026-03-02 23:59', '2026-03-03 07:00'],
    ['2026-03-03 00:00', '2026-03-03 07:00'],
    ['2026-03-03 06:59', '2026-03-03 07:00'],
    ['2026-03-03 07:00', null],
  ])('across midnight: at %s until %s', (at, end) => {
    expect(until(NIGHT, at)).toBe(end === null ? null : moment(end))
  })

  it('within a day', () => {
    const noon = { quietFrom: '12:00', quietTo: '13:30' }
    expect(['11:59', '12:00', '13:29', '13:30'].map((time) => until(noon, `2026-03-02 ${time}`))).toEqual([null, moment('2026-03-02 13:30'), moment('2026-03-02 13:30'), null])
  })

  it('are those of the site, wherever the server stands', () => {
    const at = moment('2026-03-02 22:30')
    expect(quietUntil(NIGHT, 'Europe/London', at)).toBeNull()
    expect(quietUntil(NIGHT, SHANGHAI, at)).toBe(moment('2026-03-03 07:00'))
  })

  it('end when the clocks have skipped their end, and once when an hour comes twice', () => {
    const short = { quietFrom: '22:00', quietTo: '02:30' }
    const zone = 'America/New_York'
    // 02:30 does not exist on 8 March: they end as the gap does.
    expect(quietUntil(short, zone, moment('2026-03-07 23:00', zone))).toBe(Date.parse('2026-03-08T07:00:00Z'))
    const twice = { quietFrom: '22:00', quietTo: '01:30' }
    // On 1 November 01:30 comes at 05:30Z and again at 06:30Z.
    expect(quietUntil(twice, zone, Date.parse('2026-11-01T05:00:00Z'))).toBe(Date.parse('2026-11-01T05:30:00Z'))
    expect(quietUntil(twice, zone, Date.parse('2026-11-01T06:15:00Z'))).toBeNull()
  })

  it('are none when none are set', () => {
    expect(quietUntil({ quietFrom: null, quietTo: null }, SHANGHAI, moment('2026-03-02 23:00'))).toBeNull()
  })
})
