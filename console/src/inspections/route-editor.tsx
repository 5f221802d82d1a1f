import { CloseOutlined, DeleteOutlined, HolderOutlined } from '@ant-design/icons'
import { App, Button, Input, InputNumber, Segmented, Select, Switch } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct, useT } from '@guanjia/ui'
import type { InspectionRoute } from '@guanjia/contract/inspections.ts'
import { EditConflict } from '../kit/conflict.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { moved } from '../kit/moved.ts'
import { newId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useReorder } from '../kit/use-reorder.ts'
import { useVersionedEdit } from '../kit/versioned-edit.ts'
import { useMay, useSite } from '../session/session.tsx'
import { ResultTag } from './looks.tsx'
import { PlanDrawing } from './plan-drawing.tsx'
import { useFoundPoints } from './point-picker.tsx'
import { draftOf, factsOf, nextUnplaced, withPoint, type DraftStop, type RouteDraft } from './route-draft.ts'

/** Writes a route: its points in their order on the left, where they stand on the drawn plan on the right. What is written survives a reload. */
export function RouteEditor({ route }: { route: InspectionRoute | null }) {
  const t = useT()
  const site = useSite()
  const mayManage = useMay()('inspections:manage')
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [newOne, setNewOne] = useState(newId)
  const [chosen, setChosen] = useState<string | null>(null)
  const create = useAct('inspections.createRoute', ['inspections'])
  const change = useAct('inspections.changeRoute', ['inspections'])
  const edit = useVersionedEdit<InspectionRoute, RouteDraft, InspectionRoute | null>({
    key: `draft.inspection-route.${route?.id ?? `new.${site.id}`}`,
    record: route,
    draftOf: (from) => draftOf(from, newOne),
    send: (written, _changes, version) =>
      route ? change.mutateAsync({ params: { id: route.id }, body: { ...factsOf(written), version } }) : create.mutateAsync({ body: { ...factsOf(written), id: written.id, siteId: site.id } }),
  })
  const { draft, isChanged, set: write } = edit
  const setStop = (pointId: string, patch: Partial<DraftStop>): void => write({ stops: draft.stops.map((stop) => (stop.pointId === pointId ? { ...stop, ...patch } : stop)) })
  const forget = (): void => {
    setNewOne(newId())
    edit.undo()
  }
  const isComplete = draft.name.trim() !== '' && draft.stops.length > 0
  const save = async (): Promise<void> => {
    if (!isComplete) return void message.error(t('inspections.routes.incomplete'))
    const saved = await edit.save()
    if (!saved) return
    void message.success(t('inspections.saved'))
    if (!route) void navigate({ to: '/inspections/routes/$id', params: { id: saved.id } })
  }
  useShortcut('Ctrl+Enter', () => void save(), mayManage)
  const minutes = draft.stops.reduce((sum, stop) => sum + stop.minutes, 0)
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1 className={mayManage ? 'gj-unseen' : undefined}>{route ? route.name : t('inspections.routes.new')}</h1>
        {mayManage && (
          <>
            <Input aria-label={t('inspections.routes.name')} placeholder={t('inspections.routes.name')} value={draft.name} maxLength={100} autoFocus={!route} style={{ width: 280, fontWeight: 600 }} onChange={({ target }) => write({ name: target.value })} />
            <Segmented aria-label={t('inspections.routes.order')} value={draft.isOrdered} options={[{ value: true, label: t('inspections.routes.ordered') }, { value: false, label: t('inspections.routes.anyOrder') }]} onChange={(isOrdered) => write({ isOrdered })} />
            {route && <label className="gj-row gj-small gj-quiet"><Switch size="small" checked={draft.isActive} onChange={(isActive) => write({ isActive })} />{t('inspections.active')}</label>}
          </>
        )}
        <span className="gj-quiet">{t('inspections.routes.sum', { n: draft.stops.length, minutes })}</span>
        <span className="gj-row" style={{ marginLeft: 'auto' }}>
          {isChanged && <Button onClick={forget}>{t('inspections.checklists.forget')}</Button>}
          {mayManage && <Button type="primary" disabled={!isChanged} loading={edit.isSaving} onClick={() => void save()}>{route ? t('inspections.save') : t('inspections.routes.create')}</Button>}
          <Link to="/inspections/routes" search={{ active: 'true' }}>{t('inspections.routes.back')}</Link>
        </span>
      </div>
      <EditConflict
        edit={edit}
        fields={{
          name: { label: t('inspections.routes.name') },
          isOrdered: { label: t('inspections.routes.order'), show: (is) => t(is ? 'inspections.routes.ordered' : 'inspections.routes.anyOrder') },
          isActive: { label: t('inspections.active'), show: (is) => t(is ? 'inspections.active' : 'inspections.inactive') },
          planFile: { label: t('inspections.routes.map'), show: (file) => (file as RouteDraft['planFile'])?.name },
          stops: { label: t('inspections.routes.stops'), show: (stops) => (stops as DraftStop[]).map(({ name }) => name).join('、') },
        }}
      />
      <ProblemAlert error={edit.error} />
      <div className="gj-insp-route">
        <section className="gj-card" aria-label={t('inspections.routes.stops')}>
          <header><h2 className="gj-grow">{t('inspections.routes.stops')} <span className="gj-quiet">{draft.stops.length}</span></h2>{mayManage && <span className="gj-quiet gj-small">{t('inspections.items.moveHint')}</span>}</header>
          {mayManage && <div style={{ padding: 12 }}><AddPoints stops={draft.stops} onAdd={(stops) => write({ stops })} /></div>}
          {draft.stops.length === 0 && <p className="gj-quiet" style={{ padding: 16 }}>{t('inspections.routes.noStops')}</p>}
          <ol className="gj-insp-items">
            {draft.stops.map((stop, at) => (
              <StopRow
                key={stop.pointId}
                stop={stop}
                at={at}
                isChosen={stop.pointId === chosen}
                hasMap={draft.planFile !== null}
                isEditing={mayManage}
                onChoose={() => setChosen(stop.pointId === chosen ? null : stop.pointId)}
                onMinutes={(next) => setStop(stop.pointId, { minutes: next })}
                onMove={(from, to) => to >= 0 && to < draft.stops.length && write({ stops: moved(draft.stops, from, to) })}
                onRemove={() => write({ stops: draft.stops.filter(({ pointId }) => pointId !== stop.pointId) })}
              />
            ))}
          </ol>
        </section>
        <section className="gj-card">
          <header>
            <h2 className="gj-grow">{t('inspections.routes.map')}</h2>
            {draft.planFile && mayManage && <Button size="small" icon={<CloseOutlined />} onClick={() => write({ planFile: null })}>{t('inspections.routes.removeMap')}</Button>}
          </header>
          <div className="gj-body gj-stack">
            {!draft.planFile && (mayManage ? <><p className="gj-quiet">{t('inspections.routes.mapHint')}</p><FileUpload max={1} accept="image/*" text={t('inspections.routes.addMap')} value={[]} onChange={(files) => files[0] && write({ planFile: files[0] })} /></> : <p className="gj-quiet">{t('inspections.routes.noMap')}</p>)}
            {draft.planFile && (
              <>
                {mayManage && <p className="gj-quiet gj-small" role="status">{chosen ? t('inspections.routes.placeNow', { name: draft.stops.find(({ pointId }) => pointId === chosen)?.name ?? '' }) : t('inspections.routes.placeHint')}</p>}
                <PlanDrawing
                  fileId={draft.planFile.id}
                  chosenId={chosen}
                  onChoose={setChosen}
                  points={draft.stops.map((stop, at) => ({ id: stop.pointId, number: at + 1, name: stop.name, onPlan: stop.onPlan, result: stop.lastResult }))}
                  onPlace={mayManage ? (id, onPlan) => {
                    const isNew = draft.stops.find(({ pointId }) => pointId === id)?.onPlan === null
                    setStop(id, { onPlan })
                    if (isNew) setChosen(nextUnplaced(draft.stops, id))
                  } : undefined}
                />
                <Legend />
              </>
            )}
          </div>
        </section>
      </div>
    </div>
  )
}

function Legend() {
  const t = useT()
  return <p className="gj-row gj-wrap gj-small"><span className="gj-quiet">{t('inspections.points.last')}</span><ResultTag result="fine" plain /><ResultTag result="bad" plain /><ResultTag result="skipped" plain /><span className="gj-quiet">○ {t('inspections.points.never')}</span></p>
}

/** Points are added one after the other; the list stays open. */
function AddPoints({ stops, onAdd }: { stops: readonly DraftStop[]; onAdd: (stops: DraftStop[]) => void }) {
  const t = useT()
  const [words, setWords] = useState('')
  const { points, isFetching } = useFoundPoints(words)
  const free = points.filter(({ id }) => !stops.some(({ pointId }) => pointId === id))
  return (
    <div className="gj-row">
      <Select
        style={{ flex: 1, minWidth: 0 }}
        aria-label={t('inspections.routes.addPoint')}
        placeholder={t('inspections.routes.addPoint')}
        value={null}
        options={free.map((point) => ({ value: point.id, label: `${point.code} ${point.name}`, hint: point.place }))}
        showSearch={{ filterOption: false, onSearch: setWords, searchValue: words }}
        loading={isFetching}
        notFoundContent={t('inspections.points.none')}
        optionRender={({ data }) => <span className="gj-row"><span>{data.label}</span><span className="gj-quiet gj-small gj-clip">{data.hint}</span></span>}
        onChange={(id: string | null) => {
          const point = free.find((one) => one.id === id)
          if (point) onAdd(withPoint(stops, point))
        }}
      />
      {free.length > 1 && <Button onClick={() => onAdd(free.reduce<DraftStop[]>((all, point) => withPoint(all, point), [...stops]))}>{t('inspections.routes.addAll', { n: free.length })}</Button>}
    </div>
  )
}

interface RowProps {
  stop: DraftStop
  at: number
  isChosen: boolean
  hasMap: boolean
  isEditing: boolean
  onChoose: () => void
  onMinutes: (minutes: number) => void
  onMove: (from: number, to: number) => void
  onRemove: () => void
}

function StopRow({ stop, at, isChosen, hasMap, isEditing, onChoose, onMinutes, onMove, onRemove }: RowProps) {
  const t = useT()
  const { row, handle, isDragged, isOver, onKeyDown } = useReorder('route-stops', at, onMove)
  return (
    <li ref={row} data-chosen={isChosen} data-over={isOver} style={isDragged ? { opacity: 0.4 } : undefined}>
      {isEditing && <button ref={handle} type="button" className="gj-insp-handle" aria-label={t('inspections.routes.handle', { name: stop.name })} onKeyDown={onKeyDown}><HolderOutlined /></button>}
      <button type="button" className="gj-insp-item" aria-pressed={isChosen} onClick={onChoose}>
        <span className="gj-insp-number">{at + 1}</span>
        <span className="gj-grow gj-clip">{stop.name} <span className="gj-quiet gj-small">{[stop.code, stop.place].filter(Boolean).join(' · ')}</span></span>
        {hasMap && stop.onPlan === null && <span className="gj-quiet gj-small gj-nowrap">{t('inspections.routes.unplaced')}</span>}
      </button>
      {stop.lastResult && <ResultTag result={stop.lastResult} plain />}
      {isEditing ? <InputNumber size="small" min={0} max={240} precision={0} style={{ width: 84 }} suffix={t('inspections.min')} aria-label={t('inspections.routes.minutesAt', { name: stop.name })} value={stop.minutes} onChange={(value) => onMinutes(value ?? 0)} /> : <span className="gj-quiet">{t('inspections.minutes', { n: stop.minutes })}</span>}
      {isEditing && <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('inspections.routes.remove', { name: stop.name })} onClick={onRemove} />}
    </li>
  )
}
