import { App, Button, Form, Input } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link } from '@tanstack/react-router'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { NEED_SOURCES } from '@guanjia/ui/archives/choices.ts'
import type { TrainingNeed } from '@guanjia/contract/improvements.ts'
import { DataTable, type Column } from '../../kit/data-table.tsx'
import { newId } from '../../kit/new-id.ts'
import { useComplain } from '../../kit/problem.tsx'
import { useMay, useSite } from '../../session/session.tsx'
import { InsightTabs } from '../insight-tabs.tsx'

const ActForm = lazy(() => import('../../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ topic?: string; post?: string; reason?: string; note?: string }> })))
const ExportMenu = lazy(() => import('../../kit/export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))
const SHOWN = 50

/** What colleagues have to learn, with what raised it; planned, met or declined here until there is a training plan. */
export function TrainingNeeds() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const site = useSite()
  const { message } = App.useApp()
  const complain = useComplain()
  const needs = useCall('improvements.listTrainingNeeds', { query: { siteId: site.id, limit: SHOWN } })
  const settle = useAct('improvements.settleTrainingNeed', ['improvements'])
  const raise = useAct('improvements.raiseTrainingNeed', ['improvements'])
  const [opened, setOpened] = useState<'new' | TrainingNeed | null>(null)
  const [id, setId] = useState(newId)
  const act = (need: TrainingNeed, action: 'plan' | 'meet'): void =>
    settle.mutate({ params: { id: need.id }, body: { action, version: need.version } }, { onSuccess: () => void message.success(t('analysis.needs.settled')), onError: complain })
  const columns: Column<TrainingNeed>[] = [
    { key: 'topic', title: t('analysis.needs.topic'), render: (row) => row.topic },
    { key: 'post', title: t('analysis.needs.post'), width: 120, render: (row) => row.post },
    {
      key: 'reason', title: t('analysis.needs.reason'), width: 200,
      render: (row) => <span title={row.reason}>{row.reason}</span>,
    },
    { key: 'source', title: t('analysis.needs.source'), width: 170, render: (row) => <SourceLink need={row} /> },
    { key: 'state', title: t('analysis.needs.state'), width: 90, render: (row) => <span title={row.settledNote}>{label('trainingNeedState', row.state)}</span> },
    { key: 'raised', title: t('analysis.needs.raised'), width: 170, render: (row) => `${row.raisedBy} ${time.at(row.raisedAt)}` },
    {
      key: 'acts', title: '', width: 200,
      render: (row) =>
        may('improvements:manage') && (row.state === 'open' || row.state === 'planned') ? (
          <span className="gj-row" style={{ gap: 4 }}>
            {row.state === 'open' && <Button size="small" onClick={() => act(row, 'plan')}>{t('analysis.needs.plan')}</Button>}
            <Button size="small" onClick={() => act(row, 'meet')}>{t('analysis.needs.meet')}</Button>
            <Button size="small" type="text" onClick={() => setOpened(row)}>{t('analysis.needs.decline')}</Button>
          </span>
        ) : null,
    },
  ]
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{t('analysis.tabs.needs')}</h1>
        <InsightTabs at="needs" />
        <Suspense><span style={{ marginLeft: 'auto' }}><ExportMenu href={(format) => urlOf('improvements.exportTrainingNeeds', { query: { siteId: site.id, format } })} isLong={false} /></span></Suspense>
        {may('improvements:manage') && (
          <Button type="primary" onClick={() => setOpened('new')}>
            {t('analysis.needs.new')}
          </Button>
        )}
      </div>
      <section className="gj-card gj-list">
      <DataTable label={t('analysis.needs.title')} columns={columns} rows={needs.data?.items} rowKey={(row) => row.id} empty={<><strong>{t('analysis.needs.empty')}</strong><p>{t('analysis.needs.emptyHint')}</p></>} />
      </section>
      <Suspense>
        {opened === 'new' && (
          <ActForm
            title={t('analysis.needs.new')}
            verb={t('analysis.needs.new')}
            onSubmit={async ({ topic = '', post = '', reason = '' }) => {
              await raise.mutateAsync({ body: { id, siteId: site.id, topic, post, reason } })
              setId(newId())
              void message.success(t('analysis.needs.made'))
            }}
            onClose={() => setOpened(null)}
          >
            <Form.Item name="topic" label={t('analysis.needs.topic')} rules={[{ required: true }]}><Input maxLength={100} autoFocus /></Form.Item>
            <Form.Item name="post" label={t('analysis.needs.post')}><Input maxLength={50} /></Form.Item>
            <Form.Item name="reason" label={t('analysis.needs.reason')} rules={[{ required: true }]}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item>
          </ActForm>
        )}
        {opened !== null && opened !== 'new' && (
          <ActForm
            title={`${t('analysis.needs.decline')} · ${opened.topic}`}
            verb={t('analysis.needs.decline')}
            onSubmit={async ({ note = '' }) => {
              await settle.mutateAsync({ params: { id: opened.id }, body: { action: 'decline', note, version: opened.version } })
              void message.success(t('analysis.needs.settled'))
            }}
            onClose={() => setOpened(null)}
          >
            <Form.Item name="note" label={t('analysis.needs.reason')} rules={[{ required: true }]}><Input.TextArea maxLength={1000} autoFocus autoSize={{ minRows: 2 }} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </div>
  )
}

/** What raised a need, as the way to it. */
function SourceLink({ need }: { need: TrainingNeed }) {
  const label = useLabel()
  const { sourceType, sourceId, sourceLabel } = need
  const kind = isSource(sourceType) ? label('needSource', sourceType) : sourceType
  const words = sourceLabel || kind
  if (sourceId === null) return <span className="gj-quiet">{kind}</span>
  if (sourceType === 'case') return <Link to="/cases/$id" params={{ id: sourceId }}>{words}</Link>
  if (sourceType === 'work_order') return <Link to="/work-orders/$id" params={{ id: sourceId }}>{words}</Link>
  if (sourceType === 'service_check') return <Link to="/quality/checks/$id" params={{ id: sourceId }}>{words}</Link>
  if (sourceType === 'finding') return <Link to="/inspections/findings/$id" params={{ id: sourceId }}>{words}</Link>
  if (sourceType === 'inspection_task') return <Link to="/inspections/rounds/$id" params={{ id: sourceId }}>{words}</Link>
  if (sourceType === 'improvement') return <Link to="/insight/improvements/$id" params={{ id: sourceId }}>{words}</Link>
  return <span>{[kind, sourceLabel].filter(Boolean).join(' ')}</span>
}

const isSource = (type: string): type is (typeof NEED_SOURCES)[number] => (NEED_SOURCES as readonly string[]).includes(type)
