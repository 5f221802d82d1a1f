import { PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented, Skeleton } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDuration, useCall, useNow, useT, useTime } from '@guanjia/ui'
import type { InspectionMap as Drawn } from '@guanjia/contract/inspections.ts'
import { useIsSlow } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { InspectionTabs } from './inspection-tabs.tsx'
import { MARKS, MarkTag, ResultTag } from './looks.tsx'
import { PlanDrawing } from './plan-drawing.tsx'
import './inspections.css'

type MapPoint = Drawn['points'][number]
const MINUTE_MS = 60_000
const byMark = (a: MapPoint, b: MapPoint): number => MARKS.indexOf(a.mark) - MARKS.indexOf(b.mark) || (a.code < b.code ? -1 : 1)

/** 点位图: each drawn plan with its points as they were last found, the ones that no plan shows beside it; a point opens its last records. Live. */
export function InspectionMap() {
  const t = useT()
  const site = useSite()
  // A point becomes overdue by itself.
  const map = useCall('inspections.inspectionMap', { query: { siteId: site.id } }, { refetchInterval: MINUTE_MS, placeholderData: keepPreviousData })
  const slow = useIsSlow(map.isPending)
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('inspections.map.title')}</h1>
        <Button className="gj-screen-only" icon={<PrinterOutlined />} style={{ marginLeft: 'auto' }} onClick={() => window.print()}>{t('inspections.map.print')}</Button>
      </div>
      <div><InspectionTabs at="map" /></div>
      {map.error && !map.data && <ProblemAlert error={map.error} onRetry={() => void map.refetch()} />}
      {slow && <Skeleton active paragraph={{ rows: 8 }} />}
      {map.data && <Content data={map.data} />}
    </div>
  )
}

function Content({ data }: { data: Drawn }) {
  const t = useT()
  const { search, change } = useUrlSearch()
  const shown = data.maps.find(({ file }) => file.id === search.plan) ?? data.maps[0]
  const places = new Map(shown?.points.map(({ id, x, y }) => [id, { x, y }]) ?? [])
  const onSome = new Set(data.maps.flatMap(({ points }) => points.map(({ id }) => id)))
  const placed = data.points.filter(({ id }) => places.has(id)).toSorted(byMark)
  const unplaced = data.points.filter(({ id }) => !onSome.has(id)).toSorted(byMark)
  const chosen = data.points.find(({ id }) => id === search.point)
  const choose = (point: string): void => change({ point })
  const numbers = new Map(placed.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map(({ id }, at) => [id, at + 1]))
  return (
    <>
      <Legend points={data.points} />
      {data.total > data.points.length && <p role="note" className="gj-quiet">{t('inspections.map.cut', { n: data.points.length, of: data.total })}</p>}
      <div className="gj-insp-map">
        <section className="gj-card gj-insp-map-plan" aria-label={t('inspections.map.plan')}>
          {shown && data.maps.length > 1 && <Segmented aria-label={t('inspections.map.plan')} value={shown.file.id} onChange={(plan) => change({ plan, point: undefined })} options={data.maps.map(({ file, routes }) => ({ value: file.id, label: routes.map(({ name }) => name).join('、') }))} />}
          {shown && data.maps.length === 1 && <h2>{shown.routes.map(({ name }) => name).join('、')}</h2>}
          {shown ? (
            <PlanDrawing key={shown.file.id} fileId={shown.file.id} chosenId={chosen?.id ?? null} onChoose={choose} points={placed.map(({ id, name, mark, last }) => ({ id, number: numbers.get(id)!, name, onPlan: places.get(id)!, result: last?.result ?? null, mark }))} />
          ) : (
            <div className="gj-table-empty"><strong>{t('inspections.map.noMap')}</strong><p>{t('inspections.map.noMapHint')}</p><p><Link to="/inspections/routes">{t('inspections.map.toRoutes')}</Link></p></div>
          )}
        </section>
        <div className="gj-insp-map-side">
          {chosen ? <Chosen point={chosen} /> : <p className="gj-card gj-quiet gj-screen-only" style={{ padding: 16 }}>{t('inspections.map.choose')}</p>}
          <Points title={t('inspections.map.placed')} points={placed} numbers={numbers} chosenId={chosen?.id} onChoose={choose} />
          <Points title={t('inspections.map.unplaced')} points={unplaced} chosenId={chosen?.id} onChoose={choose} />
        </div>
      </div>
    </>
  )
}

function Legend({ points }: { points: readonly MapPoint[] }) {
  const t = useT()
  return (
    <ul className="gj-row gj-wrap" aria-label={t('inspections.map.legend')} style={{ gap: '4px 16px' }}>
      {MARKS.map((mark) => <li key={mark}><MarkTag mark={mark} /> <span className="gj-quiet">{points.filter((point) => point.mark === mark).length}</span></li>)}
    </ul>
  )
}

/** How long ago somebody was there. */
function Age({ point }: { point: MapPoint }) {
  const t = useT()
  const now = useNow(MINUTE_MS)
  return <span className="gj-quiet gj-small gj-nowrap">{point.last ? t('inspections.map.ago', { age: formatDuration(Math.max(60, (now - Date.parse(point.last.at)) / 1000), t) }) : t('inspections.map.never')}</span>
}

function Points({ title, points, numbers, chosenId, onChoose }: { title: string; points: readonly MapPoint[]; numbers?: ReadonlyMap<string, number>; chosenId: string | undefined; onChoose: (id: string) => void }) {
  if (points.length === 0) return null
  return (
    <section className="gj-card">
      <header><h2 className="gj-grow">{title} <span className="gj-quiet">{points.length}</span></h2></header>
      <ul className="gj-insp-map-points">
        {points.map((point) => (
          <li key={point.id}>
            <button type="button" aria-pressed={point.id === chosenId} onClick={() => onChoose(point.id)}>
              {numbers && <span className="gj-insp-number">{numbers.get(point.id)}</span>}
              <span className="gj-grow gj-clip"><strong>{point.name}</strong> <span className="gj-quiet gj-small">{[point.code, point.place].filter(Boolean).join(' · ')}</span></span>
              <MarkTag mark={point.mark} />
              <Age point={point} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Chosen({ point }: { point: MapPoint }) {
  const t = useT()
  const time = useTime()
  const records = useCall('inspections.pointRecords', { params: { id: point.id } })
  return (
    <section className="gj-card gj-screen-only" aria-live="polite">
      <header><h2 className="gj-grow">{point.name} <span className="gj-quiet">{point.code}</span></h2><Link to="/inspections/points/$id" params={{ id: point.id }}>{t('inspections.map.open')}</Link></header>
      <div className="gj-body">
        <p className="gj-row gj-wrap"><MarkTag mark={point.mark} />{point.openFindings > 0 && <Link to="/inspections/findings" search={{ pointId: point.id, state: 'open,in_hand,settled' }}>{t('inspections.map.findings', { n: point.openFindings })}</Link>}<Age point={point} /></p>
        {records.data?.items.length === 0 && <p className="gj-quiet">{t('inspections.map.noRecords')}</p>}
        <ol className="gj-insp-next" aria-label={t('inspections.map.records')}>
          {records.data?.items.map((record) => (
            <li key={record.id}>
              <span className="gj-row gj-wrap"><ResultTag result={record.result} /><Link to="/inspections/rounds/$id" params={{ id: record.task.id }}>{time.at(record.at)}</Link><span className="gj-quiet">{record.by.name}</span></span>
              {[...record.bad, record.skipReason, record.note].filter(Boolean).map((words) => <p key={words} className="gj-quiet gj-small gj-words">{words}</p>)}
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}
