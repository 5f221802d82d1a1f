import { describe, expect, it } from 'vitest'
import { reachable } from '../../platform/records/index.ts'
import { LOAN, TRANSFER } from './lifecycles.ts'
import { duePeriods, keepUntil } from './rules.ts'

describe('how long a document is kept', () => {
  it('counts the years of its kind from its own day, else from its filing; for ever when there are none', () => {
    expect(keepUntil(10, '2020-05-01', '2026-03-05')).toBe('2030-05-01')
    expect(keepUntil(3, null, '2026-03-05')).toBe('2029-03-05')
    expect(keepUntil(null, '2020-05-01', '2026-03-05')).toBeNull()
    expect(keepUntil(1, '2024-02-29', '2026-03-05')).toBe('2025-02-28')
    expect(keepUntil(4, '2024-02-29', '2026-03-05')).toBe('2028-02-29')
  })
})

describe('when something is due by the archive scope [HHD-012]', () => {
  const due = (cadence: 'once' | 'monthly' | 'quarterly' | 'yearly', fromOn: string, dueDays: number, today: string) => duePeriods({ cadence, fromOn, dueDays }, today)
  it('asks for each month once its days of grace are over, and not before', () => {
    expect(due('monthly', '2026-01-01', 10, '2026-03-09')).toEqual([{ from: '2026-01-01', to: '2026-01-31', dueOn: '2026-02-10' }])
    expect(due('monthly', '2026-01-01', 10, '2026-03-10')).toEqual([
      { from: '2026-02-01', to: '2026-02-28', dueOn: '2026-03-10' },
      { from: '2026-01-01', to: '2026-01-31', dueOn: '2026-02-10' },
    ])
  })
  it('goes by calendar quarters and years; the first begins with the line itself', () => {
    expect(due('quarterly', '2025-11-15', 15, '2026-01-15')).toEqual([{ from: '2025-11-15', to: '2025-12-31', dueOn: '2026-01-15' }])
    expect(due('yearly', '2024-01-01', 30, '2026-02-28').map(({ from, to }) => [from, to])).toEqual([['2025-01-01', '2025-12-31'], ['2024-01-01', '2024-12-31']])
  })
  it('asks once for what is filed once', () => {
    expect(due('once', '2026-03-01', 10, '2026-03-10')).toEqual([])
    expect(due('once', '2026-03-01', 10, '2026-03-11')).toMatchObject([{ to: '2026-03-11', dueOn: '2026-03-11' }])
  })
})

describe('life cycles', () => {
  it('reach every state', () => {
    expect([...reachable(LOAN, 'out')].toSorted()).toEqual(['lost', 'out', 'returned'])
    expect([...reachable(TRANSFER, 'draft')].toSorted()).toEqual(['draft', 'received', 'refused', 'sent'])
  })
})
