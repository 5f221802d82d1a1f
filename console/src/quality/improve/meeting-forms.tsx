import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Select } from 'antd'
import { dayOf, useAct, useLabel, useT } from '@guanjia/ui'
import type { QualityMeeting } from '@guanjia/contract/quality.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { DayPicker } from '../../kit/day-picker.tsx'
import { nextDay } from '../../kit/period.ts'
import { EmployeePicker, useColleagues } from '../../kit/pickers.tsx'
import { useSite } from '../../session/session.tsx'

interface Values {
  attendeeIds: string[]
  problems: { text: string; cause: string }[]
  plan: { problem: number; title: string; ownerId: string; dueOn: string }[]
  minutes?: string
}
const DAYS = 14

/** What a meeting found and why, and who does what about it by when. */
export function HoldForm({ meeting, onClose }: { meeting: QualityMeeting; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const send = useAct('quality.actOnQualityMeeting', ['quality'])
  const colleagues = useColleagues(meeting.siteId)
  const needed = [{ required: true, message: t('improve.needed') }]
  const dueOn = nextDay(dayOf(Date.now(), site.timeZone), DAYS)
  const submit = async ({ minutes = '', ...values }: Values): Promise<void> => {
    await send.mutateAsync({ params: { id: meeting.id }, body: { action: 'hold', version: meeting.version, minutes, ...values } })
    void message.success(t('improve.meeting.held'))
  }
  return (
    <ActForm<Values> title={t('improve.meeting.held')} verb={t('improve.meeting.held')} width={860} hint={t('improve.meeting.holdHint')} initial={{ problems: [{ text: '', cause: '' }], plan: [{ problem: 0, title: '', ownerId: undefined as never, dueOn }] }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="attendeeIds" label={t('improve.meeting.attendees')} rules={needed}>
            <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={colleagues} />
          </Form.Item>
          <Form.List name="problems">
            {(fields, { add, remove }) => (
              <fieldset className="gj-improve-lines">
                <legend>{t('improve.meeting.problems')}</legend>
                {fields.map(({ key, name }) => (
                  <div key={key} className="gj-improve-line" data-kind="problem">
                    <span className="gj-quiet">{name + 1}</span>
                    <Form.Item name={[name, 'text']} rules={needed}><Input.TextArea maxLength={1000} autoSize placeholder={t('improve.meeting.problem')} aria-label={`${t('improve.meeting.problem')} ${name + 1}`} /></Form.Item>
                    <Form.Item name={[name, 'cause']} rules={needed}><Input.TextArea maxLength={1000} autoSize placeholder={t('improve.meeting.cause')} aria-label={`${t('improve.meeting.cause')} ${name + 1}`} /></Form.Item>
                    {fields.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t('improve.meeting.remove')} onClick={() => remove(name)} />}
                  </div>
                ))}
                <Button size="small" icon={<PlusOutlined />} onClick={() => add({ text: '', cause: '' })}>{t('improve.meeting.addProblem')}</Button>
              </fieldset>
            )}
          </Form.List>
          <Form.List name="plan">
            {(fields, { add, remove }) => (
              <fieldset className="gj-improve-lines">
                <legend>{t('improve.meeting.plan')}</legend>
                {fields.map(({ key, name }) => (
                  <div key={key} className="gj-improve-line" data-kind="plan">
                    <Form.Item noStyle shouldUpdate>
                      {() => <Form.Item name={[name, 'problem']} rules={needed}><Select aria-label={`${t('improve.meeting.forProblem')} ${name + 1}`} options={(form.getFieldValue('problems') as unknown[]).map((_, at) => ({ value: at, label: `${t('improve.meeting.problem')} ${at + 1}` }))} /></Form.Item>}
                    </Form.Item>
                    <Form.Item name={[name, 'title']} rules={needed}><Input maxLength={200} placeholder={t('improve.meeting.measure')} aria-label={`${t('improve.meeting.measure')} ${name + 1}`} /></Form.Item>
                    <Form.Item name={[name, 'ownerId']} rules={needed}><EmployeePicker siteId={meeting.siteId} placeholder={t('improve.owner')} /></Form.Item>
                    <Form.Item name={[name, 'dueOn']} rules={needed}><DayPicker /></Form.Item>
                    {fields.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t('improve.meeting.remove')} onClick={() => remove(name)} />}
                  </div>
                ))}
                <Button size="small" icon={<PlusOutlined />} onClick={() => add({ problem: 0, title: '', dueOn })}>{t('improve.meeting.addPlan')}</Button>
              </fieldset>
            )}
          </Form.List>
          <Form.Item name="minutes" label={t('improve.meeting.minutes')}><Input.TextArea maxLength={5000} autoSize={{ minRows: 2 }} /></Form.Item>
        </>
      )}
    </ActForm>
  )
}

/** Postpones a meeting, or calls it off; both with the reason. */
export function MoveForm({ meeting, action, onClose }: { meeting: QualityMeeting; action: 'postpone' | 'cancel'; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const send = useAct('quality.actOnQualityMeeting', ['quality'])
  const needed = [{ required: true, message: t('improve.needed') }]
  return (
    <ActForm<{ plannedOn: string; reason: string }>
      title={label('meetingAction', action)}
      verb={label('meetingAction', action)}
      isDanger={action === 'cancel'}
      initial={{ plannedOn: meeting.plannedOn }}
      onSubmit={({ plannedOn, reason }) => send.mutateAsync({ params: { id: meeting.id }, body: action === 'postpone' ? { action, version: meeting.version, plannedOn, reason } : { action, version: meeting.version, reason } })}
      onClose={onClose}
    >
      {action === 'postpone' && <Form.Item name="plannedOn" label={t('improve.meeting.plannedOn')} rules={needed}><DayPicker /></Form.Item>}
      <Form.Item name="reason" label={t('improve.meeting.reason')} rules={needed}><Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} /></Form.Item>
    </ActForm>
  )
}
