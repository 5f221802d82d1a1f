import { LockOutlined, UnlockOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { DocumentAction, DocumentItem } from '@guanjia/contract/documents.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { LoanTag } from './look.tsx'
import { OwnTimeline } from './own-timeline.tsx'

const Forms = lazy(() => import('./document-forms.tsx').then(({ DocumentForms }) => ({ default: DocumentForms })))
export type DocumentForm = DocumentAction | 'open' | 'place' | 'move' | 'lend' | 'damage' | 'change'

export function DocumentPage() {
  const { id } = useParams({ from: '/shell/documents/$id' })
  const record = useCall('documents.getDocument', { params: { id } })
  if (!record.data) return <RecordWaiting error={record.error} onRetry={() => void record.refetch()} />
  return (
    <SiteZone siteId={record.data.siteId}>
      <Page key={id} record={record.data} />
    </SiteZone>
  )
}

function Page({ record }: { record: DocumentItem }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const [opened, setOpened] = useState<DocumentForm | null>(null)
  const timeline = useCall('documents.documentTimeline', { params: { id: record.id } })
  const original = useCall('originals.getOriginal', { params: { id: record.originalId ?? '' } }, { enabled: record.originalId !== null })
  const paper = original.data
  const acts: Act[] = []
  if (record.needsPurpose && record.fileCount > 0) acts.push({ key: 'open', text: t('documents.act.open'), icon: <UnlockOutlined />, onClick: () => setOpened('open') })
  if (may('documents:keep') && record.state === 'filed') {
    if (!record.originalId) acts.push({ key: 'place', text: t('documents.act.place'), onClick: () => setOpened('place') })
    else if (paper && !paper.loan && paper.condition !== 'lost') acts.push({ key: 'lend', text: t('documents.act.lend'), onClick: () => setOpened('lend') })
    if (paper) acts.push({ key: 'move', text: t('documents.act.move'), isRare: true, onClick: () => setOpened('move') })
    if (paper) acts.push({ key: 'damage', text: t('documents.act.damage'), isRare: true, onClick: () => setOpened('damage') })
    acts.push({ key: 'change', text: t('documents.act.change'), isRare: true, onClick: () => setOpened('change') })
  }
  for (const action of record.allowedActions) acts.push({ key: action, text: t(`documents.act.${action}`), isRare: action !== 'add_version', isDanger: action === 'withdraw', onClick: () => setOpened(action) })
  return (
    <RecordPage
      number={record.number}
      title={record.title}
      tags={
        <>
          <span className="gj-tone gj-pill" data-tone={record.state === 'filed' ? 'done' : 'closed'}>
            {label('documentState', record.state)}
          </span>
          <span className="gj-quiet">{[record.kind.name, label('documentClass', record.class), label('documentCustody', record.custody)].join(' · ')}</span>
        </>
      }
      acts={<ActionBar acts={acts} hasNext={acts.length > 0} />}
      aside={<OwnTimeline entries={timeline.data?.items} states="documentState" />}
    >
      <FactGroup title={t('documents.group.files')}>
        {record.isPersonal && (
          <p className="gj-row gj-quiet" style={{ marginBottom: 10 }}>
            <LockOutlined />
            <span className="gj-grow">{record.openUntil ? t('documents.openUntil', { time: time.at(record.openUntil) }) : t('documents.needsPurpose')}</span>
            {record.needsPurpose && record.fileCount > 0 && (
              <Button size="small" onClick={() => setOpened('open')}>
                {t('documents.act.open')}
              </Button>
            )}
          </p>
        )}
        {record.versions.map((version) => (
          <section key={version.number} style={{ marginBottom: 12 }}>
            <p className="gj-quiet gj-small">
              {[t('documents.version', { n: version.number }), time.at(version.filedAt), version.filedBy, version.note].filter(Boolean).join(' · ')}
            </p>
            {version.files.length > 0 ? (
              <>
                <FileStrip files={version.files.map(({ file }) => file)} />
                {version.files.map(({ file, sha256, isIntact, checkedAt }) => (
                  <p key={file.id} className="gj-small gj-quiet gj-clip" title={sha256}>
                    {file.name} · SHA-256 {sha256.slice(0, 16)}…{' '}
                    {isIntact !== null && (
                      <span className="gj-tone" data-tone={isIntact ? 'done' : 'overdue'}>
                        {t(isIntact ? 'documents.intact' : 'documents.notIntact', { time: time.at(checkedAt) })}
                      </span>
                    )}
                  </p>
                ))}
              </>
            ) : (
              <p className="gj-quiet">{version.fileCount === 0 ? t('documents.noFiles') : t('documents.closedFiles', { n: version.fileCount })}</p>
            )}
          </section>
        ))}
      </FactGroup>
      <FactGroup title={t('documents.group.original')}>
        {paper ? (
          <>
            <Facts
              facts={[
                { label: t('documents.field.place'), value: <Link to={`/archive-boxes/${paper.box.id}` as '/'}>{paper.box.place}</Link> },
                { label: t('documents.field.position'), value: String(paper.position) },
                { label: t('documents.field.copies'), value: String(paper.copies) },
                { label: t('documents.field.condition'), value: label('paperCondition', paper.condition) },
                { label: t('documents.field.paperNote'), value: paper.note },
                { label: t('documents.field.loan'), value: paper.loan && <Link to={`/archive-loans/${paper.loan.id}` as '/'}>{t('documents.loan.with', { name: paper.loan.borrower, day: paper.loan.dueOn })}</Link>, isWide: true },
              ]}
            />
            {paper.loans.length > 0 && (
              <ul className="gj-stack" style={{ gap: 4, marginTop: 10 }}>
                {paper.loans.map((loan) => (
                  <li key={loan.id} className="gj-row">
                    <Link to={`/archive-loans/${loan.id}` as '/'}>{loan.number}</Link>
                    <LoanTag loan={loan} />
                    <span className="gj-quiet gj-grow gj-clip">{[loan.borrower.name, loan.purpose].join(' · ')}</span>
                    <span className="gj-quiet">{loan.dueOn}</span>
                  </li>
                ))}
              </ul>
            )}
            {paper.damages.map((damage) => (
              <div key={damage.id} style={{ marginTop: 8 }}>
                <p className="gj-quiet">{[time.at(damage.at), label('paperCondition', damage.condition), damage.description, damage.by].join(' · ')}</p>
                <FileStrip files={damage.files} />
              </div>
            ))}
          </>
        ) : (
          <p className="gj-quiet">{t('documents.noOriginal')}</p>
        )}
      </FactGroup>
      <FactGroup title={t('documents.group.facts')}>
        <Facts
          facts={[
            { label: label('documentSubject', record.subject.type), value: <SubjectLink subject={record.subject} /> },
            { label: t('documents.field.reference'), value: record.reference },
            { label: t('documents.field.medium'), value: label('documentMedium', record.medium) },
            { label: t('documents.field.acquisition'), value: label('documentAcquisition', record.acquisition) },
            { label: t('documents.field.documentOn'), value: record.documentOn },
            { label: t('documents.field.validUntil'), value: record.validUntil },
            { label: t('documents.field.keepUntil'), value: record.keepUntil ?? t('documents.forEver') },
            { label: t('documents.field.department'), value: record.department?.name },
            { label: t('documents.field.filedBy'), value: `${record.filedBy} ${time.at(record.filedAt)}` },
            { label: t('documents.field.note'), value: record.note, isWide: true },
            { label: t('documents.field.withdrawnReason'), value: record.withdrawnReason, isWide: true },
          ]}
        />
      </FactGroup>
      {record.isPersonal && may('personal_data:log') && <Openings id={record.id} />}
      <Suspense>{opened && <Forms record={record} original={paper} form={opened} onClose={() => setOpened(null)} />}</Suspense>
    </RecordPage>
  )
}

function subjectPath({ type, id }: DocumentItem['subject']): string | null {
  switch (type) {
    case 'unit':
    case 'household':
      return `/archives/units/${id}`
    case 'person':
      return `/archives/persons/${id}`
    case 'building':
    case 'site':
      return null
    default:
      return `/registers/${type}/${id}`
  }
}

function SubjectLink({ subject }: { subject: DocumentItem['subject'] }) {
  const navigate = useNavigate()
  const to = subjectPath(subject)
  if (to === null) return <>{subject.name}</>
  return (
    <Button type="link" size="small" style={{ padding: 0 }} onClick={() => void navigate({ to: to as '/' })}>
      {subject.name}
    </Button>
  )
}

/** Who opened it what for, from the access log. */
function Openings({ id }: { id: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const rows = useCall('documents.documentOpenings', { params: { id } })
  return (
    <FactGroup title={t('documents.group.openings')}>
      {rows.data?.items.length === 0 && <p className="gj-quiet">{t('documents.neverOpened')}</p>}
      <ul className="gj-stack" style={{ gap: 4 }}>
        {rows.data?.items.map((one) => (
          <li key={one.id} className="gj-row">
            <span className="gj-quiet">{time.at(one.at)}</span>
            <span>{one.by}</span>
            <span className="gj-grow gj-clip">{[label('accessAct', one.act), label('accessPurpose', one.purpose), one.reason, one.recipient].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </FactGroup>
  )
}
