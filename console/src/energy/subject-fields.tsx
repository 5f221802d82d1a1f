import { Form, Select } from 'antd'
import { useCall, useT } from '@guanjia/ui'
import type { Meter } from '@guanjia/contract/registers.ts'
import { useChoices } from '../kit/choices.ts'
import { useSite } from '../session/session.tsx'

/** What is counted: a kind, and of it the whole site, a group or a meter. `of` is empty, `group:…` or `meter:…`. */
export function SubjectFields() {
  const t = useT()
  const site = useSite()
  const form = Form.useFormInstance()
  const kind = Form.useWatch('kind', form) as Meter['kind'] | undefined
  const kinds = useChoices('meterKind')
  const levels = useChoices('energySubject')
  const groups = useCall('energy.listEnergyGroups', { query: { siteId: site.id, filter: { active: true } } })
  const meters = useCall('registers.listMeters', { query: { siteId: site.id, limit: 200, filter: { public: true, state: ['in_use'], kind: kind ? [kind] : [] } } }, { enabled: kind !== undefined })
  const levelName = (value: string): string => levels.find((one) => one.value === value)!.label
  return (
    <div className="gj-form-pair">
      <Form.Item name="kind" label={t('energy.kind')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><Select options={kinds} onChange={() => form.setFieldValue('of', '')} /></Form.Item>
      <Form.Item name="of" label={t('energy.alarms.of')}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: levelName('site') },
            ...(groups.data?.items ?? []).filter((one) => one.kind === kind).map((one) => ({ value: `group:${one.id}`, label: `${levelName('group')} ${one.name}` })),
            ...(meters.data?.items ?? []).map((one) => ({ value: `meter:${one.id}`, label: [one.code, one.area?.name ?? one.location].filter(Boolean).join(' ') })),
          ]}
        />
      </Form.Item>
    </div>
  )
}

export function subjectOf(of: string | undefined): { groupId: string | null; meterId: string | null } {
  const [type, id = null] = (of ?? '').split(':') as [string, string | undefined]
  return { groupId: type === 'group' ? (id ?? null) : null, meterId: type === 'meter' ? (id ?? null) : null }
}
