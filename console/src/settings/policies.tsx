import { Skeleton } from 'antd'
import { Link } from '@tanstack/react-router'
import { formatDuration, useCall, useLabel, useT, type CallResult } from '@guanjia/ui'
import { useIsSlow } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSession, useSite } from '../session/session.tsx'
import { stepWords } from './durations.ts'
import { PageHead } from './page-head.tsx'

type Policy = CallResult<'sla.listPolicies'>['items'][number]
type Target = Policy['targets'][number]

/** Which promises hold for what, by which calendar, and who hears of it when. */
export function Policies() {
  const t = useT()
  const site = useSite()
  const policies = useCall('sla.listPolicies', {})
  const calendars = useCall('sla.listCalendars', { query: { siteId: site.id } }, { staleTime: 60_000 })
  const slow = useIsSlow(policies.isPending)
  const calendarOf = new Map(calendars.data?.items.map((calendar) => [calendar.code, calendar]))
  return (
    <>
      <PageHead title={t('settings.policies.title')} hint={t('settings.policies.hint')} />
      {policies.error && !policies.data && <ProblemAlert error={policies.error} onRetry={() => void policies.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {slow && <Skeleton active style={{ padding: 16 }} paragraph={{ rows: 10 }} />}
        {policies.data?.items.length === 0 && (
          <div className="gj-table-empty">
            <h3>{t('settings.policies.empty')}</h3>
          </div>
        )}
        {policies.data && policies.data.items.length > 0 && (
          <table className="gj-settings-table gj-policies">
            <thead>
              <tr>
                <th scope="col">{t('settings.policies.policy')}</th>
                <th scope="col">{t('settings.policies.match')}</th>
                <th scope="col">{t('settings.policies.metric')}</th>
                <th scope="col">{t('settings.policies.target')}</th>
                <th scope="col">{t('settings.policies.calendar')}</th>
                <th scope="col">{t('settings.policies.steps')}</th>
              </tr>
            </thead>
            {policies.data.items.map((policy) => (
              <tbody key={policy.id}>
                {policy.targets.map((target, index) => (
                  <tr key={target.metric} data-off={!policy.isActive}>
                    {index === 0 && (
                      <>
                        <td rowSpan={policy.targets.length}>
                          <strong>{policy.name}</strong>
                          <div className="gj-quiet gj-small">
                            {policy.code} · {t('settings.policies.version', { n: policy.version })}
                            {!policy.isActive && ` · ${t('settings.policies.inactive')}`}
                          </div>
                        </td>
                        <td rowSpan={policy.targets.length}>
                          <Match match={policy.match} />
                        </td>
                      </>
                    )}
                    <TargetCells target={target} calendar={calendarOf.get(target.calendarCode)} />
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        )}
      </section>
    </>
  )
}

function TargetCells({ target, calendar }: { target: Target; calendar: { id: string; name: string } | undefined }) {
  const t = useT()
  const label = useLabel()
  const to = (who: string): string => t(`settings.policies.to.${who}` as 'settings.policies.to.handler', { defaultValue: who })
  return (
    <>
      <td className="gj-nowrap">
        {t(`settings.policies.metrics.${target.metric}` as 'settings.policies.metrics.return', {
          defaultValue: label('metric', target.metric),
        })}
      </td>
      <td className="gj-strong">{target.targetText}</td>
      <td className="gj-nowrap">
        {calendar ? (
          <Link to="/settings/calendars/$id" params={{ id: calendar.id }}>
            {calendar.name}
          </Link>
        ) : (
          target.calendarCode
        )}
      </td>
      <td className="gj-small">
        {target.steps.map(({ kind, offset, to: people }, index) => (
          <span key={index} className="gj-step">
            <span className="gj-quiet">{stepWords(offset, t, (seconds) => formatDuration(seconds, t))}</span>{' '}
            {t(`settings.policies.does.${kind}`)} {people.map(to).join(t('archives.comma'))}
          </span>
        ))}
      </td>
    </>
  )
}

const TRAITS = ['types', 'kinds', 'categories', 'urgencies', 'grades', 'origins', 'siteKinds', 'siteIds']
const GROUPS = { urgencies: 'urgency', grades: 'grade', siteKinds: 'siteKind' } as const

function Match({ match }: { match: Policy['match'] }) {
  const t = useT()
  const label = useLabel()
  const { sites } = useSession()
  const categories = useCall('cases.listCategories', {}, { staleTime: 300_000 })
  const word = (trait: string, value: string): string => {
    if (trait === 'types') return t(`settings.policies.type.${value}` as 'settings.policies.type.case', { defaultValue: value })
    if (trait === 'origins') return t(`settings.policies.origin.${value}` as 'settings.policies.origin.case', { defaultValue: value })
    if (trait === 'kinds') return label(match['types']?.includes('work_order') ? 'workOrderKind' : 'caseKind', value)
    if (trait === 'categories') return categories.data?.items.find(({ code }) => code === value)?.name ?? value
    if (trait === 'siteIds') return sites.find(({ id }) => id === value)?.name ?? value
    const group = GROUPS[trait as keyof typeof GROUPS]
    return group ? label(group, value) : value
  }
  const traits = Object.entries(match).sort(([a], [b]) => TRAITS.indexOf(a) - TRAITS.indexOf(b))
  if (traits.length === 0) return <>{t('settings.policies.everything')}</>
  return (
    <>
      {traits.map(([trait, values]) => (
        <div key={trait} className="gj-nowrap">
          <span className="gj-quiet">
            {t(`settings.policies.trait.${trait}` as 'settings.policies.trait.types', { defaultValue: trait })}
          </span>{' '}
          {values.map((value) => word(trait, value)).join(t('archives.comma'))}
        </div>
      ))}
    </>
  )
}
