import { Link } from '@tanstack/react-router'
import { Button, Input, Select, Tag } from 'antd'
import { SearchOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useT } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { useListState } from '../kit/list-state.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { Pager } from '../kit/record-list.tsx'
import { SavedViews } from '../kit/saved-views.tsx'
import { useMay } from '../session/session.tsx'
import { LibraryTag } from './looks.tsx'
import { BookTabs } from './redress-tabs.tsx'
import './redress.css'

const LibraryForm = lazy(() => import('./library-form.tsx').then(({ LibraryForm }) => ({ default: LibraryForm })))

/** The case library: what happened, why, and what is to be learnt. */
export function LibraryList() {
  const t = useT()
  const may = useMay()
  const state = useListState()
  const [writing, setWriting] = useState(false)
  const { q, tag, status } = state.search
  const filter = { q, tag, status: status as never }
  const found = useCall('redress.listLibraryCases', { query: { limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const statuses = useChoices('libraryStatus')
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('redress.library.title')}</h1>
        <SavedViews list="library" fixed={[{ key: 'all', name: t('archives.all'), query: '' }]} state={state} />
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ExportMenu href={(format) => urlOf('redress.exportLibraryCases', { query: { format, filter } })} isLong={false} />
          <BookTabs at="library" />
          {may('library:write') && (
            <Button type="primary" onClick={() => setWriting(true)}>
              {t('redress.library.write')}
            </Button>
          )}
        </div>
      </div>
      <div className="gj-row gj-wrap" role="search" style={{ marginBottom: 12 }}>
        <Input
          key={q ?? ''}
          defaultValue={q}
          allowClear
          prefix={<SearchOutlined />}
          placeholder={t('redress.library.search')}
          aria-label={t('redress.library.search')}
          style={{ width: 280 }}
          onPressEnter={(event) => state.change({ q: event.currentTarget.value || undefined })}
          onBlur={(event) => event.currentTarget.value !== (q ?? '') && state.change({ q: event.currentTarget.value || undefined })}
        />
        {may('library:write') && <Select allowClear placeholder={t('redress.field.status')} aria-label={t('redress.field.status')} value={status} options={statuses} style={{ width: 120 }} onChange={(next?: string) => state.change({ status: next })} />}
        <div className="gj-tags">
          {found.data?.tags.slice(0, 12).map((one) => (
            <Tag.CheckableTag key={one.tag} checked={tag === one.tag} onChange={(on) => state.change({ tag: on ? one.tag : undefined })}>
              {one.tag} {one.count}
            </Tag.CheckableTag>
          ))}
        </div>
      </div>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && (
        <div className="gj-table-empty">
          <strong>{t('redress.library.empty')}</strong>
          <p>{t('redress.library.emptyHint')}</p>
        </div>
      )}
      <div className="gj-library">
        {found.data?.items.map((one) => (
          <Link key={one.id} to="/library/$id" params={{ id: one.id }} className="gj-card">
            <h2>{one.title}</h2>
            <p className="gj-quiet">{one.lesson || one.story}</p>
            <span className="gj-tags" style={{ marginTop: 'auto' }}>
              {one.status !== 'published' && <LibraryTag status={one.status} />}
              {one.tags.map((name) => (
                <Tag key={name}>{name}</Tag>
              ))}
            </span>
          </Link>
        ))}
      </div>
      <Pager page={found.data} state={state} />
      <Suspense>{writing && <LibraryForm record={null} onClose={() => setWriting(false)} />}</Suspense>
    </div>
  )
}
