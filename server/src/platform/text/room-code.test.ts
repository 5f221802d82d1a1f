import { describe, expect, it } from 'vitest'
import { formatRoomCode, parseBuildingName, parseRoomCode, partialRoomCode, roomSortKey } from './room-code.ts'

describe('a room code', () => {
  it.each([
    ['3栋2单元1201', '3-2-1201'], ['3-2-1201', '3-2-1201'], ['3#2-1201', '3-2-1201'], ['3幢2单元1201室', '3-2-1201'],
    ['三号楼二单元1201', '3-2-1201'], ['３栋２单元１２０１', '3-2-1201'], ['３－２－１２０１', '3-2-1201'], ['3号楼1201', '3-1201'],
    ['A座1001', 'A-1001'], ['a座 1001 室', 'A-1001'], ['1#1-1001', '1-1-1001'], ['1-1-1001', '1-1-1001'], ['1栋1单元1001', '1-1-1001'],
    ['3 2 1201', '3-2-1201'], ['3/2/1201', '3-2-1201'], ['3棟2單元1201', '3-2-1201'], ['3栋2梯1201', '3-2-1201'], ['3栋B单元1201', '3-B-1201'],
    ['二十一号楼十二单元一二〇一室', '21-12-1201'], ['03栋02单元0101', '3-2-0101'], ['第3栋2单元1201', '3-2-1201'], ['3-2单元1201', '3-2-1201'],
    ['88弄12号1201室', '88弄12-1201'], ['一期3栋2单元1201', '1期3-2-1201'], ['东区3栋301', '东区3-301'], ['A1栋负101', 'A1-B101'],
    ['3栋12层01室', '3-1201'], ['3栋12层1201', '3-1201'], ['3-2-12-01', '3-2-1201'], ['3栋2单元1201-1', '3-2-1201-1'],
  ])('is read from %s', (text, canonical) => {
    const code = parseRoomCode(text)
    expect(code && formatRoomCode(code)).toBe(canonical)
  })

  it.each([['1-0-3', '1-0-3'], ['1栋商铺3', '1-0-3'], ['1栋商铺3号', '1-0-3'], ['3-商铺-5', '3-0-5'], ['2号楼门面12', '2-0-12']])(
    'of a shop is entrance 0: %s', (text, canonical) => {
      const code = parseRoomCode(text)
      expect(code && formatRoomCode(code)).toBe(canonical)
    },
  )

  it('keeps "no entrance named" apart from "entrance 0"', () => {
    expect(parseRoomCode('A座1001')).toEqual({ building: 'A', entrance: null, room: '1001' })
    expect(parseRoomCode('1-0-3')).toEqual({ building: '1', entrance: '0', room: '3' })
  })

  it.each(['1201', '12.5', '张三', '13800138000', '138 0013 8000', '138-0013-8000', '0755-26001234-801', '2026-06-10', '3-5',
    'CS-20260610-0012',
    '440106199001011234', '', '粤B12345', '110'])('is not seen in %s', (text) => {
    expect(parseRoomCode(text)).toBeNull()
  })

  it('survives being written and read again', () => {
    for (const canonical of ['3-2-1201', 'A-1001', '1-0-3', '1期3-2-1201', '东区3-301', 'A1-B101']) {
      expect(formatRoomCode(parseRoomCode(canonical)!)).toBe(canonical)
    }
  })
})

describe('the beginning of a room code, as somebody types it', () => {
  it.each([
    ['3栋', { building: '3', entrance: null, roomPrefix: '', prefix: '3-' }],
    ['3-2', { building: '3', entrance: null, roomPrefix: '2', prefix: '3-2' }],
    ['3-2-', { building: '3', entrance: '2', roomPrefix: '', prefix: '3-2-' }],
    ['3-2-12', { building: '3', entrance: '2', roomPrefix: '12', prefix: '3-2-12' }],
    ['3栋2单元', { building: '3', entrance: '2', roomPrefix: '', prefix: '3-2-' }],
    ['3栋2单元12', { building: '3', entrance: '2', roomPrefix: '12', prefix: '3-2-12' }],
    ['3#2-12', { building: '3', entrance: '2', roomPrefix: '12', prefix: '3-2-12' }],
    ['三栋12', { building: '3', entrance: null, roomPrefix: '12', prefix: '3-12' }],
    ['1栋商铺', { building: '1', entrance: '0', roomPrefix: '', prefix: '1-0-' }],
  ])('%s', (text, expected) => {
    expect(partialRoomCode(text)).toEqual(expected)
  })

  it.each(['1201', '138', '138-0013-8000', '张', ''])('%s names no building', (text) => {
    expect(partialRoomCode(text)).toBeNull()
  })
})

it('a building or entrance column may say 03号楼, B座, 二单元 or 商铺', () => {
  expect(['03号楼', 'B座', '二单元', '商铺', '1', '3#', '#3', '一期03栋', '0', '地下室'].map(parseBuildingName))
    .toEqual(['3', 'B', '2', '0', '1', '3', '3', '1期3', '0', '地下室'])
})

it('units sort as people count them', () => {
  const codes = ['10-1-101', '9-1-1201', '9-1-302', '9-0-3', '9-1-0302', 'A-1001', '9-1-302A', '9-2-101']
  const sorted = codes.map((code) => [roomSortKey(parseRoomCode(code)!), code] as const).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  expect(sorted.map(([, code]) => code)).toEqual(['9-0-3', '9-1-302', '9-1-0302', '9-1-302A', '9-1-1201', '9-2-101', '10-1-101', 'A-1001'])
})
