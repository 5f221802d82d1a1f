import type { Defect } from '@guanjia/contract/handover.ts'
import type { DefectAction } from '@guanjia/contract/handover-choices.ts'
import type { CallInput } from '@guanjia/ui/api/call.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { ActSheet, NO_ACT, type ActDraft } from '../inspections/act-sheet.tsx'
import { Field, LineField } from '../kit/field.tsx'
import { fenOf } from '../kit/money.ts'

type Body = CallInput<'handover.actOnDefect'>['body']
interface Draft extends ActDraft {
  /** The day that the developer promised, or has now. */
  day: string
  how: string
  yuan: string
}
const WITH_PHOTOS: readonly DefectAction[] = ['fixed', 'recheck']
const WITH_NOTE: readonly DefectAction[] = ['report_up', 'withdraw']

/** What is done about a defect by who stands before it. */
export function DefectActSheet({ one, action, onClose }: { one: Defect; action: DefectAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  return (
    <ActSheet<Draft>
      module="handover"
      record={one}
      action={action}
      verb={label('defectAction', action)}
      blank={{ ...NO_ACT, day: '', how: '', yuan: '' }}
      looks={action === 'recheck' ? { label: t('mobileDefects.act.isFine'), fine: t('mobileDefects.act.fine'), notFine: t('mobileDefects.act.notFine'), needed: t('mobileDefects.act.isFineNeeded') } : undefined}
      photos={WITH_PHOTOS.includes(action) ? { label: t('mobileDefects.act.after'), needed: t('mobileDefects.act.afterNeeded') } : undefined}
      note={{ label: t('mobileDefects.note'), needed: t('mobileDefects.act.noteNeeded') }}
      faults={({ isFine, note, day, how, yuan }, photos) => ({
        isFine: action === 'recheck' && isFine === null,
        photos: action === 'fixed' && photos === 0,
        day: action === 'promise' && day === '',
        how: action === 'tell' && !how.trim(),
        yuan: action === 'charge_back' && !fenOf(yuan),
        note: (WITH_NOTE.includes(action) || (action === 'recheck' && isFine === 'no')) && !note.trim(),
      })}
      workOf={(draft, { photoIds, at }) => ({ kind: 'defectAct', defectId: one.id, body: bodyOf(action, draft, { note: draft.note.trim(), photoIds }, at) })}
      onClose={onClose}
    >
      {({ draft, change }, wrong) => (
        <>
          {action === 'self_fix' && <p className="muted">{t('mobileDefects.act.selfFix')}</p>}
          {(action === 'promise' || (action === 'recheck' && draft.isFine === 'no' && one.notifiedAt !== null)) && (
            <Field label={t(action === 'promise' ? 'mobileDefects.act.promisedOn' : 'mobileDefects.act.newDueOn')} error={wrong['day'] ? t('mobileDefects.act.dayNeeded') : undefined}>
              {(wiring) => <input {...wiring} className="input" type="date" value={draft.day} onChange={(event) => change({ day: event.target.value })} />}
            </Field>
          )}
          {action === 'tell' && <LineField label={t('mobileDefects.act.how')} placeholder={t('mobileDefects.act.howHint')} max={200} value={draft.how} onChange={(how) => change({ how })} error={wrong['how'] ? t('mobileDefects.act.howNeeded') : undefined} />}
          {action === 'charge_back' && <LineField label={t('mobileDefects.act.yuan')} inputMode="decimal" max={10} value={draft.yuan} onChange={(yuan) => change({ yuan })} error={wrong['yuan'] ? t('mobileDefects.act.yuanNeeded') : undefined} />}
        </>
      )}
    </ActSheet>
  )
}

function bodyOf(action: DefectAction, { isFine, day, how, yuan }: Draft, common: { note: string; photoIds: string[] }, at: string): Body {
  switch (action) {
    case 'promise':
      return { action, ...common, promisedOn: day }
    case 'fixed':
      return { action, ...common, at }
    case 'recheck':
      return { action, ...common, isFine: isFine === 'yes', dueOn: isFine === 'no' && day ? day : null }
    case 'tell':
      return { action, ...common, how: how.trim() }
    case 'charge_back':
      return { action, ...common, amountFen: fenOf(yuan)! }
    case 'self_fix':
    case 'report_up':
    case 'close':
    case 'withdraw':
      return { action, ...common }
  }
}
