import { App, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { StandardSummary } from '@guanjia/contract/standards.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { useOnePage } from '../kit/one-page.ts'
import { useComplain } from '../kit/problem.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay } from '../session/session.tsx'
import { QualityTabs } from './quality-tabs.tsx'

const Handbook = lazy(() => import('./handbook.tsx').then(({ Handbook }) => ({ default: Handbook })))
const OutstandingReadings = lazy(() => import('./handbook.tsx').then(({ OutstandingReadings }) => ({ default: OutstandingReadings })))
const StandardEditor = lazy(() => import('./standard-editor.tsx').then(({ StandardEditor }) => ({ default: StandardEditor })))

export const STATE_LOOKS: Record<StandardSummary['state'], { tone: Tone; shape: Shape }> = { draft: { tone: 'idle', shape: 'ring' }, published: { tone: 'done', shape: 'tick' }, withdrawn: { tone: 'closed', shape: 'tick' } }

function useColumns(): Column<StandardSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'code', title: t('quality.standards.code'), width: 140, render: (row) => row.code },
    { key: 'name', title: t('quality.standards.name'), render: (row) => row.name },
    { key: 'kind', title: t('quality.standards.kind'), width: 80, render: (row) => label('standardKind', row.kind) },
    { key: 'post', title: t('quality.standards.post'), width: 110, render: (row) => label('standardPost', row.post) },
    { key: 'scene', title: t('quality.standards.scene'), width: 100, render: (row) => label('standardScene', row.scene) },
    { key: 'items', title: t('quality.standards.items'), width: 70, align: 'right', render: (row) => row.items },
    { key: 'state', title: t('quality.standards.state'), width: 170, render: (row) => <span className="gj-row" style={{ gap: 6 }}><Look look={STATE_LOOKS[row.state]} text={label('standardState', row.state)} />{row.hasDraft && row.state !== 'draft' && <span className="gj-quiet gj-small">{t('quality.standards.draft')}</span>}</span> },
    { key: 'version', title: t('quality.standards.versions'), width: 90, render: (row) => row.currentVersion !== null && t('quality.standards.version', { n: row.currentVersion }) },
    { key: 'read', title: t('quality.standards.read'), width: 96, render: (row) => row.state === 'published' && (row.isRead ? <span className="gj-quiet">{t('quality.standards.isRead')}</span> : <span className="gj-tone" data-tone="soon">{t('quality.standards.isUnread')}</span>) },
    { key: 'updated', title: t('quality.standards.updated'), width: 116, isHidden: true, render: (row) => time.at(row.updatedAt) },
  ]
}

/** How people look, stand, speak and serve: by post and scene, with what I have still to confirm in sight. */
export function StandardList() {
  const t = useT()
  const may = useMay()
  const state = useListState()
  const complain = useComplain()
  const { message } = App.useApp()
  const [making, setMaking] = useState(false)
  const [shown, setShown] = useState<'handbook' | 'outstanding' | null>(null)
  const ready = useAct('standards.addReadyStandards', ['standards'])
  const { q, post, scene, state: states, unread } = state.search
  const filter = { q, post: many(post), scene: many(scene), state: many(states), unread: yes(unread) } as never
  const rows = useCall('standards.listStandards', { query: { filter } })
  const add = may('standards:write') && (
    <>
      <Button onClick={() => ready.mutate({ body: {} }, { onSuccess: ({ added }) => void message.success(added > 0 ? t('quality.standards.added', { n: added }) : t('quality.standards.nothingAdded')), onError: complain })}>{t('quality.standards.ready')}</Button>
      <Button onClick={() => setShown('outstanding')}>{t('sharing.standards.outstanding')}</Button>
      <Button type="primary" onClick={() => setMaking(true)}>{t('quality.standards.new')}</Button>
    </>
  )
  return (
    <>
      <RecordList
        name="standards"
        title={t('quality.standards.title')}
        columns={useColumns()}
        state={state}
        rows={useOnePage(rows)}
        rowKey={(row: StandardSummary) => row.id}
        rowHref={(row: StandardSummary) => `/quality/standards/${row.id}`}
        exportHref={(format) => urlOf('standards.exportStandards', { query: { format, filter } })}
        filters={[
          { key: 'q', kind: 'words', label: t('quality.standards.search') },
          { key: 'post', kind: 'choices', label: t('quality.standards.post'), choices: useChoices('standardPost') },
          { key: 'scene', kind: 'choices', label: t('quality.standards.scene'), choices: useChoices('standardScene') },
        ]}
        views={[
          { key: 'all', name: t('quality.standards.all'), query: '' },
          { key: 'unread', name: t('quality.standards.unread'), query: 'unread=true' },
          { key: 'withdrawn', name: t('quality.standards.withdrawn'), query: 'state=withdrawn' },
        ]}
        acts={<><QualityTabs at="standards" /><Button onClick={() => setShown('handbook')}>{t('sharing.standards.handbook')}</Button>{add}</>}
        empty={{ title: t('quality.standards.empty'), hint: t('quality.standards.emptyHint'), act: add }}
      />
      <Suspense>{making && <StandardEditor standard={null} onClose={() => setMaking(false)} />}{shown === 'handbook' && <Handbook onClose={() => setShown(null)} />}{shown === 'outstanding' && <OutstandingReadings onClose={() => setShown(null)} />}</Suspense>
    </>
  )
}
