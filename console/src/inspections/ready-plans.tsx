import { App, Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useAct, useT } from '@guanjia/ui'
import { useComplain } from '../kit/problem.tsx'
import { useMay, useSite } from '../session/session.tsx'

/** What a site without rounds can begin with: the plans of the handbook, ready to be let run. */
export function ReadyPlans({ size }: { size?: 'small' }) {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const take = useAct('inspections.takeReadyPlans', ['inspections'])
  if (!may('inspections:manage')) return null
  const add = (): void => take.mutate({ body: { siteId: site.id } }, { onError: complain, onSuccess: ({ added }) => void message.success(added > 0 ? t('inspections.plans.readyAdded', { n: added }) : t('inspections.plans.readyNone')) })
  return (
    <span className="gj-row" style={{ justifyContent: 'center', marginTop: size ? 0 : 16 }}>
      <Button loading={take.isPending} onClick={add}>{t('inspections.plans.ready')}</Button>
      {!size && <Link to="/inspections/plans"><Button type="primary">{t('inspections.plans.go')}</Button></Link>}
    </span>
  )
}
