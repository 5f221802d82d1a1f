import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Choice, WordsField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { Sheet } from '../kit/sheet.tsx'
import type { OrderSheet } from './order-sheets.tsx'

/** Gives an order to a worker, or to another one: who is on shift first, then who carries least. */
export function AssignSheet(props: OrderSheet & { action: 'assign' | 'transfer' }) {
  const t = useT()
  const label = useLabel()
  const board = useCall('workorders.dispatchBoard', { query: { siteId: props.order.siteId } }, { enabled: props.open })
  const [workerId, setWorkerId] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const needsReason = props.action === 'transfer'
  const workers = (board.data?.workers ?? [])
    .filter(({ id }) => id !== props.order.worker?.id)
    .sort((a, b) => Number(b.isOnShift) - Number(a.isOnShift) || a.load - b.load)
  const isEmpty = board.data !== undefined && workers.length === 0
  const problem = isEmpty ? t('mobile.act.noWorkers') : isAsked && !workerId ? t('mobile.caseAct.employeeNeeded') : undefined
  async function submit(): Promise<void> {
    setAsked(true)
    if (!workerId || (needsReason && !reason.trim())) return
    await props.onAct(needsReason ? { action: 'transfer', workerId, reason: reason.trim() } : { action: 'assign', workerId })
  }
  return (
    <Sheet
      open={props.open}
      title={needsReason ? t('mobile.act.transferTitle') : t('mobile.act.assignTitle')}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" color="primary" loading={props.isBusy} onClick={() => void submit()}>
          {t('mobile.act.confirmAct', { action: label('workOrderAction', props.action) })}
        </Button>
      }
    >
      {board.isPending ? (
        <Rows count={3} />
      ) : (
        <Choice
          label={t('mobile.order.worker')}
          look="list"
          options={workers.map(({ id, name, isOnShift, load }) => ({
            value: id,
            text: name,
            hint: `${isOnShift ? t('mobile.caseAct.onShift') : t('mobile.caseAct.offShift')} · ${t('mobile.act.load', { count: load })}`,
          }))}
          value={workerId}
          onChange={setWorkerId}
          error={problem}
        />
      )}
      {needsReason && (
        <WordsField
          label={t('mobile.act.reason')}
          error={isAsked && !reason.trim() ? t('mobile.act.reasonNeeded') : undefined}
          max={500}
          value={reason}
          onChange={setReason}
        />
      )}
      <ProblemNote error={props.error ?? board.error} />
    </Sheet>
  )
}
