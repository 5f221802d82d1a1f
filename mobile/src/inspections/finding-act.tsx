import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Finding } from '@guanjia/contract/inspections.ts'
import type { FindingAction } from '@guanjia/contract/inspection-choices.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useDraft } from '../kit/draft.ts'
import { Choice, Field, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { putInOutbox } from '../outbox/store.ts'
import { draftPlace } from './bundle-store.ts'
import { actedAt, whyNotKept } from './doing.ts'
import { useKeptPhotos } from './kept-photos.ts'
import { useInspections } from './use-inspections.ts'

/** The acts of somebody who stands before it, the most natural first. */
export const MAIN_ACT: readonly FindingAction[] = ['recheck', 'settle', 'raise_order']
/** Which acts prove by a picture, name another party, or set a day. */
const WITH_PHOTOS: readonly FindingAction[] = ['settle', 'recheck', 'rectify', 'report']
const WITH_DAY: readonly FindingAction[] = ['ask_third_party', 'rectify']

interface Draft {
  id: string
  note: string
  thirdParty: string
  promisedOn: string
  isFine: 'yes' | 'no' | null
}

/** What is done about a finding; goes through the outbox, so that it counts from a basement too. */
export function FindingActSheet({ finding, action, onClose }: { finding: Finding; action: FindingAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { accountId, aheadMs } = useInspections()
  const what = `${finding.id}/${action}`
  const place = draftPlace(accountId, what)
  const [draft, change, forget] = useDraft<Draft>(`inspections:${accountId}:${what}`, { id: '', note: '', thirdParty: finding.thirdParty, promisedOn: '', isFine: null })
  const pool = useKeptPhotos(place)
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const wrong = {
    isFine: action === 'recheck' && draft.isFine === null,
    photos: action === 'settle' && pool.whole.photos.length === 0,
    thirdParty: action === 'ask_third_party' && !draft.thirdParty.trim(),
    note: (action === 'drop' || action === 'rectify' || (action === 'recheck' && draft.isFine === 'no')) && !draft.note.trim(),
  }
  async function act(): Promise<void> {
    setAsked(true)
    if (Object.values(wrong).some(Boolean) || isBusy) return
    setBusy(true)
    try {
      const id = draft.id || recordId()
      change({ id })
      const photos = pool.all()
      const body = {
        action,
        note: draft.note.trim(),
        thirdParty: action === 'ask_third_party' ? draft.thirdParty.trim() : '',
        promisedOn: WITH_DAY.includes(action) && draft.promisedOn ? draft.promisedOn : null,
        isFine: action === 'recheck' ? draft.isFine === 'yes' : null,
        photoIds: photos.map((photo) => photo.id),
        at: actedAt({ aheadMs }),
      }
      await putInOutbox(accountId, { id, siteId: finding.siteId, title: finding.description.slice(0, 40), pictureIds: body.photoIds, work: { kind: 'finding', findingId: finding.id, body } }, photos, place)
      forget()
      toast(t('mobileInspections.saved'))
      onClose()
    } catch (error) {
      setProblem(whyNotKept(t, error))
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title={label('findingAction', action)}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void act()}>
          {label('findingAction', action)}
        </Button>
      }
    >
      {action === 'recheck' && (
        <Choice
          label={t('mobileInspections.act.isFine')}
          options={[
            { value: 'yes', text: t('mobileInspections.act.fine') },
            { value: 'no', text: t('mobileInspections.act.notFine') },
          ]}
          value={draft.isFine}
          onChange={(isFine) => change({ isFine })}
          error={isAsked && wrong.isFine ? t('mobileInspections.act.isFineNeeded') : undefined}
        />
      )}
      {action === 'ask_third_party' && <LineField label={t('mobileInspections.finding.thirdParty')} max={100} value={draft.thirdParty} onChange={(thirdParty) => change({ thirdParty })} error={isAsked && wrong.thirdParty ? t('mobileInspections.finding.thirdPartyNeeded') : undefined} />}
      {WITH_DAY.includes(action) && (
        <Field label={t('mobileInspections.finding.promised')}>
          {(wiring) => <input {...wiring} className="input" type="date" value={draft.promisedOn} onChange={(event) => change({ promisedOn: event.target.value })} />}
        </Field>
      )}
      {WITH_PHOTOS.includes(action) && (
        <PhotoField
          label={t(action === 'settle' ? 'mobileInspections.finding.after' : 'mobileInspections.item.photo')}
          draft={pool.whole}
          error={isAsked && wrong.photos ? t('mobileInspections.finding.afterNeeded') : undefined}
        />
      )}
      <WordsField label={t('mobileInspections.act.note')} max={1000} value={draft.note} onChange={(note) => change({ note })} error={isAsked && wrong.note ? t('mobileInspections.act.noteNeeded') : undefined} />
      {problem && <p className="problem" role="alert">{problem}</p>}
    </Sheet>
  )
}
