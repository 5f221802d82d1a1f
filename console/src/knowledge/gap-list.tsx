import { App, Button, Dropdown, Form, Input, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Gap } from '@guanjia/contract/knowledge.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { useComplain } from '../kit/problem.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { KnowledgeTabs } from './knowledge-tabs.tsx'

const LOOK = { open: { tone: 'soon', shape: 'ring' }, answered: { tone: 'done', shape: 'tick' }, dismissed: { tone: 'closed', shape: 'ring' } } as const
type Doing = { gap: Gap; what: 'answer' | 'dismiss' }

/** 答不上来的问题: for whoever keeps the knowledge base, with what each of them needs next. */
export function GapList() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const complain = useComplain()
  const state = useListState()
  const [doing, setDoing] = useState<Doing | null>(null)
  const act = useAct('knowledge.actOnGap', ['knowledge'])
  const kinds = useCall('knowledge.listEnquiryKinds', {}, { staleTime: 300_000 })
  const { q, enquiryKindId, takenById } = state.search
  const period = periodOf(state.search, site.timeZone)
  const filter = { q, enquiryKindId, takenById, state: many<Gap['state']>(state.search.state), ...period }
  const rows = useCall('knowledge.listGaps', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const figures = useCall('knowledge.gapFigures', { query: { siteId: site.id, ...period } })
  const keeps = may('knowledge:keep')
  const columns: Column<Gap>[] = [
    { key: 'words', title: t('knowledge.gap.words'), render: (row) => <span title={row.words}>{row.words}</span> },
    { key: 'kind', title: t('knowledge.gap.kind'), width: 130, render: (row) => row.enquiryKind?.name },
    { key: 'askedAt', title: t('knowledge.gap.askedAt'), width: 116, render: (row) => time.at(row.askedAt) },
    { key: 'takenBy', title: t('knowledge.gap.takenBy'), width: 90, render: (row) => row.takenBy.name },
    { key: 'state', title: t('knowledge.field.state'), width: 110, render: (row) => <Look look={LOOK[row.state]} text={label('gapState', row.state)} /> },
    {
      key: 'answer',
      title: t('knowledge.gap.answer'),
      width: 200,
      render: (row) =>
        row.article ? (
          <Link to="/knowledge/$id" params={{ id: row.article.id }} search={{}}>
            {row.article.name}
          </Link>
        ) : (
          <span className="gj-quiet" title={row.reason}>
            {row.reason}
          </span>
        ),
    },
    {
      key: 'acts',
      title: '',
      width: 112,
      isHidden: !keeps,
      render: (row) =>
        row.state === 'open' ? (
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'write', label: t('knowledge.gap.write') },
                { key: 'answer', label: t('knowledge.gap.choose') },
                { key: 'dismiss', label: t('knowledge.gap.dismiss') },
              ],
              onClick: ({ key, domEvent }) => {
                domEvent.stopPropagation()
                if (key === 'write') void navigate({ to: '/knowledge/new', search: { kind: 'question', gap: row.id, title: row.words.slice(0, 60) } })
                else setDoing({ gap: row, what: key as Doing['what'] })
              },
            }}
          >
            <Button size="small" type="primary" ghost onClick={(event) => event.stopPropagation()}>
              {t('knowledge.gap.act')}
            </Button>
          </Dropdown>
        ) : (
          <Button
            size="small"
            type="text"
            onClick={(event) => {
              event.stopPropagation()
              act.mutate({ params: { id: row.id }, body: { action: 'reopen', version: row.version } }, { onError: complain })
            }}
          >
            {t('knowledge.gap.reopen')}
          </Button>
        ),
    },
  ]
  const worst = figures.data?.byKind[0]
  return (
    <>
      <RecordList
        name="gaps"
        title={t('knowledge.gap.title')}
        columns={columns}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        filters={[
          { key: 'q', kind: 'words', label: t('knowledge.gap.search') },
          { key: 'state', kind: 'choices', label: t('knowledge.field.state'), choices: useChoices('gapState') },
          { key: 'enquiryKindId', kind: 'choices', label: t('knowledge.gap.kind'), choices: (kinds.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })) },
          { key: 'takenById', kind: 'employee', label: t('knowledge.gap.takenBy') },
          { key: 'period', kind: 'period', label: t('knowledge.gap.askedAt') },
        ]}
        views={[
          { key: 'open', name: figures.data && figures.data.open > 0 ? t('knowledge.gap.openN', { n: figures.data.open }) : label('gapState', 'open'), query: 'state=open' },
          { key: 'all', name: t('knowledge.gap.all'), query: '' },
        ]}
        exportHref={(format) => urlOf('knowledge.exportGaps', { query: { siteId: site.id, format, filter } })}
        acts={
          <>
            {figures.data && worst && (
              <span className="gj-quiet gj-small">
                {t('knowledge.gap.figures', { answered: figures.data.answered, open: figures.data.open, kind: worst.kind?.name ?? t('knowledge.gap.noKind'), n: worst.count })}
              </span>
            )}
            <KnowledgeTabs at="gaps" />
          </>
        }
        empty={{ title: t('knowledge.gap.empty'), hint: t('knowledge.gap.emptyHint') }}
      />
      {doing && <GapForm {...doing} onClose={() => setDoing(null)} />}
    </>
  )
}

function GapForm({ gap, what, onClose }: Doing & { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const act = useAct('knowledge.actOnGap', ['knowledge', 'platform'])
  const articles = useCall('knowledge.listArticles', { query: { siteId: site.id, limit: 200, filter: { inForce: true } } }, { enabled: what === 'answer' })
  const submit = async (values: { articleId?: string; reason?: string }): Promise<void> => {
    const body = what === 'answer' ? ({ action: 'answer', version: gap.version, articleId: values.articleId! } as const) : ({ action: 'dismiss', version: gap.version, reason: values.reason!.trim() } as const)
    await act.mutateAsync({ params: { id: gap.id }, body })
    void message.success(t(`knowledge.gap.done.${what}`))
  }
  return (
    <ActForm<{ articleId?: string; reason?: string }> title={t(what === 'answer' ? 'knowledge.gap.choose' : 'knowledge.gap.dismiss')} verb={t(`knowledge.gap.verb.${what}`)} hint={gap.words} onSubmit={submit} onClose={onClose}>
      {what === 'answer' ? (
        <Form.Item name="articleId" label={t('knowledge.gap.answer')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
          <Select autoFocus showSearch={{ optionFilterProp: 'label' }} options={articles.data?.items.map(({ id, title }) => ({ value: id, label: title }))} />
        </Form.Item>
      ) : (
        <Form.Item name="reason" label={t('knowledge.gap.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
          <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
        </Form.Item>
      )}
    </ActForm>
  )
}
