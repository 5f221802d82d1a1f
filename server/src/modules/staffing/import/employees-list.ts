import { ROLES, type Role } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../../platform/ctx.ts'
import { AppError } from '../../../platform/errors.ts'
import { importerOf, listImport, type ImportKind, type RowReader } from '../../archives/index.ts'
import { positionNamed } from '../../organization/index.ts'
import { changeEmployee, createEmployee, meant, mustGive } from '../../people/index.ts'
import { byAllWords, colleaguesOf, keysIn, manages, phoneIn, type ColleagueRow } from './colleagues.ts'

interface Known {
  importer: Ctx | null
  colleagues: Map<string, ColleagueRow>
  elsewhere: Set<string>
  departments: Map<string, string>
  skills: Set<string>
  roles: Map<string, { key: string; isMine: boolean }>
}
interface Extra {
  login: string
  role: string | undefined
}
type GivenRole = Exclude<Role, 'resident'>

/** Titles that stand in the column of roles of many offices. */
const ALSO: readonly (readonly [GivenRole, RegExp])[] = [['guard', /保安|秩序|guard|security/i], ['technician', /维修|維修|工程|技工|technician/i], ['steward', /管家|steward/i], ['front_desk', /前台|客服专员|客服專員|desk/i], ['supervisor', /主管|supervisor/i], ['site_manager', /项目经理|專案經理|专案经理|经理|site manager/i]]

/**
 * The staff list of an office: who is new gets a sign-in under their login or phone whose password nobody knows, so that they get a temporary
 * one, or sign in by phone. Nobody gives by a list what they could not give by hand; roles of who is there already are not changed.
 */
export const employeesImport: ImportKind = listImport<ColleagueRow, Known>({
  permission: 'people:manage',
  texts: {
    login_missing: ['新同事需要登录名或电话', '新同事需要登入名稱或電話', 'A new colleague needs a login or a phone'],
    login_elsewhere: ['这个登录名已被别的项目的同事使用：{value}', '這個登入名稱已被別的專案的同事使用：{value}', 'This login belongs to a colleague of another site: {value}'],
    role_missing: ['新同事需要角色', '新同事需要角色', 'A new colleague needs a role'],
    role_unknown: ['没有这个角色：{value}', '沒有這個角色：{value}', 'No such role: {value}'],
    role_not_yours: ['您不能授予这个角色：{value}', '您不能授予這個角色：{value}', 'You may not give this role: {value}'],
    not_yours: ['您不能修改这位同事：{value}', '您不能修改這位同事：{value}', 'You do not manage this colleague: {value}'],
    has_left: ['这位同事已离职：{value}', '這位同事已離職：{value}', 'This colleague has left: {value}'],
    department_unknown: ['没有这个部门，留空：{value}', '沒有這個部門，留空：{value}', 'No such department, left empty: {value}'],
    skill_unknown: ['技能清单里没有，已忽略：{value}', '技能清單裡沒有，已忽略：{value}', 'Not in the list of skills, left out: {value}'],
    phone_unreadable: ['不是有效电话：{value}', '不是有效電話：{value}', 'Not a phone number: {value}'],
  },
  fields: {
    personName: { headers: ['姓名', '员工姓名', '员工', '同事', '員工姓名', '員工', 'name', 'employee'], isRequired: true },
    login: { headers: ['登录名', '账号', '用户名', '登入名稱', '帳號', '使用者名稱', 'login', 'username', 'account'] },
    phone: { headers: ['电话', '手机', '手机号', '联系电话', '電話', '手機', '手機號碼', '聯絡電話', 'phone', 'mobile'] },
    position: { headers: ['岗位', '职务', '职位', '崗位', '職務', '職位', '職稱', 'position', 'post', 'title'] },
    department: { headers: ['部门', '所属部门', '部門', '所屬部門', 'department'] },
    role: { headers: ['角色', '权限', '系统角色', '權限', '系統角色', 'role'] },
    skills: { headers: ['技能', '专长', '專長', 'skills'] },
    joinedOn: { headers: ['入职日期', '入职时间', '到岗日期', '到職日期', '入職日期', 'joined'] },
    experienceYears: { headers: ['从业年限', '工作年限', '從業年限', '年資', 'years', 'experience'] },
  },
  known: async (ctx, order) => {
    const importer = await importerOf(ctx, order)
    const colleagues = await colleaguesOf(ctx, order.siteId)
    const here = new Set(colleagues.map(({ login }) => login))
    const accounts = await ctx.tx.selectFrom('account').select('login').execute()
    const departments = await ctx.tx.selectFrom('department').select(['id', 'name']).where('site_id', '=', order.siteId).execute()
    const skills = await ctx.tx.selectFrom('competence').select('name').where('kind', '=', 'skill').where('is_active', '=', true).execute()
    return {
      importer, colleagues: byAllWords(colleagues), elsewhere: new Set(accounts.map(({ login }) => login).filter((login) => !here.has(login))),
      departments: new Map(departments.map(({ id, name }) => [name, id])), skills: new Set(skills.map(({ name }) => name)), roles: await rolesFor(importer, ctx, order.siteId),
    }
  },
  read: (row, known) => {
    const name = row.text('personName', 50)
    const [phoneText, login] = [row.text('phone', 40), row.text('login', 100)?.toLowerCase()]
    if (name === undefined) {
      if (phoneText !== undefined || login !== undefined) row.note('key_missing', 'personName', '')
      return null
    }
    const phone = phoneText === undefined ? undefined : phoneIn(phoneText)
    if (phone !== undefined && !/^[+\d][\d\s-]{4,}$/.test(phone)) row.note('phone_unreadable', 'phone', phoneText!)
    const keys = keysIn(row)
    const before = keys.map((key) => known.colleagues.get(key)).find((one) => one !== undefined)
    const position = row.text('position', 50)
    const [role, department] = [roleIn(row, known, before === undefined), row.text('department')]
    const departmentId = department === undefined ? undefined : known.departments.get(department)
    if (department !== undefined && departmentId === undefined) row.note('department_unknown', 'department', department, 'warning')
    const own = login ?? phone ?? ''
    if (before === undefined) {
      if (keys.length === 0) row.note('login_missing', 'login', '')
      else if (known.elsewhere.has(own)) row.note('login_elsewhere', 'login', own)
      if (position === undefined) row.note('key_missing', 'position', '')
    } else if (!before.is_active) row.note('has_left', 'personName', name)
    else if (!manages(known.importer, before)) row.note('not_yours', 'personName', name)
    const years = row.figure('experienceYears')
    if (years !== undefined && (years > 60 || !Number.isInteger(years))) row.note('number_unreadable', 'experienceYears', String(years))
    const extra: Extra = { login: own, role }
    return { keys, title: [name, position].filter(Boolean).join(' · '), values: { name, phone, position, department_id: departmentId, skills: skillsIn(row, known), joined_on: row.day('joinedOn') ?? undefined, experience_years: years }, extra }
  },
  there: async (ctx, siteId) => byAllWords(await colleaguesOf(ctx, siteId)),
  // The same skills in another order are the same.
  narrow: (_, before, wanted) => {
    const skills = wanted.values['skills'] as string[] | undefined
    const isSame = skills !== undefined && [...skills].sort().join() === [...before.skills].sort().join()
    return isSame ? { ...wanted, values: { ...wanted.values, skills: undefined } } : wanted
  },
  add: async (ctx, order, { values, extra }) => {
    const importer = await mustBeSomebody(ctx, order)
    const { login, role } = extra as Extra
    const said = values as Partial<ColleagueRow>
    const roles = [{ key: role!, scope: 'site' as const, siteId: order.siteId }]
    const { id } = await createEmployee(importer, {
      params: {}, query: {}, body: { name: said.name!, position: said.position!, departmentId: said.department_id ?? null, phone: said.phone ?? '', skills: said.skills ?? [], login, roles },
    })
    if (said.joined_on !== undefined || said.experience_years !== undefined) await changeEmployee(importer, { params: { id }, query: {}, body: { version: 1, joinedOn: said.joined_on, experienceYears: said.experience_years } })
  },
  change: async (ctx, order, before, { values }) => {
    const said = values as Partial<ColleagueRow>
    const positionId = said.position === undefined || said.position === before.position ? null : await positionNamed(ctx, said.position)
    const position = said.position === undefined || said.position === before.position ? {} : positionId === null ? { position: said.position } : { positionId }
    const body = { version: before.version, name: said.name, ...position, departmentId: said.department_id, phone: said.phone, skills: said.skills, joinedOn: said.joined_on, experienceYears: said.experience_years }
    await changeEmployee(await mustBeSomebody(ctx, order), { params: { id: before.id }, query: {}, body })
  },
})

export async function mustBeSomebody(ctx: Ctx, order: Parameters<typeof importerOf>[1]): Promise<Ctx> {
  const importer = await importerOf(ctx, order)
  if (importer === null) throw new AppError('not_permitted', 'Rights are given by somebody who has them')
  return importer
}

/** The roles of the house by their words in all languages, and which of them the importer may give here. */
async function rolesFor(importer: Ctx | null, ctx: Ctx, siteId: string): Promise<Known['roles']> {
  const own = await ctx.tx.selectFrom('organization_role').select(['id', 'name']).where('code', 'is', null).where('retired_at', 'is', null).execute()
  const roles: Known['roles'] = new Map()
  const put = async (key: string, words: readonly (string | null)[]): Promise<void> => {
    const isMine = importer !== null && (await mayGive(importer, key, siteId))
    for (const word of words) if (word) roles.set(word.toLowerCase(), { key, isMine })
  }
  for (const role of ROLES) if (role !== 'resident' && role !== 'administrator') await put(role, [role, ...Object.values(LABELS).map((labels) => labels.enum.role[role])])
  for (const { id, name } of own) await put(id, [name])
  return roles
}

async function mayGive(importer: Ctx, key: string, siteId: string): Promise<boolean> {
  try {
    mustGive(importer, await meant(importer, { key, scope: 'site', siteId }))
    return true
  } catch (error) {
    if (error instanceof AppError) return false
    throw error
  }
}

function roleIn(row: RowReader, { roles }: Known, isNew: boolean): string | undefined {
  const text = row.text('role')
  if (!isNew) return undefined
  if (text === undefined) {
    row.note('role_missing', 'role', '')
    return undefined
  }
  const found = roles.get(text.toLowerCase()) ?? roles.get(ALSO.find(([, pattern]) => pattern.test(text))?.[0] ?? '')
  if (found === undefined) row.note('role_unknown', 'role', text)
  else if (!found.isMine) row.note('role_not_yours', 'role', text)
  return found?.key
}

function skillsIn(row: RowReader, { skills }: Known): string[] | undefined {
  const said = row.text('skills')?.split(/[、,，;；/]+/).map((one) => one.trim()).filter((one) => one !== '')
  if (said === undefined) return undefined
  for (const one of said) if (!skills.has(one)) row.note('skill_unknown', 'skills', one, 'warning')
  return [...new Set(said.filter((one) => skills.has(one)))]
}
