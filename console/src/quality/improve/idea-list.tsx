import { App, Button, Form, Input, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { dayOf, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { InnovationProposal } from '@guanjia/contract/evaluations.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useChoices } from '../../kit/choices.ts'
import type { Column } from '../../kit/data-table.tsx'
import { DayPicker } from '../../kit/day-picker.tsx'
import { useListState } from '../../kit/list-state.ts'
import { useNewId } from '../../kit/new-id.ts'
import { nextDay } from '../../kit/period.ts'
import { RecordList } from '../../kit/record-list.tsx'
import { many } from '../../kit/search.ts'
import { useSite } from '../../session/session.tsx'
import { ImproveTabs } from './improve-tabs.tsx'

type Act = InnovationProposal['allowedActions'][number]
type Opened = { idea: InnovationProposal; act: Act } | 'new' | null

function useColumns(onAct: (idea: InnovationProposal, act: Act) => void): Column<InnovationProposal>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('improve.number'), width: 140, render: (row) => row.number },
    { key: 'title', title: t('improve.idea.name'), width: 160, render: (row) => <strong>{row.title}</strong> },
    { key: 'source', title: t('improve.idea.source'), width: 90, render: (row) => label('ideaSource', row.source) },
    { key: 'need', title: t('improve.idea.need'), render: (row) => <span className="gj-clip" title={`${row.need}\n${row.idea}\n${row.benefit}`}>{row.need}</span> },
    { key: 'idea', title: t('improve.idea.idea'), render: (row) => <span className="gj-clip" title={row.idea}>{row.idea}</span> },
    { key: 'state', title: t('improve.state'), width: 130, render: (row) => <span title={row.outcome}>{label('ideaState', row.state)}{row.state === 'trial' && row.trialUntil && <span className="gj-quiet"> {t('improve.idea.on', { day: row.trialUntil })}</span>}</span> },
    { key: 'by', title: t('improve.idea.by'), width: 150, render: (row) => `${row.proposedBy.name} ${time.short(row.proposedAt)}` },
    { key: 'acts', title: '', width: 250, render: (row) => <span className="gj-row">{row.allowedActions.map((act) => <Button key={act} size="small" onClick={() => onAct(row, act)}>{label('ideaAction', act)}</Button>)}</span> },
  ]
}

/** The register of ideas for new services and better ways. */
export function IdeaList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const states = useChoices('ideaState')
  const sources = useChoices('ideaSource')
  const [opened, setOpened] = useState<Opened>(null)
  const filter = { q: state.search.q, state: many(state.search.state), source: many(state.search.source) } as never
  const rows = useCall('evaluations.listIdeas', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = <Button type="primary" onClick={() => setOpened('new')}>{t('improve.idea.new')}</Button>
  return (
    <>
      <RecordList
        name="innovation-proposals"
        title={t('improve.idea.title')}
        columns={useColumns((idea, act) => setOpened({ idea, act }))}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        filters={[{ key: 'q', kind: 'words', label: t('improve.idea.search') }, { key: 'state', kind: 'choices', label: t('improve.state'), choices: states }, { key: 'source', kind: 'choices', label: t('improve.idea.source'), choices: sources }]}
        exportHref={(format) => urlOf('evaluations.exportIdeas', { query: { siteId: site.id, format, filter } })}
        acts={<><ImproveTabs at="ideas" />{add}</>}
        empty={{ title: t('improve.idea.empty'), hint: t('improve.idea.emptyHint'), act: add }}
      />
      {opened === 'new' && <NewForm onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'new' && <DecideForm {...opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function NewForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const sources = useChoices('ideaSource')
  const id = useNewId()
  const propose = useAct('evaluations.proposeIdea', ['evaluations'])
  const needed = [{ required: true, whitespace: true, message: t('improve.needed') }]
  interface Values { title: string; source: InnovationProposal['source']; need: string; idea: string; benefit?: string }
  return (
    <ActForm<Values>
      title={t('improve.idea.new')}
      verb={t('improve.idea.new')}
      initial={{ source: 'owners' }}
      onSubmit={async ({ benefit = '', ...values }) => {
        await propose.mutateAsync({ body: { id, siteId: site.id, benefit, ...values } })
        void message.success(t('improve.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('improve.idea.name')} rules={needed}><Input maxLength={100} autoFocus /></Form.Item>
      <Form.Item name="source" label={t('improve.idea.source')}><Select options={sources} /></Form.Item>
      <Form.Item name="need" label={t('improve.idea.need')} rules={needed}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="idea" label={t('improve.idea.idea')} rules={needed}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="benefit" label={t('improve.idea.benefit')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 1 }} /></Form.Item>
    </ActForm>
  )
}

function DecideForm({ idea, act, onClose }: { idea: InnovationProposal; act: Act; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const send = useAct('evaluations.actOnIdea', ['evaluations'])
  const needed = [{ required: true, message: t('improve.needed') }]
  return (
    <ActForm<{ trialUntil: string; outcome: string }>
      title={`${label('ideaAction', act)} · ${idea.title}`}
      verb={label('ideaAction', act)}
      isDanger={act === 'decline'}
      initial={{ trialUntil: nextDay(dayOf(Date.now(), site.timeZone), 30) }}
      onSubmit={({ trialUntil, outcome }) => send.mutateAsync({ params: { id: idea.id }, body: act === 'try' ? { action: act, version: idea.version, trialUntil } : { action: act, version: idea.version, outcome } })}
      onClose={onClose}
    >
      {act === 'try' ? <Form.Item name="trialUntil" label={t('improve.idea.trialUntil')} rules={needed}><DayPicker /></Form.Item> : <Form.Item name="outcome" label={t('improve.idea.outcome')} rules={needed}><Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 3 }} /></Form.Item>}
    </ActForm>
  )
}
