import { Link, useParams } from '@tanstack/react-router'
import { Alert, Tag } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { LibraryCase } from '@guanjia/contract/redress.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { useMay } from '../session/session.tsx'
import { CaseTeaching } from './case-teaching.tsx'
import { LibraryTag } from './looks.tsx'
import './redress.css'

const SessionForm = lazy(() => import('../training/session-form.tsx').then(({ SessionForm }) => ({ default: SessionForm })))
const LibraryForm = lazy(() => import('./library-form.tsx').then(({ LibraryForm }) => ({ default: LibraryForm })))

/** One case of the library; who writes sees what would still tell who it was. */
export function LibraryPage() {
  const { id } = useParams({ from: '/shell/library/$id' })
  const found = useCall('redress.getLibraryCase', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return <Page key={id} record={found.data} />
}

function Page({ record }: { record: LibraryCase }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const [sharing, setSharing] = useState(false)
  const act = useAct('redress.actOnLibraryCase', ['redress'])
  const isOut = record.status === 'published'
  const acts: Act[] = record.mayWrite
    ? [
        { key: 'publish', text: t(isOut ? 'redress.library.withdraw' : 'redress.library.publish'), isDanger: isOut, onClick: () => act.mutate({ params: { id: record.id }, body: { action: isOut ? 'withdraw' : 'publish', version: record.version } }, { onError: complain }) },
        { key: 'change', text: t('redress.library.change'), onClick: () => setEditing(true) },
      ]
    : []
  if (isOut && may('training:manage')) acts.push({ key: 'share', text: t('redress.taught.share'), onClick: () => setSharing(true) })
  return (
    <RecordPage
      number={t('redress.library.title')}
      title={record.title}
      tags={
        <>
          <LibraryTag status={record.status} />
          <span className="gj-tags">
            {record.tags.map((tag) => (
              <Link key={tag} to="/library" search={{ tag }}>
                <Tag>{tag}</Tag>
              </Link>
            ))}
          </span>
        </>
      }
      acts={<ActionBar acts={acts} hasNext={!isOut} />}
      notice={
        record.traces.length > 0 && (
          <Alert type="warning" showIcon title={t('redress.library.traces')} description={record.traces.map((trace) => `${t(`redress.library.${trace.field === 'title' ? 'caseTitle' : trace.field}`)}：${trace.found}（${label('traceKind', trace.kind)}）`).join('；')} />
        )
      }
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('redress.library.about')}</h2>
          </header>
          <div className="gj-body">
            <Facts
              facts={[
                { label: t('redress.library.by'), value: record.isSeeded ? t('redress.library.seeded') : `${record.writtenBy} ${time.at(record.writtenAt)}`, isWide: true },
                { label: t('redress.library.published'), value: record.publishedAt && time.at(record.publishedAt), isWide: true },
                {
                  label: t('redress.library.from'),
                  value: record.fromCase && (
                    <Link to="/cases/$id" params={{ id: record.fromCase.id }}>
                      {record.fromCase.number}
                    </Link>
                  ),
                  isWide: true,
                },
                { label: t('redress.library.improvement'), value: record.improvement && <span className="gj-words">{record.improvement}</span>, isWide: true },
                {
                  label: t('redress.library.link'),
                  value: record.improvementLink && (
                    <a href={record.improvementLink} target="_blank" rel="noreferrer">
                      {record.improvementLink}
                    </a>
                  ),
                  isWide: true,
                },
              ]}
            />
          </div>
        </>
      }
    >
      {(['story', 'analysis', 'lesson'] as const).map(
        (part) =>
          record[part] && (
            <FactGroup key={part} title={t(`redress.library.${part}`)}>
              <p className="gj-words" style={{ margin: 0, lineHeight: 1.8 }}>
                {record[part]}
              </p>
            </FactGroup>
          ),
      )}
      <CaseTeaching id={record.id} />
      <Suspense>{sharing && <SessionForm caseId={record.id} title={[...t('redress.taught.meeting', { title: record.title })].slice(0, 100).join('')} planned={{ kind: 'sharing' }} onClose={() => setSharing(false)} />}</Suspense>
      <Suspense>{editing && <LibraryForm record={record} onClose={() => setEditing(false)} />}</Suspense>
    </RecordPage>
  )
}
