import { App, Form, Input, InputNumber } from 'antd'
import { useRef } from 'react'
import { formatMoved, formatStock, stockAfter, useAct, useT, type MovementKind } from '@guanjia/ui'
import type { StoreItem } from '@guanjia/contract/stores.ts'
import { ActForm } from '../kit/act-form.tsx'
import { newId } from '../kit/new-id.ts'
import { inWords } from '../kit/worded.ts'
import './stores.css'

interface Values {
  quantity: number | null
  note?: string
  priceYuan?: number | null
}

/** One movement of an item: what it leaves, and for a count the difference, is on screen before it is saved. */
export function MoveForm({ item, kind, onClose }: { item: StoreItem; kind: MovementKind; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const move = useAct('stores.moveStoreItem')
  // The same words after a lost answer are the same movement; other words are another one.
  const attempt = useRef({ words: '', id: '' })
  const verb = t(`stores.act.${kind}`)
  const submit = async ({ quantity, note = '', priceYuan }: Values): Promise<void> => {
    const priceFen = priceYuan === null || priceYuan === undefined ? null : Math.round(priceYuan * 100)
    const said = { kind, quantity: quantity!, note: note.trim(), priceFen }
    const words = JSON.stringify(said)
    if (attempt.current.words !== words) attempt.current = { words, id: newId() }
    const done = await inWords(t, () => move.mutateAsync({ params: { id: item.id }, body: { id: attempt.current.id, ...said } }))
    const stock = formatStock(done.item.onHand, item.unit)
    const moved = formatMoved(done.movement.quantity)
    void message.success(kind === 'count' ? t('stores.move.wasCounted', { name: item.name, stock }) : t('stores.move.done', { name: item.name, verb, moved, stock }))
  }
  const check = (_: unknown, quantity: number | null | undefined): Promise<void> => {
    if (quantity === null || quantity === undefined) return Promise.reject(new Error(t('stores.move.needed')))
    if (kind !== 'count' && quantity <= 0) return Promise.reject(new Error(t('stores.move.positive')))
    if (stockAfter(kind, item.onHand, quantity).after < 0)
      return Promise.reject(new Error(t('stores.move.short', { stock: formatStock(item.onHand, item.unit) })))
    return Promise.resolve()
  }
  const isReasonNeeded = kind === 'damage'
  return (
    <ActForm<Values>
      title={`${verb} · ${item.name}`}
      verb={verb}
      isDanger={kind === 'damage'}
      initial={{ priceYuan: kind === 'receive' && item.priceFen !== null ? item.priceFen / 100 : null }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="quantity" label={t(kind === 'count' ? 'stores.move.counted' : 'stores.move.quantity')} required rules={[{ validator: check }]}>
            <InputNumber min={0} max={9_999_999} step={1} suffix={item.unit} autoFocus style={{ width: 220 }} />
          </Form.Item>
          <Form.Item noStyle dependencies={['quantity']}>
            {() => <Outcome item={item} kind={kind} verb={verb} quantity={form.getFieldValue('quantity') as number | null | undefined} />}
          </Form.Item>
          {kind === 'receive' && (
            <Form.Item name="priceYuan" label={t('stores.move.price')}>
              <InputNumber min={0} max={10_000_000} precision={2} prefix="¥" style={{ width: 220 }} />
            </Form.Item>
          )}
          <Form.Item
            name="note"
            label={t(isReasonNeeded ? 'stores.move.reason' : 'stores.move.note')}
            rules={isReasonNeeded ? [{ required: true, whitespace: true, message: t('stores.move.reasonNeeded') }] : []}
          >
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} placeholder={t(`stores.move.noteHint.${kind}`)} />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}

/** What the movement would make of the stock. */
function Outcome({ item, kind, verb, quantity }: { item: StoreItem; kind: MovementKind; verb: string; quantity: number | null | undefined }) {
  const t = useT()
  const stock = (value: number): string => formatStock(value, item.unit)
  const now = t('stores.move.now', { stock: stock(item.onHand) })
  if (quantity === null || quantity === undefined) return <p className="gj-quiet gj-move-outcome">{now}</p>
  const { after, change } = stockAfter(kind, item.onHand, quantity)
  if (kind === 'count') {
    const figures = { stock: stock(Math.abs(change)), before: stock(item.onHand), after: stock(after) }
    const words = change === 0 ? t('stores.move.same') : t(change < 0 ? 'stores.move.less' : 'stores.move.more', figures)
    return (
      <p className="gj-tone gj-move-outcome" data-tone={change === 0 ? 'done' : 'soon'} role="status">
        {words}
      </p>
    )
  }
  // Too much is told by the field itself.
  if (after < 0) return null
  return (
    <p className="gj-quiet gj-move-outcome" role="status">
      {`${now} → ${t('stores.move.after', { verb, stock: stock(after) })}`}
    </p>
  )
}
