import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Select } from 'antd'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { Role } from '@guanjia/contract/permissions.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DepartmentPicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { useSession } from '../session/session.tsx'

interface Values {
  name: string
  position: string
  departmentId: string | null
  phone: string
  skills: string[]
  login: string
  password: string
  /** `scope` is the id of a site, or `organization`. */
  roles: { role: Exclude<Role, 'resident'>; where: string }[]
}

const EVERYWHERE = 'organization'
const GRID = { display: 'grid', gridTemplateColumns: '1fr 1fr 32px', gap: 8 }

/** A colleague with an own sign-in; nobody gives rights that they do not have, so only those in charge of all sites see that scope. */
export function ColleagueForm({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const session = useSession()
  const make = useAct('organization.createEmployee', ['organization'])
  const isAdministrator = session.roles.some(({ role }) => role === 'administrator')
  const isEverywhere = session.roles.some(({ scope }) => scope === 'organization')
  const roles = useChoices('role', isAdministrator ? ['resident'] : ['resident', 'administrator'])
  const places = [
    ...session.sites.map(({ id, name }) => ({ value: id, label: name })),
    ...(isEverywhere ? [{ value: EVERYWHERE, label: label('scope', 'organization') }] : []),
  ]
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  const submit = async ({ roles: grants, ...values }: Values): Promise<void> => {
    const body = {
      ...values,
      departmentId: values.departmentId ?? null,
      roles: grants.map(({ role, where }) =>
        where === EVERYWHERE ? { role, scope: 'organization' as const, siteId: null } : { role, scope: 'site' as const, siteId: where },
      ),
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
        roles: [{ role: 'front_desk', where: siteId }],
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
          rules={[needed, { min: 6, message: t('settings.colleagues.passwordShort') }]}
        >
          <Input.Password maxLength={200} autoComplete="new-password" />
        </Form.Item>
      </div>
      <Form.Item name="skills" label={t('settings.colleagues.skills')}>
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          maxCount={30}
          tokenSeparators={[',', '，', '、', ' ']}
          placeholder={t('settings.colleagues.skillsHint')}
        />
      </Form.Item>
      <Form.Item label={t('settings.colleagues.roles')} style={{ marginBottom: 0 }}>
        <Form.List name="roles">
          {(fields, { add, remove }) => (
            <div className="gj-stack" style={{ gap: 8 }}>
              {fields.map(({ key, name }) => (
                <div key={key} style={GRID}>
                  <Form.Item name={[name, 'role']} style={{ marginBottom: 0 }}>
                    <Select options={roles} aria-label={t('settings.colleagues.role')} />
                  </Form.Item>
                  <Form.Item name={[name, 'where']} style={{ marginBottom: 0 }}>
                    <Select options={places} aria-label={t('settings.colleagues.scope')} />
                  </Form.Item>
                  <Button
                    type="text"
                    icon={<CloseOutlined />}
                    disabled={fields.length === 1}
                    aria-label={t('settings.colleagues.removeRole')}
                    onClick={() => remove(name)}
                  />
                </div>
              ))}
              <div>
                <Button
                  size="small"
                  icon={<PlusOutlined />}
                  disabled={fields.length >= 20}
                  onClick={() => add({ role: 'technician', where: siteId })}
                >
                  {t('settings.colleagues.addRole')}
                </Button>
              </div>
            </div>
          )}
        </Form.List>
      </Form.Item>
    </ActForm>
  )
}
