import { describe, expect, it } from 'vitest'
import { aCompanyCode, anId, peopleOf, problemsOf, readBook, readRows } from './testing.ts'

const HEADER = ['楼号', '单元', '房间', '楼层', '总层数', '是否有电梯', '房屋类型', '房屋户型', '建筑面积', '室内面积', '租金', '房屋状态', '业主名称', '性别', '手机号', '身份证号', '业主类型']

describe('the current MicroCommunity sheet', () => {
  it('works as it is: unit, area, layout and state with its owner [UNT-001] [HHD-003]', async () => {
    const { plan, rows } = await readRows([HEADER, ['1', '2', '1201', 12, 33, '有', '住宅', '10102', 89.5, 70.25, '1500', '已入住', '林小满', '女',
      '13800138000', anId('19900307', '722'), '业主']])
    expect(plan.layout).toBe('microcommunity')
    expect(rows).toHaveLength(1)
    expect(rows[0]!.unit).toEqual({
      code: '1-2-1201', building: '1', entrance: '2', room: '1201', floor: 12, totalFloors: 33, hasElevator: true, use: 'residence',
        layout: null,
      buildingArea: 89.5, billingArea: null, indoorArea: 70.25, orientation: null, rentFen: 150_000, state: 'self_occupied', handedOverOn: null, note: null,
    })
    expect(rows[0]!.people).toEqual([{
      key: null, name: '林小满', kind: 'person', role: 'owner', sex: 'female', birthday: '1990-03-07', email: null, workplace: null,
        contact: null, from: null, to: null,
      phones: [{ value: '13800138000', kind: 'mobile', region: 'CN', digits: '13800138000', extension: null }],
      id: { kind: 'id_card', number: anId('19900307', '722'), longNumber: anId('19900307', '722') },
    }])
    expect(rows[0]!.problems).toEqual([])
  })

  it('means unknown by its placeholders', async () => {
    const { rows } = await readRows([HEADER, ['1', '1', '101', '1', '6', '无', '住宅', '10102', '0', '0', '0', '空闲', '陈一', '男', '18999999999',
      '111111111111111111', '1001']])
    expect(rows[0]!.unit).toMatchObject({ layout: null, buildingArea: null, indoorArea: null, rentFen: null, hasElevator: false,
      state: 'vacant' })
    expect(rows[0]!.people).toMatchObject([{ name: '陈一', phones: [], id: null, birthday: null, sex: 'male' }])
    expect(rows[0]!.problems).toEqual([])
  })

  it('takes codes and Chinese words in one column', async () => {
    const line = (room: string, lift: string, use: string, state: string, sex: string, role: string) =>
      ['1', '1', room, '1', '6', lift, use, '2010', '80', '60', '', state, `住户${room}`, sex, '', '', role]
    const { rows } = await readRows([HEADER, line('101', '1010', '110', '2001', '1', '1001'),
      line('102', '2020', '2020602', '2006', '0', '1003'),
      line('103', 'Y', '办公室', '2009', '男', '租客'), line('104', 'N', '住宅', '未交房', '女', '1002')])
    expect(rows.map(({ unit, people }) => [unit!.hasElevator, unit!.use, unit!.state, people[0]!.sex, people[0]!.role])).toEqual([
      [true, 'residence', 'self_occupied', 'male', 'owner'], [false, 'shop', 'let', 'female', 'tenant'],
      [true, 'office', 'renovating', 'male', 'tenant'], [false, 'residence', 'not_handed_over', 'female', 'family'],
    ])
    expect(rows[0]!.unit!.layout).toBe('2室1厅')
    expect(problemsOf(rows)).toEqual([])
  })

  it('reads unit 0 as a shop on the street', async () => {
    const { rows } = await readRows([HEADER, ['1', '0', '3', '1', '1', '无', '', '', '45', '', '', '', '', '', '', '', '']])
    expect(rows[0]!.unit).toMatchObject({ code: '1-0-3', entrance: '0', use: 'shop' })
    expect(rows[0]!.people).toEqual([])
  })

  it('reads the newer form with kind of person, role and contact [HHD-022]', async () => {
    const header = [...HEADER, '人员类型', '人员角色', '联系人', '联系电话']
    const unit = ['1', '1', '101', '1', '6', '无', '住宅', '', '80', '', '', '已入住']
    const { rows } = await readRows([header,
      [...unit, '深蓝贸易有限公司', '男', '0755-26001234', aCompanyCode(), '1001', 'C', '1', '周正', '13900139000'],
      [...unit, '许静', '女', '13700137000', '', '1001', 'P', '3', '', ''],
      [...unit, '高远', '男', '13600136000', '', '1001', 'P', '2', '', ''],
      [...unit, '贺年', '男', '13500135000', '', '1001', 'P', '99', '', '']])
    expect(rows[0]!.people).toMatchObject([{
      name: '深蓝贸易有限公司', kind: 'company', role: 'owner', sex: null, id: { kind: 'uscc' },
        contact: { name: '周正', phone: { value: '13900139000' } },
    }])
    expect(rows.slice(1).map((row) => peopleOf(row)[0])).toEqual(['许静 family 13700137000', '高远 tenant 13600136000',
      '贺年 tenant 13500135000'])
    expect(problemsOf(rows)).toEqual(['5 role_approximated 人员角色'])
  })
})

describe('the full MicroCommunity pack', () => {
  const pack = (owners: unknown[][], rooms: unknown[][], parking: unknown[][] = []) => readBook([
    // Rooms first: the order of the sheets must not matter.
    { name: '房屋信息', rows: rooms as string[][] },
    { name: '楼栋单元', rows: [['楼栋号', '单元编号', '总层数', '是否有电梯'], ['1', '1', '18', '有'], ['1', '0', '1', '无']] },
    { name: '业主信息', rows: owners as string[][] },
    { name: '费用设置', rows: [['费用编号', '费用类型', '收费项目', '费用标识', '付费类型', '缴费周期', '出账类型', '计费起始时间', '计费结束时间', '计算公式', '计费单价', '固定费用'],
      ['1', '物业费', '物业费', '周期性费用', '预付费', '1', '', '2020-1-1', '2037-1-1', '面积*单价', '2.5', '0']] },
    ...(parking.length > 0 ? [{ name: '车位信息', rows: parking as string[][] }] : []),
  ])
  const owners8 = [['编号', '业主名称', '性别', '年龄', '手机号', '身份证号', '业主类型', '业主编号'],
    ['1', '苏晴', '女', '1', '13800138000', '111111111111111111', '1001', ''],
    ['2', '苏晨', '男', '12', '18999999999', '', '1002', '1'], ['3', '方圆', '男', '40', '13900139000', '', '1001', '']]
  const rooms12 = [['房屋编号', '楼栋编号', '单元编号', '房屋楼层', '房屋户型', '建筑面积', '业主编号', '房屋费用(1#2)', '费用开始时间(d#d)', '房屋类型', '室内面积', '租金'],
    ['101', '1', '1', '1', '10102', '88.8', '1', '1#2', '2020-1-1#2020-1-1', '110', '70', '0'],
      ['3', '1', '0', '1', '10102', '30', '3', '0', '', '2020602', '28', '3000'],
    ['102', '1', '1', '1', '10102', '88.8', '0', '0', '', '110', '70', '0']]

  it('joins rooms with owners, the owners\' families and entrances by their numbers [HHD-002]', async () => {
    const { plan, rows } = await pack(owners8, rooms12)
    expect(plan.layout).toBe('microcommunity_pack')
    expect(rows.map(({ kind, sheet }) => `${kind} ${sheet}`)).toEqual([
      'entrance 楼栋单元', 'entrance 楼栋单元', 'person 业主信息', 'person 业主信息', 'person 业主信息', 'unit 房屋信息', 'unit 房屋信息', 'unit 房屋信息'])
    const [, , , , , home, shop, empty] = rows
    expect(home!.unit).toMatchObject({ code: '1-1-101', totalFloors: 18, hasElevator: true, use: 'residence', buildingArea: 88.8,
      rentFen: null, layout: null })
    expect(peopleOf(home)).toEqual(['苏晴 owner 13800138000', '苏晨 family'])
    expect(shop!.unit).toMatchObject({ code: '1-0-3', use: 'shop', hasElevator: false, rentFen: 300_000 })
    expect(peopleOf(shop)).toEqual(['方圆 owner 13900139000'])
    expect(peopleOf(empty)).toEqual([])
    expect(problemsOf(rows)).toEqual([])
  })

  it('says that it left the fee settings', async () => {
    const { plan } = await pack(owners8, rooms12)
    expect(plan.notes).toContainEqual({ sheet: '费用设置', note: { code: 'other_list', list: 'fees' } })
  })

  it.each([6, 7, 9])('in its older forms has 6 columns of owners and 7 or 9 of rooms', async (columns) => {
    const { rows } = await pack(owners8.map((row) => row.slice(0, 6)).filter((row) => row[0] !== '2'),
      rooms12.map((row) => row.slice(0, Math.max(7, columns))))
    expect(rows.filter(({ kind }) => kind === 'unit').map((row) => [row.unit!.code, ...peopleOf(row)])).toEqual([
      ['1-1-101', '苏晴 owner 13800138000'], ['1-0-3', '方圆 owner 13900139000'], ['1-1-102']])
    expect(problemsOf(rows)).toEqual([])
  })

  it('reads parking spaces with vehicle and term; 2037 means without end [UNT-012]', async () => {
    const { rows } = await pack(owners8, rooms12, [
      ['停车场编号', '车位编码', '停车场类型(地上停车位/地下停车位)', '面积', '业主编号', '车牌号', '车品牌', '车类型(9901/9902/9903)', '颜色', '出租还是出售（H出租S出售）', '开始时间', '结束时间'],
      ['1', 'A001', '地下停车位', '13.2', '1', '粤B·D12345', '比亚迪', '9901', '白', 'S', 42370, '2037-1-1'],
      ['1', 'A002', '地上停车位', '12', '3', '京A12345', '', '9903', '', 'H', '2026-1-1', '2026-12-31'],
      ['1', 'A003', '地上停车位', '', '0', '', '', '', '', '', '', '']])
    const spaces = rows.filter(({ kind }) => kind === 'parking')
    expect(spaces[0]).toMatchObject({
      parking: { lot: '1', code: 'A001', kind: 'underground', area: 13.2, tenure: 'sold', from: '2016-01-01', to: null },
      vehicles: [{ plate: '粤BD12345', brand: '比亚迪', kind: 'car', colour: '白' }],
    })
    expect(spaces[1]).toMatchObject({ parking: { kind: 'ground', tenure: 'leased', from: '2026-01-01', to: '2026-12-31' },
      vehicles: [{ plate: '京A12345', kind: 'truck' }] })
    expect(spaces[2]).toMatchObject({ parking: { code: 'A003', tenure: null }, people: [], vehicles: [] })
    expect(peopleOf(spaces[0])[0]).toBe('苏晴 owner 13800138000')
    expect(problemsOf(rows)).toEqual([])
  })

  it('refuses rooms of owners who are missing or whose row is bad, members without owner, and a number used twice', async () => {
    const { rows } = await pack(
      [...owners8, ['4', '莫北', '男', '1', '1380013', '', '1001', ''], ['5', '莫南', '男', '1', '', '', '1002', '77'],
        ['3', '方正', '男', '1', '', '', '1001', '']],
      [...rooms12, ['103', '1', '1', '1', '', '', '4', '', '', '', '', ''], ['104', '1', '1', '1', '', '', '99', '', '', '', '', '']])
    expect(problemsOf(rows)).toEqual(['5 phone_wrong_length 手机号', '6 owner_not_found 业主编号', '7 person_key_twice 编号',
      '5 owner_row_bad 业主编号', '6 owner_not_found 业主编号'])
    expect(rows.filter(({ hasError }) => hasError)).toHaveLength(5)
    expect(rows.find(({ problems }) => problems[0]?.code === 'owner_row_bad')!.problems[0]!.params).toEqual({ sheet: '业主信息', row: 5 })
  })
})
