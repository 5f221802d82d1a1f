import { App, Button, Input, InputNumber, Select, Skeleton } from 'antd'
import { lazy, Suspense, useMemo } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { TimeLimits } from '@guanjia/contract/maintenance.ts'
import { IMPACTS, type Impact } from '@guanjia/ui/archives/choices.ts'
import { EditConflict } from '../kit/conflict.tsx'
import { useIsSlow } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useShortcut } from '../kit/shortcuts.ts'
import { useVersionedEdit } from '../kit/versioned-edit.ts'
import { useSite } from '../session/session.tsx'
import { cellOf, linesOf, tableOf, type Table } from './limit-table.ts'
import { MaintenanceTabs } from './maintenance-tabs.tsx'
import { ReadyPlans } from './ready-plans.tsx'
import '../inspections/inspections.css'
import './maintenance.css'

const ExportMenu = lazy(() => import('../kit/export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))

/** 公共设施维护时限表: within how many hours something is put right, by class and by how much residents feel it. */
export function LimitsPage() {
  const t = useT()
  const site = useSite()
  const { search } = useUrlSearch()
  const number = search.number ? Number(search.number) : undefined
  const found = useCall('maintenance.getTimeLimits', { query: { siteId: site.id, number } })
  const slow = useIsSlow(found.isPending)
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('maintenance.limits.title')}</h1>
        {found.data && found.data.numbers.length > 0 && <Numbers limits={found.data} />}
        {/* The file is always the newest. */}
        {number === undefined && <span style={{ marginLeft: 'auto' }} className="gj-screen-only"><Suspense><ExportMenu isLong={false} href={(format) => urlOf('maintenance.exportTimeLimits', { query: { siteId: site.id, format } })} /></Suspense></span>}
      </div>
      <div className="gj-screen-only"><MaintenanceTabs at="limits" /></div>
      <p className="gj-quiet">{t('maintenance.limits.hint')}</p>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {slow && <Skeleton active paragraph={{ rows: 8 }} />}
      {found.data && (number === undefined ? <Editor key={site.id} limits={found.data} /> : <Matrix limits={found.data} table={tableOf(found.data.lines)} />)}
    </div>
  )
}

function Numbers({ limits }: { limits: TimeLimits }) {
  const t = useT()
  const time = useTime()
  const { change } = useUrlSearch()
  const newest = Math.max(...limits.numbers.map(({ number }) => number))
  return <Select aria-label={t('shell.version.label')} value={limits.number} style={{ minWidth: 260 }} options={limits.numbers.toSorted((a, b) => b.number - a.number).map(({ number, at, by, reason }) => ({ value: number, label: [number === newest ? t('shell.version.newest', { n: number }) : t('shell.version.n', { n: number }), `${by} ${time.at(at)}`, reason].filter(Boolean).join(' · ') }))} onChange={(value) => change({ number: value === newest ? undefined : String(value) })} />
}

interface Draft {
  table: Table
  reason: string
}

function Editor({ limits }: { limits: TimeLimits }) {
  const t = useT()
  const { message } = App.useApp()
  const save = useAct('maintenance.changeTimeLimits', ['maintenance'])
  const edit = useVersionedEdit<TimeLimits, Draft>({
    key: `draft.time-limits.${limits.siteId}`,
    record: limits,
    draftOf: (from) => ({ table: tableOf(from.lines), reason: '' }),
    send: ({ table, reason }, _changes, version) => save.mutateAsync({ body: { siteId: limits.siteId, version, lines: linesOf(table), reason: reason.trim() } }),
  })
  const { draft, isChanged } = edit
  const store = async (): Promise<void> => {
    const saved = await edit.save()
    if (saved) void message.success(t('maintenance.procedures.saved', { n: saved.number }))
  }
  useShortcut('Ctrl+Enter', () => void store(), limits.mayChange && isChanged)
  return (
    <>
      <EditConflict edit={edit} fields={{ table: { label: t('maintenance.limits.title'), show: (table) => t('maintenance.limits.rows', { n: Object.keys(table as Table).length }) }, reason: { label: t('maintenance.reason') } }} />
      <ProblemAlert error={edit.error} />
      <Matrix limits={limits} table={draft.table} onChange={limits.mayChange ? (table) => edit.set({ table }) : undefined} />
      {limits.mayChange && isChanged && (
        <div className="gj-card gj-body gj-row gj-wrap gj-mnt-save">
          <span className="gj-quiet gj-grow">{t('maintenance.limits.keptHint')}</span>
          <Input style={{ width: 280 }} maxLength={300} aria-label={t('maintenance.reason')} placeholder={t('maintenance.limits.reasonHint')} value={draft.reason} onChange={({ target }) => edit.set({ reason: target.value })} />
          <Button onClick={edit.undo}>{t('maintenance.procedures.forget')}</Button>
          <Button type="primary" loading={edit.isSaving} onClick={() => void store()}>{t('maintenance.procedures.saveAs')}</Button>
        </div>
      )}
    </>
  )
}

/** Classes down, impacts across; an empty cell takes the limit of the class above it. */
function Matrix({ limits, table, onChange }: { limits: TimeLimits; table: Table; onChange?: ((table: Table) => void) | undefined }) {
  const t = useT()
  const label = useLabel()
  const classes = useCall('registers.listFacilityClasses', { query: { siteId: limits.siteId } }, { staleTime: 300_000 })
  const names = useMemo(() => new Map([...limits.lines.map(({ classCode, className }) => [classCode, className] as const), ...(classes.data?.items ?? []).map(({ code, name }) => [code, name] as const)]), [limits.lines, classes.data])
  const rows = Object.keys(table).toSorted()
  const free = (classes.data?.items ?? []).filter(({ code }) => !rows.includes(code))
  const set = (code: string, impact: Impact, hours: number | null): void => onChange?.({ ...table, [code]: { ...table[code], [impact]: hours } })
  if (rows.length === 0 && !onChange) return <section className="gj-card gj-table-empty"><strong>{t('maintenance.limits.empty')}</strong><p>{t('maintenance.limits.emptyHint')}</p></section>
  return (
    <section className="gj-card gj-figure-scroll">
      <table className="gj-figure-table gj-mnt-limits" aria-label={t('maintenance.limits.title')}>
        <thead>
          <tr><th scope="col">{t('maintenance.plans.class')}</th>{IMPACTS.map((impact) => <th key={impact} scope="col">{label('residentImpact', impact)}</th>)}{onChange && <td />}</tr>
        </thead>
        <tbody>
          {rows.map((code) => (
            <tr key={code}>
              <th scope="row"><span className="gj-quiet">{code}</span> {names.get(code) ?? code}</th>
              {IMPACTS.map((impact) => {
                const { hours, from } = cellOf(table, code, impact)
                const name = `${names.get(code) ?? code} ${label('residentImpact', impact)}`
                return (
                  <td key={impact}>
                    {onChange ? <InputNumber size="small" min={0.25} max={2160} step={1} aria-label={name} placeholder={hours === null || from === code ? '—' : String(hours)} suffix={t('maintenance.hour')} style={{ width: 110 }} value={table[code]?.[impact] ?? null} onChange={(next) => set(code, impact, next)} /> : hours === null ? '—' : <span className={from === code ? undefined : 'gj-quiet'}>{t('maintenance.hours', { n: hours })}</span>}
                  </td>
                )
              })}
              {onChange && <td><Button type="link" size="small" aria-label={t('maintenance.limits.removeRow', { name: names.get(code) ?? code })} onClick={() => onChange(Object.fromEntries(Object.entries(table).filter(([key]) => key !== code)))}>{t('maintenance.remove')}</Button></td>}
            </tr>
          ))}
        </tbody>
      </table>
      {onChange && (
        <div className="gj-body gj-row gj-wrap gj-screen-only">
          <Select style={{ width: 260 }} value={null} aria-label={t('maintenance.limits.addRow')} placeholder={t('maintenance.limits.addRow')} showSearch={{ optionFilterProp: 'label' }} options={free.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))} onChange={(code: string | null) => code && onChange({ ...table, [code]: {} })} />
          {rows.length === 0 && <ReadyPlans size="small" />}
          <span className="gj-quiet gj-small">{t('maintenance.limits.inherit')}</span>
        </div>
      )}
    </section>
  )
}
