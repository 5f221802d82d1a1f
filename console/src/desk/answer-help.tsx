import { Button, Form, Select, Tag } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useCall, useLabel, useT, type CallResult } from '@guanjia/ui'
import { useLater } from '../kit/search-box.tsx'
import { useSite } from '../session/session.tsx'
import type { Draft } from './draft.ts'

type Suggestion = CallResult<'knowledge.suggestArticles'>['items'][number]
const WAIT_MS = 350

/** The kind of an enquiry: its standard tells what to bring and who is responsible (INQ-001). */
export function EnquiryKindField() {
  const t = useT()
  const kinds = useCall('knowledge.listEnquiryKinds', {}, { staleTime: 300_000 })
  const chosen = Form.useWatch('enquiryKindId') as string | null | undefined
  const kind = kinds.data?.items.find(({ id }) => id === chosen)
  const standard = kind && [
    kind.post && t('desk.answer.post', { post: kind.post }),
    kind.responseMinutes !== null && t('desk.answer.within', { minutes: kind.responseMinutes }),
    kind.materials.length > 0 && t('desk.answer.materials', { materials: kind.materials.join('、') }),
  ]
  return (
    <Form.Item name="enquiryKindId" label={t('desk.answer.kind')} extra={standard && standard.filter(Boolean).join(' · ')}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('desk.answer.kindHint')}
        options={kinds.data?.items.filter(({ isActive, id }) => isActive || id === chosen).map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form.Item>
  )
}

/** Articles that fit what the caller is saying; one click makes one of them the answer (INQ-006). */
export function Suggestions({ words, kindId, used, onUse }: { words: string; kindId: string | null; used: Draft['article']; onUse: (article: Suggestion) => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const said = useLater(words.trim().slice(0, 400), WAIT_MS)
  const asks = said.length > 1 || kindId !== null
  const found = useCall(
    'knowledge.suggestArticles',
    { query: { siteId: site.id, words: said, enquiryKindId: kindId ?? undefined } },
    { enabled: asks, placeholderData: keepPreviousData, staleTime: 30_000 },
  )
  const items = asks ? (found.data?.items ?? []) : []
  if (items.length === 0) return asks && found.data ? <p className="gj-quiet gj-small gj-answers-none">{t('desk.answer.none')}</p> : null
  return (
    <section className="gj-answers" aria-label={t('desk.answer.label')}>
      <ul>
        {items.map((article) => {
          const isUsed = used?.id === article.id
          return (
            <li key={article.id} data-used={isUsed}>
              <div className="gj-grow" style={{ minWidth: 0 }}>
                <div className="gj-row" style={{ gap: 6 }}>
                  <a href={`/knowledge/${article.id}`} target="_blank" rel="noreferrer">
                    {article.title}
                  </a>
                  <Tag>{article.isStandard ? t('desk.answer.standard') : label('articleKind', article.kind)}</Tag>
                </div>
                <p className="gj-quiet gj-small gj-answer-text">{article.answer}</p>
              </div>
              <Button size="small" type={isUsed ? 'primary' : 'default'} onClick={() => onUse(article)} aria-label={t('desk.answer.useOne', { title: article.title })}>
                {isUsed ? t('desk.answer.used') : t('desk.answer.use')}
              </Button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
