import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'
import { DrillStateTag } from './looks.tsx'
import { EmergencyTabs } from './tabs.tsx'

/** The year of drills: one a month at least, and each kind once. */
export function DrillYear() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const [year, setYear] = useState(() => Number(dayOf(Date.now(), time.timeZone).slice(0, 4)))
  const found = useCall('emergency.drillYear', { query: { siteId: site.id, year } })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('emergency.tabs.year')}</h1><span className="gj-grow" />
        <Button icon={<LeftOutlined />} aria-label={t('emergency.drills.yearBefore')} onClick={() => setYear(year - 1)} /><strong>{year}</strong><Button icon={<RightOutlined />} aria-label={t('emergency.drills.yearAfter')} onClick={() => setYear(year + 1)} />
      </div>
      <EmergencyTabs at="year" />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <section className="gj-card"><div className="gj-body">
          <FigureTable label={t('emergency.tabs.year')} head={[t('emergency.drills.month'), { words: t('emergency.drills.goal') }, { words: t('emergency.tabs.drills') }]}>
            {found.data.months.map((one) => (
              <tr key={one.month}>
                <th scope="row">{one.month}</th>
                <td data-text>{one.isMet ? <span className="gj-tone" data-tone="done">✓ {t('emergency.drills.met')}</span> : one.clock?.state === 'running' ? <ClockBadge clock={one.clock} withMetric={false} /> : one.isDue ? <span className="gj-tone" data-tone="overdue">▲ {t('emergency.drills.notMet')}</span> : '—'}</td>
                <td data-text style={{ maxWidth: 'none' }}>{one.drills.map((drill) => <div key={drill.id} className="gj-row gj-wrap" style={{ gap: 6 }}><DrillStateTag state={drill.state} />{time.at(drill.plannedAt)} {label('incidentKind', drill.kind)} {drill.score !== null && `${drill.score}`} {drill.incident && <Link to="/emergency/incidents/$id" params={{ id: drill.incident.id }}>{drill.incident.number}</Link>}</div>)}</td>
              </tr>
            ))}
          </FigureTable>
          {found.data.kindsWithout.length > 0 && <p className="gj-quiet">{t('emergency.drills.kindsWithout', { kinds: found.data.kindsWithout.map((kind) => label('incidentKind', kind)).join('、') })}</p>}
        </div></section>
      )}
    </div>
  )
}
