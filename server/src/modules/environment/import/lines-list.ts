import type { environment, registers } from '@guanjia/contract'
import type { ProblemWords } from '../../archives/index.ts'
import { registerImport } from '../../registers/index.ts'
import { LINES } from '../lines.ts'
import { frequencyIn } from './frequency-text.ts'

type Words<V> = readonly (readonly [V, RegExp])[]
const AREAS: Words<registers.CommonArea['type']> = [
  ['lift_hall', /电梯|電梯|轿厢|轎廂|lift|elevator/i], ['stairwell', /楼梯|樓梯|stair/i], ['machine_room', /设备房|設備房|机房|機房|machine/i], ['waste_station', /垃圾|waste/i], ['recreation', /活动|活動|健身|游乐|遊樂|recreation/i],
  ['garage', /车库|車庫|停车|停車|garage|parking/i], ['lobby', /大堂|大厅|大廳|门厅|門廳|lobby/i], ['corridor', /走廊|楼道|樓道|过道|過道|通道|corridor/i], ['roof', /屋面|屋顶|屋頂|楼顶|樓頂|天台|roof/i], ['facade', /外墙|外牆|fa[cç]ade/i], ['garden', /绿化|綠化|绿地|綠地|花园|花園|garden/i],
  ['road', /道路|路面|马路|馬路|road/i], ['square', /广场|廣場|square/i], ['gate', /出入口|大门|大門|门岗|門崗|gate/i], ['shopfront', /店面|商铺|商鋪|shopfront/i], ['point', /点位|點位|point/i], ['other', /其他|其它|other/i],
]
const SURFACES: Words<environment.Surface> = [['floor', /地面|地板|地坪|floor/i], ['wall', /墙|牆|玻璃|wall/i], ['ceiling', /天花|顶|頂|灯|燈|ceiling/i], ['fittings', /设施|設施|扶手|fitting/i]]
const MATERIALS: Words<environment.SurfaceMaterial> = [['stone', /石|stone/i], ['tile', /砖|磚|tile/i], ['wood', /木|wood/i], ['carpet', /地毯|carpet/i], ['glass', /玻璃|glass/i], ['metal', /金属|金屬|不锈钢|不鏽鋼|铝|鋁|metal|steel/i], ['paint', /涂料|塗料|乳胶|乳膠|漆|paint/i], ['plastic', /塑|pvc|plastic/i]]
const TASKS: Words<environment.CleanTask> = [
  ['septic_empty', /清掏|抽粪|抽糞|empty/i], ['septic_check', /化粪池|化糞池|septic/i], ['wells', /井|well/i], ['pipes', /管道|疏通|drain|pipe/i], ['lamps', /灯|燈|lamp/i], ['glass', /玻璃|glass/i], ['disinfect', /消毒|disinfect/i], ['dust', /尘|塵|掸|撣|dust/i],
  ['mop', /拖|冲洗|沖洗|清洗|mop|wash/i], ['wipe', /擦|抹|wipe/i], ['sweep', /扫|掃|保洁|清洁|清潔|sweep|clean/i],
]
const SOURCES: Words<environment.TargetSource> = [['contract', /合同|合約|contract/i], ['source_text', /标准文件|標準文件|规范|規範|source/i], ['own', /公司|自定|own|company/i]]
/** Where a task is done when a list does not say. */
const SURFACE_OF: Record<environment.CleanTask, environment.Surface> = { sweep: 'floor', mop: 'floor', wipe: 'fittings', glass: 'wall', lamps: 'ceiling', dust: 'fittings', disinfect: 'fittings', pipes: 'fittings', wells: 'fittings', septic_check: 'fittings', septic_empty: 'fittings' }

const TEXTS: Record<string, ProblemWords> = {
  frequency_unclear: ['看不懂的频次：{value}', '看不懂的頻次：{value}', 'Not a frequency: {value}'],
  area_unknown: ['公共区域里没有：{value}', '公共區域裡沒有：{value}', 'No such common area: {value}'],
  area_other_kind: ['区域属于另一类型：{value}', '區域屬於另一類型：{value}', 'The area is of another kind: {value}'],
}

/** The cleaning standard as an office keeps it (ENV-001), our own sheet too: how often an area or all of a kind is cleaned. What the grade asks for is not in a list: it is computed. */
export const linesImport = registerImport({
  register: LINES,
  permission: 'environment:write',
  texts: TEXTS,
  fields: {
    areaType: { headers: ['区域类型', '区域类别', '部位类型', '區域類型', '區域類別', 'kind of area', 'areatype'] },
    area: { headers: ['区域', '公共区域', '区域名称', '保洁区域', '保洁部位', '區域', '公共區域', '區域名稱', '清潔區域', 'area'] },
    surface: { headers: ['部位', '表面', '清洁部位', '清潔部位', 'surface'] },
    material: { headers: ['材质', '材質', '地面材质', 'material'] },
    task: { headers: ['作业', '作业内容', '保洁内容', '清洁内容', '工作内容', '作業', '作業內容', '清潔內容', 'task', 'work'], isRequired: true },
    frequency: { headers: ['目标', '频次', '频率', '清洁频次', '保洁频次', '作业频次', '目標', '頻次', '頻率', '清潔頻次', 'target', 'frequency', 'how often'], isRequired: true },
    targetSource: { headers: ['来源', '依据', '标准来源', '來源', '依據', 'source'] },
    note: { headers: ['备注', '备注说明', '備註', 'note', 'remark'] },
  },
  keyOf: ({ area_type, area_id, surface, task }) => [area_type, area_id, surface, task].join(' '),
  read: (row, known) => {
    const [named, wantedFrequency] = [row.text('area'), row.text('frequency')]
    const [kind, task] = [row.word('areaType', AREAS), row.word('task', TASKS)]
    const areaId = named === undefined ? undefined : known.area(named)
    // Offices write 大堂 where others have the name of one: then all of the kind are meant.
    const meant = areaId === undefined ? (kind ?? (named === undefined ? undefined : AREAS.find(([, pattern]) => pattern.test(named))?.[0])) : known.areaType(areaId)
    if (task === undefined || (meant === undefined && named === undefined)) {
      row.note('key_missing', task === undefined ? 'task' : 'area', '')
      return null
    }
    if (named !== undefined && areaId === undefined && (kind !== undefined || meant === undefined)) row.note('area_unknown', 'area', named)
    if (kind !== undefined && areaId !== undefined && meant !== kind) row.note('area_other_kind', 'areaType', row.text('areaType')!)
    const own = wantedFrequency === undefined ? null : frequencyIn(wantedFrequency)
    if (wantedFrequency !== undefined && own === null) row.note('frequency_unclear', 'frequency', wantedFrequency)
    if (meant === undefined) return null
    const [surface, source] = [row.word('surface', SURFACES) ?? SURFACE_OF[task], row.word('targetSource', SOURCES)]
    return {
      key: [meant, areaId ?? null, surface, task].join(' '),
      title: [named ?? row.text('areaType'), row.text('surface'), row.text('task')].filter((text) => text !== undefined).join(' · '),
      values: { area_type: meant, area_id: areaId, surface, task, material: row.word('material', MATERIALS), note: row.text('note', 500), ...(own === null ? {} : { own_times: own.times, own_every: own.every, own_unit: own.unit, own_source: source ?? 'own' }) },
    }
  },
  // A list that does not say where a frequency comes from leaves what was said of it.
  narrow: (row, before, wanted) => (before.own_source === null || row.text('targetSource') !== undefined ? wanted : { ...wanted, values: { ...wanted.values, own_source: undefined } }),
})
