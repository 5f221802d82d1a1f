import { dataquality, merges, type Locale } from '@guanjia/contract'
import { HOUSEHOLD_LABELS } from '@guanjia/contract/labels/households/index.ts'
import { column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { listCampaigns } from './campaigns/campaigns.ts'
import { listDuplicates } from './merge/duplicates.ts'

const STATES: Record<Locale, Record<dataquality.Campaign['state'], string>> = { 'zh-CN': { draft: '未开始', running: '进行中', ended: '已结束' }, 'zh-TW': { draft: '未開始', running: '進行中', ended: '已結束' }, en: { draft: 'Not started', running: 'Running', ended: 'Ended' } }
/** The campaigns with their figures; who stands behind them goes out as the households of `/archive-quality/export`. */
export const campaignsFile = listFile(dataquality.exportCampaigns, listCampaigns, {
  name: { 'zh-CN': '信息核对', 'zh-TW': '資料核對', en: 'campaigns' },
  columns: [
    column('title', 'text', 28, ['标题', '標題', 'Title'], (row) => row.title),
    column('state', 'text', 10, ['状态', '狀態', 'State'], (row, l) => STATES[l][row.state]),
    column('fields', 'text', 36, ['核对哪些', '核對哪些', 'What is checked'], (row, l) => row.fields.map((one) => HOUSEHOLD_LABELS[l].correctedField[one]).join('、')),
    column('starts', 'date', 12, ['开始日期', '開始日期', 'First day'], (row) => row.startsOn),
    column('ends', 'date', 12, ['截止日期', '截止日期', 'Last day'], (row) => row.endsOn),
    column('asked', 'number', 10, ['户数', '戶數', 'Asked'], (row) => row.asked),
    column('reached', 'number', 10, ['已送达', '已送達', 'Reached'], (row) => row.reached),
    column('answered', 'number', 10, ['已答', '已答', 'Answered'], (row) => row.answered),
    column('confirmed', 'number', 10, ['确认无误', '確認無誤', 'Confirmed'], (row) => row.confirmed),
    column('corrected', 'number', 10, ['有更正', '有更正', 'Corrected'], (row) => row.corrected),
    column('waiting', 'number', 10, ['待核对', '待核對', 'To review'], (row) => row.waiting),
  ] satisfies Column<dataquality.Campaign>[],
})

/** Phones stand here as the list shows them to the same person; the taking is on the access log. */
export const duplicatesFile = listFile(merges.exportDuplicates, listDuplicates, {
  name: { 'zh-CN': '疑似重复人员', 'zh-TW': '疑似重複人員', en: 'duplicates' }, classes: ['archive', 'phone'],
  columns: [
    column('a', 'text', 16, ['人员一', '人員一', 'One'], (row) => row.a.name),
    column('aUnits', 'text', 20, ['房号一', '房號一', 'Units of one'], (row) => row.a.units.join('、')),
    column('aPhones', 'text', 20, ['电话一', '電話一', 'Phones of one'], (row) => row.a.phones.join('、')),
    column('b', 'text', 16, ['人员二', '人員二', 'The other'], (row) => row.b.name),
    column('bUnits', 'text', 20, ['房号二', '房號二', 'Units of the other'], (row) => row.b.units.join('、')),
    column('bPhones', 'text', 20, ['电话二', '電話二', 'Phones of the other'], (row) => row.b.phones.join('、')),
    column('because', 'text', 30, ['相似之处', '相似之處', 'Because'], (row, l) => row.because.map((one) => HOUSEHOLD_LABELS[l].likeness[one]).join('、')),
  ] satisfies Column<merges.DuplicatePair>[],
})
