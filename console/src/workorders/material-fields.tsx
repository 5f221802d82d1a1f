import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { AutoComplete, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { faultOf, formatStock, itemWords, useCall, useStock, useT, type MaterialDraft } from '@guanjia/ui'
import type { StoreItem } from '@guanjia/contract/stores.ts'
import { useLater } from '../kit/search-box.tsx'
import { useMay } from '../session/session.tsx'

/** What a line was made of: an item of the store, or words; kept under the contract's name `itemId`, so that errors find their field. */
interface Picked {
  id: string | null
  name: string
  unit: string
}
export interface MaterialRow {
  itemId?: Picked | null
  quantity?: string
}

/** The rows of the form as the server takes them; rows that say nothing are left out. */
export function draftsOf(rows: readonly (MaterialRow | undefined)[] | undefined): MaterialDraft[] {
  return (rows ?? []).map((row) => ({ itemId: row?.itemId?.id ?? null, name: row?.itemId?.name.trim() ?? '', quantity: row?.quantity?.trim() ?? '' }))
}

/** Materials used: picked from the store with what is there beside, or in own words; what is short is said before it is sent. */
export function MaterialFields({ siteId }: { siteId: string }) {
  const t = useT()
  const form = Form.useFormInstance()
  const rows = Form.useWatch<MaterialRow[] | undefined>('materials', form)
  const drafts = draftsOf(rows)
  const stock = useStock(drafts.flatMap(({ itemId }) => itemId ?? []))
  return (
    <Form.Item label={t('shell.field.materials')}>
      <Form.List name="materials">
        {(fields, { add, remove }) => (
          <div className="gj-stack" style={{ gap: 8 }}>
            {fields.map(({ key, name }) => (
              <Line key={key} at={name} siteId={siteId} drafts={drafts} item={stock.get(drafts[name]?.itemId ?? '')} onRemove={() => remove(name)} />
            ))}
            <Button size="small" icon={<PlusOutlined />} style={{ alignSelf: 'flex-start' }} onClick={() => add()}>
              {t('workorders.materialAdd')}
            </Button>
          </div>
        )}
      </Form.List>
    </Form.Item>
  )
}

interface LineProps {
  at: number
  siteId: string
  drafts: readonly MaterialDraft[]
  item: StoreItem | undefined
  onRemove: () => void
}

function Line({ at, siteId, drafts, item, onRemove }: LineProps) {
  const t = useT()
  const may = useMay()
  const form = Form.useFormInstance()
  const draft = drafts[at]
  const stock = item ? formatStock(item.onHand, item.unit) : ''
  const check = (): Promise<void> => {
    // What stands in the form now: this render may be a letter behind.
    const now = draftsOf(form.getFieldValue('materials') as MaterialRow[])
    const line = now[at]
    const fault = line?.name ? faultOf(line, now, item?.id === line.itemId ? item : undefined) : line?.quantity ? null : 'quantity'
    if (fault === 'short') return Promise.reject(new Error(t('stores.pick.short', { stock })))
    if (fault === 'number') return Promise.reject(new Error(t('stores.pick.number')))
    return fault === 'quantity' ? Promise.reject(new Error(t('shell.fieldNeeded'))) : Promise.resolve()
  }
  const checkName = (_: unknown, picked: Picked | null | undefined): Promise<void> => {
    if (!picked?.name.trim()) return Promise.reject(new Error(t('shell.fieldNeeded')))
    return item && !item.isActive ? Promise.reject(new Error(t('stores.putAwayTag'))) : Promise.resolve()
  }
  return (
    <div className="gj-row" style={{ alignItems: 'flex-start' }}>
      <Form.Item name={[at, 'itemId']} rules={[{ validator: checkName }]} className="gj-grow" style={{ marginBottom: 0 }}>
        <MaterialPicker siteId={siteId} isFromStore={may('stores:read')} />
      </Form.Item>
      <Form.Item
        name={[at, 'quantity']}
        dependencies={['materials']}
        rules={[{ validator: check }]}
        style={{ marginBottom: 0, width: 190 }}
        extra={item && t('stores.pick.stock', { stock })}
      >
        <Input
          placeholder={draft?.itemId ? t('stores.move.quantity') : t('workorders.materialQuantity')}
          aria-label={`${t('stores.move.quantity')} ${draft?.name ?? ''}`.trim()}
          inputMode={draft?.itemId ? 'decimal' : 'text'}
          suffix={item?.unit}
          maxLength={30}
        />
      </Form.Item>
      <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('workorders.materialRemove')} onClick={onRemove} />
    </div>
  )
}

const WAIT_MS = 150

/** Finds an item by typing; what is typed and not picked stays as words. `takesAll`: what the store has run out of can be picked, too. */
export function MaterialPicker({
  id,
  value,
  onChange,
  siteId,
  isFromStore,
  label,
  takesAll = false,
}: {
  id?: string
  value?: Picked | null
  onChange?: (value: Picked | null) => void
  siteId: string
  isFromStore: boolean
  label?: string
  takesAll?: boolean
}) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const words = value?.id ? '' : (value?.name ?? '')
  const q = useLater(words.trim(), WAIT_MS)
  const found = useCall(
    'stores.listStoreItems',
    { query: { siteId, limit: 20, filter: { q: q || undefined, active: true } } },
    { enabled: isFromStore && isOpen, placeholderData: keepPreviousData },
  )
  // Until the answer to these very words is here, Enter must not pick from the answer to others.
  const isSettled = q === words.trim() && !found.isPlaceholderData
  const items = isFromStore && isSettled ? (found.data?.items ?? []) : []
  return (
    // The list would keep Tab for itself; here Tab means the next field.
    <div onKeyDownCapture={(event) => event.key === 'Tab' && event.stopPropagation()}>
      <AutoComplete
        defaultActiveFirstOption={false}
        id={id}
        value={value?.name ?? ''}
        open={isOpen && items.length > 0}
        onOpenChange={setOpen}
        placeholder={isFromStore ? t('stores.pick.search') : t('workorders.materialName')}
        aria-label={label ?? t('workorders.materialName')}
        popupMatchSelectWidth={false}
        style={{ width: '100%' }}
        maxLength={100}
        options={items.map((item) => ({ value: item.id, label: itemWords(item), item, disabled: !takesAll && item.onHand <= 0 }))}
        optionRender={({ data }) => (
          <span className="gj-row">
            <span className="gj-grow">{data.label}</span>
            <span className="gj-quiet gj-small">
              {data.item.onHand > 0 ? t('stores.pick.stock', { stock: formatStock(data.item.onHand, data.item.unit) }) : t('stores.pick.gone')}
            </span>
          </span>
        )}
        onSelect={(_, { item }) => {
          setOpen(false)
          onChange?.({ id: item.id, name: itemWords(item), unit: item.unit })
        }}
        onChange={(typed: string | undefined, option) => {
          // A pick is told by onSelect; here are only the words that somebody types or clears.
          if (!option || !('item' in option)) onChange?.(typed ? { id: null, name: typed, unit: '' } : null)
        }}
      />
    </div>
  )
}
