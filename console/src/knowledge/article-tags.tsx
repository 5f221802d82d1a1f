import { useLabel, useT } from '@guanjia/ui'
import type { ArticleSummary } from '@guanjia/contract/knowledge.ts'
import { Look } from '../kit/status-tag.tsx'

/** How an article stands: in force, only written, put away, or in force but not today. */
export function ArticleTags({ article }: { article: Pick<ArticleSummary, 'state' | 'isInForce' | 'draftVersion' | 'publishedVersion' | 'audience'> }) {
  const t = useT()
  const label = useLabel()
  const look =
    article.state === 'withdrawn' ? ({ tone: 'closed', shape: 'ring' } as const) : article.state === 'draft' ? ({ tone: 'waiting', shape: 'ring' } as const) : article.isInForce ? ({ tone: 'done', shape: 'tick' } as const) : ({ tone: 'soon', shape: 'pause' } as const)
  return (
    <span className="gj-row" style={{ gap: 8 }}>
      <Look look={look} text={article.state === 'published' && !article.isInForce ? t('knowledge.notToday') : label('articleState', article.state)} />
      {article.state === 'published' && article.draftVersion !== null && <span className="gj-quiet gj-small">{t('knowledge.hasDraft')}</span>}
      {article.audience === 'staff' && <span className="gj-quiet gj-small">{label('articleAudience', 'staff')}</span>}
    </span>
  )
}
