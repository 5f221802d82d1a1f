import { relations, type Output } from '@guanjia/contract'
import { at, column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { listAcknowledgements } from './programme.ts'
import { listPoints } from './thanks.ts'

/** 积分榜: points by colleague, and what they are made of. */
export const pointsFile = listFile(relations.exportPoints, listPoints, {
  name: { 'zh-CN': '表扬积分', 'zh-TW': '表揚積分', en: 'recognition-points' },
  columns: [
    column('name', 'text', 14, ['姓名', '姓名', 'Name'], (row) => row.employee.name),
    column('points', 'number', 10, ['积分', '積分', 'Points'], (row) => row.points),
    column('delivered', 'number', 12, ['完成惊喜', '完成驚喜', 'Delivered'], (row) => row.delivered),
    column('thanks', 'number', 12, ['收到感谢', '收到感謝', 'Thanks'], (row) => row.thanks),
  ] satisfies Column<Output<typeof relations.listPoints>['items'][number]>[],
})

export const acknowledgementsFile = listFile(relations.exportAcknowledgements, listAcknowledgements, {
  name: { 'zh-CN': '服务目标阅读情况', 'zh-TW': '服務目標閱讀情形', en: 'goal-read-by' },
  columns: [
    column('name', 'text', 14, ['姓名', '姓名', 'Name'], (row) => row.employee.name),
    column('position', 'text', 18, ['职务', '職務', 'Position'], (row) => row.position),
    column('read', 'text', 8, ['已读', '已讀', 'Read'], (row) => (row.at === null ? '' : '✓')),
    column('at', 'datetime', 18, ['阅读时间', '閱讀時間', 'Read at'], (row) => at(row.at)),
    column('trained', 'datetime', 18, ['最近一次培训', '最近一次培訓', 'Last trained'], (row) => at(row.trainedAt)),
  ] satisfies Column<Output<typeof relations.listAcknowledgements>['items'][number]>[],
})
