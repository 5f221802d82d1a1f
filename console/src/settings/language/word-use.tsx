import { Skeleton } from 'antd'
import { useCall, useLabel, useT } from '@guanjia/ui'
import { useIsSlow } from '../../kit/data-table.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'

/** Who was stopped or warned how often, by month. */
export function WordUse() {
  const t = useT()
  const label = useLabel()
  const found = useCall('language.wordUse', { query: { months: 3 } })
  const slow = useIsSlow(found.isPending)
  if (found.error && !found.data) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  return (
    <section className="gj-card" style={{ overflowX: 'auto' }}>
      {slow && <Skeleton active style={{ padding: 16 }} />}
      {found.data?.items.length === 0 && (
        <div className="gj-table-empty">
          <h3>{t('language.use.empty')}</h3>
          <p>{t('language.use.emptyHint')}</p>
        </div>
      )}
      {found.data && found.data.items.length > 0 && (
        <table className="gj-settings-table" aria-label={t('language.tab.use')}>
          <thead>
            <tr>
              <th scope="col">{t('language.use.month')}</th>
              <th scope="col">{t('language.use.author')}</th>
              <th scope="col">{t('language.words.kind')}</th>
              <th scope="col" className="gj-right">
                {t('language.use.refused')}
              </th>
              <th scope="col" className="gj-right">
                {t('language.use.warned')}
              </th>
              <th scope="col">{t('language.use.words')}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.items.map((row) => (
              <tr key={`${row.month}-${row.author}-${row.kind}`}>
                <td className="gj-nowrap">{row.month}</td>
                <th scope="row">{row.author}</th>
                <td>{label('wordKind', row.kind)}</td>
                <td className="gj-right">{row.refused}</td>
                <td className="gj-right">{row.warned}</td>
                <td className="gj-quiet">{row.words.join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
