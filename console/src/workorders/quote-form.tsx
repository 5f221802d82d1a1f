import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { App, AutoComplete, Button, Form, Input, InputNumber, Select } from 'antd'
import { formatMoney, useAct, useCall, useT } from '@guanjia/ui'
import type { PriceVersion } from '@guanjia/contract/paidservices.ts'
import type { Quote } from '@guanjia/contract/quotes.ts'
import { ActForm } from '../kit/act-form.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useNewId } from '../kit/new-id.ts'
import { ResidentText } from '../kit/resident-text.tsx'
import { usePriceWords } from '../paidservices/price-words.tsx'
import './quote-panel.css'

interface Row {
  versionId?: string | null
  kind?: 'service' | 'material'
  name?: string
  unit?: string
  quantity?: number | null
  priceYuan?: number | null
}
interface Values {
  lines: (Row | undefined)[]
  validUntil?: string | null
  note?: string
}

const DAY = 86_400_000
const fenOf = (yuan: number | null | undefined): number | null => (yuan === null || yuan === undefined ? null : Math.round(yuan * 100))

/** The price of a line: that of the list, or what is written where the list has none. */
function priceOf(row: Row | undefined, listed: ReadonlyMap<string, PriceVersion>): number | null {
  return listed.get(row?.versionId ?? '')?.priceFen ?? fenOf(row?.priceYuan)
}
function amountOf(row: Row | undefined, listed: ReadonlyMap<string, PriceVersion>): number | null {
  const price = priceOf(row, listed)
  return price === null || !row?.quantity ? null : Math.round((Math.round(row.quantity * 1000) * price) / 1000)
}

/** A quote of lines from the price list, of work beyond it, and of materials; the sum is seen before it is sent. */
export function QuoteForm({ of, siteId, last, onClose }: { of: { workOrderId: string } | { caseId: string }; siteId: string; last?: Quote; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  // Made once: a second try after a lost answer sends the same quote, not another.
  const id = useNewId()
  const menu = useCall('paidservices.serviceMenu', { query: { siteId } }, { staleTime: 60_000 })
  const listed = new Map((menu.data?.items ?? []).filter(({ charge }) => charge === 'paid').map((item) => [item.id, item]))
  const send = useAct('quotes.createQuote', ['quotes', 'workorders', 'cases'])
  const submit = async ({ lines, validUntil, note }: Values): Promise<void> => {
    const sent = lines.filter((row) => row?.quantity).map((row) => {
      const version = listed.get(row?.versionId ?? '')
      if (version) return { versionId: version.id, quantity: row!.quantity!, priceFen: version.priceFen === null ? fenOf(row!.priceYuan) : null }
      return { name: row!.name ?? '', unit: row!.unit ?? '', quantity: row!.quantity!, priceFen: fenOf(row!.priceYuan), isMaterial: row!.kind === 'material' }
    })
    if (sent.length === 0) throw new Error(t('paid.quote.lineNeeded'))
    await send.mutateAsync({ body: { id, ...of, lines: sent, validUntil: validUntil ?? undefined, note: note ?? '' } })
    void message.success(t('paid.quote.sent'))
  }
  const initial: Values = {
    lines: last ? last.lines.map((line) => ({ versionId: line.versionId !== null && listed.has(line.versionId) ? line.versionId : null, kind: line.kind === 'material' ? 'material' : 'service', name: line.name, unit: line.unit, quantity: line.quantity, priceYuan: line.priceFen / 100 })) : [{ kind: 'service', quantity: 1 }],
    validUntil: new Date(Math.ceil((Date.now() + 7 * DAY) / 3_600_000) * 3_600_000).toISOString(),
  }
  if (!menu.data) return null
  return (
    <ActForm<Values> title={t('paid.quote.title')} verb={t('paid.quote.send')} initial={initial} onSubmit={submit} onClose={onClose} width={860}>
      {(form) => (
        <>
          <Form.List name="lines">
            {(fields, { add, remove }) => (
              <div className="gj-quote-lines">
                {fields.map(({ key, name }) => (
                  <Line key={key} at={name} listed={listed} onRemove={() => remove(name)} />
                ))}
                <div className="gj-row">
                  <Button size="small" icon={<PlusOutlined />} onClick={() => add({ kind: 'service', quantity: 1 })}>
                    {t('paid.quote.addLine')}
                  </Button>
                  <Button size="small" icon={<PlusOutlined />} onClick={() => add({ kind: 'material', quantity: 1 })}>
                    {t('paid.quote.material')}
                  </Button>
                </div>
              </div>
            )}
          </Form.List>
          <Form.Item noStyle shouldUpdate>
            {() => {
              const lines = (form.getFieldValue('lines') ?? []) as (Row | undefined)[]
              return (
                <p className="gj-quote-sum">
                  <span className="gj-quiet">{t('paid.quote.total')}</span>
                  <strong>{formatMoney(lines.reduce((sum, row) => sum + (amountOf(row, listed) ?? 0), 0))}</strong>
                </p>
              )
            }}
          </Form.Item>
          <Form.Item name="validUntil" label={t('paid.quote.validUntil')} style={{ maxWidth: 260 }}>
            <InstantPicker />
          </Form.Item>
          <Form.Item name="note" label={t('paid.quote.note')}>
            <ResidentText isForResident />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}

function Line({ at, listed, onRemove }: { at: number; listed: ReadonlyMap<string, PriceVersion>; onRemove: () => void }) {
  const t = useT()
  const words = usePriceWords()
  const form = Form.useFormInstance<Values>()
  const row = Form.useWatch<Row | undefined>(['lines', at], form)
  const version = listed.get(row?.versionId ?? '')
  const isMaterial = row?.kind === 'material'
  const needed = { required: true, message: t('shell.fieldNeeded') }
  const amount = amountOf(row, listed)
  return (
    <div className="gj-quote-line">
      <Form.Item name={[at, 'name']} rules={[{ ...needed, whitespace: true }]}>
        <AutoComplete
          autoFocus
          maxLength={100}
          placeholder={isMaterial ? t('paid.quote.material') : t('paid.quote.fromList')}
          aria-label={t('paid.quote.name')}
          popupMatchSelectWidth={440}
          options={isMaterial ? [] : [...listed.values()].filter((item) => !row?.name || version !== undefined || `${item.code}${item.name}`.includes(row.name)).map((item) => ({ value: item.name, key: item.id, item, label: <span className="gj-row"><span className="gj-grow gj-clip">{item.name}</span><span className="gj-quiet">{words(item)}</span></span> }))}
          onSelect={(_: string, { item }: { item: PriceVersion }) => {
            form.setFieldValue(['lines', at, 'versionId'], item.id)
            form.setFieldValue(['lines', at, 'unit'], item.unit)
            form.setFieldValue(['lines', at, 'priceYuan'], item.priceFen === null ? null : item.priceFen / 100)
          }}
          onChange={(typed: string) => {
            if (version && typed !== version.name) form.setFieldValue(['lines', at, 'versionId'], null)
          }}
        />
      </Form.Item>
      <Form.Item name={[at, 'unit']}>
        <Input maxLength={10} placeholder={t('paid.quote.unit')} aria-label={t('paid.quote.unit')} disabled={version !== undefined} />
      </Form.Item>
      <Form.Item name={[at, 'quantity']} rules={[needed]}>
        <InputNumber min={0.001} max={99_999} style={{ width: '100%' }} aria-label={t('paid.quote.quantity')} placeholder={t('paid.quote.quantity')} />
      </Form.Item>
      <Form.Item name={[at, 'priceYuan']} rules={[needed]}>
        <InputNumber min={0} max={1_000_000} precision={2} prefix="¥" disabled={version !== undefined && version.priceFen !== null} style={{ width: '100%' }} aria-label={t('paid.quote.price')} title={version && version.priceFen !== null ? t('paid.quote.listPrice') : undefined} />
      </Form.Item>
      <output>{amount === null ? '' : formatMoney(amount)}</output>
      <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('paid.quote.removeLine')} onClick={onRemove} />
      <Form.Item name={[at, 'versionId']} hidden>
        <Input />
      </Form.Item>
      <Form.Item name={[at, 'kind']} hidden>
        <Select />
      </Form.Item>
    </div>
  )
}
