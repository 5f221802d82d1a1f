import { describe, expect, it } from 'vitest'
import { unknownValues } from './unknown-values.ts'

const problem = (code: string, column: string, value: string, row: number) => ({
  sheet: '名册',
  row,
  column,
  code,
  severity: 'warning' as const,
  message: '',
  value,
})
const sheets = [
  {
    name: '名册',
    headerRow: 1,
    rows: 9,
    columns: [
      { header: '称呼', field: 'sex', sample: '先生' },
      { header: '身份', field: 'personRole', sample: '户主' },
      { header: '房号', field: 'room', sample: '' },
    ],
  },
]

describe('what a file says in words that nobody understood', () => {
  it('is gathered by way of writing, the most frequent first', () => {
    const problems = [
      problem('value_unknown', '称呼', '女史', 3),
      problem('value_unknown', '称呼', '先森', 4),
      problem('value_unknown', '称呼', '先森', 5),
      problem('role_unknown', '身份', '房东', 6),
    ]
    expect(unknownValues({ sheets, problems })).toEqual([
      { field: 'sex', header: '称呼', value: '先森', times: 2 },
      { field: 'sex', header: '称呼', value: '女史', times: 1 },
      { field: 'personRole', header: '身份', value: '房东', times: 1 },
    ])
  })
  it('leaves out what no translation can mend', () => {
    expect(
      unknownValues({
        sheets,
        problems: [
          problem('room_code_unreadable', '房号', '?', 3),
          problem('value_unknown', '房号', '?', 4),
          problem('value_unknown', '别处', '?', 5),
        ],
      }),
    ).toEqual([])
  })
})
