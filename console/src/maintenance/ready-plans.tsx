import { App, Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useAct, useT } from '@guanjia/ui'
import { useComplain } from '../kit/problem.tsx'
import { useMay, useSite } from '../session/session.tsx'

/** What a site without maintenance can begin with: procedures, plans (paused) and legal inspections of its kind. */
export function ReadyPlans({ size }: { size?: 'small' }) {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const take = useAct('maintenance.takeReadyMaintenance', ['maintenance'])
  if (!may('maintenance:write')) return null
  const add = (): void => take.mutate({ body: { siteId: site.id } }, { onError: complain, onSuccess: ({ added }) => void message.success(added > 0 ? t('maintenance.plans.readyAdded', { n: added }) : t('maintenance.plans.readyNone')) })
  return (
    <span className="gj-row" style={{ justifyContent: 'center', marginTop: size ? 0 : 16 }}>
      <Button loading={take.isPending} onClick={add}>{t('maintenance.plans.ready')}</Button>
      {!size && <Link to="/maintenance/plans"><Button type="primary">{t('maintenance.plans.go')}</Button></Link>}
    </span>
  )
}
