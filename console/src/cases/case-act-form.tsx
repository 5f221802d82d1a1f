import { useAct, useLabel, useT, type CallInput } from '@guanjia/ui'
import type { Case, CaseAction } from '@guanjia/contract/cases.ts'
import { ActForm } from '../kit/act-form.tsx'
import { bodyOf } from '../kit/file-ids.ts'
import { HEAVY } from './case-acts.ts'
import { CASE_ACT_FIELDS, NoteField, WITHOUT_NOTE } from './case-act-fields.tsx'

type Values = Record<string, unknown>

/** What a form begins with: what the case already says. */
function beginningOf(record: Case, action: CaseAction): Values {
  switch (action) {
    case 'classify':
      return {
        categoryId: record.category?.id ?? null,
        kind: record.kind,
        urgency: record.urgency,
        grade: record.grade ?? undefined,
        departmentId: record.department?.id ?? undefined,
      }
    case 'grade':
      return { grade: record.grade ?? undefined, majorReasons: record.majorReasons }
    case 'feedback':
    case 'return_visit':
      return { channel: 'phone' }
    case 'resolve':
      return { result: record.result, cause: record.cause }
    case 'link':
      return { as: 'related' }
    default:
      return {}
  }
}

/** The small form of one act on a case; the version goes along, so that two people cannot overwrite each other. */
export function CaseActForm({ record, action, onClose }: { record: Case; action: CaseAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const act = useAct('cases.actOnCase', ['cases', 'workorders', 'platform'])
  const Fields = CASE_ACT_FIELDS[action]
  const verb = label('caseAction', action)
  const submit = (values: Values): Promise<unknown> => {
    const body = { action, version: record.version, ...bodyOf(values) } as CallInput<'cases.actOnCase'>['body']
    return act.mutateAsync({ params: { id: record.id }, body })
  }
  return (
    <ActForm<Values>
      title={`${verb} · ${record.number}`}
      verb={verb}
      isDanger={HEAVY.has(action)}
      initial={beginningOf(record, action)}
      onSubmit={submit}
      onClose={onClose}
      width={action === 'return_visit' ? 640 : 520}
      hint={action === 'close' ? t('cases.act.closeHint') : action === 'invalidate' ? t('cases.act.invalidateHint') : undefined}
    >
      {(form) => (
        <>
          {Fields && <Fields record={record} form={form} />}
          {!WITHOUT_NOTE.has(action) && <NoteField />}
        </>
      )}
    </ActForm>
  )
}
