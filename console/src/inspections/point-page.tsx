import { PrinterOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { InspectionPoint } from '@guanjia/contract/inspections.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { RecordLink } from '../registers/links.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { FindingRows } from './finding-rows.tsx'
import { ResultTag, limitsOf } from './looks.tsx'
import './inspections.css'

const PointForm = lazy(() => import('./point-form.tsx').then(({ PointForm }) => ({ default: PointForm })))
const FindingForm = lazy(() => import('./finding-form.tsx').then(({ FindingForm }) => ({ default: FindingForm })))
const REGISTERS = new Set(['area', 'facility', 'meter'])

/** One point: what is asked there, what it was like the last time, what is still open. */
export function PointPage() {
  const { id } = useParams({ from: '/shell/inspections/points/$id' })
  const point = useCall('inspections.getPoint', { params: { id } })
  if (!point.data) return <RecordWaiting error={point.error} onRetry={() => void point.refetch()} />
  return (
    <SiteZone siteId={point.data.siteId}>
      <Page key={id} point={point.data} />
    </SiteZone>
  )
}

function Page({ point }: { point: InspectionPoint }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const [isEditing, setEditing] = useState(false)
  const [isReporting, setReporting] = useState(false)
  const renew = useNewTag(point)
  const findings = useCall('inspections.listFindings', { query: { siteId: point.siteId, limit: 50, filter: { pointId: point.id } } })
  const mayManage = may('inspections:manage')
  const acts: Act[] = [
    ...(mayManage ? [{ key: 'edit', text: t('inspections.points.edit'), onClick: () => setEditing(true) }] : []),
    ...(may('tasks:own') ? [{ key: 'report', text: t('inspections.findings.report'), onClick: () => setReporting(true) }] : []),
    ...(mayManage ? [{ key: 'tag', text: t('inspections.points.newTag'), isRare: true, onClick: renew }] : []),
  ]
  return (
    <RecordPage
      number={point.code}
      title={point.name}
      tags={
        <>
          {point.last ? <ResultTag result={point.last.result} /> : <span className="gj-quiet">{t('inspections.points.never')}</span>}
          {point.last && <span className="gj-quiet">{point.last.by} {time.at(point.last.at)}</span>}
          {!point.isActive && <span className="gj-quiet">{t('inspections.inactive')}</span>}
        </>
      }
      acts={<ActionBar acts={acts}>{mayManage && <Button icon={<PrinterOutlined />} href={urlOf('inspections.printPoints', { query: { siteId: point.siteId, ids: [point.id] } as never })} target="_blank">{t('inspections.points.print')}</Button>}</ActionBar>}
      aside={<Asked checklist={point.checklist} />}
    >
      <FactGroup title={t('inspections.points.facts')}>
        <Facts
          facts={[
            { label: t('inspections.points.building'), value: point.building?.name },
            { label: t('inspections.points.place'), value: point.place },
            { label: t('inspections.points.target'), value: label('pointTarget', point.target) },
            { label: t('inspections.points.targetId'), value: point.targetId && (REGISTERS.has(point.target) && may('registers:read') ? <RecordLink kind={point.target} id={point.targetId} text={point.targetName} /> : point.targetName) },
            { label: t('inspections.points.position'), value: point.position && `${point.position.latitude}, ${point.position.longitude}` },
          ]}
        />
      </FactGroup>
      <FindingRows title={t('inspections.points.findings')} findings={findings.data?.items ?? []} empty={findings.data ? t('inspections.points.noFindings') : undefined} />
      <Suspense>
        {isEditing && <PointForm point={point} onClose={() => setEditing(false)} />}
        {isReporting && <FindingForm siteId={point.siteId} pointId={point.id} onClose={() => setReporting(false)} />}
      </Suspense>
    </RecordPage>
  )
}

/** The old sign stops proving anything at once: asked before it is done. */
function useNewTag(point: InspectionPoint): () => void {
  const t = useT()
  const { message, modal } = App.useApp()
  const complain = useComplain()
  const change = useAct('inspections.changePoint', ['inspections'])
  const { code, name, place, target, targetId, building, checklist, position, isActive, version } = point
  const body = { version, newTag: true, code, name, place, target, targetId, buildingId: building?.id ?? null, checklistId: checklist.id, position, isActive }
  return () =>
    void modal.confirm({
      title: t('inspections.points.newTagAsk'), content: t('inspections.points.newTagHint'), okText: t('inspections.points.newTag'), cancelText: t('shell.cancel'),
      onOk: () => change.mutateAsync({ params: { id: point.id }, body }).then(() => void message.success(t('inspections.points.newTagDone')), complain),
    })
}

function Asked({ checklist }: { checklist: InspectionPoint['checklist'] }) {
  const t = useT()
  const found = useCall('inspections.getChecklist', { params: { id: checklist.id }, query: {} })
  return (
    <>
      <header><h2 className="gj-grow">{t('inspections.points.asked')}</h2><Link to="/inspections/checklists/$id" params={{ id: checklist.id }}>{checklist.name}</Link></header>
      <ol className="gj-body gj-insp-asked">
        {found.data?.items.map((item) => <li key={item.id}>{item.text} <span className="gj-quiet gj-small">{limitsOf(item)}</span></li>)}
      </ol>
    </>
  )
}
