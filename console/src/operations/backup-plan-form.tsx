import { App, Form, Input, InputNumber, Radio, Select, Switch } from 'antd'
import { useAct, useT, type CallResult } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { useSite } from '../session/session.tsx'

type Plan = NonNullable<CallResult<'operations.getBackups'>['plan']>
type Values = Omit<Plan, 'nextAt' | 'nextDrillAt' | 'version' | 'timeZone'>
const FIRST: Values = { isOn: true, every: 'day', weekday: 7, at: '02:30', keep: 7, drillEvery: 'month' }
const DAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** When backups are made, how many stay, and how often one is proved. */
export function BackupPlanForm({ plan, onClose }: { plan: Plan | null; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const change = useAct('operations.changeBackupPlan', ['operations'])
  const save = async (values: Values): Promise<void> => {
    await change.mutateAsync({ body: { ...FIRST, ...values, timeZone: plan?.timeZone ?? site.timeZone, version: plan?.version ?? 0 } })
    void message.success(t('operations.saved'))
  }
  return (
    <ActForm<Values> title={t('operations.plan')} verb={t('shell.form.save')} initial={plan ?? FIRST} onSubmit={save} onClose={onClose}>
      <Form.Item name="isOn" label={t('operations.isOn')} valuePropName="checked" extra={t('operations.isOnHint')}>
        <Switch />
      </Form.Item>
      <Form.Item name="every" label={t('operations.rhythm')}>
        <Radio.Group options={[{ value: 'day', label: t('operations.every.day') }, { value: 'week', label: t('operations.every.week') }]} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => (
          <Form.Item name="weekday" label={t('operations.weekday')} hidden={getFieldValue('every') !== 'week'}>
            <Select options={DAYS.map((value) => ({ value, label: t(`operations.weekdays.d${value}`) }))} style={{ width: 160 }} />
          </Form.Item>
        )}
      </Form.Item>
      <Form.Item name="at" label={t('operations.time')} extra={t('operations.timeHint')} rules={[{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: t('operations.timeWrong') }]}>
        <Input maxLength={5} inputMode="numeric" style={{ width: 120 }} />
      </Form.Item>
      <Form.Item name="keep" label={t('operations.keep')} extra={t('operations.keepHint')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <InputNumber min={1} max={365} precision={0} suffix={t('operations.copies')} style={{ width: 140 }} />
      </Form.Item>
      <Form.Item name="drillEvery" label={t('operations.drillEvery')} extra={t('operations.drillHint')}>
        <Radio.Group options={(['month', 'week', 'never'] as const).map((value) => ({ value, label: t(`operations.drill.${value}`) }))} />
      </Form.Item>
    </ActForm>
  )
}
