import { App, Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call, invalidateModules, useT } from '@guanjia/ui'
import type { Message } from '@guanjia/contract/platform.ts'
import { wantsNotice } from '../kit/clock-notice.ts'
import { useComplain } from '../kit/problem.tsx'

const ALERTS: ReadonlySet<string> = new Set(['sla.breach', 'sla.escalation', 'sla.repeat'])

/** Whether a message tells that a promise of a record is late. */
export function isAlert({ template, recordType, recordId }: Message): boolean {
  return ALERTS.has(template) && recordId !== null && (recordType === 'case' || recordType === 'work_order')
}

/** “I see to it” from the message itself: for every promise of its record that is late and that nobody has taken note of. */
export function AcknowledgeAlert({ message, onDone }: { message: Message; onDone: () => void }) {
  const t = useT()
  const { message: notice } = App.useApp()
  const complain = useComplain()
  const cache = useQueryClient()
  const [busy, setBusy] = useState(false)
  const act = async (): Promise<void> => {
    setBusy(true)
    try {
      const params = { id: message.recordId! }
      const { items } =
        message.recordType === 'case' ? await call('cases.caseClocks', { params }) : await call('workorders.workOrderClocks', { params })
      const late = items.filter((clock) => wantsNotice(clock, Date.now()))
      for (const { id } of late) await call('sla.acknowledgeClock', { params: { id }, body: {} })
      void notice.success(t(late.length > 0 ? 'shell.clockStory.acknowledgedDone' : 'shell.messages.settled'))
      onDone()
    } catch (error) {
      complain(error)
    } finally {
      setBusy(false)
      void invalidateModules(cache, ['sla', 'cases', 'workorders', 'platform'])
    }
  }
  return (
    <Button size="small" loading={busy} onClick={() => void act()}>
      {t('shell.messages.acknowledge')}
    </Button>
  )
}
