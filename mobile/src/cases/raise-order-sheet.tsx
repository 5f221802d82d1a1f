import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Case } from '@guanjia/contract/cases.ts'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { WORK_ORDER_KIND_CODES } from '../kit/choices.ts'
import { useDraft } from '../kit/draft.ts'
import { Choice, LineField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { SwitchLine } from '../kit/switch.tsx'
import { toast } from '../kit/toast.tsx'

type RaiseDraft = { id: string; title: string; kind: (typeof WORK_ORDER_KIND_CODES)[number]; isInPool: boolean }

/** Raises the work order of a case, with the case's own facts filled in; into the pool, or for the dispatcher to give. */
export function RaiseOrderSheet({ open, record, onClose }: { open: boolean; record: Case; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { account } = useSession()
  const [draft, change, forget] = useDraft<RaiseDraft>(`${account.id}:raise:${record.id}`, {
    id: recordId(), title: record.title || record.statement.slice(0, 60), kind: 'repair', isInPool: true,
  })
  const [isAsked, setAsked] = useState(false)
  const { send, isBusy, error } = useSend('workorders.createWorkOrder', record.id, ['workorders', 'cases', 'platform'])
  const title = draft.title.trim()
  async function submit(): Promise<void> {
    setAsked(true)
    if (!title) return
    try {
      const order = await send({
        body: {
          id: draft.id, siteId: record.siteId, caseId: record.id, kind: draft.kind, title, symptom: record.statement,
          isInPool: draft.isInPool,
          urgency: record.urgency, categoryId: record.category?.id ?? null, unitId: record.unit?.id ?? null, placeKind: record.placeKind,
          place: record.place, contactName: record.person?.name ?? '', contactPhone: record.contactPhone,
        },
      })
      if (order) finish(t('mobile.caseAct.orderRaised', { number: order.number }))
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
      open={open}
      title={t('mobile.caseAct.orderTitle')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
          {t('mobile.caseAct.orderTitle')}
        </Button>
      }
    >
      <LineField
        label={t('mobile.caseAct.orderName')}
        error={isAsked && !title ? t('mobile.caseAct.needed') : undefined}
        max={200}
        value={draft.title}
        onChange={(title) => change({ title })}
      />
      <Choice
        label={t('mobile.caseAct.orderKind')}
        options={WORK_ORDER_KIND_CODES.map((value) => ({ value, text: label('workOrderKind', value) }))}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
      />
      <SwitchLine
        label={t('mobile.caseAct.orderPool')}
        hint={t('mobile.caseAct.orderPoolHint')}
        checked={draft.isInPool}
        onChange={(isInPool) => change({ isInPool })}
      />
      <ProblemNote error={error} isKept />
    </Sheet>
  )
}
