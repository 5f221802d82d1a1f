import { describe, expect, it } from 'vitest'
import { FoundProblems } from './found-problems.ts'
import type { ArchiveRow, RowProblem } from './import/index.ts'

const problem = (rowNumber: number, severity: RowProblem['severity']): RowProblem => ({
  sheet: '业主', rowNumber, column: '性别', code: severity === 'error' ? 'id_checksum' : 'sex_differs_from_id', severity, value: '男', params: {},
})
const row = (rowNumber: number, ...severities: RowProblem['severity'][]): ArchiveRow => ({
  sheet: '业主', rowNumber, kind: 'unit', unit: null, firstRow: null, entrance: null, people: [], vehicles: [], parking: null,
  problems: severities.map((severity) => problem(rowNumber, severity)), hasError: severities.includes('error'),
})

describe('what is wrong with a long list', () => {
  it('is counted in full, and an error behind a thousand remarks is still shown, and first [HHD-019]', () => {
    const found = new FoundProblems(1000)
    for (let i = 2; i < 1502; i++) found.hear(row(i, 'warning'))
    found.hear(row(1502, 'warning', 'error', 'error'))
    found.hearCompared([problem(7, 'error')])
    expect([found.errors, found.warnings]).toEqual([2, 1501])
    expect(found.worstFirst().slice(0, 4).map(({ rowNumber, severity }) => `${rowNumber} ${severity}`)).toEqual(['7 error', '1502 error', '1502 error', '2 warning'])
    expect(found.worstFirst()).toHaveLength(1003)
    expect(found.inOrder().slice(0, 2).map(({ rowNumber }) => rowNumber)).toEqual([7, 2])
  })
})
