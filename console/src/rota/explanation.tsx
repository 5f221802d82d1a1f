import { useLabel, useT } from '@guanjia/ui'
import type { Rota } from '@guanjia/contract/staffing.ts'

const MOST_NAMES = 6

/** Which post on which day nobody holds, and which rule keeps whom from it; who has another position is counted only. */
export function Explanation({ rota, day }: { rota: Rota; day?: string | undefined }) {
  const t = useT()
  const label = useLabel()
  const posts = new Map(rota.posts.map((post) => [post.id, post]))
  const gaps = rota.gaps.filter((gap) => day === undefined || gap.day === day)
  return (
    <ul className="gj-rota-why">
      {gaps.map((gap) => {
        const post = posts.get(gap.postId)
        const shift = post?.shifts.find(({ code }) => code === gap.shift)
        return (
          <li key={`${gap.day} ${gap.postId} ${gap.shift}`}>
            <strong className="gj-tone" data-tone="overdue">▲ {gap.day.slice(5)} {post?.name} {shift?.name ?? gap.shift} {gap.missing > 0 ? t('rota.missing', { n: gap.missing }) : ''}{gap.lackingTrades.length > 0 ? ` ${t('rota.lackingTrades', { trades: gap.lackingTrades.join('、') })}` : ''}</strong>
            {gap.removed.map(({ kind, people }) => (
              <div key={kind} className="gj-small">
                <span className="gj-quiet">{label('rotaObstacle', kind)}：</span>
                {kind === 'position' ? t('rota.people', { n: people.length }) : people.slice(0, MOST_NAMES).map(({ name, detail }) => (detail ? `${name}（${detail}）` : name)).join('、')}
                {kind !== 'position' && people.length > MOST_NAMES && t('rota.andMore', { n: people.length })}
              </div>
            ))}
          </li>
        )
      })}
      {gaps.length === 0 && <li className="gj-quiet">{t('rota.noGaps')}</li>}
    </ul>
  )
}
