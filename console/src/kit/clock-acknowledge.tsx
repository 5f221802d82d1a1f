import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useAct, useT } from '@guanjia/ui'
import type { Clock } from '@guanjia/contract/sla.ts'
import { wantsNotice } from './clock-notice.ts'
import { ProblemAlert } from './problem.tsx'

/** “I have seen it and see to it”: nobody is told again and again. */
export function ClockAcknowledge({ clock, now }: { clock: Clock; now: number }) {
  const t = useT()
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const acknowledge = useAct('sla.acknowledgeClock', ['sla', 'cases', 'workorders', 'platform'])
  if (!wantsNotice(clock, now)) return null
  const act = (): void =>
    acknowledge.mutate(
      { params: { id: clock.id }, body: { note: note.trim() } },
      { onSuccess: () => void message.success(t('shell.clockStory.acknowledgedDone')) },
    )
  return (
    <section className="gj-clock-notice gj-screen-only">
      <div className="gj-row">
        <Input
          value={note}
          maxLength={500}
          placeholder={t('shell.clockStory.acknowledgeNote')}
          aria-label={t('shell.clockStory.acknowledgeNote')}
          onChange={(event) => setNote(event.target.value)}
          onPressEnter={(event) => {
            if (event.ctrlKey || event.metaKey) act()
          }}
        />
        <Button type="primary" loading={acknowledge.isPending} onClick={act}>
          {t('shell.clockStory.acknowledge')}
        </Button>
      </div>
      <p className="gj-quiet gj-small">{t('shell.clockStory.acknowledgeHint')}</p>
      <ProblemAlert error={acknowledge.error} />
    </section>
  )
}
