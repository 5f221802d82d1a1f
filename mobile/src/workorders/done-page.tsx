import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation, useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
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
import { MaterialLines, type Material } from './material-lines.tsx'

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
  const { account } = useSession()
  const key = `${account.id}:done:${order.id}`
  const [draft, change, forget] = useDraft(key, { result: '', minutes: '', materials: [] as Material[] })
  const before = usePhotos(`${key}:before`)
  const after = usePhotos(`${key}:after`)
  const [isAsked, setAsked] = useState(false)
  const [isUploading, setUploading] = useState(false)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const { send, isBusy, error, reset } = useSend('workorders.actOnWorkOrder', `${order.id}:done`, ['workorders', 'platform', 'cases'])

  const materials = draft.materials
    .map(({ name, quantity }) => ({ name: name.trim(), quantity: quantity.trim() }))
    .filter(({ name, quantity }) => name || quantity)
  const isUnproven = before.photos.length + order.photosBefore.length === 0 || after.photos.length + order.photosAfter.length === 0
  const wrong = {
    result: !draft.result.trim(),
    // Only a repair has to be proven by pictures; other work may be.
    photos: order.kind === 'repair' && isUnproven,
    materials: materials.some(({ name, quantity }) => !name || !quantity),
  }
  async function submit(): Promise<void> {
    setAsked(true)
    setUploadError(null)
    reset()
    if (wrong.result || wrong.photos || wrong.materials) {
      document.querySelector('.field-error')?.scrollIntoView({ block: 'center', behavior: 'smooth' })
      return
    }
    try {
      setUploading(true)
      const [photoBeforeIds, photoAfterIds] = await Promise.all([before.settle(), after.settle()])
      setUploading(false)
      const labourMinutes = draft.minutes === '' ? null : Number(draft.minutes)
      const done = await send({
        params: { id: order.id },
        body: { action: 'done', result: draft.result.trim(), photoBeforeIds, photoAfterIds, labourMinutes, materials },
      })
      if (!done) return
      forget()
      before.clear()
      after.clear()
      toast(t('mobile.act.done'))
      navigate(`/work-orders/${order.id}`, { replace: true })
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
          lines={draft.materials}
          onChange={(materials) => change({ materials })}
          error={isAsked && wrong.materials ? t('mobile.doneForm.materialIncomplete') : undefined}
        />
        <ProblemNote error={error ?? uploadError} isKept />
      </div>
    </Page>
  )
}
