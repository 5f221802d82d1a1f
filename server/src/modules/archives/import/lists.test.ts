import { PassThrough } from 'node:stream'
import { writeXlsx } from 'hucre'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readSheets } from '../../../platform/sheets/index.ts'
import { columnsOf, parseArchiveProfile, planArchives, problemText, writeErrorFile } from './index.ts'
import { PROBLEM_TEXTS } from './problem-texts.ts'
import { PROBLEMS } from './problems.ts'
import type { ProblemCode } from './problems.ts'
import { anId, peopleOf, problemsOf, readBook, readFile, readRows } from './testing.ts'

describe('a list kept by hand', () => {
  it('has titles above, hints in headers, blank rows, notes far right, a sum and remarks below [HHD-019]', async () => {
    const { rows } = await readRows([
      ['翠湖花园业主资料表'], ['制表日期：2026-06-10'], [],
      ['序号', '房号*（如3-2-1201）', '业主姓名', '联系电话 (手机)', '建筑面积（㎡）', null, null, null, '填写说明'],
      [1, '3-2-1201', '唐果', '138 0013 8000', '89.50㎡', null, null, null, '不要改动表头'],
      [null, null, null], [2, '３栋２单元１２０２', ' 夏 天 ', '１３９００１３９０００', '１００'], ['合计', null, null, null, 189.5], [], ['备注：面积以房产证为准'],
      [null, null, null, null, 189.5]], {}, 'Sheet1')
    expect(rows.map(({ rowNumber, unit, people }) => [rowNumber, unit!.code, unit!.buildingArea, people[0]!.name,
      people[0]!.phones[0]!.value])).toEqual([
      [5, '3-2-1201', 89.5, '唐果', '13800138000'], [7, '3-2-1202', 100, '夏天', '13900139000']])
    expect(problemsOf(rows)).toEqual([])
  })

  it('has a sum in any column, and somebody whose name begins like one', async () => {
    const { rows } = await readRows([['楼栋', '房号', '姓名', '面积'], ['1', '101', '总小计', '80'], ['合 计', '', '', '80'], ['', '', '小计', 80],
      ['本页合计：80', '', '', '']])
    expect(rows.map((row) => peopleOf(row))).toEqual([['总小计 owner']])
  })

  it('merges cells down the rows of one room', async () => {
    const { rows } = await readBook([{
      name: '名册', rows: [['楼栋', '单元', '房号', '姓名', '电话'], ['1', '1', '101', '章一', '13800138000'], [null, null, null, '章二', '13800138001'],
        [null, null, '102', '章三', '13800138002']],
      merges: [{ startRow: 1, startCol: 0, endRow: 3, endCol: 0 }, { startRow: 1, startCol: 1, endRow: 3, endCol: 1 },
        { startRow: 1, startCol: 2, endRow: 2, endCol: 2 }],
    }])
    expect(rows.map((row) => [row.unit!.code, ...peopleOf(row)])).toEqual([
      ['1-1-101', '章一 owner 13800138000'], ['1-1-101', '章二 family 13800138001'], ['1-1-102', '章三 owner 13800138002']])
    expect(problemsOf(rows)).toEqual([])
  })

  it('has a header of two lines', async () => {
    const { rows } = await readBook([{
      name: 'a', rows: [['楼号', '单元', '房号', '业主资料', null, '房屋资料'], [null, null, null, '姓名', '手机号', '建筑面积'],
        ['1', '1', '101', '章一', '13800138000', '80']],
      merges: [{ startRow: 0, startCol: 3, endRow: 0, endCol: 4 }, { startRow: 0, startCol: 0, endRow: 1, endCol: 0 }],
    }])
    expect(rows.map((row) => [row.unit!.code, row.unit!.buildingArea, ...peopleOf(row)])).toEqual([['1-1-101', 80, '章一 owner 13800138000']])
  })

  it('leaves hidden sheets, dictionaries and other lists, and says so', async () => {
    const { plan, rows } = await readBook([
      { name: '业主', rows: [['房号', '姓名', '爱好'], ['1-1-101', '章一', '钓鱼']] },
        { name: '旧', rows: [['房号', '姓名'], ['1-1-102', '章二']], hidden: true },
      { name: '空', rows: [[]] }, { name: '说明', rows: [['请按要求填写'], ['谢谢']] },
      { name: '房屋缴费历史', rows: [['房屋(楼栋-单元-房屋)', '收费项目', '缴费周期', '开始时间', '结束时间', '缴费时间', '应缴金额', '实缴金额'], ['1-1-101', '物业费', '1']] },
      { name: '水电表', rows: [['名称', '表号', '表类型', '模式', '房屋(1-1-1001)', '费用项', '厂家', '采集器ID']] },
    ])
    expect(rows.map(({ unit }) => unit!.code)).toEqual(['1-1-101'])
    expect(plan.notes).toEqual([
      { sheet: '业主', note: { code: 'columns_left', headers: ['爱好'] } }, { sheet: '旧', note: { code: 'hidden' } },
        { sheet: '空', note: { code: 'empty' } },
      { sheet: '说明', note: { code: 'no_header' } }, { sheet: '房屋缴费历史', note: { code: 'other_list', list: 'payments' } },
      { sheet: '水电表', note: { code: 'other_list', list: 'meters' } }])
  })

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)], ['UTF-8 with a mark', (text: string) => Buffer.from('\uFEFF' + text)],
    ['GB18030', (text: string) => iconv.encode(text, 'gb18030')],
  ])('comes as CSV in %s', async (_, encode) => {
    const { rows } = await readFile(encode(`房号,业主姓名,手机号,身份证号\r\n3栋2单元1201,唐果,="13800138000",\t${anId()}\r\n`))
    expect(rows.map((row) => [row.unit!.code, ...peopleOf(row), row.people[0]!.id!.number])).toEqual([['3-2-1201', '唐果 owner 13800138000',
      anId()]])
  })

  it('is understood in traditional Chinese and English too', async () => {
    const taiwan = await readRows([['棟別', '樓層', '門牌', '住戶姓名', '行動電話', '身分證字號'], ['A棟', '3樓', '301', '單小美', '0912-345-678', '']])
    expect(taiwan.rows.map((row) => [row.unit!.code, row.unit!.floor, ...peopleOf(row)])).toEqual([['A-301', 3, '單小美 owner +886912345678']])
    const english = await readRows([['Tower', 'Floor', 'Unit No.', 'Owner Name', 'Mobile No.', 'Gross Area (sq.m)', 'Billing Area'],
      ['T2', '12F', '1208', 'Smith, John', '+852 9123 4567', 75.5, 80]])
    expect(english.rows.map((row) => [row.unit!.code, row.unit!.floor, row.unit!.buildingArea, row.unit!.billingArea, ...peopleOf(row)])).toEqual([['T2-1208', 12,
      75.5, 80, 'Smith, John owner +85291234567']])
  })

  it('has columns for the tenant beside the owner [HHD-024] [UNT-002]', async () => {
    const { rows } = await readRows([['房号', '业主姓名', '业主电话', '租户姓名', '租户电话', '房屋状态'],
      ['1-1-101', '唐果', '13800138000', '简单', '13900139000', '出租']])
    expect(peopleOf(rows[0])).toEqual(['唐果 owner 13800138000', '简单 tenant 13900139000'])
    expect(rows[0]!.unit!.state).toBe('let')
  })

  it('leaves the room empty below its first row', async () => {
    const { rows } = await readRows([['楼栋', '单元', '房号', '姓名', '与业主关系'], ['1', '1', '101', '章一', '本人'], [null, null, null, '章二', '妻子'],
      [null, null, '102', '章三', '本人']])
    expect(rows.map((row) => [row.unit!.code, ...peopleOf(row)])).toEqual([['1-1-101', '章一 owner'], ['1-1-101', '章二 family'],
      ['1-1-102', '章三 owner']])
    expect(problemsOf(rows)).toEqual(['3 carried_down 楼栋', '4 carried_down 楼栋'])
  })

  it('never gives a member to the room above a bad one', async () => {
    const { rows } = await readRows([['楼栋', '单元', '房号', '姓名'], ['1', '1', '101', '章一'], ['1', '1', null, '章二'], [null, null, null, '章三']])
    expect(problemsOf(rows)).toEqual(['3 room_missing 房号', '4 room_missing 房号'])
  })
})

describe('people in a row', () => {
  const header = ['房号', '业主姓名', '手机号', '身份证号']
  it.each(['唐果、夏天', '唐果,夏天', '唐果，夏天', '唐果/夏天', '唐果 夏天'])('several owners share a cell: %s [HHD-023]', async (names) => {
    const { rows } = await readRows([header, ['1-1-101', names, '13800138000、13900139000', `${anId()}、${anId('19910102', '124')}`]])
    expect(peopleOf(rows[0])).toEqual(['唐果 owner 13800138000', '夏天 co_owner 13900139000'])
    expect(rows[0]!.people.map(({ id, sex }) => [id!.number, sex])).toEqual([[anId(), 'male'], [anId('19910102', '124'), 'female']])
    expect(problemsOf(rows)).toEqual(['2 several_owners 业主姓名'])
  })

  it('phones that do not fit the owners stay with the first; IDs that do not fit are refused', async () => {
    const { rows } = await readRows([header, ['1-1-101', '唐果、夏天、章一', '13800138000、13900139000', ''],
      ['1-1-102', '唐果、夏天、章一', '', `${anId()}、${anId('19910102', '124')}`]])
    expect(peopleOf(rows[0])).toEqual(['唐果 owner 13800138000 13900139000', '夏天 co_owner', '章一 co_owner'])
    expect(problemsOf(rows)).toEqual(['2 several_owners 业主姓名', '2 phones_do_not_match_owners 手机号', '3 several_owners 业主姓名',
      '3 ids_do_not_match_owners 身份证号'])
    expect(rows.map(({ hasError }) => hasError)).toEqual([false, true])
  })

  it('members stand on repeated rows of the room, the owner first; a second owner is a co-owner', async () => {
    const { rows } = await readRows([[...header, '业主类型'], ['1-1-101', '唐果', '13800138000', '', ''], ['1-1-101', '唐豆', '', '', ''],
      ['1-1-101', '夏天', '', '', '业主'], ['1-1-101', '唐果', '13800138000', '', '']])
    expect(rows.map((row) => [row.firstRow, ...peopleOf(row)])).toEqual([[null, '唐果 owner 13800138000'], [2, '唐豆 family'],
      [2, '夏天 co_owner'], [2]])
    expect(problemsOf(rows)).toEqual(['5 person_twice 业主姓名'])
  })

  it('a refused owner does not make an owner of the member below', async () => {
    const { rows } = await readRows([header, ['1-1-101', '唐果', '1380013', ''], ['1-1-101', '唐豆', '', '']])
    expect(rows.map((row) => [row.hasError, row.people[0]!.role])).toEqual([[true, 'owner'], [false, 'family']])
  })

  it.each([
    ['0755-26001234转801', '0755-26001234-801'], ['+852 9123 4567', '+85291234567'], ['853-66123456', '+85366123456'],
      ['0912345678', '+886912345678'], ['+65 9123 4567', '+6591234567'],
  ])('phones may be landlines with extension or from outside the mainland: %s', async (phone, value) => {
    const { rows } = await readRows([header, ['1-1-101', '唐果', phone, '']])
    expect(rows[0]!.people[0]!.phones[0]!.value).toBe(value)
    expect(rows[0]!.problems).toEqual([])
  })

  it.each([['110105491231002', 'id_card'], ['E12345678', 'passport'], ['H12345678', 'hk_macau_permit'],
    ['01234567', 'taiwan_permit']])('%s is accepted as %s', async (number, kind) => {
    const { rows } = await readRows([header, ['1-1-101', '唐果', '', number]])
    expect(rows[0]!.people[0]!.id).toMatchObject({ kind, number })
  })

  it('without the columns of an owner a contact is the person', async () => {
    const { rows } = await readRows([['房号', '联系人', '联系电话'], ['1-1-101', '唐果', '13800138000']])
    expect(peopleOf(rows[0])).toEqual(['唐果 owner 13800138000'])
  })
})

describe('what is refused, with row, column and reason', () => {
  const header = ['楼栋', '单元', '房号', '建筑面积', '室内面积', '楼层', '总层数', '交房日期', '姓名', '性别', '手机号', '身份证号', '业主类型', '车牌号']
  const good = ['1', '1', '101', '80', '60', '1', '6', '2020-6-10', '唐果', '男', '13800138000', anId(), '业主', '粤B12345']
  const cases: [string, number, unknown, string, string[]][] = [
    ['an ID saved as a number, ending in 000', 11, 440106199003077000, 'id_precision_lost', ['最后', '后几位已丢失']],
    ['a phone in scientific notation', 10, '1.38E+10', 'phone_precision_lost', []],
    ['an impossible checksum', 11, anId().slice(0, 17) + (anId()[17] === '1' ? '2' : '1'), 'id_checksum', []],
    ['a birthday that never was', 11, '440106199013077211', 'id_birthday', []],
    ['an ID of a wrong length', 11, '44010619900307', 'id_wrong_length', []],
    ['a phone of a wrong length', 10, '1380013800', 'phone_wrong_length', ['10 位']],
    ['an area that is no number', 3, '约80', 'number_unreadable', []],
    ['an area below nought', 3, '-80', 'number_out_of_range', []],
    ['an error of the spreadsheet', 3, '#N/A', 'cell_error', []],
    ['a date that never was', 7, '2020-2-30', 'date_unreadable', []],
    ['a role that nobody knows', 12, '路人', 'role_unknown', []],
    ['a plate of a wrong form', 13, '粤B1234', 'plate_unreadable', []],
    ['a room that is missing', 2, '', 'room_missing', []],
    ['a room that became a date', 2, new Date(Date.UTC(2026, 2, 2)), 'code_became_date', []],
    ['a phone without a name', 8, '', 'name_missing', []],
  ]
  it.each(cases)('%s', async (_, column, value, code, words) => {
    const row = good.map((cell, index) => (index === column ? value : cell)) as string[]
    const { rows } = await readRows([header, good, row.map((cell, index) => (index === 2 && column !== 2 ? '102' : cell))])
    expect(rows[0]!.problems).toEqual([])
    expect(rows[1]!.hasError).toBe(true)
    expect(rows[1]!.problems[0]).toMatchObject({ rowNumber: 3, column: header[column], code, severity: 'error' })
    for (const word of words.slice(-1)) expect(problemText(rows[1]!.problems[0]!, 'zh-CN')).toContain(word)
  })

  it('a unit that comes again with other facts', async () => {
    const { rows } = await readRows([header, good, ['1', '1', '101', '81', '', '', '', '', '夏天', '', '', '', '', '']])
    expect(problemsOf(rows)).toEqual(['3 unit_conflict 建筑面积'])
    expect(problemText(rows[1]!.problems[0]!, 'zh-CN')).toBe('与第 2 行同一房屋 1-1-101 不一致：那里是 80，这里是 81')
  })

  it('a move-out before the move-in', async () => {
    const { rows } = await readRows([['房号', '姓名', '入住日期', '迁出日期'], ['1-1-101', '唐果', '2026-6-10', '2026-6-9']])
    expect(problemsOf(rows)).toEqual(['2 date_order 迁出日期'])
  })

  it('a room code that is none, where the list has no building', async () => {
    const { rows } = await readRows([['房号', '姓名'], ['1201', '唐果']])
    expect(problemsOf(rows)).toEqual(['2 room_code_unreadable 房号'])
  })

  it('only warned about: unknown words, masked numbers, contradictions that do not matter', async () => {
    const { rows } = await readRows([header, ['1', '1', '101', '80', '90', '7', '6', '', '唐果', '女', '138****8000', anId(), '', ''],
      ['1', '1', '102', '', '', 'x层', '', '', '夏天', '？', '', '4401**********7211', '', '']])
    expect(problemsOf(rows)).toEqual(['2 indoor_area_larger 室内面积', '2 floor_above_total 楼层', '2 phone_masked 手机号',
      '2 sex_differs_from_id 性别',
      '3 value_unknown 楼层', '3 id_masked 身份证号', '3 value_unknown 性别'])
    expect(rows.some(({ hasError }) => hasError)).toBe(false)
  })

  it('never with a whole ID number in the message', async () => {
    const { rows } = await readRows([header, good.map((cell, index) => (index === 11 ? '440106199013077211' : cell))])
    expect(problemText(rows[0]!.problems[0]!, 'en')).toBe('The birthday inside the ID number 440…7211 does not exist')
  })

  it('in three languages with the same parameters', () => {
    const names = (text: string) => new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name))
    for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
      expect([code, names(PROBLEM_TEXTS['zh-TW'][code]), names(PROBLEM_TEXTS.en[code])])
        .toEqual([code, names(PROBLEM_TEXTS['zh-CN'][code]), names(PROBLEM_TEXTS['zh-CN'][code])])
    }
  })

  it('goes back as a workbook with the reason in each bad row, which can be corrected and imported', async () => {
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: '名册',
      rows: [['业主名册'], header, good, good.map((cell, i) => (i === 2 ? '102' : i === 10 ? '138' : cell))] }] }))
    const plan = await planArchives(await readSheets(bytes, { fileName: 'a.xlsx' }), parseArchiveProfile({}))
    const { rows } = await readFile(bytes)
    const out = new PassThrough()
    const chunks: Buffer[] = []
    out.on('data', (chunk: Buffer) => chunks.push(chunk))
    expect(await writeErrorFile(out, plan, rows.flatMap(({ problems }) => problems), 'zh-CN')).toBe(1)
    const errorFile = Buffer.concat(chunks)
    const [sheet] = (await readSheets(errorFile, { fileName: 'e.xlsx' })).sheets
    const lines: unknown[][] = []
    for await (const { cells } of sheet!.rows()) lines.push(cells)
    expect(lines[0]).toEqual([...header, '错误原因', '原行号'])
    expect(lines[1]!.slice(-2)).toEqual(['手机号：电话 138 有 3 位，位数不对', 4])
    expect(problemsOf((await readFile(errorFile)).rows)).toEqual(['2 phone_wrong_length 手机号'])
  })
})

describe('a profile', () => {
  const rows = [['甲栏', '乙栏', '丙栏', '姓名', '丁栏'], ['1-1-101', '先生', '10/06/2020', '唐果', '自用房']]
  it('maps columns, translates values and says how dates are written', async () => {
    const { plan, rows: read } = await readRows(rows, {
      columns: { room: '甲栏', sex: '乙栏', handedOverOn: '丙栏', unitState: '丁栏' }, values: { unitState: { 自用房: '自住' } },
        dateFormat: 'dd/MM/yyyy',
    })
    expect(read[0]).toMatchObject({ unit: { code: '1-1-101', handedOverOn: '2020-06-10', state: 'self_occupied' },
      people: [{ name: '唐果', sex: 'male' }], problems: [] })
    expect(columnsOf(plan.sheets[0]!.header)).toEqual([
      { header: '甲栏', field: 'room' }, { header: '乙栏', field: 'sex' }, { header: '丙栏', field: 'handedOverOn' },
        { header: '姓名', field: 'personName' }, { header: '丁栏', field: 'unitState' }])
    expect(plan.sheets[0]!.samples[2]).toBe('10/06/2020')
  })

  it('overrules the guess and may leave a column out', async () => {
    const { rows: read } = await readRows([['房号', '业主', '姓名', '手机号'], ['1-1-101', '甲物业', '唐果', '138']],
      { columns: { personName: '姓名', phone: '' } })
    expect(peopleOf(read[0])).toEqual(['唐果 owner'])
    expect(problemsOf(read)).toEqual([])
  })

  it('that names a missing column, or has mistakes, is refused', async () => {
    await expect(readRows(rows, { columns: { room: '甲栏', phone: '手机' } })).rejects.toMatchObject({ code: 'import.mapping_incomplete',
      errors: [{ pointer: '/profile/columns/phone' }] })
    expect(() => parseArchiveProfile({ columns: { rooom: 'x' }, timeZone: 'Mars/Olympus' })).toThrow(expect.objectContaining({
      code: 'invalid_request', errors: [expect.objectContaining({ pointer: '/profile/columns/rooom' }),
        expect.objectContaining({ pointer: '/profile/timeZone' })] }))
  })

  it('is needed when nothing in the file looks like a list of rooms or people', async () => {
    await expect(readRows(rows.map((row) => row.filter((_, index) => index !== 3)))).rejects.toMatchObject({ code: 'import.mapping_incomplete' })
  })
})
