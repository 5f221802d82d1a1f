import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Case, CaseKind } from '@guanjia/contract/cases.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { CASE_KIND_CODES } from '../kit/choices.ts'
import { useDraft } from '../kit/draft.ts'
import { Choice, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { Sheet } from '../kit/sheet.tsx'
import type { CaseActBody } from './act-forms.tsx'

/** One call, two matters: the second becomes a case of its own with the same people and the same beginning. */
export function SplitSheet(props: {
  record: Case
  isBusy: boolean
  error: Error | null
  onClose: () => void
  onAct: (body: CaseActBody) => Promise<boolean>
}) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  // The id is made once for the draft, so that a retry after a lost answer makes one case.
  const [draft, change, forget] = useDraft(
    `${account.id}:case:split:${props.record.id}`,
    { newCaseId: recordId(), kind: null as CaseKind | null, statement: '' },
  )
  const [isAsked, setAsked] = useState(false)
  const statement = draft.statement.trim()
  async function submit(): Promise<void> {
    setAsked(true)
    if (!draft.kind || !statement) return
    // Only what is typed is kept by itself; the id has to outlive a reload as well.
    change({ newCaseId: draft.newCaseId })
    if (!(await props.onAct({ action: 'split', newCaseId: draft.newCaseId, kind: draft.kind, statement }))) return
    forget()
    change({ newCaseId: recordId() })
  }
  return (
    <Sheet
      open
      title={label('caseAction', 'split')}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" color="primary" loading={props.isBusy} onClick={() => void submit()}>
          {t('mobile.act.confirmAct', { action: label('caseAction', 'split') })}
        </Button>
      }
    >
      <p className="muted">{t('mobile.split.hint')}</p>
      {props.record.statement && <p className="note">{props.record.statement}</p>}
      <Choice
        label={t('mobile.split.kind')}
        options={CASE_KIND_CODES.map((value) => ({ value, text: label('caseKind', value) }))}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
        error={isAsked && !draft.kind ? t('mobile.caseAct.needed') : undefined}
      />
      <WordsField
        label={t('mobile.split.statement')}
        error={isAsked && !statement ? t('mobile.take.wordsNeeded') : undefined}
        max={5000}
        value={draft.statement}
        onChange={(words) => change({ statement: words })}
      />
      <ProblemNote error={props.error} isKept />
    </Sheet>
  )
}
