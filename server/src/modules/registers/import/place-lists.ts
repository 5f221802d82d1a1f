import { normaliseCode } from '../../../platform/text/index.ts'
import { unitOf } from '../../archives/index.ts'
import { FACILITIES } from '../facilities.ts'
import { METERS } from '../meters.ts'
import { registerImport } from './register-import.ts'

const STATES = [['running', /运行|運行|正常|在用|running|^1$/i], ['standby', /备用|備用|standby/i], ['under_repair', /维修|維修|repair/i], ['stopped', /停用|停机|停機|stopped/i], ['scrapped', /报废|報廢|scrap/i]] as const

export const facilitiesImport = registerImport({
  register: FACILITIES,
  permission: 'registers:write',
  fields: {
    code: { headers: ['设备编号', '设施编号', '编号', '资产编号', '设备编码', '設備編號', '編號', 'code', 'assetno'], isRequired: true },
    name: { headers: ['设备名称', '设施名称', '名称', '資產名稱', '設備名稱', '名稱', 'name'], isRequired: true },
    class: { headers: ['设备类别', '类别', '系统', '设备类型', '类型', '設備類別', '類別', '類型', 'class', 'category'] },
    model: { headers: ['型号', '规格型号', '型號', '規格型號', 'model'] },
    serial: { headers: ['出厂编号', '序列号', '出廠編號', '序號', 'serial', 'serialno'] },
    maker: { headers: ['厂家', '生产厂家', '品牌', '制造商', '廠商', '廠牌', 'maker', 'manufacturer', 'brand'] },
    place: { headers: ['安装位置', '位置', '安装地点', '安裝位置', '安裝地點', 'place', 'location'] },
    building: { headers: ['楼栋', '楼号', '樓棟', 'building'] },
    area: { headers: ['公共区域', '区域', '公共區域', '區域', 'area'] },
    installedOn: { headers: ['安装日期', '启用日期', '投用日期', '安裝日期', '啟用日期', 'installed'] },
    warrantyUntil: { headers: ['质保到期', '保修到期', '质保期至', '保固到期', 'warrantyuntil'] },
    nextServiceOn: { headers: ['下次保养', '下次保养日期', '保养到期', '下次保養', '下次保養日期', 'nextservice'] },
    inspectionDueOn: { headers: ['检验到期', '年检到期', '法定检验到期', '下次检验日期', '檢驗到期', '年檢到期', 'inspectiondue'] },
    serviceContact: { headers: ['维保单位', '维保电话', '維保單位', 'service', 'servicecontact'] },
    state: { headers: ['状态', '设备状态', '狀態', 'state', 'status'] },
    note: { headers: ['备注', '備註', 'note', 'remark'] },
  },
  keyOf: (row) => row.code,
  read: (row, known) => {
    const [code, name] = [row.text('code', 40), row.text('name', 100)]
    if (code === undefined || name === undefined) {
      row.note('key_missing', code === undefined ? 'code' : 'name', '')
      return null
    }
    const wantedClass = row.text('class')
    const classId = wantedClass === undefined ? undefined : known.facilityClass(wantedClass)
    if (wantedClass !== undefined && classId === undefined) row.note('class_unknown', 'class', wantedClass)
    const [building, area] = [row.text('building'), row.text('area')]
    const [installed, warranty] = [row.day('installedOn'), row.day('warrantyUntil')]
    if (installed && warranty && warranty < installed) row.note('date_order', 'warrantyUntil', warranty)
    return {
      key: code,
      title: `${code} ${name}`,
      values: {
        code, name, class_id: classId, model: row.text('model', 100), serial: row.text('serial', 100), maker: row.text('maker', 100), place: row.text('place'), building_id: building === undefined ? undefined : known.building(building),
        area_id: area === undefined ? undefined : known.area(area), installed_on: installed, warranty_until: warranty, next_service_on: row.day('nextServiceOn'), inspection_due_on: row.day('inspectionDueOn'), service_contact: row.text('serviceContact'), note: row.text('note', 2000),
        state: row.word('state', STATES),
      },
      // Who says no class means one of the last branch.
      initial: classId === undefined ? { class_id: known.facilityClass('09')! } : {},
    }
  },
})

export const KINDS = [['hot_water', /热水|熱水|hot/i], ['water', /水|water/i], ['electricity', /电|電|electric/i], ['gas', /气|氣|瓦斯|gas/i], ['heat', /热|熱|暖|heat/i]] as const

export const metersImport = registerImport({
  register: METERS,
  permission: 'registers:write',
  fields: {
    code: { headers: ['表号', '表编号', '仪表编号', '錶號', '儀錶編號', 'meterno', 'meter', 'number'], isRequired: true },
    kind: { headers: ['表类型', '仪表类型', '类型', '錶類型', '類型', 'kind', 'type'] },
    name: { headers: ['名称', '名稱', 'name'] },
    room: { headers: ['房屋', '房号', '房间', '房间号', '房號', 'room', 'unit'] },
    area: { headers: ['公共区域', '区域', '公共區域', 'area'] },
    location: { headers: ['表位', '安装位置', '位置', '錶位', '安裝位置', 'location'] },
    multiplier: { headers: ['倍率', 'multiplier'] },
    initialReading: { headers: ['起度', '初始读数', '底数', '初始讀數', 'initialreading', 'start'] },
    digits: { headers: ['位数', '表盘位数', '位數', 'digits'] },
    installedOn: { headers: ['安装日期', '安裝日期', 'installed'] },
    maker: { headers: ['厂家', '品牌', '廠商', 'maker'] },
    note: { headers: ['备注', '備註', 'note'] },
  },
  keyOf: (row) => `${row.kind} ${row.code}`,
  read: (row, known) => {
    const written = row.text('code', 40)
    if (written === undefined) {
      row.note('key_missing', 'code', '')
      return null
    }
    const code = normaliseCode(written)
    const kind = row.word('kind', KINDS) ?? KINDS.find(([, pattern]) => pattern.test(row.text('name') ?? ''))?.[0] ?? ('other' as const)
    const unitId = unitOf(row, known)
    const area = row.text('area')
    return {
      key: `${kind} ${code}`,
      title: [code, row.text('room')].filter(Boolean).join(' '),
      values: { code, kind, unit_id: unitId, area_id: area === undefined || unitId !== undefined ? undefined : known.area(area), location: row.text('location', 300), installed_on: row.day('installedOn'), maker: row.text('maker', 100), note: row.text('note', 1000) },
      // What consumption is counted by is never changed by a list.
      initial: { multiplier: row.figure('multiplier') || undefined, initial_reading: row.figure('initialReading'), digits: row.figure('digits') },
    }
  },
})
