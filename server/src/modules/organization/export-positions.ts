import { structure, type Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from './list-file.ts'
import { listPositions } from './positions.ts'

const LINES: Record<Locale, Record<structure.Position['line'], string>> = { 'zh-CN': { FRONT_LINE: '一线', SECOND_LINE: '二线' }, 'zh-TW': { FRONT_LINE: '一線', SECOND_LINE: '二線' }, en: { FRONT_LINE: 'Front line', SECOND_LINE: 'Second line' } }
/** 岗位表 of the organisation, with what each post asks for. */
export const positionsFile = listFile(structure.exportPositions, listPositions, {
  name: { 'zh-CN': '岗位表', 'zh-TW': '職位表', en: 'posts' },
  columns: [
    column('code', 'text', 20, ['编码', '編碼', 'Code'], (row) => row.code),
    column('name', 'text', 18, ['岗位', '職位', 'Post'], (row) => row.name),
    column('department', 'text', 20, ['部门编码', '部門編碼', 'Department code'], (row) => row.departmentCode),
    column('line', 'text', 10, ['一线/二线', '一線/二線', 'Line'], (row, l) => LINES[l][row.line]),
    column('role', 'text', 16, ['默认角色', '預設角色', 'Role'], (row, l) => row.role && labelOf(l, 'role', row.role)),
    column('core', 'text', 10, ['核心岗位', '核心職位', 'Core'], (row) => (row.isCore ? '✓' : '')),
    column('years', 'number', 12, ['从业年限要求', '從業年資要求', 'Years required'], (row) => row.requiredYears),
    column('experience', 'text', 40, ['经验要求', '經驗要求', 'Experience required'], (row) => row.requiredExperience),
    column('active', 'text', 10, ['使用中', '使用中', 'In use'], (row) => (row.isActive ? '✓' : '')),
  ] satisfies Column<structure.Position>[],
})
