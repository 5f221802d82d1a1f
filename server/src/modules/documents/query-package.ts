import { createHash } from 'node:crypto'
import type { externalqueries, Locale } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Ctx } from '../../platform/ctx.ts'
import { writeXlsxSheets, type SheetToWrite } from '../../platform/sheets/index.ts'
import { personsInFull, staysInFull, unitsById } from '../archives/index.ts'
import { timeZoneOf } from '../organization/index.ts'

type Scope = externalqueries.QueryScope

export interface Package {
  content: Buffer
  sha256: string
  persons: number
  units: number
}

const say = (locale: Locale, cn: string, tw: string, en: string): string => ({ 'zh-CN': cn, 'zh-TW': tw, en })[locale]

/**
 * What is handed to an authority: exactly the approved persons, units and facts, of the approved period, as sheets. Nothing is read that is not
 * in the scope, so nothing else can leave.
 */
export async function makePackage(ctx: Ctx, siteId: string, scope: Scope): Promise<Package> {
  const has = (field: externalqueries.QueryField): boolean => scope.fields.includes(field)
  const l = ctx.locale
  const units = [...(await unitsById(ctx, scope.unitIds)).values()].sort((a, b) => a.code.localeCompare(b.code))
  const persons = await personsInFull(ctx, scope.personIds)
  const column = (key: string, title: string, width = 20) => ({ key, title, width, kind: 'text' as const })
  const sheets: SheetToWrite[] = []
  if (persons.length > 0) {
    sheets.push({
      sheetName: say(l, '人员', '人員', 'Persons'),
      columns: [
        ...(has('name') ? [column('name', say(l, '姓名', '姓名', 'Name'))] : []),
        ...(has('id_number') ? [column('idKind', say(l, '证件类型', '證件類型', 'Document')), column('idNumber', say(l, '证件号', '證件號碼', 'ID number'), 24)] : []),
        ...(has('phone') ? [column('phones', say(l, '电话', '電話', 'Telephone'), 30)] : []),
        ...(has('contact') ? [column('workplace', say(l, '工作单位', '任職單位', 'Workplace'), 30), column('emergency', say(l, '紧急联系人', '緊急聯絡人', 'Emergency contact'), 30)] : []),
      ],
      rows: persons.map((person) => ({
        ...(has('name') ? { name: person.name } : {}),
        ...(has('id_number') ? { idKind: person.idKind === null ? '' : labelOf(l, 'idKind', person.idKind), idNumber: person.idNumber ?? '' } : {}),
        ...(has('phone') ? { phones: person.phones.join('、') } : {}),
        ...(has('contact') ? { workplace: person.workplace, emergency: person.emergencyContact } : {}),
      })),
    })
  }
  if (units.length > 0 && has('unit'))
    sheets.push({
      sheetName: say(l, '房屋', '房屋', 'Units'), columns: [column('code', say(l, '房号', '房號', 'Unit')), column('building', say(l, '楼栋', '棟別', 'Building')), column('state', say(l, '房屋状态', '房屋狀態', 'State')), column('use', say(l, '用途', '用途', 'Use'))],
      rows: units.map((unit) => ({ code: unit.code, building: unit.building.name, state: labelOf(l, 'unitState', unit.state), use: labelOf(l, 'unitUse', unit.use) })),
    })
  if (units.length > 0 && has('occupancy')) {
    const stays = await staysInFull(ctx, units.map(({ id }) => id), scope.from, scope.to)
    const codes = new Map(units.map(({ id, code }) => [id, code]))
    // Names of people at a unit are facts of their own: without that field only the roles and times are given.
    sheets.push({
      sheetName: say(l, '居住关系', '居住關係', 'Occupancies'), columns: [column('code', say(l, '房号', '房號', 'Unit')), ...(has('name') ? [column('name', say(l, '姓名', '姓名', 'Name'))] : []), column('role', say(l, '身份', '身分', 'Role')), column('from', say(l, '起', '起', 'From')), column('until', say(l, '止', '止', 'Until'))],
      rows: stays.map((stay) => ({ code: codes.get(stay.unitId)!, ...(has('name') ? { name: stay.name } : {}), role: labelOf(l, 'occupancyRole', stay.role), from: stay.fromOn ?? '', until: stay.untilOn ?? '' })),
    })
  }
  // A query for scans only has a sheet that says so: there is always a copy of what was given.
  if (sheets.length === 0) sheets.push({ sheetName: say(l, '资料', '文件', 'Documents'), columns: [column('count', say(l, '提供资料件数', '提供文件件數', 'Documents given'))], rows: [{ count: String(scope.documentIds.length) }] })
  const out = new PassThrough()
  const [content] = await Promise.all([buffer(out), written(ctx, siteId, out, sheets)])
  return { content, sha256: createHash('sha256').update(content).digest('hex'), persons: persons.length, units: units.length }
}

async function written(ctx: Ctx, siteId: string, out: PassThrough, sheets: SheetToWrite[]): Promise<void> {
  await writeXlsxSheets(out, sheets, await timeZoneOf(ctx, siteId))
  if (!out.writableEnded) out.end()
}
