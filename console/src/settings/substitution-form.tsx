import { App, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct, useT } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'

interface Values {
  absentId: string | null
  substituteId: string | null
  from: string | null
  to: string | null
  reason: string
}

const HOUR = 3_600_000

/** Names who stands in for whom and how long. With `absentId` it is for that person; without, a colleague is chosen. */
export function SubstitutionForm({ absentId, onClose }: { absentId?: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('organization.createSubstitution', ['organization'])
  const id = useNewId()
  const [now] = useState(() => Math.floor(Date.now() / 300_000) * 300_000)
  const needed = { required: true, message: t('shell.fieldNeeded') }
  const submit = async (values: Values): Promise<void> => {
    const made = await inWords(t, () =>
      make.mutateAsync({
        body: {
          id,
          absentId: absentId ?? values.absentId!,
          substituteId: values.substituteId!,
          from: values.from!,
          to: values.to!,
          reason: values.reason,
        },
      }),
    )
    void message.success(t('settings.substitutions.made', { absent: made.absent.name, substitute: made.substitute.name }))
  }
  return (
    <ActForm<Values>
      title={t(absentId ? 'settings.substitutions.addOwn' : 'settings.substitutions.add')}
      verb={t('settings.substitutions.act')}
      hint={t('settings.substitutions.hint')}
      onSubmit={submit}
      onClose={onClose}
      initial={{
        absentId: null,
        substituteId: null,
        from: new Date(now).toISOString(),
        to: new Date(now + 24 * HOUR).toISOString(),
        reason: '',
      }}
    >
      {!absentId && (
        <Form.Item name="absentId" label={t('settings.substitutions.absent')} rules={[needed]}>
          <EmployeePicker autoFocus />
        </Form.Item>
      )}
      <Form.Item
        name="substituteId"
        label={t('settings.substitutions.substitute')}
        dependencies={['absentId']}
        rules={[
          needed,
          ({ getFieldValue }) => ({
            validator: (_, chosen: string | null) =>
              chosen && chosen === (absentId ?? getFieldValue('absentId'))
                ? Promise.reject(new Error(t('settings.substitutions.self')))
                : Promise.resolve(),
          }),
        ]}
      >
        <EmployeePicker autoFocus={absentId !== undefined} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="from" label={t('settings.substitutions.from')} rules={[needed]}>
          <InstantPicker />
        </Form.Item>
        <Form.Item
          name="to"
          label={t('settings.substitutions.to')}
          dependencies={['from']}
          rules={[
            needed,
            ({ getFieldValue }) => ({
              validator: (_, to: string | null) =>
                to && Date.parse(to) <= Date.parse(String(getFieldValue('from')))
                  ? Promise.reject(new Error(t('settings.due.order')))
                  : Promise.resolve(),
            }),
          ]}
        >
          <InstantPicker />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={t('settings.substitutions.reason')}>
        <Input maxLength={200} placeholder={t('settings.substitutions.reasonHint')} />
      </Form.Item>
    </ActForm>
  )
}
