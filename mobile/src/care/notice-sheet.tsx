import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { OpportunityType } from '@guanjia/contract/relations.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Choice, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'

const TYPES: readonly OpportunityType[] = ['special_situation', 'special_person', 'special_request']

/** Anybody on the staff notices what would do somebody good; the draft and its id survive a lost network. */
export function NoticeSheet({ siteId, unit = null, caseId = null, onClose }: { siteId: string; unit?: { id: string; name: string } | null; caseId?: string | null; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const [draft, change, forget] = useDraft<{ id: string; type: OpportunityType; what: string; empathy: string }>(`${account.id}:notice:${caseId ?? unit?.id ?? 'new'}`, { id: recordId(), type: 'special_situation', what: '', empathy: '' })
  const [isAsked, setAsked] = useState(false)
  const { send, isBusy, error } = useSend('relations.noticeOpportunity', draft.id, ['relations', 'cases'])
  const what = draft.what.trim()
  async function submit(): Promise<void> {
    setAsked(true)
    if (!what) return
    try {
      const made = await send({ body: { ...draft, what, siteId, unitId: unit?.id ?? null, caseId } })
      if (made) finish(t('mobileCare.noticed', { number: made.number }))
    } catch (problem) {
      if (isProblem(problem, 'already_exists')) finish(t('mobile.act.sent'))
    }
  }
  function finish(words: string): void {
    forget()
    change({ id: recordId() })
    toast(words)
    onClose()
  }
  return (
    <Sheet
      open
      title={t('mobileCare.notice')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
          {t('mobileCare.noticeVerb')}
        </Button>
      }
    >
      {unit && <p className="muted">{unit.name}</p>}
      <Choice label={t('mobileCare.type')} options={TYPES.map((value) => ({ value, text: label('opportunityType', value) }))} value={draft.type} onChange={(type) => change({ type })} />
      <WordsField label={t('mobileCare.what')} hint={t('mobileCare.whatHint')} error={isAsked && !what ? t('mobile.caseAct.needed') : undefined} max={1000} value={draft.what} onChange={(words) => change({ what: words })} />
      <WordsField label={t('mobileCare.empathy')} max={1000} value={draft.empathy} onChange={(empathy) => change({ empathy })} />
      <ProblemNote error={error} isKept />
    </Sheet>
  )
}
