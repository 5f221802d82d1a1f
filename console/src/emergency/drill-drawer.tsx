import { Button, Drawer, Form, Input, InputNumber, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Drill } from '@guanjia/contract/emergency.ts'
import type { IncidentLevel } from '@guanjia/ui/emergency/rules.ts'
import { useChoices } from '../kit/choices.ts'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useColleagues } from '../kit/pickers.tsx'
import { Facts, RecordWaiting } from '../kit/record-page.tsx'
import { DrillStateTag } from './looks.tsx'

interface Values {
  place?: string
  level?: IncidentLevel
  score?: number
  findings?: string
  attendeeIds?: string[]
  plannedAt?: string
  reason?: string
}
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))

/** One drill and what may be done with it, beside the list and beside its board. */
export function DrillDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const label = useLabel()
  const found = useCall('emergency.getDrill', { params: { id: id ?? '' } }, { enabled: id !== null })
  const drill = id === null ? undefined : found.data
  return (
    <Drawer open={id !== null} size={560} title={drill && `${drill.number} ${label('incidentKind', drill.kind)}`} onClose={onClose}>
      {drill ? <Details drill={drill} /> : <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />}
    </Drawer>
  )
}

function Details({ drill }: { drill: Drill }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [acting, setActing] = useState<Drill['allowedActions'][number] | null>(null)
  return (
    <>
      <Facts facts={[{ label: t('emergency.state'), value: <DrillStateTag state={drill.state} /> }, { label: t('emergency.drills.plannedAt'), value: time.at(drill.plannedAt) }, { label: t('emergency.drills.lead'), value: drill.lead.name }, { label: t('emergency.drills.board'), value: drill.incident && <Link to="/emergency/incidents/$id" params={{ id: drill.incident.id }}>{drill.incident.number} {label('incidentState', drill.incident.state)}</Link> }, { label: t('emergency.score'), value: drill.score === null ? '' : String(drill.score) }, { label: t('emergency.drills.duties'), value: drill.duties.map((duty) => label('incidentDuty', duty)).join('、') }, { label: t('emergency.drills.scenario'), value: drill.scenario, isWide: true }, { label: t('emergency.drills.attendees'), value: drill.attendees.map(({ name }) => name).join('、'), isWide: true }, { label: t('emergency.drills.findings'), value: drill.findings, isWide: true }]} />
      <div className="gj-row gj-wrap" style={{ marginTop: 16 }}>{drill.allowedActions.map((action, i) => <Button key={action} type={i === 0 ? 'primary' : 'default'} danger={action === 'cancel'} onClick={() => setActing(action)}>{label('drillAction', action)}</Button>)}</div>
      <Suspense>{acting !== null && <DrillAct drill={drill} action={acting} onClose={() => setActing(null)} />}</Suspense>
    </>
  )
}

function DrillAct({ drill, action, onClose }: { drill: Drill; action: Drill['allowedActions'][number]; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const act = useAct('emergency.actOnDrill', ['emergency'])
  const levels = useChoices('incidentLevel')
  const people = useColleagues(drill.siteId)
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const { version } = drill
  const submit = ({ place = '', level = '2', score = 0, findings = '', attendeeIds = [], plannedAt = '', reason = '' }: Values) => act.mutateAsync({ params: { id: drill.id }, body: action === 'start' ? { action, version, place, level } : action === 'hold' ? { action, version, score, findings, attendeeIds } : action === 'postpone' ? { action, version, plannedAt, reason } : { action, version, reason } })
  return (
    <ActForm title={label('drillAction', action)} verb={label('drillAction', action)} isDanger={action === 'cancel'} initial={{ level: '2' }} onClose={onClose} onSubmit={submit} hint={action === 'start' ? t('emergency.drillHint') : undefined}>
      {action === 'start' && <Form.Item name="place" label={t('emergency.place')}><Input maxLength={200} autoFocus /></Form.Item>}
      {action === 'start' && <Form.Item name="level" label={t('emergency.level')}><Select options={levels} /></Form.Item>}
      {action === 'hold' && <Form.Item name="score" label={t('emergency.score')} rules={needed}><InputNumber min={0} max={100} autoFocus /></Form.Item>}
      {action === 'hold' && <Form.Item name="findings" label={t('emergency.drills.findings')}><Input.TextArea maxLength={3000} autoSize={{ minRows: 3 }} /></Form.Item>}
      {action === 'hold' && <Form.Item name="attendeeIds" label={t('emergency.drills.others')}><Select mode="multiple" options={people} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>}
      {action === 'postpone' && <Form.Item name="plannedAt" label={t('emergency.drills.plannedAt')} rules={needed}><InstantPicker /></Form.Item>}
      {(action === 'postpone' || action === 'cancel') && <Form.Item name="reason" label={t('emergency.why')} rules={needed}><Input maxLength={500} /></Form.Item>}
    </ActForm>
  )
}
