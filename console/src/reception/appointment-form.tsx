import { App, Form, Input } from 'antd'
import { useAct, useT, type Window } from '@guanjia/ui'
import type { VisitAppointment } from '@guanjia/contract/reception.ts'
import { ActForm } from '../kit/act-form.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { useSession, useSite } from '../session/session.tsx'
import { PeopleCount, VisitorPhone, WhoFields } from './visitor-fields.tsx'

type Values = Window & { name: string; personId: string | null; unitId: string | null; phone: string; people: number; purpose: string; hostId: string; place: string; note: string }

const HALF_HOUR = 1_800_000
const inTime = (ms: number): string => new Date(Math.ceil((Date.now() + ms) / HALF_HOUR) * HALF_HOUR).toISOString()

/** A new appointment of a visitor, or another time, host or place for one. */
export function AppointmentForm({ appointment, onClose }: { appointment?: VisitAppointment; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { employeeId } = useSession()
  const { message } = App.useApp()
  const id = useNewId()
  const make = useAct('reception.createAppointment')
  const change = useAct('reception.changeAppointment')
  const submit = async (values: Values): Promise<void> => {
    if (appointment) {
      const { from, to, hostId, place, purpose, note, people, phone } = values
      await change.mutateAsync({ params: { id: appointment.id }, body: { version: appointment.version, from, to, hostId, place, purpose, note, people, phone } })
    } else {
      const made = await make.mutateAsync({ body: { ...values, id: id, siteId: site.id } })
      void message.success(t('reception.appointment.made', { name: made.name }))
    }
  }
  const needed = { required: true, message: t('shell.fieldNeeded') }
  return (
    <ActForm<Values>
      title={appointment ? t('reception.appointment.change') : t('reception.appointment.new')}
      verb={t('shell.form.save')}
      width={640}
      initial={
        appointment
          ? { from: appointment.from, to: appointment.to, hostId: appointment.host.id, place: appointment.place, purpose: appointment.purpose, note: appointment.note, people: appointment.people, phone: appointment.phone }
          : { name: '', personId: null, unitId: null, phone: '', people: 1, purpose: '', place: '', note: '', hostId: employeeId ?? undefined, from: inTime(HALF_HOUR), to: inTime(2 * HALF_HOUR) }
      }
      onSubmit={submit}
      onClose={onClose}
    >
      {!appointment && (
        <div className="gj-form-pair">
          <WhoFields />
        </div>
      )}
      <Form.Item name="purpose" label={t('reception.appointment.purpose')} rules={[{ ...needed, whitespace: true }]}>
        <Input maxLength={500} autoFocus={appointment !== undefined} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="from" label={t('reception.appointment.from')} rules={[needed]}>
          <InstantPicker />
        </Form.Item>
        <Form.Item name="to" label={t('reception.appointment.to')} rules={[needed]}>
          <InstantPicker />
        </Form.Item>
        <Form.Item name="hostId" label={t('reception.appointment.host')} rules={[needed]}>
          <EmployeePicker />
        </Form.Item>
        <Form.Item name="place" label={t('reception.appointment.place')}>
          <Input maxLength={100} placeholder={t('reception.appointment.placeHint')} />
        </Form.Item>
        <VisitorPhone />
        <PeopleCount />
      </div>
      <Form.Item name="note" label={t('reception.appointment.note')}>
        <Input maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}

export function CancelForm({ appointment, onClose }: { appointment: VisitAppointment; onClose: () => void }) {
  const t = useT()
  const act = useAct('reception.actOnAppointment')
  return (
    <ActForm<{ reason: string }>
      title={`${t('reception.appointment.cancelTitle')} · ${appointment.name}`}
      verb={t('reception.appointment.cancelTitle')}
      isDanger
      initial={{ reason: '' }}
      onSubmit={({ reason }) => act.mutateAsync({ params: { id: appointment.id }, body: { action: 'cancel', reason } })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('reception.appointment.reason')}>
        <Input maxLength={200} autoFocus />
      </Form.Item>
    </ActForm>
  )
}
