import { App, Form, Input, InputNumber, Select, Switch } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { EmployeeProfile } from '@guanjia/contract/people.ts'
import { EditForm } from '../kit/edit-form.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { DepartmentPicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'
import { RoleFields, grantsOf, rolesOf, useRoleWords, type RoleLine } from './role-fields.tsx'

interface Values {
  name: string
  position: string
  positionId: string | null
  joinedOn: string | null
  experienceYears: number | null
  experience: string
  departmentId: string | null
  phone: string
  skills: string[]
  zoneIds: string[]
  loadLimit: number | null
  roles: RoleLine[]
  isActive: boolean
}

/** Changes a colleague; who is away from the list of skills keeps what was written before. */
export function ColleagueEdit({ profile, onClose }: { profile: EmployeeProfile; onClose: () => void }) {
  const t = useT()
  const wordsOf = useRoleWords()
  const site = useSite()
  const { message } = App.useApp()
  const change = useAct('people.changeEmployee', ['people', 'organization', 'workorders', 'dispatch'])
  const competences = useCall('people.listCompetences', {})
  const posts = (useCall('structure.listPositions', { query: {} }).data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const zones = useCall('organization.listZones', { query: { siteId: site.id } })
  const listed = (competences.data?.items ?? []).filter(({ kind, isActive }) => kind === 'skill' && isActive).map(({ name }) => name)
  const skills = [...new Set([...listed, ...profile.skills])].map((name) => ({ value: name, label: name }))
  const places = new Map([...(zones.data?.items ?? []), ...profile.zones].map(({ id, name }) => [id, name]))
  const save = async ({ roles, ...changes }: Partial<Values>, version: number): Promise<void> => {
    // A cleared choice is none, not something left out.
    const cleared = 'positionId' in changes ? { positionId: changes.positionId ?? null } : {}
    const body = { version, ...changes, ...cleared, ...(roles ? { roles: grantsOf(roles) } : {}) }
    const made = await inWords(t, () => change.mutateAsync({ params: { id: profile.id }, body }))
    void message.success(t('dispatch.person.saved', { name: made.name }))
  }
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <EditForm<EmployeeProfile, Values>
      title={`${t('dispatch.person.edit')} · ${profile.name}`}
      verb={t('shell.form.save')}
      record={profile}
      onSave={save}
      onClose={onClose}
      width={640}
      valuesOf={(one) => ({
        name: one.name,
        position: one.position,
        positionId: one.positionId,
        joinedOn: one.joinedOn,
        experienceYears: one.experienceYears,
        experience: one.experience,
        departmentId: one.department?.id ?? null,
        phone: one.phone,
        skills: one.skills,
        zoneIds: one.zones.map(({ id }) => id),
        loadLimit: one.loadLimit,
        roles: rolesOf(one.roles),
        isActive: one.isActive,
      })}
      fields={{
        name: { label: t('settings.colleagues.name') },
        position: { label: t('settings.colleagues.position') },
        positionId: { label: t('governance.person.post'), show: (value) => posts.find((one) => one.value === value)?.label ?? '' },
        joinedOn: { label: t('governance.person.joinedOn') },
        experienceYears: { label: t('governance.person.years') },
        experience: { label: t('governance.person.experience') },
        departmentId: { label: t('settings.colleagues.department') },
        phone: { label: t('settings.colleagues.phone') },
        skills: { label: t('settings.colleagues.skills'), show: (value) => (value as string[]).join('、') },
        zoneIds: { label: t('dispatch.person.zones'), show: (value) => (value as string[]).map((id) => places.get(id) ?? '').join('、') },
        loadLimit: { label: t('dispatch.person.loadLimit') },
        roles: { label: t('dispatch.person.rights'), show: (value) => (value as RoleLine[]).map(({ key }) => wordsOf(key)).join('、') },
        isActive: { label: t('dispatch.person.active') },
      }}
    >
      <div className="gj-form-pair">
        <Form.Item name="name" label={t('settings.colleagues.name')} rules={needed}>
          <Input maxLength={50} autoFocus />
        </Form.Item>
        <Form.Item name="position" label={t('settings.colleagues.position')}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="positionId" label={t('governance.person.post')} extra={t('governance.person.postHint')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={posts} />
        </Form.Item>
        <Form.Item name="departmentId" label={t('settings.colleagues.department')}>
          <DepartmentPicker siteId={site.id} />
        </Form.Item>
        <Form.Item name="phone" label={t('settings.colleagues.phone')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
      </div>
      <div className="gj-form-pair">
        <Form.Item name="joinedOn" label={t('governance.person.joinedOn')}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="experienceYears" label={t('governance.person.years')}>
          <InputNumber min={0} max={60} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="experience" label={t('governance.person.experience')}>
        <Input.TextArea autoSize maxLength={1000} />
      </Form.Item>
      <Form.Item name="skills" label={t('settings.colleagues.skills')}>
        <Select mode="multiple" options={skills} maxCount={30} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="zoneIds" label={t('dispatch.person.zones')} extra={t('dispatch.person.zonesHint')}>
          <Select mode="multiple" options={[...places].map(([value, name]) => ({ value, label: name }))} />
        </Form.Item>
        <Form.Item name="loadLimit" label={t('dispatch.person.loadLimit')} extra={t('dispatch.person.loadLimitHint')}>
          <InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      {!profile.isSelf && (
        <>
          <Form.Item label={t('dispatch.person.rights')}>
            <RoleFields siteId={site.id} />
          </Form.Item>
          <Form.Item name="isActive" valuePropName="checked" label={t('dispatch.person.active')} extra={t('dispatch.person.leaveHint')}>
            <Switch />
          </Form.Item>
        </>
      )}
    </EditForm>
  )
}
