import { useParams, Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { dayOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Finding } from '@guanjia/contract/inspections.ts'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import type { Draft } from '../insight/improvements/improvement-form.tsx'
import type { FindingAction } from '@guanjia/ui/archives/choices.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { WorkOrderStatusTag } from '../kit/status-tag.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { OpenedRecord, PromisedDay, Repeats } from './finding-bits.tsx'
import { InspectionHistory } from './history.tsx'
import { FindingStateTag, SeverityTag } from './looks.tsx'
import './inspections.css'

const FindingActForm = lazy(() => import('./finding-act-form.tsx').then(({ FindingActForm }) => ({ default: FindingActForm })))
const RaiseNeed = lazy(() => import('../training/raise-need.tsx').then(({ RaiseNeed }) => ({ default: RaiseNeed })))
const ImprovementForm = lazy(() => import('../insight/improvements/improvement-form.tsx').then(({ ImprovementForm }) => ({ default: ImprovementForm })))

/** The obvious next act first: what is settled wants to be looked at again, what is open wants a way. */
const ORDER: readonly FindingAction[] = ['recheck', 'raise_order', 'ask_third_party', 'open_violation', 'open_defect', 'rectify', 'settle', 'report', 'drop']

/** One finding from the first look to the last: where, how bad, who deals with it, and whether it held. */
export function FindingPage() {
  const { id } = useParams({ from: '/shell/inspections/findings/$id' })
  const finding = useCall('inspections.getFinding', { params: { id } })
  if (!finding.data) return <RecordWaiting error={finding.error} onRetry={() => void finding.refetch()} />
  return (
    <SiteZone siteId={finding.data.siteId}>
      <Page key={id} finding={finding.data} />
    </SiteZone>
  )
}

function Page({ finding }: { finding: Finding }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const [opened, setOpened] = useState<FindingAction | 'train' | 'improve' | null>(null)
  const timeline = useCall('inspections.findingTimeline', { params: { id: finding.id } })
  const acts = ORDER.filter((action) => finding.allowedActions.includes(action)).map((action): Act => ({ key: action, text: label('findingAction', action), isDanger: action === 'drop', onClick: () => setOpened(action) }))
  const hasNext = acts.length > 0
  if (may('improvements:manage')) acts.push({ key: 'improve', text: t('analysis.improvement.new'), onClick: () => setOpened('improve') }, { key: 'train', text: t('quality.askTraining'), onClick: () => setOpened('train') })
  return (
    <RecordPage
      number={finding.number}
      title={finding.description}
      tags={
        <>
          <FindingStateTag state={finding.state} />
          <SeverityTag severity={finding.severity} />
          <span className="gj-quiet">{label('findingWay', finding.way)}</span>
          <Repeats finding={finding} />
          <span className="gj-quiet">{finding.foundBy.name} {time.at(finding.foundAt)}</span>
        </>
      }
      acts={<ActionBar acts={acts} hasNext={hasNext} />}
      aside={<InspectionHistory of="finding" entries={timeline.data?.items} error={timeline.error} onRetry={() => void timeline.refetch()} />}
    >
      <FactGroup title={t('inspections.findings.facts')}>
        <Facts
          facts={[
            { label: t('inspections.findings.point'), value: finding.point && <Link to="/inspections/points/$id" params={{ id: finding.point.id }}>{finding.point.name}</Link> },
            { label: t('inspections.findings.where'), value: finding.place },
            { label: t('inspections.findings.checklist'), value: finding.checklist?.name },
            { label: t('inspections.findings.item'), value: finding.itemText },
            { label: t('inspections.findings.round'), value: finding.taskId && <Link to="/inspections/rounds/$id" params={{ id: finding.taskId }}>{t('inspections.findings.openRound')}</Link> },
            { label: t('inspections.findings.order'), value: finding.workOrder && <span className="gj-row"><Link to="/work-orders/$id" params={{ id: finding.workOrder.id }}>{finding.workOrder.number}</Link><WorkOrderStatusTag status={finding.workOrder.status as never} /></span> },
            { label: t('inspections.findings.opened'), value: finding.opened && <OpenedRecord opened={finding.opened} /> },
            { label: t('inspections.findings.thirdParty'), value: finding.thirdParty },
            { label: t('inspections.findings.promisedOn'), value: finding.promisedOn && <PromisedDay finding={finding} today={dayOf(Date.now(), time.timeZone)} /> },
            { label: t('inspections.findings.settledAt'), value: time.at(finding.settledAt) },
            { label: t('inspections.findings.closedAt'), value: time.at(finding.closedAt) },
            { label: t('inspections.findings.outcome'), value: finding.outcome, isWide: true },
          ]}
        />
      </FactGroup>
      <Photos finding={finding} entries={timeline.data?.items ?? []} />
      {finding.repeats > 0 && finding.point && (
        <FactGroup title={t('inspections.findings.history')}>
          <p>
            {t('inspections.findings.repeatsHint', { n: finding.repeats })}{' '}
            <Link to="/inspections/findings" search={{ pointId: finding.point.id, ...(finding.itemText ? { q: finding.itemText } : {}) }}>{t('inspections.findings.openRepeats')}</Link>
          </p>
        </FactGroup>
      )}
      <Suspense>
        {opened === 'train' && <RaiseNeed siteId={finding.siteId} source={{ type: 'finding', id: finding.id }} topic={finding.itemText.slice(0, 100)} reason={`${finding.number} ${finding.description}`} onClose={() => setOpened(null)} />}
        {opened === 'improve' && <ImprovementForm siteId={finding.siteId} draft={draftOf(finding)} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'train' && opened !== 'improve' && <FindingActForm finding={finding} action={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}

/** An improvement that a finding asks for (INS-007): seen on how often its item fails from now on. */
function draftOf(finding: Finding): Draft {
  const { itemText, point } = finding
  return {
    title: itemText || finding.description.slice(0, 200), problem: `${finding.number} ${finding.description}`, figure: 'findings', goal: 0, figureFilter: itemText ? { item: itemText } : {},
    source: { kind: 'inspections', id: finding.id, query: new URLSearchParams({ ...(point ? { pointId: point.id } : {}), ...(itemText ? { q: itemText } : {}) }).toString() },
  }
}

/** Pictures of what was found, and beside them those of what became of it: those come with being settled and looked at again. */
function Photos({ finding, entries }: { finding: Finding; entries: readonly TimelineEntry[] }) {
  const t = useT()
  const later = new Set(entries.filter(({ action }) => action === 'settle' || action === 'recheck').flatMap(({ files }) => files.map(({ id }) => id)))
  const [before, after] = [finding.photos.filter(({ id }) => !later.has(id)), finding.photos.filter(({ id }) => later.has(id))]
  return (
    <FactGroup title={t('inspections.findings.photos')}>
      {finding.photos.length === 0 && <p className="gj-quiet">{t('inspections.findings.noPhotos')}</p>}
      {after.length === 0 ? (
        <FileStrip files={before} />
      ) : (
        <div className="gj-form-pair">
          <div className="gj-stack"><span className="gj-quiet gj-small">{t('inspections.findings.before')}</span>{before.length > 0 ? <FileStrip files={before} /> : '—'}</div>
          <div className="gj-stack"><span className="gj-quiet gj-small">{t('inspections.findings.after')}</span><FileStrip files={after} /></div>
        </div>
      )}
    </FactGroup>
  )
}
