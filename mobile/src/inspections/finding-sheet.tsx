import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { FINDING_SEVERITIES, type FindingWay } from '@guanjia/ui/archives/choices.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import { Sheet } from '../kit/sheet.tsx'
import type { PhotoPool } from './kept-photos.ts'
import type { BundlePoint } from './view.ts'
import type { FindingDraft } from './visit.ts'

/** Ways that somebody at a point can choose; the rest is decided at a desk. */
const WAYS: readonly FindingWay[] = ['work_order', 'on_the_spot', 'rectification', 'violation', 'defect', 'third_party', 'report_upward', 'undecided']

/** What was found: words, how bad, what is done about it, before and after; or that it is the one that is known already. */
export function FindingSheet(props: { draft: FindingDraft; point: BundlePoint; pool: PhotoPool; answerPhotos: number; onChange: (change: (before: FindingDraft) => FindingDraft) => void; onRemove: (() => void) | null; onClose: () => void }) {
  const { draft, point, pool } = props
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [isAsked, setAsked] = useState(false)
  const set = (part: Partial<FindingDraft>): void => props.onChange((before) => ({ ...before, ...part }))
  const wrong = findingFaults(draft)
  const known = point.findings
  // One that is open of the same item is that one; something else that is wrong there is a finding beside the checklist.
  const isNewPossible = draft.itemId === null || known.every(({ itemId }) => itemId !== draft.itemId)
  return (
    <Sheet
      open
      title={t('mobileInspections.finding.title')}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <div className="two-acts">
          {props.onRemove && (
            <Button size="large" fill="outline" color="danger" onClick={props.onRemove}>
              {t('mobileInspections.finding.remove')}
            </Button>
          )}
          <Button
            block
            size="large"
            color="primary"
            onClick={() => {
              setAsked(true)
              if (wrong.length === 0) props.onClose()
            }}
          >
            {t('mobileInspections.finding.ready')}
          </Button>
        </div>
      }
    >
      {known.length > 0 && (
        <Choice
          label={t('mobileInspections.finding.sameAs')}
          look="list"
          options={[...known.map(({ id, number, description, severity, foundAt }) => ({ value: id, text: description, hint: `${label('findingSeverity', severity)} · ${number} · ${time.short(foundAt)}` })), ...(isNewPossible ? [{ value: 'new', text: t('mobileInspections.finding.new') }] : [])]}
          value={draft.sameAs ?? 'new'}
          onChange={(id) => set({ sameAs: id === 'new' ? null : id })}
        />
      )}
      <WordsField label={t('mobileInspections.finding.what')} max={1000} value={draft.description} onChange={(description) => set({ description })} error={isAsked && wrong.includes('words') ? t('mobileInspections.finding.whatNeeded') : undefined} />
      {draft.sameAs === null && (
        <>
          <Choice label={t('mobileInspections.finding.severity')} options={FINDING_SEVERITIES.map((value) => ({ value, text: label('findingSeverity', value) }))} value={draft.severity} onChange={(severity) => set({ severity })} />
          <Choice label={t('mobileInspections.finding.way')} options={WAYS.map((value) => ({ value, text: label('findingWay', value) }))} value={draft.way} onChange={(way) => set({ way })} />
        </>
      )}
      {draft.sameAs === null && draft.way === 'third_party' && (
        <LineField label={t('mobileInspections.finding.thirdParty')} max={100} value={draft.thirdParty} onChange={(thirdParty) => set({ thirdParty })} error={isAsked && wrong.includes('thirdParty') ? t('mobileInspections.finding.thirdPartyNeeded') : undefined} />
      )}
      <PhotoField label={t('mobileInspections.finding.before')} hint={props.answerPhotos > 0 ? t('mobileInspections.finding.withAnswer', { count: props.answerPhotos }) : undefined} draft={pool.draftOf(draft.photoIds, (change) => props.onChange((before) => ({ ...before, photoIds: change(before.photoIds) })))} />
      {draft.sameAs === null && draft.way === 'on_the_spot' && (
        <PhotoField
          label={t('mobileInspections.finding.after')}
          draft={pool.draftOf(draft.afterPhotoIds, (change) => props.onChange((before) => ({ ...before, afterPhotoIds: change(before.afterPhotoIds) })))}
          error={isAsked && wrong.includes('after') ? t('mobileInspections.finding.afterNeeded') : undefined}
        />
      )}
    </Sheet>
  )
}

export type FindingFault = 'words' | 'thirdParty' | 'after'

/** What is missing: one that was settled at once is proven by a picture of how it is now. */
export function findingFaults({ description, way, thirdParty, afterPhotoIds, sameAs }: FindingDraft): FindingFault[] {
  const faults: FindingFault[] = []
  if (!description.trim()) faults.push('words')
  if (sameAs !== null) return faults
  if (way === 'third_party' && !thirdParty.trim()) faults.push('thirdParty')
  if (way === 'on_the_spot' && afterPhotoIds.length === 0) faults.push('after')
  return faults
}
