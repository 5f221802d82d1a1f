import { Button, Dropdown } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { ArticleKind, ArticleSummary } from '@guanjia/contract/knowledge.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { ArticleTags } from './article-tags.tsx'
import { KnowledgeTabs } from './knowledge-tabs.tsx'

function useColumns(): Column<ArticleSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'title', title: t('knowledge.field.title'), width: 260, render: (row) => <strong title={row.title}>{row.title}</strong> },
    { key: 'kind', title: t('knowledge.field.kind'), width: 96, render: (row) => label('articleKind', row.kind) },
    { key: 'topic', title: t('knowledge.field.topic'), width: 130, render: (row) => row.topic },
    { key: 'answer', title: t('knowledge.field.answer'), render: (row) => <span className="gj-quiet" title={row.answer}>{row.answer}</span> },
    { key: 'state', title: t('knowledge.field.state'), width: 190, render: (row) => <ArticleTags article={row} /> },
    { key: 'valid', title: t('knowledge.field.valid'), width: 170, isHidden: true, render: (row) => [row.validFrom, row.validTo].map((day) => day ?? '…').join(' – ') },
    { key: 'updatedAt', title: t('knowledge.field.updatedAt'), width: 116, render: (row) => time.at(row.updatedAt) },
  ]
}

/** 知识库: what the house answers, by topic; found by two characters or by pinyin. */
export function ArticleList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const kinds = useChoices('articleKind')
  const states = useChoices('articleState')
  const topics = useCall('knowledge.listTopics', { query: { siteId: site.id } }, { staleTime: 60_000 })
  const { q, kind, topic, show } = state.search
  const filter = { q, kind: many<ArticleKind>(kind), topic, state: many<ArticleSummary['state']>(state.search.state), ...(show === 'force' ? { inForce: true } : {}) }
  const rows = useCall('knowledge.listArticles', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('knowledge:keep') && (
    <Dropdown trigger={['click']} menu={{ items: kinds.map(({ value, label }) => ({ key: value, label })), onClick: ({ key }) => void navigate({ to: '/knowledge/new', search: { kind: key } }) }}>
      <Button type="primary">{t('knowledge.new')}</Button>
    </Dropdown>
  )
  return (
    <RecordList
      name="knowledge"
      title={t('knowledge.title')}
      columns={useColumns()}
      state={state}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/knowledge/${row.id}`}
      filters={[
        { key: 'q', kind: 'words', label: t('knowledge.search') },
        { key: 'kind', kind: 'choices', label: t('knowledge.field.kind'), choices: kinds },
        { key: 'topic', kind: 'choices', label: t('knowledge.field.topic'), choices: (topics.data?.items ?? []).map((one) => ({ value: one.topic, label: `${one.topic} ${one.count}` })) },
        { key: 'state', kind: 'choices', label: t('knowledge.field.state'), choices: states, isRare: true },
      ]}
      views={[
        { key: 'force', name: t('knowledge.view.force'), query: 'show=force' },
        { key: 'guide', name: t('knowledge.view.guide'), query: 'kind=guide' },
        { key: 'fee', name: t('knowledge.view.fee'), query: 'kind=fee' },
        { key: 'document', name: t('knowledge.view.document'), query: 'kind=document' },
        { key: 'draft', name: t('knowledge.view.draft'), query: 'state=draft' },
      ]}
      exportHref={(format) => urlOf('knowledge.exportArticles', { query: { siteId: site.id, format, filter } })}
      acts={
        <>
          <KnowledgeTabs at="articles" />
          {add}
        </>
      }
      empty={{ title: t('knowledge.empty'), hint: t('knowledge.emptyHint'), act: add }}
    />
  )
}
