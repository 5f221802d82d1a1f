import { Alert } from 'antd'
import { useLabel, useT } from '@guanjia/ui'
import type { Permission } from '@guanjia/contract/permissions.ts'
import type { OrganizationRole } from '@guanjia/contract/roles.ts'
import type { Draft } from './role-draft.ts'

export interface RoleClash {
  name: string
  before: readonly Permission[]
  current: OrganizationRole
  mine: Draft['changes']
}

/** Two people changed one role at once: what the other did, and the own changes, side by side in words. */
export function Clash({ clash, onClose }: { clash: RoleClash; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { before, current, mine } = clash
  const theirs = {
    plus: current.permissions.filter((one) => !before.includes(one)),
    minus: before.filter((one) => !current.permissions.includes(one)),
  }
  const own = (isOn: boolean): Permission[] => (Object.entries(mine) as [Permission, boolean][]).filter(([, wanted]) => wanted === isOn).map(([right]) => right)
  const words = (rights: readonly Permission[]): string => rights.map((one) => label('permission', one)).join(t('archives.comma')) || t('access.roles.none')
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      closable={{ onClose }}
      title={t('access.roles.clash', { role: clash.name })}
      description={
        <>
          <p>{t('access.roles.clashHint')}</p>
          <table className="gj-settings-table">
            <thead>
              <tr>
                <td />
                <th scope="col">{t('access.roles.plus')}</th>
                <th scope="col">{t('access.roles.minus')}</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t('access.roles.theirs')}</th>
                <td>{words(theirs.plus)}</td>
                <td>{words(theirs.minus)}</td>
              </tr>
              <tr>
                <th scope="row">{t('access.roles.mine')}</th>
                <td>{words(own(true))}</td>
                <td>{words(own(false))}</td>
              </tr>
            </tbody>
          </table>
        </>
      }
    />
  )
}
