import { App, Button, Empty, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { many, yes, useUrlSearch } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { PlanStateTag } from './looks.tsx'
import { EmergencyTabs } from './tabs.tsx'

/** The emergency plans of the site, one of each kind: what is approved, what waits, what has to be looked at again. */
export function PlanList() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const { search, change } = useUrlSearch()
  const states = useChoices('emergencyPlanState')
  const categories = useChoices('incidentCategory')
  const filter = { state: many(search.state), category: many(search.category), due: yes(search.due) } as never
  const found = useCall('emergency.listEmergencyPlans', { query: { siteId: site.id, filter } })
  const take = useAct('emergency.takeReadyEmergencyPlans', ['emergency'])
  const ready = may('emergency:command') && <Button loading={take.isPending} onClick={() => take.mutate({ body: { siteId: site.id } }, { onError: complain, onSuccess: ({ added }) => void message.success(t('emergency.plans.added', { n: added })) })}>{t('emergency.plans.ready')}</Button>
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('emergency.tabs.plans')}</h1>
        <span className="gj-grow" />
        {ready}
        {may('emergency:command') && <Link to="/emergency/plans/$id" params={{ id: 'new' }}><Button type="primary">{t('emergency.plans.new')}</Button></Link>}
      </div>
      <EmergencyTabs at="plans" />
      <div className="gj-row gj-wrap">
        <Select allowClear aria-label={t('emergency.state')} placeholder={t('emergency.state')} style={{ width: 140 }} options={states} value={search.state} onChange={(state) => change({ state })} />
        <Select allowClear aria-label={t('emergency.category')} placeholder={t('emergency.category')} style={{ width: 140 }} options={categories} value={search.category} onChange={(category) => change({ category })} />
        <Button type={search.due === 'true' ? 'primary' : 'default'} aria-pressed={search.due === 'true'} onClick={() => change({ due: search.due === 'true' ? undefined : 'true' })}>{t('emergency.plans.due')}</Button>
        <span style={{ marginLeft: 'auto' }}><ExportMenu isLong={false} href={(format) => urlOf('emergency.exportEmergencyPlans', { query: { siteId: site.id, format, filter } })} /></span>
      </div>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && found.data.items.length === 0 && <section className="gj-card gj-body"><Empty description={t('emergency.plans.empty')}>{ready}</Empty></section>}
      {found.data && found.data.items.length > 0 && (
        <section className="gj-card gj-body">
          <FigureTable label={t('emergency.tabs.plans')} head={[t('emergency.plans.name'), { words: t('emergency.category') }, { words: t('emergency.state') }, { words: t('emergency.plans.version') }, { words: t('emergency.plans.reviewOn') }, { words: t('emergency.plans.resources') }]}>
            {found.data.items.map((plan) => (
              <tr key={plan.id}>
                <th scope="row"><Link to="/emergency/plans/$id" params={{ id: plan.id }}>{plan.name}</Link><div className="gj-quiet gj-small">{label('incidentKind', plan.kind)}</div></th>
                <td data-text>{label('incidentCategory', plan.category)}</td>
                <td data-text><PlanStateTag state={plan.state} />{plan.draft !== null && plan.number !== null && <span className="gj-quiet gj-small"> {t('emergency.plans.hasDraft')}</span>}</td>
                <td data-text>{plan.number === null ? '—' : `V${plan.number}`}</td>
                <td data-text>{plan.isReviewDue ? <span className="gj-tone" data-tone="overdue">▲ {plan.reviewOn} {t('emergency.plans.due')}</span> : (plan.reviewOn ?? '—')}</td>
                <td data-text>{plan.expired > 0 ? <span className="gj-tone" data-tone="overdue">▲ {t('emergency.plans.expired', { n: plan.expired })}</span> : (plan.content ?? plan.draft)!.resources.length}</td>
              </tr>
            ))}
          </FigureTable>
        </section>
      )}
    </div>
  )
}
