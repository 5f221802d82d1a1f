import { useState } from 'react'
import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { Empty } from '../kit/empty.tsx'
import { LineField } from '../kit/field.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { Segments } from '../kit/segments.tsx'
import { useSlowly } from './slowly.ts'

const VIEWS = { guide: ['guide', 'question'], fee: ['fee'], document: ['document'] } as const
type View = keyof typeof VIEWS

/** 办事指南: what the house can be asked, to be read at home. */
export function Guides() {
  const t = useT()
  const label = useLabel()
  const [view, setView] = useState<View>('guide')
  const [words, setWords] = useState('')
  const q = useSlowly(words.trim())
  const answer = useCall('knowledge.listArticles', { query: { limit: 100, filter: { inForce: true, q: q || undefined, ...(q ? {} : { kind: [...VIEWS[view]] }) } } })
  return (
    <Page title={t('mobileKnowledge.title')} back="/">
      <Refreshable modules={['knowledge']}>
        <div className="card form">
          <LineField label={t('mobileKnowledge.search')} max={50} type="search" autoComplete="off" value={words} onChange={setWords} />
        </div>
        {!q && (
          <Segments label={t('mobileKnowledge.title')} options={(Object.keys(VIEWS) as View[]).map((value) => ({ value, text: t(`mobileKnowledge.view.${value}`) }))} value={view} onChange={setView} />
        )}
        <ListState answer={answer} empty={<Empty title={q ? t('mobileKnowledge.nothing', { q }) : t('mobileKnowledge.empty')} />}>
          {(items) =>
            items.map((article) => (
              <article key={article.id} className="card record">
                <Link href={`/guides/${article.id}`} className="record-link">
                  <span className="record-top">
                    <span className="mark">{article.topic || label('articleKind', article.kind)}</span>
                  </span>
                  <strong className="record-title">{article.title}</strong>
                  {article.answer && <span className="muted two-lines">{article.answer}</span>}
                </Link>
              </article>
            ))
          }
        </ListState>
      </Refreshable>
    </Page>
  )
}
