import { Link } from '@tanstack/react-router'
import { formatNumber, useT, useTime } from '@guanjia/ui'
import type { CaseAnalysis } from '@guanjia/contract/analysis.ts'
import { FigureTable } from '../../kit/figure-table.tsx'
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
        <FigureTable head={[t('analysis.column.unit'), t('analysis.column.count'), t('analysis.column.complaints'), { words: t('analysis.column.matters') }, t('analysis.column.last')]} maxHeight={360}>
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
        </FigureTable>
      )}
    </section>
  )
}
