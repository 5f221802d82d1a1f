import { describe, expect, it } from 'vitest'
import type { SlaReportRow } from '@guanjia/contract/sla.ts'
import { groupsOf, lastMonth, reportQuery, searchOfValue, sumOf } from './report-search.ts'

const site = { id: 'here' }
const row = (facts: Partial<SlaReportRow>): SlaReportRow => ({
  subjectType: 'case',
  metric: 'resolve',
  value: null,
  name: null,
  count: 0,
  met: 0,
  breached: 0,
  open: 0,
  cancelled: 0,
  rate: null,
  p50Seconds: null,
  p90Seconds: null,
  p50WallSeconds: null,
  p90WallSeconds: null,
  paused: 0,
  pausedSeconds: 0,
  metByPause: 0,
  ...facts,
})

describe('the address of a report', () => {
  it('asks about the site on screen and its last thirty days, unless it says otherwise', () => {
    expect(reportQuery({}, site, '2026-11-21')).toEqual({
      siteId: 'here',
      from: '2026-10-23',
      to: '2026-11-21',
      asOf: undefined,
      filter: {},
    })
    const said = {
      from: '2026-11-01',
      to: '2026-11-02',
      siteId: 'there',
      metric: 'arrive',
      departmentId: '-',
      asOf: '2026-11-20T04:00:00Z',
      by: 'kind',
    }
    expect(reportQuery(said, site, '2026-11-21')).toEqual({
      siteId: 'there',
      from: '2026-11-01',
      to: '2026-11-02',
      asOf: '2026-11-20T04:00:00Z',
      filter: { metric: 'arrive', departmentId: '-' },
    })
  })
  it('means all sites when they are compared, or when it says so', () => {
    expect(reportQuery({ by: 'site' }, site, '2026-11-21').siteId).toBeUndefined()
    expect(reportQuery({ siteId: 'all' }, site, '2026-11-21').siteId).toBeUndefined()
    expect(reportQuery({ by: 'site', siteId: 'there' }, site, '2026-11-21').siteId).toBe('there')
  })
  it('opens a value to what it counts, also the one that nobody filled in', () => {
    expect(searchOfValue('department', 'd1')).toEqual({ departmentId: 'd1' })
    expect(searchOfValue('category', null)).toEqual({ category: '-' })
    expect(searchOfValue('metric', 'arrive')).toEqual({})
  })
  it('knows last month over the turn of a year', () => {
    expect(lastMonth('2026-03-05')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
    expect(lastMonth('2027-01-31')).toEqual({ from: '2026-12-01', to: '2026-12-31' })
  })
})

describe('rows added up', () => {
  it('weigh every promise the same, and know no rate when nothing is decided', () => {
    expect(sumOf([row({ met: 9, breached: 1, count: 10 }), row({ met: 0, breached: 2, count: 5, open: 3 })])).toMatchObject({
      count: 15,
      met: 9,
      breached: 3,
      open: 3,
      rate: 0.75,
    })
    expect(sumOf([row({ open: 4, count: 4 })]).rate).toBeNull()
  })
  it('stand together by value, where most is overdue first, days from the newest', () => {
    const rows = [
      row({ value: 'a', metric: 'arrive', breached: 1 }),
      row({ value: 'b', metric: 'arrive', breached: 2 }),
      row({ value: 'a', metric: 'resolve', breached: 3 }),
    ]
    expect(groupsOf(rows, 'holder').map(({ key, rows: own }) => [key, own.length])).toEqual([
      ['a', 2],
      ['b', 1],
    ])
    const days = [row({ value: '2026-11-01', breached: 5 }), row({ value: '2026-11-02' })]
    expect(groupsOf(days, 'day').map(({ key }) => key)).toEqual(['2026-11-02', '2026-11-01'])
  })
})
