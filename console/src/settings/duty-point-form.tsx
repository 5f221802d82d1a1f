import { App, Button, Form, Input, Segmented, Select } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { ChartZone, DutyPoint } from '@guanjia/contract/zones.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { useComplain } from '../kit/problem.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'

interface Values {
  zoneId: string | null
  kind: DutyPoint['kind']
  name: string
  place: string
  employeeId: string
  patrol: string
  upkeep: string
}

/** A line of the duty chart: the facility or public area, and the one person who looks after it. */
export function PointForm({ point, zones, onClose }: { point: DutyPoint | null; zones: readonly ChartZone[]; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const kinds = useChoices('dutyPointKind')
  const make = useAct('zones.createDutyPoint', ['zones'])
  const change = useAct('zones.changeDutyPoint', ['zones'])
  const needed = { required: true, message: t('shell.fieldNeeded') }
  const submit = async (values: Values): Promise<void> => {
    const body = { ...values, zoneId: values.zoneId ?? null }
    await inWords(t, () =>
      point ? change.mutateAsync({ params: { id: point.id }, body: { ...body, version: point.version } }) : make.mutateAsync({ body: { ...body, siteId: site.id } }),
    )
    void message.success(t('dispatch.zones.saved'))
  }
  const remove = (): void => {
    if (point) change.mutate({ params: { id: point.id }, body: { version: point.version, isActive: false } }, { onError: complain, onSuccess: onClose })
  }
  return (
    <ActForm<Values>
      title={point ? `${t('dispatch.zones.editPoint')} · ${point.name}` : t('dispatch.zones.addPoint')}
      verb={t('shell.form.save')}
      onSubmit={submit}
      onClose={onClose}
      initial={{
        zoneId: point?.zone?.id ?? null,
        kind: point?.kind ?? 'facility',
        name: point?.name ?? '',
        place: point?.place ?? '',
        employeeId: point?.employee.id,
        patrol: point?.patrol ?? '',
        upkeep: point?.upkeep ?? '',
      }}
    >
      <Form.Item name="kind" label={t('dispatch.zones.pointKind')}>
        <Segmented options={kinds} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="name" label={t('dispatch.zones.point')} rules={[{ ...needed, whitespace: true }]}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="place" label={t('dispatch.zones.place')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="zoneId" label={t('dispatch.zones.zone')}>
          <Select allowClear placeholder={t('dispatch.zones.noZone')} options={zones.map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="employeeId" label={t('dispatch.zones.holder')} rules={[needed]}>
          <EmployeePicker />
        </Form.Item>
        <Form.Item name="patrol" label={t('dispatch.zones.patrol')}>
          <Input maxLength={100} placeholder={t('dispatch.zones.patrolHint')} />
        </Form.Item>
        <Form.Item name="upkeep" label={t('dispatch.zones.upkeep')}>
          <Input maxLength={100} placeholder={t('dispatch.zones.upkeepHint')} />
        </Form.Item>
      </div>
      {point && (
        <Button size="small" type="text" danger onClick={remove}>
          {t('dispatch.zones.remove')}
        </Button>
      )}
    </ActForm>
  )
}
