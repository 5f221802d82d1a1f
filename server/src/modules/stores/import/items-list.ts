import { importerOf, listImport, type ImportKind } from '../../archives/index.ts'
import { changeStoreItem, createStoreItem } from '../items.ts'
import { moveStoreItem } from '../movements.ts'

interface Item {
  id: string
  code: string
  name: string
  specification: string
  unit: string
  place: string
  minimum: number
  price_fen: number | null
  on_hand: number
  backup_supplier: string
  backup_phone: string
  spare: string
  contingency: string
  is_active: boolean
  version: number
  has_moved: boolean
}
interface Extra {
  onHand: number | undefined
  note: string
}

/** As in the form. */
const MOST = 9_999_999
const MOST_FEN = 1_000_000_000
const begins = (item: Item, { onHand }: Extra): boolean => onHand !== undefined && onHand > 0 && !item.has_moved && item.is_active
const contingencyOf = (said: Partial<Item>) => ({ backupSupplier: said.backup_supplier, backupPhone: said.backup_phone, spare: said.spare, contingency: said.contingency })
const itemsOf = async (ctx: Parameters<ImportKind['check']>[0], siteId: string): Promise<Map<string, Item>> => {
  const { rows } = await ctx.client.query<Item & { minimum: string; on_hand: string }>(
    `select i.id, i.code, i.name, i.specification, i.unit, i.place, i.minimum, i.price_fen, i.on_hand, i.backup_supplier, i.backup_phone, i.spare, i.contingency, i.is_active, i.version,
       exists (select 1 from store_movement m where m.organization_id = i.organization_id and m.item_id = i.id) as has_moved
     from store_item i where i.organization_id = $1 and i.site_id = $2`,
    [ctx.organizationId, siteId],
  )
  return new Map(rows.map((row) => [row.code, { ...row, minimum: Number(row.minimum), on_hand: Number(row.on_hand) }]))
}

/**
 * The list of a store with what is there at the beginning, entered as received. Once something of an item has moved, its stock is that of the
 * register and no list changes it: a count does.
 */
export const itemsImport: ImportKind = listImport<Item, Map<string, Item>>({
  permission: 'stores:keep',
  texts: {
    stock_kept: ['已有出入库，现有数量不按名册修改（盘点时改）：{value}，账面 {onHand}', '已有出入庫，現有數量不按名冊修改（盤點時改）：{value}，帳面 {onHand}', 'It has movements: the stock stays {onHand}, a count changes it: {value}'],
    put_away: ['这种物资已停用：{value}', '這種物料已停用：{value}', 'This item is put away: {value}'],
    too_much: ['数字太大，或小数超过三位：{value}', '數字太大，或小數超過三位：{value}', 'Too large, or more than three decimals: {value}'],
  },
  fields: {
    code: { headers: ['物品编号', '物资编号', '物资编码', '编码', '编号', '物料编号', '物料編號', '編碼', '編號', 'code', 'item code', 'no'], isRequired: true },
    name: { headers: ['物品名称', '物资名称', '名称', '物料名称', '物料名稱', '名稱', 'name', 'item'], isRequired: true },
    specification: { headers: ['规格', '规格型号', '型号', '規格', '規格型號', '型號', 'specification', 'model'] },
    unit: { headers: ['单位', '计量单位', '單位', '計量單位', 'unit'] },
    place: { headers: ['库位', '存放位置', '仓库', '庫位', '存放位置', '倉庫', 'place', 'location'] },
    onHand: { headers: ['库存', '期初库存', '现有数量', '数量', '结存', '庫存', '期初庫存', '現有數量', '數量', '結存', 'on hand', 'stock', 'quantity'] },
    minimum: { headers: ['告警库存', '最低库存', '安全库存', '告警庫存', '最低庫存', '安全庫存', 'minimum'] },
    price: { headers: ['单价', '价格', '單價', '價格', 'price', 'unit price'] },
    backupSupplier: { headers: ['备用供应商', '备选供应商', '備用供應商', '備選供應商', 'backup supplier'] },
    backupPhone: { headers: ['备用供应商电话', '供应商电话', '備用供應商電話', '供應商電話', 'phone of the backup supplier', 'supplier phone'] },
    spare: { headers: ['备用设备', '替代品', '備用設備', 'spare'] },
    contingency: { headers: ['应急方案', '應變方案', 'when broken or missing', 'contingency'] },
    note: { headers: ['备注', '備註', 'note', 'remark'] },
  },
  known: (ctx, { siteId }) => itemsOf(ctx, siteId),
  read: (row, known) => {
    const [code, name] = [row.text('code', 40), row.text('name', 100)]
    if (code === undefined || name === undefined) {
      // 合计 at the end has figures, but neither code nor name of a thing.
      if (code !== undefined || (name !== undefined && !/^(合计|合計|总计|總計|total)/i.test(name))) row.note('key_missing', code === undefined ? 'code' : 'name', '')
      return null
    }
    const before = known.get(code)
    const unit = row.text('unit', 10)
    if (before === undefined && unit === undefined) row.note('key_missing', 'unit', '')
    const [onHand, minimum, price] = [row.figure('onHand'), row.figure('minimum'), row.fen('price')]
    for (const [field, figure] of [['onHand', onHand], ['minimum', minimum]] as const) if (figure !== undefined && (figure > MOST || Math.abs(figure * 1000 - Math.round(figure * 1000)) > 1e-6)) row.note('too_much', field, String(figure))
    if (price !== undefined && (price < 0 || price > MOST_FEN)) row.note('number_unreadable', 'price', row.text('price') ?? '')
    if (before?.is_active === false) row.note('put_away', 'code', `${code} ${name}`)
    else if (before?.has_moved === true && onHand !== undefined && onHand !== before.on_hand) row.note('stock_kept', 'onHand', String(onHand), 'warning', { onHand: before.on_hand })
    const extra: Extra = { onHand, note: row.text('note', 500) ?? '' }
    return { keys: [code], title: `${code} ${name}`, values: { name, specification: row.text('specification', 100), unit, place: row.text('place', 50), minimum, price_fen: price, backup_supplier: row.text('backupSupplier', 100), backup_phone: row.text('backupPhone', 30), spare: row.text('spare', 200), contingency: row.text('contingency', 500) }, initial: { code }, extra }
  },
  there: itemsOf,
  isExtraNew: (_, item, extra) => Promise.resolve(begins(item, extra as Extra)),
  add: async (ctx, order, { values, initial, extra }) => {
    const by = (await importerOf(ctx, order)) ?? ctx
    const said = { ...values, ...initial } as Partial<Item>
    const { onHand = 0, note } = extra as Extra
    const body = { siteId: order.siteId, code: said.code!, name: said.name!, specification: said.specification ?? '', unit: said.unit!, place: said.place ?? '', minimum: said.minimum ?? 0, priceFen: said.price_fen ?? null, ...contingencyOf(said) }
    const { id } = await createStoreItem(by, { params: {}, query: {}, body })
    if (onHand > 0) await moveStoreItem(by, { params: { id }, query: {}, body: { kind: 'receive', quantity: onHand, note: note || order.fileName.slice(0, 500), priceFen: body.priceFen } })
  },
  change: async (ctx, order, before, { values, extra }) => {
    const by = (await importerOf(ctx, order)) ?? ctx
    const said = values as Partial<Item>
    const isOther = Object.entries(values).some(([column, to]) => to !== undefined && before[column as keyof Item] !== to)
    if (isOther) await changeStoreItem(by, { params: { id: before.id }, query: {}, body: { version: before.version, name: said.name, specification: said.specification, unit: said.unit, place: said.place, minimum: said.minimum, priceFen: said.price_fen, ...contingencyOf(said) } })
    if (begins(before, extra as Extra)) await moveStoreItem(by, { params: { id: before.id }, query: {}, body: { kind: 'receive', quantity: (extra as Extra).onHand!, note: (extra as Extra).note || order.fileName.slice(0, 500), priceFen: said.price_fen ?? before.price_fen } })
  },
})
