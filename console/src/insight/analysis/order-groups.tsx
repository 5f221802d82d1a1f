import { formatDuration, formatMoney, formatNumber, formatShare, useT } from '@guanjia/ui'
import type { OrderAnalysis } from '@guanjia/contract/analysis.ts'
import { FigureTable } from '../../kit/figure-table.tsx'
import type { OrderLink } from './order-analysis.tsx'
import { RowLink } from './row-link.tsx'

type Group = OrderAnalysis['byWorker'][number]
/** A rate below this misses the promise of the house (RPR-018). */
const ON_TIME_GOAL = 0.99

/** One line for each worker, category or building; its counts open their orders. */
export function OrderGroups({ title, of, filter, groups, linkTo, isShort = false }: { title: string; of: string; filter: string; groups: Group[]; linkTo: OrderLink; isShort?: boolean }) {
  const t = useT()
  const span = (seconds: number | null): string => (seconds === null ? '—' : formatDuration(Math.round(seconds), t))
  const link = (row: Group, count: number, more: Record<string, string> = {}) => (count === 0 || row.id === null ? formatNumber(count) : <RowLink at={linkTo({ [filter]: row.id, ...more })}>{formatNumber(count)}</RowLink>)
  if (groups.length === 0) return null
  return (
    <section className="gj-card">
      <header>
        <h2>{title}</h2>
      </header>
      <FigureTable label={title} head={[of, t('analysis.orders.raised'), t('analysis.orders.done'), t('analysis.orders.onTime'), t('analysis.orders.rework'), t('analysis.orders.firstTime'), ...(isShort ? [] : [t('analysis.orders.arrive'), t('analysis.orders.resolve'), t('analysis.orders.score'), t('analysis.orders.cost')])]}>
        {groups.map((row) => (
          <tr key={row.id ?? '-'}>
            <th scope="row">{row.name ?? t('analysis.none')}</th>
            <td>{link(row, row.raised)}</td>
            <td>{link(row, row.done, { done: 'true' })}</td>
            <td>
              <span className={row.onTime.rate !== null && row.onTime.rate < ON_TIME_GOAL ? 'gj-tone' : undefined} data-tone="overdue">
                {formatShare(row.onTime.rate)}
              </span>
            </td>
            <td>{link(row, row.reworks, { rework: 'true' })}</td>
            <td>{formatShare(row.firstTime.rate)}</td>
            {!isShort && (
              <>
                <td>{span(row.arriveSeconds)}</td>
                <td>{span(row.resolveSeconds)}</td>
                <td title={t('analysis.orders.ratings', { n: row.rated })}>{formatNumber(row.score, 2)}</td>
                <td>{row.materialFen === null ? '—' : formatMoney(row.materialFen)}</td>
              </>
            )}
          </tr>
        ))}
      </FigureTable>
    </section>
  )
}
