import { LockOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { RECORD_KINDS } from '@guanjia/contract/registers.ts'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay } from '../session/session.tsx'

const FileDocument = lazy(() => import('./file-form.tsx').then(({ FileDocument }) => ({ default: FileDocument })))

export interface RecordSubject {
  type: (typeof RECORD_KINDS)[number]
  id: string
  name: string
}

interface Props {
  siteId: string
  unitId?: string
  personId?: string
  record?: RecordSubject
}

/** The documents of a unit and its people, of a person or of a record of a register, and what the unit's file lacks. */
export function DocumentsOf(props: Props) {
  const may = useMay()
  if (!may('documents:read')) return null
  return <Panel {...props} />
}

function Panel({ siteId, unitId, personId, record }: Props) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const [filing, setFiling] = useState<{ kindId?: string } | null>(null)
  const rows = useCall('documents.listDocuments', { query: { siteId, limit: 20, total: true, filter: record ? { subject: [record.type], subjectId: record.id } : unitId ? { unitId } : { personId } } })
  const papers = useCall('documents.unitPapers', { params: { id: unitId ?? '' } }, { enabled: unitId !== undefined })
  const missing = papers.data?.missing ?? []
  const keeps = may('documents:keep')
  return (
    <FactGroup
      title={t('documents.title')}
      extra={
        <span className="gj-row">
          {keeps && (
            <Button size="small" type="link" onClick={() => setFiling({})}>
              {t('documents.file.verb')}
            </Button>
          )}
          <Link to="/documents" search={record ? { subject: record.type, record: record.id } : unitId ? { unit: unitId } : { personId }} className="gj-small">
            {t('documents.all')}
          </Link>
        </span>
      }
    >
      {papers.data && papers.data.required.length > 0 && (
        <p className="gj-row gj-wrap" style={{ marginBottom: 8, gap: 6 }}>
          <span className="gj-tone" data-tone={missing.length === 0 ? 'done' : 'soon'}>
            {missing.length === 0 ? t('documents.complete.whole') : t('documents.complete.lacks', { n: missing.length, of: papers.data.required.length })}
          </span>
          {missing.map((kind) =>
            keeps ? (
              <Button key={kind.id} size="small" onClick={() => setFiling({ kindId: kind.id })}>
                {kind.name}
              </Button>
            ) : (
              <span key={kind.id} className="gj-quiet">
                {kind.name}
              </span>
            ),
          )}
        </p>
      )}
      {rows.data?.items.length === 0 && <p className="gj-quiet">{t('documents.none')}</p>}
      <ul className="gj-stack" style={{ gap: 4 }}>
        {rows.data?.items.map((row) => (
          <li key={row.id} className="gj-row">
            <Link to={`/documents/${row.id}` as '/'}>{row.kind.name}</Link>
            {row.isPersonal && <LockOutlined className="gj-quiet" title={t('documents.personal')} />}
            <span className="gj-quiet gj-grow gj-clip">{row.title}</span>
            <span className="gj-quiet">{[label('documentClass', row.class), row.hasOriginal && t('documents.field.original')].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      <Suspense>{filing && <FileDocument siteId={siteId} unitId={unitId ?? null} personId={personId ?? null} record={record} kindId={filing.kindId} onClose={() => setFiling(null)} onMade={() => setFiling(null)} />}</Suspense>
    </FactGroup>
  )
}
