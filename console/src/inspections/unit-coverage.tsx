import { Link } from '@tanstack/react-router'
import { formatShare, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'

/** Vacant units of a month, or units under renovation of its days: how many were looked at, and every one that was not (VAC-002, DEC-002). Nothing where there are none. */
export function UnitCoverage({ kind, month }: { kind: 'vacant_units' | 'renovation'; month: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const { data, error, refetch } = useCall('inspections.unitCoverage', { query: { siteId: site.id, kind, month } })
  if (error && !data) return <ProblemAlert error={error} onRetry={() => void refetch()} />
  if (!data || (data.due === 0 && data.left.length === 0)) return null
  const title = t(`inspections.coverage.${kind}`)
  const isWhole = data.checked === data.due
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{title} <span className="gj-quiet">{month}</span></h2>
        <span className={isWhole ? undefined : 'gj-tone'} data-tone="overdue">{isWhole ? '' : '▲ '}{formatShare(data.rate)} <span className="gj-quiet gj-small">{t('inspections.figures.of', { n: data.checked, of: data.due })}</span></span>
      </header>
      {data.unchecked.length > 0 && (
        <FigureTable label={title} head={[t('inspections.coverage.unit'), { words: t('inspections.coverage.day') }, { words: t('inspections.coverage.why') }, { words: t('inspections.rounds.number') }]} maxHeight={360}>
          {data.unchecked.map((row) => (
            <tr key={`${row.unit.id} ${row.task?.id ?? ''}`}>
              <th scope="row"><Link to="/archives/units/$id" params={{ id: row.unit.id }}>{row.unit.name}</Link></th>
              <td data-text>{row.day ?? '—'}</td>
              <td data-text>{[label('uncheckedWhy', row.why), row.reason].filter(Boolean).join(' · ')}</td>
              <td data-text>{row.task ? <Link to="/inspections/rounds/$id" params={{ id: row.task.id }}>{row.task.name}</Link> : '—'}</td>
            </tr>
          ))}
        </FigureTable>
      )}
      {data.left.length > 0 && <p className="gj-quiet gj-small gj-words" style={{ padding: '8px 16px' }}>{t('inspections.coverage.left')}{data.left.map(({ unit, at, state }) => `${unit.name}（${[label('unitState', state), time.at(at)].filter(Boolean).join(' ')}）`).join('、')}</p>}
    </section>
  )
}
