import type { governance, Input } from '@guanjia/contract'
import { labelOf } from '@guanjia/contract/labels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { ExportPlan } from '../../platform/records/export.ts'
import { everyPage } from '../../platform/records/list-export.ts'
import { columnsIn, instant, rowOf, say, type WordedColumn } from '../../platform/sheets/index.ts'
import { siteById, timeZoneOf } from '../organization/index.ts'
import { listLiaisons } from './liaison.ts'
import { listParties } from './parties.ts'
import { listResponsibilities } from './responsibilities.ts'

/** The matrix as it hangs on the wall: a line for each duty, a column for each post. */
export async function planMatrixExport(ctx: Ctx, query: Input<typeof governance.exportResponsibilities>['query']): Promise<ExportPlan> {
  const { locale } = ctx
  const { items, positions } = await listResponsibilities(ctx, { query })
  const used = positions.filter(({ id }) => items.some(({ parts }) => parts.some((one) => one.positionId === id)))
  const columns: WordedColumn<governance.ResponsibilityDuty>[] = [
    { key: 'name', title: ['职责', '職責', 'Duty'], width: 32, value: (row) => row.name },
    { key: 'category', title: ['报事类别', '報事類別', 'Category'], value: (row) => row.category?.name },
    ...used.map(({ id, name }): WordedColumn<governance.ResponsibilityDuty> => ({
      key: id, title: [name, name, name], width: 14,
      value: (row) => {
        const part = row.parts.find((one) => one.positionId === id)?.part
        return part && labelOf(locale, 'responsibilityPart', part)
      },
    })),
    { key: 'conflict', title: ['待明确', '待釐清', 'Unclear'], value: (row) => row.conflict && labelOf(locale, 'responsibilityConflict', row.conflict) },
  ]
  const siteId = query.siteId ?? (await ctx.tx.selectFrom('site').select('id').orderBy('code').limit(1).executeTakeFirst())?.id
  return { name: say(locale, ['职责边界清单', '職責邊界清單', 'responsibilities']), timeZone: siteId === undefined ? 'Asia/Shanghai' : await timeZoneOf(ctx, siteId), columns: columnsIn(locale, columns), rows: items.map((row) => rowOf(columns, row)) }
}

export async function planPartyExport(ctx: Ctx, query: Input<typeof governance.exportParties>['query']): Promise<ExportPlan> {
  const { locale } = ctx
  const columns: WordedColumn<governance.ExternalParty>[] = [
    { key: 'kind', title: ['类别', '類別', 'Kind'], value: (row) => labelOf(locale, 'partyKind', row.kind) }, { key: 'name', title: ['单位', '單位', 'Party'], width: 28, value: (row) => row.name },
    { key: 'contact', title: ['联系人', '聯絡人', 'Contact'], value: (row) => row.contact }, { key: 'phone', title: ['电话', '電話', 'Phone'], value: (row) => row.phone }, { key: 'address', title: ['地址', '地址', 'Address'], width: 32, value: (row) => row.address },
    { key: 'last', title: ['最近联络', '最近聯絡', 'Last contact'], kind: 'datetime', value: (row) => instant(row.lastAt) }, { key: 'open', title: ['待跟进', '待跟進', 'To follow up'], kind: 'number', value: (row) => row.openCount }, { key: 'note', title: ['备注', '備註', 'Note'], width: 32, value: (row) => row.note },
  ]
  const { items } = await listParties(ctx, { query })
  return { name: say(locale, ['外联单位', '外部單位', 'outside-parties']), timeZone: await timeZoneOf(ctx, query.siteId), columns: columnsIn(locale, columns), rows: items.map((row) => rowOf(columns, row)) }
}

export async function planLiaisonExport(ctx: Ctx, { siteId, filter }: Input<typeof governance.exportLiaisons>['query']): Promise<ExportPlan> {
  const { locale } = ctx
  ctx.actor.mustSee('governance:read', siteId)
  const { timeZone } = await siteById(ctx, siteId)
  const columns: WordedColumn<governance.Liaison>[] = [
    { key: 'at', title: ['联络时间', '聯絡時間', 'At'], kind: 'datetime', value: (row) => instant(row.at) }, { key: 'kind', title: ['类别', '類別', 'Kind'], value: (row) => labelOf(locale, 'partyKind', row.partyKind) }, { key: 'party', title: ['单位', '單位', 'Party'], width: 28, value: (row) => row.party.name },
    { key: 'subject', title: ['事由', '事由', 'Subject'], width: 32, value: (row) => row.subject }, { key: 'content', title: ['经过', '經過', 'What was said'], width: 40, value: (row) => row.content }, { key: 'commitments', title: ['约定事项', '約定事項', 'Agreed'], width: 36, value: (row) => row.commitments },
    { key: 'due', title: ['跟进期限', '跟進期限', 'Follow up by'], kind: 'datetime', value: (row) => instant(row.dueAt) }, { key: 'owner', title: ['跟进人', '跟進人', 'Owner'], value: (row) => row.owner?.name },
    { key: 'settled', title: ['办结时间', '辦結時間', 'Settled at'], kind: 'datetime', value: (row) => instant(row.settledAt) }, { key: 'result', title: ['结果', '結果', 'Result'], width: 36, value: (row) => row.result }, { key: 'by', title: ['记录人', '記錄人', 'Recorded by'], value: (row) => row.recordedBy.name },
  ]
  async function* rows() {
    for await (const row of everyPage((paging) => listLiaisons(ctx, { query: { siteId, filter, ...paging } }))) yield rowOf(columns, row)
  }
  return { name: say(locale, ['外联记录', '外部聯絡記錄', 'liaison-log']), timeZone, columns: columnsIn(locale, columns), rows: rows() }
}
