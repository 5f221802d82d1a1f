import { formatPercent, urlOf, useCall, useT, useTime } from '@guanjia/ui'
import { DayPicker } from '../kit/day-picker.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { TaskTabs } from './task-tabs.tsx'
import '../governance/governance.css'

const DAY_MS = 86_400_000

/** How fast departments answer each other; what was not measured says so. */
export function AssistReport() {
  const t = useT()
  const site = useSite()
  const { timeZone } = useTime()
  const { search, replace } = useUrlSearch()
  const dayOf = (at: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(at))
  const from = search.from ?? dayOf(Date.now() - 29 * DAY_MS)
  const to = search.to ?? dayOf(Date.now())
  const found = useCall('tasks.assistReport', { query: { siteId: site.id, from, to } })
  const number = (value: number | null, words: (n: string) => string): string => (value === null ? t('tasks.report.none') : words(value.toFixed(value < 10 ? 1 : 0)))
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('tasks.report.title')}</h1>
        <span className="gj-row" style={{ marginLeft: 'auto' }}>
          <TaskTabs at="report" />
          <span style={{ width: 140 }}><DayPicker value={from} placeholder={t('tasks.report.from')} onChange={(day) => replace({ ...search, from: day ?? undefined })} /></span>
          <span style={{ width: 140 }}><DayPicker value={to} placeholder={t('tasks.report.to')} onChange={(day) => replace({ ...search, to: day ?? undefined })} /></span>
          <ExportMenu isLong={false} href={(format) => urlOf('tasks.exportAssistReport', { query: { siteId: site.id, from, to, format } })} />
        </span>
      </div>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {found.data?.items.length === 0 && <p className="gj-quiet gj-body">{t('tasks.report.empty')}</p>}
        {found.data && found.data.items.length > 0 && (
          <table className="gj-governance-table">
            <thead><tr><th scope="col">{t('tasks.to')}</th>{(['asked', 'answered', 'minutes', 'hours', 'onTime', 'rating', 'joint', 'jointHours'] as const).map((key) => <th key={key} scope="col">{t(`tasks.report.${key}`)}</th>)}</tr></thead>
            <tbody>
              {found.data.items.map((row) => (
                <tr key={row.department.id}>
                  <th scope="row">{row.department.name}</th>
                  <td className="gj-number">{row.asked}</td>
                  <td className="gj-number">{row.answered}</td>
                  <td className="gj-number">{number(row.minutesToAnswer, (n) => t('tasks.report.minutesN', { n }))}</td>
                  <td className="gj-number">{number(row.hoursToDone, (n) => t('tasks.report.hoursN', { n }))}</td>
                  <td className="gj-number">{row.onTime === null ? t('tasks.report.none') : formatPercent(row.onTime)}</td>
                  <td className="gj-number">{number(row.rating, (n) => t('tasks.stars', { n }))}</td>
                  <td className="gj-number">{row.joint}</td>
                  <td className="gj-number">{number(row.jointHoursToDone, (n) => t('tasks.report.hoursN', { n }))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}
