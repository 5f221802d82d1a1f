import { Button, Form, Input, Modal, Select } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import './access/access.css'
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
  roles: RoleLine[]
}

export interface NewColleague {
  name: string
  login: string
  password: string
}

/** A colleague with an own sign-in; nobody gives rights that they do not have, so only those in charge of all sites see that scope. */
export function ColleagueForm({ siteId, onClose, onMade }: { siteId: string; onClose: () => void; onMade: (made: NewColleague) => void }) {
  const t = useT()
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
    onMade({ name: made.name, login: values.login, password: made.firstPassword })
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

/** The first password, this once: handed over in person, and good for nothing but the choice of another. */
export function FirstPassword({ made, onClose }: { made: NewColleague; onClose: () => void }) {
  const t = useT()
  return (
    <Modal open title={t('settings.colleagues.added', { name: made.name, login: made.login })} closable={false} footer={<Button type="primary" onClick={onClose}>{t('access.safety.close')}</Button>}>
      <p>{t('settings.colleagues.firstPassword')}</p>
      <p className="gj-secret gj-once">{made.password}</p>
      <p className="gj-quiet">{t('access.safety.resetTell')}</p>
    </Modal>
  )
}
