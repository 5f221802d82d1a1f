import { Link } from '@tanstack/react-router'
import { formatNumber, formatPercent, formatShare, urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import { ExportMenu } from '../kit/export-menu.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { useSite } from '../session/session.tsx'

const MONTHS = 6
const DIGITAL = 'resident_app,message,email'

/** The first day of the month so many months before a day. */
function monthsBefore(day: string, months: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 - months, 1)).toISOString().slice(0, 10)
}

/** By which ways residents came in the last months; every figure opens to its cases. */
export function Digital({ today }: { today: string }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const query = { siteId: site.id, from: monthsBefore(today, MONTHS - 1), to: today }
  const intake = useCall('analysis.digitalIntake', { query })
  if (!intake.data) return null
  const { total, months } = intake.data
  const ways = total.channels.filter(({ count }) => count > 0).map(({ channel }) => channel)
  const casesOf = (from: string, to: string, channel: string) => ({ from, to, channel })
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{total.rate === null ? t('insight.digital.none', { n: MONTHS }) : t('insight.digital.title', { n: MONTHS, rate: formatPercent(total.rate * 100) })}</h2>
        <ExportMenu href={(format) => urlOf('analysis.exportDigitalIntake', { query: { ...query, format } })} isLong={false} />
      </header>
      <div className="gj-body gj-stack">
        <p className="gj-quiet gj-small">{t('insight.digital.hint')}</p>
        <FigureTable label={t('insight.figure.digitalRate')} head={[{ words: t('insight.digital.month') }, ...ways.map((channel) => label('channel', channel)), t('insight.digital.all'), t('insight.digital.digital'), t('insight.digital.rate')]}>
          {months.toReversed().map((month) => (
            <tr key={month.from}>
              <th scope="row">{month.from.slice(0, 7)}</th>
              {ways.map((channel) => {
                const count = month.channels.find((one) => one.channel === channel)!.count
                return (
                  <td key={channel}>
                    {count === 0 ? (
                      <span className="gj-none">0</span>
                    ) : (
                      <Link to="/cases" search={casesOf(month.from, month.to, channel)}>
                        {formatNumber(count)}
                      </Link>
                    )}
                  </td>
                )
              })}
              <td>{formatNumber(month.cases)}</td>
              <td>
                {month.digital === 0 ? (
                  <span className="gj-none">0</span>
                ) : (
                  <Link to="/cases" search={casesOf(month.from, month.to, DIGITAL)}>
                    {formatNumber(month.digital)}
                  </Link>
                )}
              </td>
              <td>{formatShare(month.rate)}</td>
            </tr>
          ))}
        </FigureTable>
      </div>
    </section>
  )
}
