import { Link } from '@tanstack/react-router'
import { formatNumber, useT, useTime } from '@guanjia/ui'
import type { CaseAnalysis } from '@guanjia/contract/analysis.ts'
import type { LinkTo } from './case-charts.tsx'
import { RowLink } from './row-link.tsx'

/** Households that came more than once: the count opens their records, the room its file. */
export function RepeatHouseholds({ households, linkTo }: { households: CaseAnalysis['repeatHouseholds']; linkTo: LinkTo }) {
  const t = useT()
  const time = useTime()
  return (
    <section className="gj-card">
      <header>
        <h2>{households.length === 0 ? t('analysis.repeats.none') : t('analysis.repeats.title', { n: households.length })}</h2>
      </header>
      {households.length > 0 && (
        <div className="gj-analysis-scroll" style={{ maxHeight: 360, overflowY: 'auto' }}>
          <table className="gj-analysis-grid">
            <thead>
              <tr>
                <th scope="col">{t('analysis.column.unit')}</th>
                <th scope="col">{t('analysis.column.count')}</th>
                <th scope="col">{t('analysis.column.complaints')}</th>
                <th scope="col" style={{ textAlign: 'left' }}>
                  {t('analysis.column.matters')}
                </th>
                <th scope="col">{t('analysis.column.last')}</th>
              </tr>
            </thead>
            <tbody>
              {households.map((row) => (
                <tr key={row.unitId}>
                  <th scope="row">
                    <Link to="/archives/units/$id" params={{ id: row.unitId }}>
                      {row.code}
                    </Link>
                  </th>
                  <td>
                    <RowLink at={linkTo({ unitId: row.unitId })}>{formatNumber(row.count)}</RowLink>
                  </td>
                  <td>{formatNumber(row.complaints)}</td>
                  <td data-text title={row.matters.join('、')}>
                    {row.matters.join('、')}
                  </td>
                  <td>{time.at(row.lastAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
