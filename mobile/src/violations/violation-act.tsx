import type { Violation } from '@guanjia/contract/violations.ts'
import { VIOLATION_DELIVERIES, type ViolationAction, type ViolationDelivery } from '@guanjia/ui/archives/choices.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { ActSheet, NO_ACT, type ActDraft } from '../inspections/act-sheet.tsx'
import { Choice, LineField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { SignaturePad, signaturePicture } from '../kit/signature-pad.tsx'
import { isSigned, type Stroke } from '../kit/strokes.ts'

/** What somebody does who stands before it, the most natural first; the rest is done at a desk. */
export const HERE = ['recheck', 'deliver', 'stop', 'refuse'] as const satisfies readonly ViolationAction[]
export type Here = (typeof HERE)[number]

interface Draft extends ActDraft {
  delivery: ViolationDelivery
  receivedBy: string
  witness: string
  strokes: Stroke[]
  /** Of the signature, so that a second try is the same picture. */
  signatureId: string
}

/** What was done on the spot. A notice is signed on the phone by who takes it; who would not sign is written down with who saw it. */
export function ViolationActSheet({ one, action, onClose }: { one: Violation; action: Here; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const signed = ({ delivery, strokes }: Draft): boolean => action === 'deliver' && delivery === 'in_person' && isSigned(strokes)
  return (
    <ActSheet<Draft>
      module="violations"
      record={one}
      action={action}
      verb={label('violationAction', action)}
      blank={{ ...NO_ACT, delivery: 'in_person', receivedBy: '', witness: '', strokes: [], signatureId: recordId() }}
      looks={action === 'recheck' ? { label: t('mobileViolations.isFine'), fine: t('mobileViolations.fine'), notFine: t('mobileViolations.notFine'), needed: t('mobileViolations.isFineNeeded') } : undefined}
      photos={{ label: t('mobileViolations.photos'), needed: t('mobileViolations.photoNeeded') }}
      note={{ label: t('mobileViolations.note'), needed: t('mobileViolations.noteNeeded') }}
      faults={({ isFine, note, delivery, receivedBy, witness, strokes }, photos) => ({
        isFine: action === 'recheck' && isFine === null,
        receivedBy: action === 'deliver' && delivery === 'in_person' && !receivedBy.trim(),
        // Some strokes are no signature; none at all is one on paper.
        signature: action === 'deliver' && delivery === 'in_person' && strokes.length > 0 && !isSigned(strokes),
        witness: action === 'deliver' && delivery === 'signature_refused' && !witness.trim(),
        photos: photos === 0 && (action === 'recheck' || action === 'stop' || (action === 'deliver' && (delivery === 'left_at_door' || delivery === 'signature_refused'))),
        note: (action === 'refuse' || (action === 'recheck' && isFine === 'no')) && !note.trim(),
      })}
      drawn={async (draft) => {
        if (!signed(draft)) return []
        return [{ id: draft.signatureId, name: 'signature.png', blob: await signaturePicture(draft.strokes) }]
      }}
      workOf={(draft, { photoIds, at }) => {
        const isDelivery = action === 'deliver'
        const refused = draft.delivery === 'signature_refused'
        return {
          kind: 'violationAct',
          violationId: one.id,
          body: {
            action, note: draft.note.trim(), photoIds, at, isFine: action === 'recheck' ? draft.isFine === 'yes' : null, delivery: isDelivery ? draft.delivery : null, receivedBy: isDelivery && !refused ? draft.receivedBy.trim() : '',
            witness: isDelivery && refused ? draft.witness.trim() : '', signatureId: signed(draft) ? draft.signatureId : null,
          },
        }
      }}
      onClose={onClose}
    >
      {({ draft, change }, wrong) =>
        action === 'deliver' && (
          <>
            <Choice label={t('mobileViolations.delivery')} options={VIOLATION_DELIVERIES.map((value) => ({ value, text: label('violationDelivery', value) }))} value={draft.delivery} onChange={(delivery) => change({ delivery })} />
            {draft.delivery === 'signature_refused' ? (
              <LineField label={t('mobileViolations.witness')} hint={t('mobileViolations.witnessHint')} max={60} value={draft.witness} onChange={(witness) => change({ witness })} error={wrong['witness'] ? t('mobileViolations.witnessNeeded') : undefined} />
            ) : (
              <LineField label={t('mobileViolations.receivedBy')} max={60} value={draft.receivedBy} onChange={(receivedBy) => change({ receivedBy })} error={wrong['receivedBy'] ? t('mobileViolations.receivedNeeded') : undefined} />
            )}
            {draft.delivery === 'in_person' && (
              <SignaturePad label={t('mobile.optionalLabel', { label: t('mobileViolations.signature') })} strokes={draft.strokes} onChange={(strokes) => change({ strokes, signatureId: recordId() })} error={wrong['signature'] ? t('mobileViolations.signatureShort') : undefined} />
            )}
          </>
        )
      }
    </ActSheet>
  )
}
