import { describe, expect, it } from 'vitest'
import { cellOf, linesOf, tableOf, type Table } from './limit-table.ts'

const lines = [{ classCode: '02', impact: 'severe', hours: 8 }, { classCode: '02.01', impact: 'severe', hours: 2 }, { classCode: '02', impact: 'slight', hours: 72 }] as const

describe('the table of time limits [MNT-006]', () => {
  it('takes what a class does not say from the class above it', () => {
    const table = tableOf(lines)
    expect(cellOf(table, '02.01', 'severe')).toEqual({ hours: 2, from: '02.01' })
    expect(cellOf(table, '02.01.03', 'severe')).toEqual({ hours: 2, from: '02.01' })
    expect(cellOf(table, '02.01', 'slight')).toEqual({ hours: 72, from: '02' })
    expect(cellOf(table, '03', 'slight')).toEqual({ hours: null, from: null })
  })

  it('sends what was filled in, and nothing for a cell that was emptied', () => {
    const table: Table = { ...tableOf(lines), '04': {} }
    table['02.01'] = { severe: null, safety: 1 }
    expect(linesOf(table)).toEqual([{ classCode: '02', impact: 'severe', hours: 8 }, { classCode: '02', impact: 'slight', hours: 72 }, { classCode: '02.01', impact: 'safety', hours: 1 }])
  })
})
