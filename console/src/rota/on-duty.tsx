import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { Link } from '@tanstack/react-router'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { RotaTabs } from './tabs.tsx'
import './rota.css'

/** Who is on now, where nobody is, and where the posts stand: for whoever sends people. */
export function OnDutyPage() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const site = useSite()
  const found = useCall('staffing.whoIsOn', { query: { siteId: site.id } }, { refetchInterval: 60_000 })
  const posts = useCall('staffing.listRotaPosts', { query: { siteId: site.id } })
  const data = found.data
  const on = new Map<string, string[]>()
  for (const one of data?.items ?? []) on.set(one.post.id, [...(on.get(one.post.id) ?? []), one.employee.name])
  const pins = posts.data?.items.filter((post) => post.isActive && post.map !== null) ?? []
  return (
    <div className="gj-page">
      <div className="gj-page-head"><h1>{t('rota.tabs.onDuty')}</h1>{data && <span className="gj-quiet">{time.at(data.at)}</span>}{may('work_orders:dispatch') && <Link to="/dispatch" style={{ marginLeft: 'auto' }}>{t('rota.toDispatch')}</Link>}</div>
      <RotaTabs at="onDuty" />
      {found.error && !data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {data && !data.hasRota && <p className="gj-card gj-quiet" style={{ padding: 16 }}>{t('rota.noRota')}</p>}
      {data && (
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(360px, 100%), 1fr))', gap: 12, alignItems: 'start' }}>
          <FactGroup title={t('rota.onNow', { n: data.items.length })}>
            <FigureTable head={(['post', 'who', 'shift', 'present'] as const).map((key) => ({ words: t(`rota.on.${key}`) }))}>
              {data.gaps.map((gap) => <tr key={`${gap.post.id} ${gap.shift}`}><td data-text>{gap.post.name}</td><td data-text colSpan={3}><span className="gj-tone" data-tone="overdue">▲ {gap.shift} {t('rota.missing', { n: gap.missing })}</span></td></tr>)}
              {data.items.map((one) => (
                <tr key={`${one.employee.id} ${one.post.id}`}>
                  <td data-text>{one.post.name} <span className="gj-quiet gj-small">{label('rotaPostKind', one.kind)}{one.zone ? ` · ${one.zone.name}` : ''}</span></td>
                  <td data-text>{one.employee.name}{one.lacks.length > 0 && <span className="gj-tone gj-small" data-tone="overdue"> ▲ {t('rota.on.lacks', { what: one.lacks.join('、') })}</span>}</td>
                  <td data-text>{one.shift} <span className="gj-quiet gj-small">{time.at(one.from).slice(-5)}–{time.at(one.to).slice(-5)}</span></td>
                  <td data-text>{one.isClockedIn ? <span className="gj-tone" data-tone="done">✓ {t('rota.on.here')}</span> : <span className="gj-tone" data-tone="soon">▲ {t('rota.on.notYet')}</span>}</td>
                </tr>
              ))}
            </FigureTable>
            {data.items.length + data.gaps.length === 0 && <p className="gj-quiet">{t('rota.nobodyOn')}</p>}
            {data.unplanned.length > 0 && <p className="gj-quiet gj-small" style={{ marginTop: 8 }}>{t('rota.unplanned')}：{data.unplanned.map(({ name }) => name).join('、')}</p>}
          </FactGroup>
          {pins.length > 0 && (
            <FactGroup title={t('rota.map')}>
              <div className="gj-rota-map" role="img" aria-label={t('rota.mapLabel', { posts: pins.map(({ name }) => name).join('、') })}>
                {pins.map((post) => <span key={post.id} className="gj-rota-pin" data-kind={post.kind} style={{ left: `${post.map!.x}%`, top: `${post.map!.y}%` }}>{post.name}{on.has(post.id) ? ` · ${on.get(post.id)!.join('、')}` : ''}</span>)}
              </div>
            </FactGroup>
          )}
        </div>
      )}
    </div>
  )
}
