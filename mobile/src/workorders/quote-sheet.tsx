import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { PriceVersion } from '@guanjia/contract/paidservices.ts'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatMoney } from '@guanjia/ui/format/text.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { LineField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { fenOf } from '../kit/money.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { ResidentWordsField } from '../kit/resident-words-field.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { amountOf, priceWords } from '../paidservices/price-words.ts'
import '../paidservices/paid.css'

interface Line {
  versionId: string | null
  isMaterial: boolean
  name: string
  unit: string
  quantity: string
  /** Yuan, as written; of a listed price what the list says. */
  price: string
  isFixed: boolean
}

const amount = (line: Line): number | null => amountOf(line.quantity, fenOf(line.price))

/** Makes a quote at the door: from the price list, of work beyond it, of materials; the sum stands on the button. */
export function QuoteSheet({ order, onClose }: { order: WorkOrder; onClose: () => void }) {
  const t = useT()
  const { account } = useSession()
  const [blank] = useState(() => ({ id: recordId(), lines: [] as Line[], note: '' }))
  const [draft, change, forget] = useDraft(`${account.id}:quote:${order.id}`, blank)
  const [isPicking, setPicking] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const { send, isBusy, error } = useSend('quotes.createQuote', order.id, ['quotes', 'workorders', 'cases'])
  const lines = draft.lines
  const isWrong = lines.length === 0 || lines.some((line) => !line.name.trim() || amount(line) === null)
  const total = lines.reduce((sum, line) => sum + (amount(line) ?? 0), 0)
  const set = (at: number, part: Partial<Line>): void => change({ lines: lines.map((line, i) => (i === at ? { ...line, ...part } : line)) })
  const add = (line: Partial<Line>): void => {
    change({ lines: [...lines, { versionId: null, isMaterial: false, name: '', unit: '', quantity: '1', price: '', isFixed: false, ...line }] })
    setPicking(false)
  }
  async function submit(): Promise<void> {
    setAsked(true)
    if (isWrong) return
    const body = {
      id: draft.id, workOrderId: order.id, note: draft.note.trim(),
      lines: lines.map((line) => ({
        versionId: line.versionId, isMaterial: line.isMaterial, name: line.versionId ? '' : line.name.trim(), unit: line.versionId ? '' : line.unit.trim(),
        quantity: Number(line.quantity.normalize('NFKC')), priceFen: line.isFixed ? null : fenOf(line.price),
      })),
    }
    if (!(await send({ body }).catch(() => null))) return
    forget()
    toast(t('mobilePaid.quote.sent'))
    onClose()
  }
  return (
    <Sheet
      open
      title={t('mobilePaid.quote.make')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
          {t('mobilePaid.quote.send', { total: formatMoney(total) })}
        </Button>
      }
    >
      {isPicking ? (
        <PickPrice siteId={order.siteId} onPick={(item) => add({ versionId: item.id, name: item.name, unit: item.unit, price: item.priceFen === null ? '' : String(item.priceFen / 100), isFixed: item.priceFen !== null })} />
      ) : (
        <>
          {lines.map((line, index) => (
            // The lines have no identity of their own; their place is the only one.
            // oxlint-disable-next-line react/no-array-index-key
            <div key={index} className="quote-edit">
              {line.versionId ? <strong>{line.name}</strong> : <LineField label={line.isMaterial ? t('mobilePaid.quote.material') : t('mobilePaid.quote.other')} max={100} value={line.name} onChange={(name) => set(index, { name })} />}
              <div className="pair">
                <input className="input" inputMode="decimal" aria-label={`${t('mobilePaid.quote.quantity')} ${line.name}`} placeholder={t('mobilePaid.quote.quantity')} value={line.quantity} onChange={(event) => set(index, { quantity: event.target.value.slice(0, 9) })} />
                <input className="input" inputMode="decimal" aria-label={`${t('mobilePaid.quote.price')} ${line.name}`} placeholder={t('mobilePaid.quote.price')} disabled={line.isFixed} value={line.price} onChange={(event) => set(index, { price: event.target.value.slice(0, 10) })} />
                <button type="button" className="icon-button" aria-label={t('mobilePaid.quote.remove', { name: line.name })} onClick={() => change({ lines: lines.filter((_, at) => at !== index) })}>
                  ✕
                </button>
              </div>
              <p className="sum-line">
                <span className="muted">{line.unit}</span>
                <span>{formatMoney(amount(line))}</span>
              </p>
            </div>
          ))}
          <div className="material-adds">
            <button type="button" className="text-button" onClick={() => setPicking(true)}>
              + {t('mobilePaid.quote.pick')}
            </button>
            <button type="button" className="text-button" onClick={() => add({})}>
              + {t('mobilePaid.quote.other')}
            </button>
            <button type="button" className="text-button" onClick={() => add({ isMaterial: true })}>
              + {t('mobilePaid.quote.material')}
            </button>
          </div>
          {isAsked && isWrong && <p className="field-error">{t('mobilePaid.quote.needed')}</p>}
          <ResidentWordsField label={t('mobilePaid.quote.note')} max={500} value={draft.note} onChange={(note) => change({ note })} values={{ unit: order.unit?.name, number: order.number }} />
          <ProblemNote error={error} isKept />
        </>
      )}
    </Sheet>
  )
}

function PickPrice({ siteId, onPick }: { siteId: string; onPick: (item: PriceVersion) => void }) {
  const t = useT()
  const [q, setQ] = useState('')
  const menu = useCall('paidservices.serviceMenu', { query: { siteId } })
  const items = (menu.data?.items ?? []).filter(({ charge, code, name }) => charge === 'paid' && `${code}${name}`.toLowerCase().includes(q.trim().toLowerCase()))
  return (
    <>
      <LineField label={t('mobilePaid.quote.search')} max={50} value={q} onChange={setQ} enterKeyHint="search" autoCapitalize="none" />
      <ProblemNote error={menu.error} />
      <div className="choice-list">
        {items.map((item) => (
          <button key={item.id} type="button" onClick={() => onPick(item)}>
            <span>{item.name}</span>
            <small>{priceWords(t, item)}</small>
          </button>
        ))}
      </div>
    </>
  )
}
