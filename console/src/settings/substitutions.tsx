import { App, Button, Skeleton } from 'antd'
import { useState } from 'react'
import { urlOf, useAct, useCall, useT, useTime, type CallResult } from '@guanjia/ui'
import { useIsSlow } from '../kit/data-table.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { useMay, useSession, useSite } from '../session/session.tsx'
import { PageHead } from './page-head.tsx'
import { SubstitutionForm } from './substitution-form.tsx'

type Substitution = CallResult<'organization.listSubstitutions'>['items'][number]

/** Who stands in for whom at this site, now and later. */
export function Substitutions() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const { employeeId } = useSession()
  const [adding, setAdding] = useState(false)
  const found = useCall('organization.listSubstitutions', { query: { siteId: site.id } })
  const slow = useIsSlow(found.isPending)
  const mayForOthers = may('people:manage')
  return (
    <>
      <PageHead title={t('settings.substitutions.title')} hint={t('settings.substitutions.hint')}>
        <ExportMenu isLong={false} href={(format) => urlOf('organization.exportSubstitutions', { query: { siteId: site.id, format } })} />
        {(mayForOthers || employeeId) && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t(mayForOthers ? 'settings.substitutions.add' : 'settings.substitutions.addOwn')}
          </Button>
        )}
      </PageHead>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {slow && <Skeleton active style={{ padding: 16 }} />}
        {found.data?.items.length === 0 && (
          <div className="gj-table-empty">
            <h3>{t('settings.substitutions.empty')}</h3>
            <p>{t('settings.substitutions.emptyHint')}</p>
          </div>
        )}
        {found.data && found.data.items.length > 0 && <SubstitutionTable items={found.data.items} />}
      </section>
      {adding && <SubstitutionForm absentId={mayForOthers ? undefined : (employeeId ?? undefined)} onClose={() => setAdding(false)} />}
    </>
  )
}

/** Substitutions with the act to end those that the person may end; without the name of the absent one on that one's own page. */
export function SubstitutionTable({ items, isOwn = false }: { items: readonly Substitution[]; isOwn?: boolean }) {
  const t = useT()
  const time = useTime()
  const may = useMay()
  const { employeeId } = useSession()
  const end = useEndSubstitution()
  return (
    <table className="gj-settings-table">
      <thead>
        <tr>
          {!isOwn && <th scope="col">{t('settings.substitutions.absent')}</th>}
          <th scope="col">{t('settings.substitutions.substitute')}</th>
          <th scope="col">{t('settings.substitutions.period')}</th>
          <th scope="col">{t('settings.substitutions.reason')}</th>
          <th scope="col">{t('settings.substitutions.state')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id} data-off={one.endedAt !== null}>
            {!isOwn && (
              <th scope="row" className="gj-strong gj-nowrap">
                {one.absent.name}
              </th>
            )}
            <td className="gj-nowrap">{one.substitute.name}</td>
            <td className="gj-nowrap">
              {time.at(one.from)} – {time.at(one.endedAt ?? one.to)}
            </td>
            <td>{one.reason}</td>
            <td>
              <StateTag one={one} />
            </td>
            <td className="gj-acts">
              {one.endedAt === null && Date.parse(one.to) > Date.now() && (may('people:manage') || one.absent.id === employeeId) && (
                <Button size="small" onClick={() => end(one)}>
                  {t(one.isNow ? 'settings.substitutions.end' : 'settings.substitutions.callOff')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function StateTag({ one }: { one: Substitution }) {
  const t = useT()
  const state = one.isNow ? 'now' : one.endedAt !== null || Date.parse(one.to) <= Date.now() ? 'over' : 'later'
  return (
    <span className="gj-tone gj-pill" data-tone={{ now: 'active', later: 'waiting', over: 'closed' }[state]}>
      {t(`settings.substitutions.states.${state}`)}
    </span>
  )
}

function useEndSubstitution(): (one: Substitution) => void {
  const t = useT()
  const { message, modal } = App.useApp()
  const complain = useComplain()
  const end = useAct('organization.endSubstitution', ['organization'])
  return (one) =>
    void modal.confirm({
      title: t('settings.substitutions.endAsk', { absent: one.absent.name }),
      content: t('settings.substitutions.endHint', { absent: one.absent.name, substitute: one.substitute.name }),
      okText: t(one.isNow ? 'settings.substitutions.end' : 'settings.substitutions.callOff'),
      cancelText: t('shell.cancel'),
      onOk: async () => {
        try {
          await end.mutateAsync({ params: { id: one.id } })
          void message.success(t('settings.substitutions.ended'))
        } catch (error) {
          complain(error)
        }
      },
    })
}
