import { App, Form, Input, Select } from 'antd'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { ChartBuilding, ChartZone, ZonePost } from '@guanjia/contract/zones.ts'
import { ActForm } from '../kit/act-form.tsx'
import { EmployeePicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'

const REFRESH = ['zones', 'organization', 'archives', 'workorders', 'dispatch']

export function ZoneForm({ zone, zones, onClose }: { zone: ChartZone | null; zones: readonly ChartZone[]; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const make = useAct('zones.createZone', REFRESH)
  const change = useAct('zones.changeZone', REFRESH)
  const submit = async (values: { name: string; neighbourIds: string[] }): Promise<void> => {
    await inWords(t, () =>
      zone
        ? change.mutateAsync({ params: { id: zone.id }, body: { ...values, version: zone.version } })
        : make.mutateAsync({ body: { ...values, siteId: site.id } }),
    )
    void message.success(t('dispatch.zones.saved'))
  }
  return (
    <ActForm<{ name: string; neighbourIds: string[] }>
      title={zone ? `${t('dispatch.zones.edit')} · ${zone.name}` : t('dispatch.zones.add')}
      verb={t('shell.form.save')}
      onSubmit={submit}
      onClose={onClose}
      initial={{ name: zone?.name ?? '', neighbourIds: zone?.neighbours.map(({ id }) => id) ?? [] }}
    >
      <Form.Item name="name" label={t('dispatch.zones.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={50} autoFocus />
      </Form.Item>
      <Form.Item name="neighbourIds" label={t('dispatch.zones.neighbours')} extra={t('dispatch.zones.neighboursHint')}>
        <Select mode="multiple" options={zones.filter(({ id }) => id !== zone?.id).map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
    </ActForm>
  )
}

/** Another holder of a post; left empty the post is vacant. */
export function PostForm({ zone, post, onClose }: { zone: ChartZone; post: ZonePost; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const set = useAct('zones.setZonePost', REFRESH)
  const now = zone.duties.find((duty) => duty.post === post)
  const submit = async ({ employeeId, note }: { employeeId: string | null; note: string }): Promise<void> => {
    await inWords(t, () => set.mutateAsync({ params: { id: zone.id }, body: { post, employeeId: employeeId ?? null, note } }))
    void message.success(t('dispatch.zones.saved'))
  }
  return (
    <ActForm<{ employeeId: string | null; note: string }>
      title={`${zone.name} · ${label('zonePost', post)}`}
      verb={t('dispatch.zones.change')}
      onSubmit={submit}
      onClose={onClose}
      initial={{ employeeId: now?.employee.id ?? null, note: '' }}
    >
      <Form.Item name="employeeId" label={t('dispatch.zones.holder')}>
        <EmployeePicker autoFocus placeholder={t('dispatch.zones.leaveVacant')} />
      </Form.Item>
      <Form.Item name="note" label={t('dispatch.zones.note')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}

interface StewardValues {
  stewardId: string | null
  backupId: string | null
  zoneId: string | null
  note: string
}

/** The steward of a building with the backup, and the zone of the building. */
export function StewardForm({ building, zones, onClose }: { building: ChartBuilding; zones: readonly ChartZone[]; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const set = useAct('zones.setBuildingSteward', REFRESH)
  const place = useAct('zones.placeBuilding', REFRESH)
  const now = building.stewardship
  const submit = async ({ stewardId, backupId, zoneId, note }: StewardValues): Promise<void> => {
    await inWords(t, async () => {
      if ((zoneId ?? null) !== (building.zone?.id ?? null)) await place.mutateAsync({ params: { id: building.id }, body: { zoneId: zoneId ?? null } })
      return set.mutateAsync({ params: { id: building.id }, body: { stewardId: stewardId ?? null, backupId: backupId ?? null, note } })
    })
    void message.success(t('dispatch.zones.saved'))
  }
  return (
    <ActForm<StewardValues>
      title={`${building.name} · ${t('dispatch.zones.steward')}`}
      verb={t('shell.form.save')}
      onSubmit={submit}
      onClose={onClose}
      initial={{ stewardId: now?.steward.id ?? null, backupId: now?.backup?.id ?? null, zoneId: building.zone?.id ?? null, note: '' }}
    >
      <Form.Item name="stewardId" label={t('dispatch.zones.steward')}>
        <EmployeePicker role="steward" autoFocus placeholder={t('dispatch.zones.leaveVacant')} />
      </Form.Item>
      <Form.Item name="backupId" label={t('dispatch.zones.backup')}>
        <EmployeePicker />
      </Form.Item>
      <Form.Item name="zoneId" label={t('dispatch.zones.zone')}>
        <Select allowClear placeholder={t('dispatch.zones.noZone')} options={zones.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <Form.Item name="note" label={t('dispatch.zones.note')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}
