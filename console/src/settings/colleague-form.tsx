import { App, Form, Input, Select } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { DepartmentPicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { RoleFields, grantsOf, type RoleLine } from './role-fields.tsx'

interface Values {
  name: string
  position: string
  departmentId: string | null
  phone: string
  skills: string[]
  login: string
  password: string
  roles: RoleLine[]
}

/** A colleague with an own sign-in; nobody gives rights that they do not have, so only those in charge of all sites see that scope. */
export function ColleagueForm({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('organization.createEmployee', ['organization'])
  const competences = useCall('people.listCompetences', {})
  const skills = (competences.data?.items ?? []).filter(({ kind, isActive }) => kind === 'skill' && isActive)
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  const submit = async ({ roles: grants, ...values }: Values): Promise<void> => {
    const body = {
      ...values,
      departmentId: values.departmentId ?? null,
      roles: grantsOf(grants),
    }
    const made = await inWords(t, () => make.mutateAsync({ body }))
    void message.success(t('settings.colleagues.added', { name: made.name, login: values.login }))
  }
  return (
    <ActForm<Values>
      title={t('settings.colleagues.new')}
      verb={t('settings.colleagues.act')}
      onSubmit={submit}
      onClose={onClose}
      width={600}
      initial={{
        name: '',
        position: '',
        departmentId: null,
        phone: '',
        skills: [],
        login: '',
        password: '',
        roles: [{ key: 'front_desk', where: siteId }],
      }}
    >
      <div className="gj-form-pair">
        <Form.Item name="name" label={t('settings.colleagues.name')} rules={[needed]}>
          <Input maxLength={50} autoFocus />
        </Form.Item>
        <Form.Item name="position" label={t('settings.colleagues.position')} rules={[needed]}>
          <Input maxLength={50} />
        </Form.Item>
        <Form.Item name="departmentId" label={t('settings.colleagues.department')}>
          <DepartmentPicker siteId={siteId} />
        </Form.Item>
        <Form.Item name="phone" label={t('settings.colleagues.phone')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
        <Form.Item
          name="login"
          label={t('settings.colleagues.login')}
          rules={[needed, { min: 2, message: t('settings.colleagues.loginShort') }]}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('settings.colleagues.password')}
          extra={t('settings.colleagues.passwordHint')}
          rules={[needed, { min: 8, message: t('settings.colleagues.passwordShort') }]}
        >
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
      </div>
      <Form.Item name="skills" label={t('settings.colleagues.skills')}>
        <Select
          mode="multiple"
          maxCount={30}
          options={skills.map(({ name }) => ({ value: name, label: name }))}
        />
      </Form.Item>
      <Form.Item label={t('settings.colleagues.roles')} style={{ marginBottom: 0 }}>
        <RoleFields siteId={siteId} />
      </Form.Item>
    </ActForm>
  )
}
