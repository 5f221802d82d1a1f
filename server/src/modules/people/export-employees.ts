import { organization } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { at, column, type Column } from '../../platform/records/list-export.ts'
import { listFile } from '../organization/index.ts'
import { listEmployees } from './employees.ts'
import { listSubstitutions } from './substitutions.ts'

/** 员工名册. The phone is that of a colleague, shown to who sees the list: it is not covered as a resident's is, but its taking is logged. */
export const employeesFile = listFile(organization.exportEmployees, listEmployees, {
  name: { 'zh-CN': '员工名册', 'zh-TW': '員工名冊', en: 'colleagues' }, classes: ['phone'],
  columns: [
    column('name', 'text', 14, ['姓名', '姓名', 'Name'], (row) => row.name),
    column('position', 'text', 16, ['职务', '職務', 'Position'], (row) => row.position),
    column('department', 'text', 18, ['部门', '部門', 'Department'], (row) => row.department?.name),
    column('roles', 'text', 24, ['角色', '角色', 'Roles'], (row, l) => [...new Set(row.roles.map(({ role, name }) => name ?? labelOf(l, 'role', role)))].join('、')),
    column('telephone', 'text', 16, ['电话', '電話', 'Phone'], (row) => row.phone),
    column('skills', 'text', 24, ['技能', '技能', 'Skills'], (row) => row.skills.join('、')),
    column('active', 'text', 10, ['在职', '在職', 'Works here'], (row) => (row.isActive ? '✓' : '')),
    column('shift', 'text', 10, ['在岗', '在崗', 'On shift'], (row) => (row.isOnShift ? '✓' : '')),
  ] satisfies Column<organization.Employee>[],
})

/** 代理安排: now, later, and what is over as far as the list shows it. */
export const substitutionsFile = listFile(organization.exportSubstitutions, listSubstitutions, {
  name: { 'zh-CN': '代理安排', 'zh-TW': '代理安排', en: 'substitutions' },
  columns: [
    column('absent', 'text', 14, ['不在岗', '不在崗', 'Absent'], (row) => row.absent.name),
    column('substitute', 'text', 14, ['代理人', '代理人', 'Substitute'], (row) => row.substitute.name),
    column('from', 'datetime', 18, ['开始', '開始', 'From'], (row) => at(row.from)),
    column('to', 'datetime', 18, ['结束', '結束', 'Until'], (row) => at(row.to)),
    column('reason', 'text', 30, ['原因', '原因', 'Reason'], (row) => row.reason),
    column('now', 'text', 10, ['正在代理', '正在代理', 'Now'], (row) => (row.isNow ? '✓' : '')),
    column('ended', 'datetime', 18, ['提前结束', '提前結束', 'Ended early'], (row) => at(row.endedAt)),
  ] satisfies Column<organization.Substitution>[],
})
