import { formatDuration, useLabel, useT, useTime, useWhen } from '@guanjia/ui'
import type { Clock } from '@guanjia/contract/sla.ts'
import { ClockBadge, ClockOpener } from './clock-badge.tsx'
import './clock-table.css'

/** Every promise of a record: the target, how much of the calendar's time is used, the wall time beside it; each opens to how it went. */
export function ClockTable({ clocks }: { clocks: readonly Clock[] }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const when = useWhen()
  return (
    <div style={{ overflowX: 'auto' }}>
      <table className="gj-clocks">
        <thead>
          <tr>
            <th scope="col">{t('shell.clocks.metric')}</th>
            <th scope="col">{t('shell.clocks.target')}</th>
            <th scope="col">{t('shell.clocks.due')}</th>
            <th scope="col">{t('shell.clocks.state')}</th>
            <th scope="col">{t('shell.clocks.used')}</th>
            <th scope="col">{t('shell.clocks.wall')}</th>
            <th scope="col">{t('shell.clocks.holder')}</th>
          </tr>
        </thead>
        <tbody>
          {clocks.map((clock) => (
            <tr key={clock.id}>
              <th scope="row">
                <ClockOpener clock={clock}>{label('metric', clock.metric)}</ClockOpener>
                {clock.cycle > 1 && <span className="gj-quiet"> {t('shell.clocks.cycle', { n: clock.cycle })}</span>}
              </th>
              <td title={`${clock.policy.name} · ${clock.calendar.name}`}>{clock.targetText}</td>
              <td>
                {clock.dueAt ? time.at(clock.dueAt) : '—'}
                {clock.isProvisional && (
                  <span className="gj-quiet" title={t('shell.clocks.provisionalHint')}>
                    {' '}
                    {t('shell.clocks.provisional')}
                  </span>
                )}
              </td>
              <td>
                <ClockBadge clock={clock} withMetric={false} />
                {clock.state === 'paused' && clock.resumesAt && (
                  <div className="gj-quiet gj-small">{t('shell.clocks.resumes', { time: when(clock.resumesAt) })}</div>
                )}
              </td>
              <td>{formatDuration(clock.consumedSeconds, t)}</td>
              <td>
                {clock.startedAt
                  ? formatDuration(((clock.stoppedAt ? Date.parse(clock.stoppedAt) : Date.now()) - Date.parse(clock.startedAt)) / 1000, t)
                  : '—'}
              </td>
              <td>{clock.holder?.name ?? '—'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
