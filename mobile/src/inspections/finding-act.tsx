import type { Finding } from '@guanjia/contract/inspections.ts'
import type { FindingAction } from '@guanjia/contract/inspection-choices.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Field, LineField } from '../kit/field.tsx'
import { ActSheet, NO_ACT, type ActDraft } from './act-sheet.tsx'

/** The acts of somebody who stands before it, the most natural first. */
export const MAIN_ACT: readonly FindingAction[] = ['recheck', 'settle', 'raise_order']
/** Which acts prove by a picture, name another party, or set a day. */
const WITH_PHOTOS: readonly FindingAction[] = ['settle', 'recheck', 'rectify', 'report']
const WITH_DAY: readonly FindingAction[] = ['ask_third_party', 'rectify']

interface Draft extends ActDraft {
  thirdParty: string
  promisedOn: string
}

/** What is done about a finding. */
export function FindingActSheet({ finding, action, onClose }: { finding: Finding; action: FindingAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  return (
    <ActSheet<Draft>
      module="inspections"
      record={finding}
      action={action}
      verb={label('findingAction', action)}
      blank={{ ...NO_ACT, thirdParty: finding.thirdParty, promisedOn: '' }}
      looks={action === 'recheck' ? { label: t('mobileInspections.act.isFine'), fine: t('mobileInspections.act.fine'), notFine: t('mobileInspections.act.notFine'), needed: t('mobileInspections.act.isFineNeeded') } : undefined}
      photos={WITH_PHOTOS.includes(action) ? { label: t(action === 'settle' ? 'mobileInspections.finding.after' : 'mobileInspections.item.photo'), needed: t('mobileInspections.finding.afterNeeded') } : undefined}
      note={{ label: t('mobileInspections.act.note'), needed: t('mobileInspections.act.noteNeeded') }}
      faults={({ isFine, note, thirdParty }, photos) => ({
        isFine: action === 'recheck' && isFine === null,
        photos: action === 'settle' && photos === 0,
        thirdParty: action === 'ask_third_party' && !thirdParty.trim(),
        note: (action === 'drop' || action === 'rectify' || (action === 'recheck' && isFine === 'no')) && !note.trim(),
      })}
      workOf={({ note, thirdParty, promisedOn, isFine }, { photoIds, at }) => ({
        kind: 'finding',
        findingId: finding.id,
        body: { action, note: note.trim(), thirdParty: action === 'ask_third_party' ? thirdParty.trim() : '', promisedOn: WITH_DAY.includes(action) && promisedOn ? promisedOn : null, isFine: action === 'recheck' ? isFine === 'yes' : null, photoIds, at },
      })}
      onClose={onClose}
    >
      {({ draft, change }, wrong) => (
        <>
          {action === 'ask_third_party' && <LineField label={t('mobileInspections.finding.thirdParty')} max={100} value={draft.thirdParty} onChange={(thirdParty) => change({ thirdParty })} error={wrong['thirdParty'] ? t('mobileInspections.finding.thirdPartyNeeded') : undefined} />}
          {WITH_DAY.includes(action) && (
            <Field label={t('mobileInspections.finding.promised')}>
              {(wiring) => <input {...wiring} className="input" type="date" value={draft.promisedOn} onChange={(event) => change({ promisedOn: event.target.value })} />}
            </Field>
          )}
        </>
      )}
    </ActSheet>
  )
}
