import { App, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { EnergyAlarm } from '@guanjia/contract/energy.ts'
import type { EnergyAlarmAction } from '@guanjia/ui/archives/choices.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ActionBar } from '../kit/action-bar.tsx'
import { History, inOwnWords } from '../kit/history.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { WorkOrderStatusTag } from '../kit/status-tag.tsx'
import { SiteZone } from '../session/session.tsx'
import { AlarmState, Change, amount } from './looks.tsx'

/** One alarm: what was used, what was to be expected, and what became of it. */
export function AlarmPage() {
  const { id } = useParams({ from: '/shell/energy/alarms/$id' })
  const found = useCall('energy.getEnergyAlarm', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} alarm={found.data} />
    </SiteZone>
  )
}

function Page({ alarm }: { alarm: EnergyAlarm }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [opened, setOpened] = useState<EnergyAlarmAction | null>(null)
  const timeline = useCall('energy.energyAlarmTimeline', { params: { id: alarm.id } })
  const entries = inOwnWords(timeline.data?.items, { action: ({ action }) => t(`energy.alarms.happening.${action}` as 'energy.alarms.happening.raised', { defaultValue: action }), state: (value) => label('energyAlarmState', value) })
  const { subject } = alarm
  return (
    <RecordPage
      number={alarm.number}
      title={`${label('energyAlarmKind', alarm.kind)} · ${subject.name}`}
      tags={<><AlarmState state={alarm.state} /><span className="gj-quiet">{alarm.month}</span><Change percent={alarm.percent} /></>}
      acts={<ActionBar acts={alarm.allowedActions.map((action) => ({ key: action, text: label('energyAlarmAction', action), onClick: () => setOpened(action) }))} />}
      aside={<History entries={entries} error={timeline.error} onRetry={() => void timeline.refetch()} />}
    >
      <FactGroup title={t('energy.alarms.facts')} extra={<Link to="/energy" search={{ month: alarm.month, show: `${subject.type}:${subject.id ?? subject.kind}` }}>{t('energy.alarms.openLine')}</Link>}>
        <Facts
          facts={[
            { label: t('energy.alarms.of'), value: subject.type === 'meter' ? <Link to="/registers/$kind/$id" params={{ kind: 'meter', id: subject.id! }}>{subject.name}</Link> : subject.name },
            { label: t('energy.alarms.month'), value: alarm.month },
            { label: t('energy.alarms.actual'), value: amount(alarm.actual, alarm.unit, 3) },
            { label: t('energy.alarms.expected'), value: amount(alarm.expected, alarm.unit, 3) },
            { label: t('energy.alarms.order'), value: alarm.workOrder && <span className="gj-row"><Link to="/work-orders/$id" params={{ id: alarm.workOrder.id }}>{alarm.workOrder.number}</Link><WorkOrderStatusTag status={alarm.workOrder.status as never} /></span> },
            { label: t('energy.alarms.raisedAt'), value: time.at(alarm.raisedAt) },
            { label: t('energy.alarms.closedAt'), value: alarm.closedAt && `${time.at(alarm.closedAt)} ${alarm.closedBy}` },
            { label: t('energy.alarms.explanation'), value: alarm.explanation, isWide: true },
          ]}
        />
      </FactGroup>
      {opened && <AlarmForm alarm={alarm} action={opened} onClose={() => setOpened(null)} />}
    </RecordPage>
  )
}

function AlarmForm({ alarm, action, onClose }: { alarm: EnergyAlarm; action: EnergyAlarmAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const act = useAct('energy.actOnEnergyAlarm', ['energy', 'workorders'])
  const verb = label('energyAlarmAction', action)
  const submit = async ({ note = '' }: { note?: string }): Promise<void> => {
    await act.mutateAsync({ params: { id: alarm.id }, body: { action, version: alarm.version, note } })
    void message.success(t('shell.acts.done', { verb }))
  }
  return (
    <ActForm<{ note?: string }> title={`${verb} · ${alarm.number}`} verb={verb} hint={action === 'explain' ? t('energy.alarms.explainHint') : t('energy.alarms.orderHint')} onSubmit={submit} onClose={onClose}>
      <Form.Item name="note" label={t('energy.alarms.note')} rules={action === 'explain' ? [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }] : []}><Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
    </ActForm>
  )
}
