import { useState } from 'react'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import type { CallInput } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatMoney } from '@guanjia/ui/format/text.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useCan } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { LineField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos, type PhotoDraft } from '../kit/photos.ts'
import { SignaturePad } from '../kit/signature-pad.tsx'
import { sendSignature } from '../kit/signature.ts'
import { isSigned, type Stroke } from '../kit/strokes.ts'

type DoneBody = Extract<CallInput<'workorders.actOnWorkOrder'>['body'], { action: 'done' }>
type Extras = Pick<DoneBody, 'priceFen' | 'helpers' | 'signature' | 'readings'>
type Meter = WorkOrder['readings'][number]['meter']
const START_METERS: readonly Meter[] = ['water', 'electricity']

/** What is asked beside the result of work: its price, who helped, the readings of the meters, the signature. */
export function useDoneExtras(order: WorkOrder, key: string) {
  const [blank] = useState(() => ({
    price: '', helpers: [] as { id: string; name: string; minutes: string }[], water: '', electricity: '', signedBy: order.contactName, strokes: [] as Stroke[], signatureId: recordId(),
  }))
  const [draft, change, forget] = useDraft(`${key}:extras`, blank)
  const photos: Record<Meter, PhotoDraft> = { water: usePhotos(`${key}:water`), electricity: usePhotos(`${key}:electricity`) }
  const needsReadings = order.kind === 'water_power_on'
  const priceFen = draft.price.trim() === '' ? null : Math.round(Number(draft.price.normalize('NFKC')) * 100)
  const wrong = {
    price: priceFen !== null && (!Number.isFinite(priceFen) || priceFen < 0 || order.quotedFen === null || priceFen > order.quotedFen),
    readings: needsReadings && START_METERS.some((meter) => !/^\d{1,8}(\.\d{1,3})?$/.test(draft[meter].trim()) || photos[meter].photos.length === 0),
    signedBy: draft.strokes.length > 0 && !draft.signedBy.trim(),
  }
  async function settle(): Promise<Extras> {
    const readings: NonNullable<Extras['readings']> = []
    if (needsReadings) {
      for (const meter of START_METERS) {
        const [photoId] = await photos[meter].settle()
        readings.push({ meter, value: Number(draft[meter]), photoId: photoId! })
      }
    }
    const helpers = draft.helpers.filter(({ minutes }) => Number(minutes) > 0).map(({ id, minutes }) => ({ employeeId: id, minutes: Number(minutes) }))
    if (!isSigned(draft.strokes)) return { priceFen, helpers, readings }
    const fileId = await sendSignature(draft.strokes, draft.signatureId)
    return { priceFen, helpers, readings, signature: { fileId, by: draft.signedBy.trim() } }
  }
  return {
    draft, change, photos, wrong, needsReadings, settle, isWrong: wrong.price || wrong.readings || wrong.signedBy,
    forget: (): void => {
      forget()
      photos.water.clear()
      photos.electricity.clear()
    },
  }
}

export function DoneExtraFields({ order, extras, isAsked }: { order: WorkOrder; extras: ReturnType<typeof useDoneExtras>; isAsked: boolean }) {
  const t = useT()
  const { draft, change, photos, wrong } = extras
  const max = formatMoney(order.quotedFen)
  return (
    <>
      {extras.needsReadings &&
        START_METERS.map((meter) => (
          <div key={meter}>
            <LineField
              label={t(`mobilePaid.done.${meter}`)}
              max={12}
              value={draft[meter]}
              onChange={(value) => change({ [meter]: value })}
              error={isAsked && wrong.readings ? t('mobilePaid.done.readingNeeded') : undefined}
            />
            <PhotoField label={t(`mobilePaid.done.${meter}Photo`)} draft={photos[meter]} />
          </div>
        ))}
      {order.isPaid && order.quotedFen !== null && (
        <LineField
          label={t('mobilePaid.done.price')}
          hint={t('mobilePaid.done.priceHint', { max })}
          error={wrong.price ? t('mobilePaid.done.priceTooHigh', { max }) : undefined}
          max={10}
          value={draft.price}
          onChange={(price) => change({ price })}
        />
      )}
      <Helpers order={order} helpers={draft.helpers} onChange={(helpers) => change({ helpers })} />
      {order.placeKind === 'unit' && (
        <>
          <SignaturePad label={t('mobilePaid.done.signature')} strokes={draft.strokes} onChange={(strokes) => change({ strokes, signatureId: recordId() })} />
          {draft.strokes.length > 0 && (
            <LineField
              label={t('mobilePaid.done.signedBy')}
              max={50}
              value={draft.signedBy}
              onChange={(signedBy) => change({ signedBy })}
              error={isAsked && wrong.signedBy ? t('mobilePaid.done.signedByNeeded') : undefined}
            />
          )}
        </>
      )}
    </>
  )
}

type Helper = { id: string; name: string; minutes: string }

/** Who worked along, each with the own minutes. */
function Helpers({ order, helpers, onChange }: { order: WorkOrder; helpers: Helper[]; onChange: (helpers: Helper[]) => void }) {
  const t = useT()
  const can = useCan()
  const [isPicking, setPicking] = useState(false)
  const people = useCall('aftercare.colleaguesAtWork', { query: { siteId: order.siteId } }, { enabled: isPicking })
  if (!can('work_orders:work')) return null
  const free = (people.data?.items ?? []).filter(({ id }) => id !== order.worker?.id && !helpers.some((helper) => helper.id === id))
  return (
    <div className="field" role="group" aria-label={t('mobilePaid.done.helpers')}>
      <span className="label">
        {t('mobilePaid.done.helpers')} <small>{t('mobile.optional')}</small>
      </span>
      {helpers.map((helper) => (
        <div key={helper.id} className="material-line">
          <span className="material-item">{helper.name}</span>
          <input
            className="input"
            inputMode="numeric"
            aria-label={t('mobilePaid.done.helperMinutes', { name: helper.name })}
            value={helper.minutes}
            onChange={(event) => onChange(helpers.map((one) => (one.id === helper.id ? { ...one, minutes: event.target.value.replaceAll(/\D/g, '').slice(0, 4) } : one)))}
          />
          <button type="button" className="icon-button" aria-label={t('mobilePaid.done.removeHelper', { name: helper.name })} onClick={() => onChange(helpers.filter(({ id }) => id !== helper.id))}>
            ✕
          </button>
        </div>
      ))}
      {isPicking && (
        <div className="choice-chips">
          {free.map(({ id, name }) => (
            <button
              key={id}
              type="button"
              onClick={() => {
                onChange([...helpers, { id, name, minutes: '30' }])
                setPicking(false)
              }}
            >
              <span>{name}</span>
            </button>
          ))}
        </div>
      )}
      {!isPicking && (
        <button type="button" className="text-button" onClick={() => setPicking(true)}>
          + {t('mobilePaid.done.addHelper')}
        </button>
      )}
    </div>
  )
}
