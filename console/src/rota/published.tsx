import { Button } from 'antd'
import { useCall, useT, useTime } from '@guanjia/ui'
import { FigureTable } from '../kit/figure-table.tsx'
import { useSite } from '../session/session.tsx'

const lastOf = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}
const percent = ({ held, seats }: { held: number; seats: number }): string => (seats === 0 ? '—' : `${Math.floor((held * 100) / seats)}%`)

/** Below the grid: how much of what was published is manned, by post and on the days that are not whole, and what was published when and by whom. */
export function Published({ month, onDay }: { month: string; onDay: (day: string) => void }) {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const figures = useCall('staffing.coverageFigures', { query: { siteId: site.id, from: `${month}-01`, to: lastOf(month) } })
  const publications = useCall('staffing.listRotaPublications', { query: { siteId: site.id, month } })
  if (!publications.data || publications.data.items.length === 0) return null
  const short = figures.data?.days.filter(({ held, seats }) => held < seats) ?? []
  return (
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(360px, 100%), 1fr))', gap: 16, marginTop: 16 }}>
      {figures.data && figures.data.coverage !== null && (
        <section className="gj-card" aria-label={t('rota.coverage')}>
          <header><h2>{t('rota.coverage')} {percent(figures.data)}</h2><span className="gj-quiet">{t('rota.coverageOf', { held: figures.data.held, seats: figures.data.seats })}</span></header>
          <div className="gj-body">
            <FigureTable label={t('rota.coverage')} head={[{ words: t('rota.coveragePost') }, t('rota.coverageHeld'), t('rota.coverageSeats'), t('rota.coverage')]} maxHeight={320}>
              {figures.data.posts.map((one) => <tr key={one.post.id}><td data-text>{one.post.name}</td><td>{one.held}</td><td>{one.seats}</td><td>{percent(one)}</td></tr>)}
            </FigureTable>
            {short.length > 0 && <p className="gj-tone" data-tone="overdue" style={{ whiteSpace: 'normal', marginTop: 8 }}>▲ {t('rota.shortDays')} {short.map(({ day, held, seats }) => <Button key={day} type="link" size="small" onClick={() => onDay(day)}>{day.slice(5)} {held}/{seats}</Button>)}</p>}
          </div>
        </section>
      )}
      <section className="gj-card" aria-label={t('rota.publications')}>
        <header><h2>{t('rota.publications')}</h2></header>
        <ol className="gj-timeline gj-body">
          {publications.data.items.map((one) => (
            <li key={one.number}>
              <strong>{t('rota.publicationN', { n: one.number })}</strong> {t(`rota.publicationKind.${one.kind}`)} <span className="gj-quiet">{[one.by?.name, time.at(one.at)].filter(Boolean).join(' ')}</span>
              <p className="gj-quiet">{t('rota.publicationChanges', { added: one.added, removed: one.removed, gaps: one.gaps })}{one.note && ` · ${one.note}`}</p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}
