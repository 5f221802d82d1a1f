import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation, useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT, type T } from '@guanjia/ui/i18n/index.ts'
import { faultOf, sentMaterials, type MaterialDraft, type MaterialFault } from '@guanjia/ui/stores/materials.ts'
import { formatStock } from '@guanjia/ui/stores/stock.ts'
import { useStock } from '@guanjia/ui/stores/use-stock.ts'
import type { StoreItem } from '@guanjia/contract/stores.ts'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Field } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { ResidentWordsField } from '../kit/resident-words-field.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'
import { DoneExtraFields, useDoneExtras } from './done-extras.tsx'
import { MaterialLines } from './material-lines.tsx'

/** Finishing an order: proof before and after, what was done, how long, what was used. All of it survives a reload. */
export function DonePage() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const order = useCall('workorders.getWorkOrder', { params: { id } })
  if (order.data) return <DoneForm order={order.data} />
  return (
    <Page title={t('mobile.doneForm.title')} back={`/work-orders/${id}`}>
      {order.error ? <WholePageProblem error={order.error} onRetry={() => void order.refetch()} /> : <Rows count={3} />}
    </Page>
  )
}

function DoneForm({ order }: { order: WorkOrder }) {
  const t = useT()
  const [, navigate] = useLocation()
  const { account, employeeId } = useSession()
  const key = `${account.id}:done:${order.id}`
  const [draft, change, forget] = useDraft(key, { result: '', minutes: '', materials: [] as MaterialDraft[] })
  const before = usePhotos(`${key}:before`)
  const after = usePhotos(`${key}:after`)
  const extras = useDoneExtras(order, key)
  const [isAsked, setAsked] = useState(false)
  const [isUploading, setUploading] = useState(false)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const { send, isBusy, error, reset } = useSend('workorders.actOnWorkOrder', `${order.id}:done`, ['workorders', 'platform', 'cases', 'stores'], { isDated: order.worker?.id === employeeId })

  // A line that was kept by an older app knows nothing of the store.
  const lines = draft.materials.map((line) => ({ ...line, itemId: line.itemId ?? null }))
  const stock = useStock(lines.flatMap(({ itemId }) => itemId ?? []))
  const materials = sentMaterials(lines)
  const faults = lines.map((line) => {
    const isEmpty = line.itemId === null && !line.name.trim() && !line.quantity.trim()
    return isEmpty ? null : faultOf(line, lines, stock.get(line.itemId ?? ''))
  })
  const isUnproven = before.photos.length + order.photosBefore.length === 0 || after.photos.length + order.photosAfter.length === 0
  const wrong = {
    result: !draft.result.trim(),
    // Only a repair has to be proven by pictures; other work may be.
    photos: order.kind === 'repair' && isUnproven,
    materials: faults.some((fault) => fault !== null),
  }
  async function submit(): Promise<void> {
    setAsked(true)
    setUploadError(null)
    reset()
    if (wrong.result || wrong.photos || wrong.materials || extras.isWrong) {
      document.querySelector('.field-error')?.scrollIntoView({ block: 'center', behavior: 'smooth' })
      return
    }
    try {
      setUploading(true)
      const [photoBeforeIds, photoAfterIds] = await Promise.all([before.settle(), after.settle()])
      const more = await extras.settle()
      setUploading(false)
      const labourMinutes = draft.minutes === '' ? null : Number(draft.minutes)
      const done = await send({
        params: { id: order.id },
        body: { action: 'done', result: draft.result.trim(), photoBeforeIds, photoAfterIds, labourMinutes, materials, ...more },
      })
      if (!done) return
      forget()
      extras.forget()
      before.clear()
      after.clear()
      toast(t(done.isKeptAsNote ? 'mobileDispatch.kept' : 'mobile.act.done'))
      navigate(done.isKeptAsNote ? '/' : `/work-orders/${order.id}`, { replace: true })
    } catch (problem) {
      setUploadError(problem)
    } finally {
      setUploading(false)
    }
  }
  const addMinutes = (step: number): void => change({ minutes: String(Math.min(10_000, Math.max(0, Number(draft.minutes || 0) + step))) })

  return (
    <Page
      title={`${t('mobile.doneForm.title')} · ${order.number}`}
      back={`/work-orders/${order.id}`}
      foot={
        <Button block size="large" color="primary" loading={isBusy || isUploading} onClick={() => void submit()}>
          {t('mobile.doneForm.submit')}
        </Button>
      }
    >
      <div className="card form">
        <p className="form-lead">{order.title}</p>
        {order.photosBefore.length > 0 && (
          <>
            <p className="label">{t('mobile.order.photosBefore')}</p>
            <Pictures files={order.photosBefore} />
          </>
        )}
        <PhotoField
          label={t('mobile.doneForm.before')}
          hint={order.photosBefore.length > 0 || order.kind !== 'repair' ? t('mobile.optional') : t('mobile.doneForm.photosHint')}
          draft={before}
        />
        <PhotoField
          label={t('mobile.doneForm.after')}
          draft={after}
          error={isAsked && wrong.photos ? t('mobile.doneForm.photosMissing') : undefined}
        />
        <ResidentWordsField
          label={t('mobile.doneForm.result')}
          hint={t('mobile.doneForm.resultHint')}
          error={isAsked && wrong.result ? t('mobile.doneForm.resultNeeded') : undefined}
          max={2000}
          value={draft.result}
          onChange={(result) => change({ result })}
          values={{ unit: order.unit?.name, number: order.case?.number }}
        />
        <Field label={t('mobile.doneForm.labour')}>
          {(field) => (
            <div className="stepper">
              <button type="button" aria-label={t('mobile.doneForm.fewer')} onClick={() => addMinutes(-15)}>
                −
              </button>
              <input
                {...field}
                className="input"
                inputMode="numeric"
                value={draft.minutes}
                onChange={(event) => change({ minutes: event.target.value.replaceAll(/\D/g, '').slice(0, 4) })}
              />
              <button type="button" aria-label={t('mobile.doneForm.more')} onClick={() => addMinutes(15)}>
                +
              </button>
            </div>
          )}
        </Field>
        <MaterialLines
          siteId={order.siteId}
          lines={lines}
          stock={stock}
          onChange={(materials) => change({ materials })}
          faults={faults.map((fault, index) => (fault && (isAsked || SAID_AT_ONCE.has(fault)) ? faultWords(t, fault, stock.get(lines[index]!.itemId ?? '')) : null))}
        />
        <DoneExtraFields order={order} extras={extras} isAsked={isAsked} />
        <ProblemNote error={error ?? uploadError} isKept />
      </div>
    </Page>
  )
}

/** What is known to be wrong before the person is done writing. */
const SAID_AT_ONCE: ReadonlySet<MaterialFault> = new Set(['short', 'away'])

function faultWords(t: T, fault: MaterialFault, item: StoreItem | undefined): string {
  if (fault === 'short' && item) return t('stores.pick.short', { stock: formatStock(item.onHand, item.unit) })
  if (fault === 'away') return t('stores.putAwayTag')
  return t(fault === 'number' ? 'stores.pick.number' : 'mobile.doneForm.materialIncomplete')
}
