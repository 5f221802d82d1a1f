import { describe, expect, it } from 'vitest'
import type { ImportRun } from '@guanjia/contract/imports.ts'
import { choose, fieldsOfFailure, mappingOf, missingFields, profileFor, profileToKeep } from './mapping-profile.ts'
import { ProfileMistake, parseProfile } from './profile-file.ts'

const column = (header: string, field: string | null) => ({ header, field, sample: '' })
const sheet = (name: string, columns: ImportRun['sheets'][number]['columns']): ImportRun['sheets'][number] => ({
  name,
  headerRow: 1,
  rows: 3,
  columns,
})
const roster = [
  sheet('名册', [
    column('房号', 'room'),
    column('户主', 'personName'),
    column('电话', 'phone'),
    column('备用电话', 'phone'),
    column('面积一', null),
  ]),
]
const NOTHING = { columns: {}, values: {} }

describe('the columns of a list', () => {
  it('leave what was recognised to recognition and name only what was changed', () => {
    const mapping = choose(roster, mappingOf(roster), { sheet: 0, column: 4 }, 'buildingArea')
    expect(profileFor(NOTHING, roster, mapping).columns).toEqual({ buildingArea: '面积一' })
  })
  it('give a field up when its only column is not imported', () => {
    const mapping = choose(roster, mappingOf(roster), { sheet: 0, column: 1 }, null)
    expect(profileFor(NOTHING, roster, mapping).columns).toEqual({ personName: '' })
  })
  it('move a field from one column to another', () => {
    const mapping = choose(roster, mappingOf(roster), { sheet: 0, column: 4 }, 'personName')
    expect(mapping[0]).toEqual(['room', null, 'phone', 'phone', 'personName'])
    expect(profileFor(NOTHING, roster, mapping).columns).toEqual({ personName: '面积一' })
  })
  it('keep the same header of another sheet with the field, and give up other headers', () => {
    const pack = [
      sheet('一期', [column('业主', null), column('房号', 'room')]),
      sheet('二期', [column('业主', 'personName'), column('户主', 'tenantName')]),
    ]
    expect(choose(pack, mappingOf(pack), { sheet: 0, column: 0 }, 'personName')).toEqual([
      ['personName', 'room'],
      ['personName', 'tenantName'],
    ])
    expect(choose(pack, mappingOf(pack), { sheet: 1, column: 1 }, 'personName')).toEqual([
      [null, 'room'],
      [null, 'personName'],
    ])
  })
  it('are kept by name, except a field that several columns carry', () => {
    expect(profileToKeep({ ...NOTHING, name: '老名册' }, roster, mappingOf(roster))).toEqual({
      name: '老名册',
      values: {},
      columns: { room: '房号', personName: '户主' },
    })
  })
  it('say which required fields have no column', () => {
    const fields = [
      { field: 'room', isRequired: true },
      { field: 'building', isRequired: true },
      { field: 'floor', isRequired: false },
    ]
    expect(missingFields(fields, mappingOf(roster), {})).toEqual(['building'])
    expect(missingFields(fields, mappingOf(roster), { building: { '': '1' } })).toEqual([])
  })
})

describe('a file whose columns mean nothing yet', () => {
  const fields = ['number', 'opened', 'kind'].map((field) => ({ field, isRequired: true }))
  it('says which fields were missed', () => {
    expect(fieldsOfFailure({ failure: 'import.mapping_incomplete: kind, opened: no column for it', fields })).toEqual(['kind', 'opened'])
  })
  it('says nothing when the reason is another one', () => {
    expect(fieldsOfFailure({ failure: 'import.mapping_incomplete: No sheet has columns of rooms', fields })).toEqual([])
    expect(fieldsOfFailure({ failure: 'import.unreadable_file: kind: x', fields })).toEqual([])
    expect(fieldsOfFailure({ failure: null, fields })).toEqual([])
  })
})

describe('a profile from a file', () => {
  it('is read with or without a byte order mark, and keeps what it does not know', () => {
    expect(parseProfile('\uFEFF{"columns":{"room":"房号"},"sheet":"名册"}')).toEqual({
      columns: { room: '房号' },
      values: {},
      sheet: '名册',
    })
  })
  it.each([
    ['{', 'JSON'],
    ['[]', '{ … }'],
    ['{"columns":{"room":3}}', 'columns'],
    ['{"values":{"sex":["男"]}}', 'values'],
    ['{"timeZone":8}', 'timeZone'],
    ['{"targets":"old"}', 'targets'],
  ])('is refused when it is %s', (json) => {
    expect(() => parseProfile(json)).toThrow(ProfileMistake)
  })
})
