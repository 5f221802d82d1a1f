import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { QualityAction } from '@guanjia/contract/quality.ts'
import { ActionBar } from '../../kit/action-bar.tsx'
import { FileStrip } from '../../kit/file-strip.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../../kit/record-page.tsx'
import { Look } from '../../kit/status-tag.tsx'
import { SiteZone } from '../../session/session.tsx'
import { ImproveHistory } from './history.tsx'
import { ACTION_LOOK, LATE } from './looks.ts'

const ActionActForm = lazy(() => import('./action-forms.tsx').then(({ ActionActForm }) => ({ default: ActionActForm })))

/** One corrective action: what was seen, what was done, who looked at it again. */
export function ActionPage() {
  const { id } = useParams({ from: '/shell/quality/improve/actions/$id' })
  const found = useCall('quality.getQualityAction', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} action={found.data} />
    </SiteZone>
  )
}

/** Where an action came from, as a link. */
export function SourceLink({ action }: { action: QualityAction }) {
  const label = useLabel()
  const words = `${label('qualityActionSource', action.source)} ${action.sourceNumber}`
  const id = action.sourceId
  if (id === null) return <span>{words}</span>
  if (action.source === 'check') return <Link to="/quality/checks/$id" params={{ id }}>{words}</Link>
  if (action.source === 'meeting') return <Link to="/quality/improve/meetings/$id" params={{ id }}>{words}</Link>
  if (action.source === 'evaluation') return <Link to="/quality/improve/evaluations/$id" params={{ id }}>{words}</Link>
  return <Link to="/quality/scores">{words}</Link>
}

function Page({ action }: { action: QualityAction }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [opened, setOpened] = useState<QualityAction['allowedActions'][number] | null>(null)
  const history = useCall('quality.qualityActionTimeline', { params: { id: action.id } })
  const acts = action.allowedActions.map((key) => ({ key, text: label('qualityActionAction', key), isDanger: key === 'drop', onClick: () => setOpened(key) }))
  return (
    <RecordPage
      number={action.number}
      title={action.title}
      tags={
        <>
          <Look look={ACTION_LOOK[action.state]} text={label('qualityActionState', action.state)} />
          {action.isOverdue && <Look look={LATE} text={t('improve.action.overdue')} />}
          {action.round > 1 && <span className="gj-quiet">{t('improve.action.round', { n: action.round })}</span>}
          <SourceLink action={action} />
        </>
      }
      acts={<ActionBar acts={acts} hasNext={acts.length > 0 && acts[0]!.key !== 'drop'} />}
      aside={<ImproveHistory entries={history.data?.items} />}
    >
      <FactGroup title={t('improve.action.plan')}>
        <Facts
          facts={[
            { label: t('improve.owner'), value: action.owner.name }, { label: t('improve.due'), value: action.dueOn },
            { label: t('improve.action.problem'), value: action.problem, isWide: true }, { label: t('improve.action.cause'), value: action.cause, isWide: true },
            { label: t('improve.action.raisedBy'), value: t('improve.by', { name: action.raisedBy?.name ?? '', at: time.at(action.raisedAt) }) },
          ]}
        />
        <FileStrip files={action.before} />
      </FactGroup>
      {(action.doneAt || action.after.length > 0) && (
        <FactGroup title={t('improve.action.done')}>
          <Facts facts={[{ label: t('improve.action.result'), value: action.doneText, isWide: true }, action.doneAt !== null && { label: t('improve.action.done'), value: t('improve.by', { name: action.doneBy?.name ?? '', at: time.at(action.doneAt) }) }]} />
          <FileStrip files={action.after} />
        </FactGroup>
      )}
      {action.verifiedAt && (
        <FactGroup title={t('improve.action.look')}>
          <Facts facts={[{ label: t('improve.action.look'), value: t('improve.by', { name: action.verifiedBy?.name ?? '', at: time.at(action.verifiedAt) }) }, { label: t('improve.action.verdict'), value: action.verdict, isWide: true }]} />
        </FactGroup>
      )}
      <Suspense>{opened && <ActionActForm action={action} act={opened} onClose={() => setOpened(null)} />}</Suspense>
    </RecordPage>
  )
}
