import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { FIVE_PIECE_CODES } from '../kit/choices.ts'
import { useDraft } from '../kit/draft.ts'
import { Choice, LineField, toggled } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { SwitchLine } from '../kit/switch.tsx'
import type { OrderSheet } from './order-sheets.tsx'

type Position = { latitude: number; longitude: number; accuracyMetres: number }
type Fix = { state: 'off' } | { state: 'asking' } | { state: 'known'; position: Position } | { state: 'denied' | 'failed' }

/** Arriving: the five pieces are checked before a household's door, the place is added when the person wants it. */
export function ArriveSheet(props: OrderSheet) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const isUnit = props.order.unit !== null && props.order.placeKind === 'unit'
  const [draft, change, forget] = useDraft(
    `${account.id}:arrive:${props.order.id}`,
    { pieces: [] as (typeof FIVE_PIECE_CODES)[number][], note: '' },
  )
  const [isAsked, setAsked] = useState(false)
  const [fix, setFix] = useState<Fix>({ state: 'off' })
  const photos = usePhotos(`${account.id}:arrive:${props.order.id}`)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const missing = isUnit ? FIVE_PIECE_CODES.length - draft.pieces.length : 0
  const needsNote = missing > 0 || !props.isOwn
  const note = draft.note.trim()

  function locate(isWanted: boolean): void {
    if (!isWanted) return setFix({ state: 'off' })
    if (!('geolocation' in navigator)) return setFix({ state: 'failed' })
    setFix({ state: 'asking' })
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setFix({
        state: 'known',
        position: { latitude: coords.latitude, longitude: coords.longitude, accuracyMetres: coords.accuracy },
      }),
      (problem) => setFix({ state: problem.code === problem.PERMISSION_DENIED ? 'denied' : 'failed' }),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 30_000 },
    )
  }
  async function submit(): Promise<void> {
    setUploadError(null)
    setAsked(true)
    if (needsNote && !note) return
    try {
      const photoIds = await photos.settle()
      const isDone = await props.onAct({
        action: 'arrive',
        fivePieces: isUnit ? draft.pieces : [],
        position: fix.state === 'known' ? fix.position : null,
        photoIds,
        note: note || undefined,
      })
      if (!isDone) return
      forget()
      photos.clear()
    } catch (error) {
      setUploadError(error)
    }
  }
  const positionHint = {
    off: undefined,
    asking: t('mobile.act.positionBusy'),
    known: fix.state === 'known' ? t('mobile.act.positionOk', { metres: Math.round(fix.position.accuracyMetres) }) : undefined,
    denied: t('mobile.act.positionDenied'),
    failed: t('mobile.act.positionFailed'),
  }[fix.state]

  return (
    <Sheet
      open={props.open}
      title={t('mobile.act.arriveTitle')}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" color="primary" loading={props.isBusy} disabled={fix.state === 'asking'} onClick={() => void submit()}>
          {t('mobile.act.confirmAct', { action: label('workOrderAction', 'arrive') })}
        </Button>
      }
    >
      {isUnit && (
        <>
          <p className="muted">{t('mobile.act.fivePiecesHint')}</p>
          <Choice
            label={t('mobile.order.fivePieces')}
            look="list"
            options={FIVE_PIECE_CODES.map((value) => ({ value, text: label('fivePiece', value) }))}
            value={draft.pieces}
            onChange={(piece) => change({ pieces: toggled(draft.pieces, piece) })}
          />
        </>
      )}
      {needsNote && (
        <LineField
          label={missing > 0 ? t('mobile.act.fivePiecesMissing', { count: missing }) : t(
            'mobile.act.forWorker',
            { name: props.order.worker?.name ?? '' },
          )}
          error={isAsked && !note ? t('mobile.act.reasonNeeded') : undefined}
          max={2000}
          value={draft.note}
          onChange={(note) => change({ note })}
        />
      )}
      <SwitchLine
        label={t('mobile.act.position')}
        hint={positionHint}
        checked={fix.state === 'known' || fix.state === 'asking'}
        onChange={locate}
      />
      <PhotoField label={t('mobile.act.startPhotos')} hint={t('mobile.optional')} draft={photos} />
      <ProblemNote error={props.error ?? uploadError} isKept />
    </Sheet>
  )
}
