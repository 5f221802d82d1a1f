import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Select } from 'antd'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { Grant } from '@guanjia/contract/grants.ts'
import { useRoleName } from '../kit/role-name.ts'
import { useSession } from '../session/session.tsx'

/** `where` is the id of a site, `zone:` and the id for the zones of the person there, or `organization`. */
export type RoleLine = { key: string; where: string }

const EVERYWHERE = 'organization'
const ZONES = 'zone:'
const GRID = { display: 'grid', gridTemplateColumns: '1fr 1fr 32px', gap: 8 }

export function rolesOf(grants: readonly Grant[]): RoleLine[] {
  return grants
    .filter(({ role }) => role !== 'resident')
    .map(({ key, scope, siteId }) => ({ key, where: siteId === null ? EVERYWHERE : scope === 'zone' ? ZONES + siteId : siteId }))
}

export function grantsOf(lines: readonly RoleLine[]) {
  return lines.map(({ key, where }) => {
    if (where === EVERYWHERE) return { key, scope: 'organization' as const, siteId: null }
    if (where.startsWith(ZONES)) return { key, scope: 'zone' as const, siteId: where.slice(ZONES.length) }
    return { key, scope: 'site' as const, siteId: where }
  })
}

/** The words for a role by its key. */
export function useRoleWords(): (key: string) => string {
  const found = useCall('roles.listRoles', {})
  const nameOf = useRoleName()
  return (key) => {
    const role = found.data?.items.find((one) => one.key === key)
    return role ? nameOf({ role: role.kind, key, name: role.name }) : ''
  }
}

/** The rights of a colleague as lines of a form; nobody gives rights that they do not have, so only those in charge of all sites see that scope. */
export function RoleFields({ siteId }: { siteId: string }) {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const wordsOf = useRoleWords()
  const found = useCall('roles.listRoles', {})
  const isAdministrator = session.roles.some(({ role }) => role === 'administrator')
  const isEverywhere = session.roles.some(({ scope }) => scope === 'organization')
  const roles = (found.data?.items ?? [])
    .filter(({ kind, retiredAt }) => retiredAt === null && (isAdministrator || (kind !== 'administrator' && kind !== 'general_manager')))
    .map(({ key }) => ({ value: key, label: wordsOf(key) }))
  const places = [
    ...session.sites.map(({ id, name }) => ({ value: id, label: name })),
    ...session.sites.map(({ id, name }) => ({ value: ZONES + id, label: `${name} · ${label('scope', 'zone')}` })),
    ...(isEverywhere ? [{ value: EVERYWHERE, label: label('scope', 'organization') }] : []),
  ]
  return (
    <Form.List name="roles">
      {(fields, { add, remove }) => (
        <div className="gj-stack" style={{ gap: 8 }}>
          {fields.map(({ key, name }) => (
            <div key={key} style={GRID}>
              <Form.Item name={[name, 'key']} style={{ marginBottom: 0 }}>
                <Select showSearch={{ optionFilterProp: 'label' }} loading={found.isPending} options={roles} aria-label={t('settings.colleagues.role')} />
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
            <Button size="small" icon={<PlusOutlined />} disabled={fields.length >= 20} onClick={() => add({ key: 'technician', where: siteId })}>
              {t('settings.colleagues.addRole')}
            </Button>
          </div>
        </div>
      )}
    </Form.List>
  )
}
