import { Alert, App, Form } from 'antd'
import { dayOf, useAct, useT, useTime } from '@guanjia/ui'
import type { Occupancy } from '@guanjia/contract/archives.ts'
import { ActForm } from '../kit/act-form.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { inWords } from '../kit/worded.ts'

interface Values {
  untilOn: string | null
}

/** A person moves out on a last day; what was stays in the history. */
export function EndForm({ occupancy, onClose }: { occupancy: Occupancy; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const { timeZone } = useTime()
  const end = useAct('archives.endOccupancy', ['archives', 'cases'])
  const { name } = occupancy.person
  const submit = async ({ untilOn }: Values): Promise<void> => {
    await inWords(t, () => end.mutateAsync({ params: { id: occupancy.id }, body: { action: 'end', untilOn: untilOn! } }))
    void message.success(t('archives.movedOut', { name }))
  }
  return (
    <ActForm<Values>
      title={`${t('archives.endForm.title', { name })} · ${occupancy.unit.code}`}
      verb={t('archives.endForm.act')}
      initial={{ untilOn: dayOf(Date.now(), timeZone) }}
      onSubmit={submit}
      onClose={onClose}
      hint={t('archives.endForm.hint')}
      width={440}
    >
      {occupancy.isBillPayer && <Alert type="warning" showIcon title={t('archives.endForm.payerHint')} style={{ marginBottom: 12 }} />}
      <Form.Item
        name="untilOn"
        label={t('archives.endForm.lastDay')}
        rules={[
          { required: true, message: t('shell.fieldNeeded') },
          {
            validator: (_, day: string | null) =>
              day && occupancy.fromOn && day < occupancy.fromOn
                ? Promise.reject(new Error(t('archives.occupancyForm.order')))
                : Promise.resolve(),
          },
        ]}
      >
        <DayPicker autoFocus />
      </Form.Item>
    </ActForm>
  )
}
