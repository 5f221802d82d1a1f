import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Violation } from '@guanjia/contract/violations.ts'
import type { ViolationAction } from '@guanjia/contract/violation-choices.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { History, inOwnWords } from '../kit/history.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone } from '../session/session.tsx'
import { DegreeTag, DueDay, ViolationStateTag } from './looks.tsx'

const ViolationActForm = lazy(() => import('./act-form.tsx').then(({ ViolationActForm }) => ({ default: ViolationActForm })))

/** The obvious next act first. */
const ORDER: readonly ViolationAction[] = ['verify', 'answer', 'deliver', 'recheck', 'close', 'issue_notice', 'report_authority', 'escalate', 'stop', 'refuse', 'follow_up', 'assign', 'dismiss']

/** One violation from the report to its end: what it is, which papers went out, and what came of them. */
export function ViolationPage() {
  const { id } = useParams({ from: '/shell/violations/$id' })
  const found = useCall('violations.getViolation', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return <SiteZone siteId={found.data.siteId}><Page key={id} one={found.data} /></SiteZone>
}

function Page({ one }: { one: Violation }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [opened, setOpened] = useState<ViolationAction | null>(null)
  const timeline = useCall('violations.violationTimeline', { params: { id: one.id } })
  const acts = ORDER.filter((action) => one.allowedActions.includes(action)).map((action): Act => ({ key: action, text: label('violationAction', action), isDanger: action === 'dismiss', onClick: () => setOpened(action) }))
  const photos = (isAfter: boolean) => one.photos.filter(({ purpose }) => purpose !== 'signature' && (purpose === 'evidence') !== isAfter).map(({ file }) => file)
  const signatures = (id: string | null) => one.photos.flatMap(({ file }) => (file.id === id ? [file] : []))
  return (
    <RecordPage
      number={one.number} title={one.description}
      tags={<><ViolationStateTag state={one.state} />{one.degree && <DegreeTag degree={one.degree} />}<DueDay one={one} />{one.repeats > 0 && one.unit && <Link className="gj-tone gj-small" data-tone="soon" to="/violations" search={{ unitId: one.unit.id }}>↻ {t('violations.repeatsOf', { n: one.repeats })}</Link>}<span className="gj-quiet">{[one.foundBy?.name, time.at(one.foundAt)].filter(Boolean).join(' ')}</span></>}
      acts={<ActionBar acts={acts} hasNext={acts.length > 0} />}
      aside={<History title={t('violations.history')} entries={inOwnWords(timeline.data?.items, { action: (entry) => (entry.action === 'reported' ? t('violations.reported') : entry.action === 'imported' ? t('violations.imported') : label('violationAction', entry.action as ViolationAction)), state: (value) => label('violationState', value) })} error={timeline.error} onRetry={() => void timeline.refetch()} />}
    >
      <FactGroup title={t('violations.facts')}>
        <Facts
          facts={[
            { label: t('violations.source'), value: label('violationSource', one.source) }, { label: t('violations.finding'), value: one.finding && <Link to="/inspections/findings/$id" params={{ id: one.finding.id }}>{one.finding.name}</Link> },
            { label: t('violations.unit'), value: one.unit && <Link to="/archives/units/$id" params={{ id: one.unit.id }}>{one.unit.code}</Link> }, { label: t('violations.place'), value: one.place }, { label: t('violations.party'), value: one.party },
            { label: t('violations.type'), value: one.type && `${one.type.name} · ${label('violationNature', one.type.nature)}` }, { label: t('violations.owner'), value: one.owner?.name }, { label: t('violations.handler'), value: one.handler?.name },
            ...(one.reporter ? [{ label: t('violations.reporter'), value: <span>{[one.reporter.name, one.reporter.contact].filter(Boolean).join(' ')} <span className="gj-quiet gj-small">{t('violations.confidential')}</span></span>, isWide: true }] : []),
            { label: t('violations.basis'), value: one.type?.basis, isWide: true }, { label: t('violations.closedAt'), value: time.at(one.closedAt) }, { label: t('violations.outcome'), value: one.outcome, isWide: true },
          ]}
        />
      </FactGroup>
      {one.papers.length > 0 && (
        <FactGroup title={t('violations.papers')}>
          <FigureTable label={t('violations.papers')} head={[t('violations.paper'), { words: t('violations.dueOn') }, { words: t('violations.delivery') }, { words: t('violations.result') }]}>
            {one.papers.map((paper) => (
              <tr key={paper.id}>
                <th scope="row"><a href={urlOf('violations.printViolationPaper', { params: { id: paper.id } })} target="_blank" rel="noopener">{label('violationPaper', paper.kind)} {paper.number}</a><div className="gj-quiet gj-small">{paper.addressee} · {paper.issuedBy.name} {time.at(paper.issuedAt)}</div><div className="gj-small">{paper.words}</div></th>
                <td data-text>{paper.dueOn}</td>
                <td data-text>{paper.delivered ? <>{label('violationDelivery', paper.delivered.way)} {paper.delivered.receivedBy} {paper.delivered.witness && t('violations.witnessed', { name: paper.delivered.witness })}<FileStrip files={signatures(paper.delivered.signatureId)} /><div className="gj-quiet gj-small">{time.at(paper.delivered.at)}</div></> : '—'}</td>
                <td data-text>{paper.ended ? <>{label('violationResult', paper.ended.result)} {paper.ended.answerNumber}<div className="gj-quiet gj-small">{time.at(paper.ended.at)} {paper.ended.note}</div></> : '—'}</td>
              </tr>
            ))}
          </FigureTable>
        </FactGroup>
      )}
      <FactGroup title={t('violations.evidence')}>{photos(false).length > 0 ? <FileStrip files={photos(false)} /> : <p className="gj-quiet">{t('violations.noPhotos')}</p>}</FactGroup>
      {photos(true).length > 0 && <FactGroup title={t('violations.later')}><FileStrip files={photos(true)} /></FactGroup>}
      <Suspense>{opened !== null && <ViolationActForm one={one} action={opened} onClose={() => setOpened(null)} />}</Suspense>
    </RecordPage>
  )
}
