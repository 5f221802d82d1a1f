import type { Selectable } from 'kysely'
import type { governance } from '@guanjia/contract'
import { LABELS } from '@guanjia/contract/labels/index.ts'
import { importerOf, listImport, type ImportKind } from '../archives/index.ts'
import { changeParty, createParty } from './parties.ts'
import type { ExternalPartyTable } from './tables.ts'

type Row = Selectable<ExternalPartyTable>
type Said = Partial<Pick<Row, 'kind' | 'contact' | 'phone' | 'address' | 'note'>>

/** Kinds as offices write them, in the column or in the name itself. */
const KINDS: readonly (readonly [governance.ExternalParty['kind'], RegExp])[] = [
  ['committee', /居委|社区|社區|街道|里办|里辦|committee|community/i], ['environment', /环保|环境|環保|環境|environment/i], ['urban_management', /城管|综合执法|綜合執法|urban/i], ['police', /公安|派出所|警|police/i],
  ['fire', /消防|fire/i], ['medical', /医|醫|卫生|衛生|medical|hospital/i], ['developer', /开发商|開發商|地产|地產|置业|置業|建设单位|建設單位|developer/i], ['utility', /专营|專營|供水|自来水|自來水|供电|供電|电力|電力|燃气|瓦斯|供热|供熱|通信|utility/i], ['other', /其他|其它|other/i],
]
const said = KINDS.map(([kind, pattern]) => [kind, new RegExp([pattern.source, ...Object.values(LABELS).map((labels) => `^${labels.enum.partyKind[kind]}$`)].join('|'), 'i')] as const)

/** The address book of an office, known by names; who was put away stays so, and says so. */
export const partiesImport: ImportKind = listImport<Row, Set<string>>({
  permission: 'governance:record',
  texts: { put_away: ['这个单位已停用：{value}', '這個單位已停用：{value}', 'This party is put away: {value}'] },
  fields: {
    name: { headers: ['名称', '单位名称', '单位', '外联单位', '名稱', '單位名稱', '單位', 'name', 'party'], isRequired: true },
    kind: { headers: ['类型', '类别', '单位类别', '類型', '類別', '單位類別', 'kind', 'type'] },
    contactName: { headers: ['联系人', '经办人', '聯絡人', '承辦人', 'contact'] },
    phone: { headers: ['电话', '联系电话', '手机', '電話', '聯絡電話', '手機', 'phone'] },
    address: { headers: ['地址', '单位地址', '單位地址', 'address'] },
    note: { headers: ['备注', '備註', 'note', 'remark'] },
  },
  known: async (ctx, { siteId }) => new Set((await ctx.tx.selectFrom('external_party').select('name').where('site_id', '=', siteId).where('is_active', '=', false).execute()).map(({ name }) => name)),
  read: (row, putAway) => {
    const [name, phone] = [row.text('name', 100), row.text('phone', 40)]
    if (name === undefined) {
      row.note('key_missing', 'name', phone ?? '')
      return null
    }
    if (putAway.has(name)) row.note('put_away', 'name', name)
    const kind = row.word('kind', said)
    const values: Said = { kind, contact: row.text('contactName', 50), phone, address: row.text('address', 200), note: row.text('note', 500) }
    return { keys: [name], title: name, values, initial: { name, kind: kind ?? KINDS.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other' } }
  },
  there: async (ctx, siteId) => new Map((await ctx.tx.selectFrom('external_party').selectAll().where('site_id', '=', siteId).execute()).map((row) => [row.name, row])),
  add: async (ctx, order, { values, initial }) => {
    const { contact = '', phone = '', address = '', note = '' } = values as Said
    await createParty((await importerOf(ctx, order)) ?? ctx, { params: {}, query: {}, body: { siteId: order.siteId, kind: initial!['kind'] as Row['kind'], name: initial!['name'] as string, contact, phone, address, note } })
  },
  change: async (ctx, order, before, { values }) => void (await changeParty((await importerOf(ctx, order)) ?? ctx, { params: { id: before.id }, query: {}, body: { version: before.version, ...(values as Said) } })),
})
