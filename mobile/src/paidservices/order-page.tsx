import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation, useParams } from 'wouter'
import type { PriceVersion } from '@guanjia/contract/paidservices.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatMoney } from '@guanjia/ui/format/text.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { instantAt } from '@guanjia/ui/format/index.ts'
import { Page } from '../app/page.tsx'
import { useSession, zoneOf } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Empty } from '../kit/empty.tsx'
import { Facts, fact } from '../kit/facts.tsx'
import { Choice, Field, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'
import { amountOf, priceWords } from './price-words.ts'
import './paid.css'

/** One service of the list: what it is, what it costs, and ordering it for an own unit. */
export function ServicePage() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const { units } = useSession()
  const siteId = units[0]?.siteId ?? ''
  const menu = useCall('paidservices.serviceMenu', { query: { siteId } }, { enabled: siteId !== '' })
  const item = menu.data?.items.find((one) => one.id === id)
  if (item) return <OrderForm key={item.id} item={item} />
  return (
    <Page title={t('mobilePaid.menu.title')} back="/services">
      {menu.error ? <WholePageProblem error={menu.error} onRetry={() => void menu.refetch()} /> : menu.data ? <Empty title={t('mobilePaid.menu.gone')} /> : <Rows count={3} />}
    </Page>
  )
}

function OrderForm({ item }: { item: PriceVersion }) {
  const t = useT()
  const session = useSession()
  const [, navigate] = useLocation()
  const units = session.units
  const key = `${session.account.id}:service:${item.itemId}`
  const [blank] = useState(() => ({ id: recordId(), unitId: units[0]?.id ?? '', quantity: '1', day: '', from: '09:00', words: '', phone: '', invoice: '' }))
  const [draft, change, forget] = useDraft(key, blank)
  const photos = usePhotos(key)
  const [problem, setProblem] = useState<unknown>(null)
  const [changed, setChanged] = useState<PriceVersion | null>(null)
  const [isUploading, setUploading] = useState(false)
  const { send, isBusy, error, reset } = useSend('quotes.orderPaidService', `order:${item.itemId}`, ['quotes', 'cases', 'residents', 'paidservices'])
  const unit = units.find(({ id }) => id === draft.unitId) ?? units[0]
  const total = item.charge === 'free' ? null : amountOf(draft.quantity, item.priceFen)
  const quantity = Number(draft.quantity.normalize('NFKC'))
  const isWrong = !(quantity > 0 && quantity < 100_000)
  async function submit(): Promise<void> {
    if (!unit || isWrong) return
    setProblem(null)
    reset()
    try {
      setUploading(true)
      const fileIds = await photos.settle()
      setUploading(false)
      const zone = zoneOf(session, unit.siteId)
      const from = draft.day ? instantAt(draft.day, draft.from, zone) : null
      const wish = from === null ? null : { from, to: new Date(Date.parse(from) + 2 * 3_600_000).toISOString() }
      const body = {
        id: draft.id, siteId: unit.siteId, unitId: unit.id, versionId: item.id, quantity, seenPriceFen: item.priceFen, wish, words: draft.words.trim(),
        contactPhone: draft.phone.trim(), fileIds, invoiceNote: draft.invoice.trim(),
      }
      const order = await send({ body })
      if (order) finish(order.case.id)
    } catch (failure) {
      // The first try arrived although its answer was lost.
      if (isProblem(failure, 'already_exists')) finish(draft.id)
      else if (isProblem(failure, 'paid_service.price_changed')) setChanged(failure.problem?.current as PriceVersion)
      else setProblem(failure)
    } finally {
      setUploading(false)
    }
  }
  function finish(caseId: string): void {
    forget()
    change({ ...blank, id: recordId() })
    photos.clear()
    toast(t('mobilePaid.menu.ordered'))
    navigate('/', { replace: true })
    navigate(`/cases/${caseId}`)
  }
  const act = item.charge === 'free' ? t('mobilePaid.menu.submitFree') : total === null ? t('mobilePaid.menu.submitAsk') : t('mobilePaid.menu.submit', { total: formatMoney(total) })
  const add = (step: number): void => change({ quantity: String(Math.max(1, (Number.isFinite(quantity) ? quantity : 1) + step)) })
  return (
    <Page
      title={item.name}
      back="/services"
      foot={
        <Button block size="large" color="primary" loading={isBusy || isUploading} disabled={!unit || isWrong || changed !== null} onClick={() => void submit()}>
          {act}
        </Button>
      }
    >
      <section className="card section">
        <p className="sum-line">
          <span>{item.name}</span>
          <strong>{priceWords(t, item)}</strong>
        </p>
        <Facts
          items={[
            fact(t('mobilePaid.menu.includes'), item.includes),
            fact(t('mobilePaid.menu.excludes'), item.excludes),
            fact(t('mobilePaid.own.note'), item.legalNote),
          ]}
        />
        {item.warrantyDays ? <p className="muted">{t('mobilePaid.menu.warranty', { n: item.warrantyDays })}</p> : null}
      </section>
      {changed && (
        <div className="note note-warning" role="alert">
          <p>{t('mobilePaid.menu.changed', { price: priceWords(t, changed) })}</p>
          <Button size="small" onClick={() => navigate(`/services/${changed.id}`, { replace: true })}>
            {t('mobilePaid.own.waitingAct')}
          </Button>
        </div>
      )}
      <div className="card form">
        {units.length > 1 && (
          <Choice label={t('mobilePaid.menu.unitOf')} options={units.map(({ id, code }) => ({ value: id, text: code }))} value={unit?.id ?? null} onChange={(unitId) => change({ unitId })} />
        )}
        <Field label={t('mobilePaid.menu.quantity', { unit: item.unit })}>
          {(field) => (
            <div className="stepper">
              <button type="button" aria-label={t('mobilePaid.menu.fewer')} onClick={() => add(-1)}>
                −
              </button>
              <input {...field} className="input" inputMode="decimal" value={draft.quantity} onChange={(event) => change({ quantity: event.target.value.slice(0, 8) })} />
              <button type="button" aria-label={t('mobilePaid.menu.more')} onClick={() => add(1)}>
                +
              </button>
            </div>
          )}
        </Field>
        <Field label={t('mobilePaid.menu.wish')} hint={t('mobilePaid.menu.wishHint')}>
          {(field) => (
            <div className="stepper">
              <input {...field} className="input" type="date" value={draft.day} onChange={(event) => change({ day: event.target.value })} />
              <input className="input" type="time" aria-label={t('mobilePaid.menu.wish')} value={draft.from} onChange={(event) => change({ from: event.target.value })} />
            </div>
          )}
        </Field>
        <WordsField label={t('mobilePaid.menu.words')} max={2000} value={draft.words} onChange={(words) => change({ words })} />
        <PhotoField label={t('mobilePaid.menu.photos')} hint={t('mobile.optional')} draft={photos} />
        <LineField label={t('mobilePaid.menu.phone')} type="tel" max={30} value={draft.phone} onChange={(phone) => change({ phone })} />
        {item.charge === 'paid' && <LineField label={t('mobilePaid.menu.invoice')} hint={t('mobilePaid.menu.invoiceHint')} max={200} value={draft.invoice} onChange={(invoice) => change({ invoice })} />}
        {total !== null && (
          <p className="sum-line">
            <span>{t('mobilePaid.menu.total')}</span>
            <strong className="quote-total">{formatMoney(total)}</strong>
          </p>
        )}
        {item.charge === 'paid' && <p className="field-hint">{total === null ? t('mobilePaid.menu.askHint') : t('mobilePaid.menu.agree')}</p>}
        {!changed && <ProblemNote error={problem ?? error} isKept />}
      </div>
    </Page>
  )
}
