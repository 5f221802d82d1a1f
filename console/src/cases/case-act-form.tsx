import { App, Button } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useLabel, useT, type CallInput, type T } from '@guanjia/ui'
import type { Case, CaseAction } from '@guanjia/contract/cases.ts'
import { ActForm } from '../kit/act-form.tsx'
import { bodyOf } from '../kit/file-ids.ts'
import { useNewId } from '../kit/new-id.ts'
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
    case 'split':
      return { kind: record.kind }
    case 'transfer':
      return { toKind: 'employee' }
    default:
      return {}
  }
}

function hintOf(action: CaseAction, t: T): string | undefined {
  if (action === 'close') return t('cases.act.closeHint')
  if (action === 'split') return t('cases.split.hint')
  return action === 'invalidate' ? t('cases.act.invalidateHint') : undefined
}

/** The small form of one act on a case; the version goes along, so that two people cannot overwrite each other. */
export function CaseActForm({ record, action, onClose }: { record: Case; action: CaseAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const act = useAct('cases.actOnCase', ['cases', 'workorders', 'platform'])
  const Fields = CASE_ACT_FIELDS[action]
  const verb = label('caseAction', action)
  const { message } = App.useApp()
  const navigate = useNavigate()
  // Made once: a second try after a lost answer splits off the same case, not another.
  const newCaseId = useNewId()
  const submit = async (values: Values): Promise<void> => {
    const own = action === 'split' ? { newCaseId } : {}
    // Which of the two it is, is told by what is filled in.
    delete values['toKind']
    const body = { action, version: record.version, ...own, ...bodyOf(values) } as CallInput<'cases.actOnCase'>['body']
    await act.mutateAsync({ params: { id: record.id }, body })
    if (action === 'split')
      void message.success(
        <>
          {t('cases.split.done')}
          <Button type="link" size="small" onClick={() => void navigate({ to: '/cases/$id', params: { id: newCaseId } })}>
            {t('cases.split.open')}
          </Button>
        </>,
        8,
      )
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
      hint={hintOf(action, t)}
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
