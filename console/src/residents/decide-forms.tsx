import { App, Form, Select } from 'antd'
import type { OccupancyRole } from '@guanjia/contract/archives.ts'
import type { Registration } from '@guanjia/contract/residents.ts'
import { formatPhone, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { UnitPicker } from '../kit/pickers.tsx'
import { ResidentText } from '../kit/resident-text.tsx'
import { inWords } from '../kit/worded.ts'

const NEW = 'new'
interface Values {
  unitId: string | null
  personId: string
  role: OccupancyRole
  fromOn?: string | null
}

/** Who it is and where they live: one of the people of the unit, or a new file. */
export function ApproveForm({ row, onClose }: { row: Registration; onClose: () => void }) {
  const t = useT()
  const roles = useChoices('occupancyRole')
  const { message } = App.useApp()
  const decide = useAct('residents.decideRegistration', ['residents', 'archives'])
  const submit = async ({ unitId, personId, role, fromOn = null }: Values): Promise<void> => {
    const body = { action: 'approve' as const, unitId: unitId!, personId: personId === NEW ? null : personId, role, fromOn }
    await inWords(t, () => decide.mutateAsync({ params: { id: row.id }, body }))
    void message.success(t('residents.approved'))
  }
  const needed = { required: true, message: t('shell.fieldNeeded') }
  const initial: Values = { unitId: row.unit?.id ?? null, personId: row.unit?.people.find(({ name }) => name === row.name)?.id ?? NEW, role: row.role }
  return (
    <ActForm<Values>
      title={`${t('residents.approveTitle')} · ${row.name}`}
      verb={t('residents.approve')}
      initial={initial}
      onSubmit={submit}
      onClose={onClose}
      hint={[formatPhone(row.phone), row.room, row.note].filter(Boolean).join(' · ')}
    >
      {(form) => (
        <>
          <Form.Item name="unitId" label={t('residents.unit')} rules={[needed]}>
            <UnitPicker known={row.unit?.code} />
          </Form.Item>
          <Form.Item noStyle dependencies={['unitId']}>
            {() => (
              <Form.Item name="personId" label={t('residents.person')} rules={[needed]}>
                <PersonOfUnit unitId={form.getFieldValue('unitId') as string | null} newName={row.name} />
              </Form.Item>
            )}
          </Form.Item>
          <div className="gj-form-pair">
            <Form.Item name="role" label={t('residents.role')} rules={[needed]}>
              <Select options={roles} />
            </Form.Item>
            <Form.Item name="fromOn" label={t('residents.fromOn')}>
              <DayPicker />
            </Form.Item>
          </div>
        </>
      )}
    </ActForm>
  )
}

function PersonOfUnit({ unitId, newName, ...field }: { unitId: string | null; newName: string; id?: string; value?: string; onChange?: (value: string) => void }) {
  const t = useT()
  const label = useLabel()
  const unit = useCall('archives.getUnit', { params: { id: unitId ?? '' } }, { enabled: unitId !== null })
  const people = unitId === null ? [] : (unit.data?.occupancies ?? []).filter(({ isCurrent }) => isCurrent)
  return (
    <Select
      {...field}
      options={[
        ...people.map(({ person, role }) => ({ value: person.id, label: `${person.name} · ${label('occupancyRole', role)}` })),
        { value: NEW, label: t('residents.newPerson', { name: newName }) },
      ]}
    />
  )
}

export function RefuseForm({ row, onClose }: { row: Registration; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const decide = useAct('residents.decideRegistration', ['residents'])
  const submit = async ({ reason }: { reason: string }): Promise<void> => {
    await inWords(t, () => decide.mutateAsync({ params: { id: row.id }, body: { action: 'refuse', reason: reason.trim() } }))
    void message.success(t('residents.refused'))
  }
  return (
    <ActForm<{ reason: string }> title={`${t('residents.refuseTitle')} · ${row.name}`} verb={t('residents.refuse')} isDanger onSubmit={submit} onClose={onClose} hint={t('residents.reasonHint')}>
      <Form.Item name="reason" label={t('residents.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <ResidentText autoFocus max={500} />
      </Form.Item>
    </ActForm>
  )
}
