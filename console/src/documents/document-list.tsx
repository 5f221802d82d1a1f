import { LockOutlined, SettingOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { DocumentClass, DocumentSubject, DocumentSummary } from '@guanjia/contract/documents.ts'
import { useWordedBulk } from '../kit/bulk-acts.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { ArchiveTabs } from './look.tsx'

const FileDocument = lazy(() => import('./file-form.tsx').then(({ FileDocument }) => ({ default: FileDocument })))

export function useDocumentColumns(): Column<DocumentSummary>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('documents.field.number'), width: 146, render: (row) => row.number },
    { key: 'kind', title: t('documents.field.kind'), width: 140, render: (row) => row.kind.name },
    {
      key: 'title',
      title: t('documents.field.title'),
      render: (row) => (
        <span className="gj-row" style={{ gap: 6 }}>
          {row.isPersonal && <LockOutlined title={t('documents.personal')} className="gj-quiet" />}
          <span className="gj-clip" title={row.title}>
            {row.title}
          </span>
        </span>
      ),
    },
    { key: 'class', title: t('documents.field.class'), width: 92, render: (row) => label('documentClass', row.class) },
    { key: 'subject', title: t('documents.field.subject'), width: 120, render: (row) => row.subject.name },
    { key: 'medium', title: t('documents.field.medium'), width: 70, isHidden: true, render: (row) => label('documentMedium', row.medium) },
    { key: 'acquisition', title: t('documents.field.acquisition'), width: 70, isHidden: true, render: (row) => label('documentAcquisition', row.acquisition) },
    { key: 'documentOn', title: t('documents.field.documentOn'), width: 104, render: (row) => row.documentOn },
    { key: 'validUntil', title: t('documents.field.validUntil'), width: 104, isHidden: true, render: (row) => row.validUntil },
    { key: 'files', title: t('documents.field.files'), width: 64, align: 'right', render: (row) => row.fileCount || <span className="gj-none">0</span> },
    { key: 'original', title: t('documents.field.original'), width: 72, render: (row) => (row.hasOriginal ? t('documents.has') : '') },
    { key: 'custody', title: t('documents.field.custody'), width: 90, render: (row) => label('documentCustody', row.custody) },
    { key: 'filedAt', title: t('documents.field.filedAt'), width: 116, render: (row) => time.at(row.filedAt) },
    { key: 'filedBy', title: t('documents.field.filedBy'), width: 84, isHidden: true, render: (row) => row.filedBy },
  ]
}

/** The archive: what is filed, of the classes that one may read. */
export function DocumentList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const { q, medium, acquisition, subject, record, custody, expired, unit, personId, kind } = state.search
  const [filing, setFiling] = useState(false)
  const kinds = useCall('documents.listDocumentKinds', {})
  const filter = {
    q, class: many<DocumentClass>(state.search.class), kindId: many(kind), medium: many<DocumentSummary['medium']>(medium), acquisition: many<DocumentSummary['acquisition']>(acquisition), subject: many<DocumentSubject>(subject), subjectId: record, custody: many<DocumentSummary['custody']>(custody), expired: yes(expired), unitId: unit, personId,
  }
  const rows = useCall('documents.listDocuments', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const bulk = useWordedBulk('/documents/{id}/actions', ['documents'], [{ action: 'check', name: t('documents.act.check') }, { action: 'withdraw', name: t('documents.act.withdraw'), words: 'reason', isNeeded: true, isDanger: true }])
  const add = may('documents:keep') && (
    <Button type="primary" onClick={() => setFiling(true)}>
      {t('documents.file.verb')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="documents"
        title={t('documents.title')}
        columns={useDocumentColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/documents/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('documents.search') },
          { key: 'class', kind: 'choices', label: t('documents.field.class'), choices: useChoices('documentClass') },
          { key: 'kind', kind: 'choices', label: t('documents.field.kind'), choices: (kinds.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })) },
          { key: 'unit', kind: 'unit', label: t('documents.field.unit') },
          { key: 'subject', kind: 'choices', label: t('documents.field.about'), choices: useChoices('documentSubject'), isRare: true },
          { key: 'medium', kind: 'choices', label: t('documents.field.medium'), choices: useChoices('documentMedium'), isRare: true },
          { key: 'acquisition', kind: 'choices', label: t('documents.field.acquisition'), choices: useChoices('documentAcquisition'), isRare: true },
          { key: 'custody', kind: 'choices', label: t('documents.field.custody'), choices: useChoices('documentCustody'), isRare: true },
          { key: 'expired', kind: 'flag', label: t('documents.expired'), isRare: true },
        ]}
        views={[
          { key: 'all', name: t('documents.view.all'), query: '' },
          { key: 'drawings', name: t('documents.view.drawings'), query: 'medium=drawing' },
          { key: 'department', name: t('documents.view.department'), query: 'custody=department' },
          { key: 'expired', name: t('documents.view.expired'), query: 'expired=true' },
        ]}
        bulk={may('documents:keep') ? bulk : undefined}
        exportHref={(format) => urlOf('documents.exportDocuments', { query: { siteId: site.id, format, filter } })}
        acts={
          <>
            <ArchiveTabs at="documents" />
            {may('documents:manage') && (
              <Link to="/documents/kinds">
                <Button icon={<SettingOutlined />}>{t('documents.kinds.title')}</Button>
              </Link>
            )}
            {add}
          </>
        }
        empty={{ title: t('documents.empty'), hint: t('documents.emptyHint'), act: add }}
      />
      <Suspense>{filing && <FileDocument siteId={site.id} unitId={unit ?? null} onClose={() => setFiling(false)} onMade={(made) => void navigate({ to: '/documents/$id', params: { id: made.id } })} />}</Suspense>
    </>
  )
}
