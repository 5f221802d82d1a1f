import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Select } from 'antd'
import { useLabel, useT } from '@guanjia/ui'
import type { Employee } from '@guanjia/contract/organization.ts'
import type { Role } from '@guanjia/contract/permissions.ts'
import { useChoices } from '../kit/choices.ts'
import { useSession } from '../session/session.tsx'

/** `where` is the id of a site, or `organization`. */
export type RoleLine = { role: Exclude<Role, 'resident'>; where: string }
type Grant = Employee['roles'][number]

const EVERYWHERE = 'organization'
const GRID = { display: 'grid', gridTemplateColumns: '1fr 1fr 32px', gap: 8 }

export function rolesOf(grants: readonly Grant[]): RoleLine[] {
  return grants.filter(({ role }) => role !== 'resident').map(({ role, siteId }) => ({ role: role as RoleLine['role'], where: siteId ?? EVERYWHERE }))
}

export function grantsOf(lines: readonly RoleLine[]) {
  return lines.map(({ role, where }) =>
    where === EVERYWHERE ? { role, scope: 'organization' as const, siteId: null } : { role, scope: 'site' as const, siteId: where },
  )
}

/** The rights of a colleague as lines of a form; nobody gives rights that they do not have, so only those in charge of all sites see that scope. */
export function RoleFields({ siteId }: { siteId: string }) {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const isAdministrator = session.roles.some(({ role }) => role === 'administrator')
  const isEverywhere = session.roles.some(({ scope }) => scope === 'organization')
  const roles = useChoices('role', isAdministrator ? ['resident'] : ['resident', 'administrator'])
  const places = [
    ...session.sites.map(({ id, name }) => ({ value: id, label: name })),
    ...(isEverywhere ? [{ value: EVERYWHERE, label: label('scope', 'organization') }] : []),
  ]
  return (
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
            <Button size="small" icon={<PlusOutlined />} disabled={fields.length >= 20} onClick={() => add({ role: 'technician', where: siteId })}>
              {t('settings.colleagues.addRole')}
            </Button>
          </div>
        </div>
      )}
    </Form.List>
  )
}
