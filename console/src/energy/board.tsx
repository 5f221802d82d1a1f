import { FilePdfOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useState } from 'react'
import { dayOf, formatNumber, urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import type { EnergyLine } from '@guanjia/contract/energy.ts'
import { useChoices } from '../kit/choices.ts'
import { FigureTable } from '../kit/figure-table.tsx'
import { MonthSelect, monthBefore } from '../kit/month-select.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { many, useUrlSearch, yes } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { EnergyTabs } from './energy-tabs.tsx'
import { Change, amount } from './looks.tsx'
import '../insight/insight.css'

const Chart = lazy(() => import('../kit/chart.tsx').then(({ Chart }) => ({ default: Chart })))
const ExportMenu = lazy(() => import('../kit/export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))
const TargetForm = lazy(() => import('./target-form.tsx').then(({ TargetForm }) => ({ default: TargetForm })))

const keyOf = ({ subject }: EnergyLine): string => `${subject.type}:${subject.id ?? subject.kind}`

/** What public meters counted in a month: the whole site, groups and meters, with targets and what was before. */
export function EnergyBoard() {
  const t = useT()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const [aiming, setAiming] = useState<EnergyLine | null>(null)
  const now = dayOf(Date.now(), site.timeZone).slice(0, 7)
  // Meters are read as a month ends: the running one has nothing to say yet.
  const usual = monthBefore(now)
  const month = search.month ?? usual
  const filter = { kind: many(search.kind), subject: many(search.subject), missing: yes(search.missing), over: yes(search.over) } as never
  const found = useCall('energy.energyBoard', { query: { siteId: site.id, month, filter } }, { placeholderData: keepPreviousData })
  const data = found.data
  const shown = data?.lines.find((line) => keyOf(line) === search.show) ?? data?.lines[0]
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('energy.title')}</h1>
        <MonthSelect label={t('energy.month')} now={now} value={month} onChange={(value) => change({ month: value === usual ? undefined : value })} />
        {data && data.openAlarms > 0 && <Link to="/energy/alarms" search={{ state: 'open' }}><span className="gj-tone" data-tone="overdue">▲ {t('energy.openAlarms', { n: data.openAlarms })}</span></Link>}
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <Button icon={<FilePdfOutlined />} href={urlOf('energy.printEnergyReport', { query: { siteId: site.id, month } })} target="_blank">{t('energy.print')}</Button>
          <Suspense><ExportMenu href={(format) => urlOf('energy.exportEnergy', { query: { siteId: site.id, month, format, filter } })} isLong={false} /></Suspense>
        </div>
      </div>
      <div><EnergyTabs at="board" /></div>
      {found.error && !data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {data && (
        <section className="gj-card">
          <header>
            <BoardFilters search={search} change={change} />
          </header>
          {data.lines.length === 0 ? (
            <div className="gj-table-empty"><strong>{t('energy.none')}</strong><p>{t('energy.noneHint')}</p></div>
          ) : (
            <div className="gj-body gj-stack">
              <p className="gj-quiet gj-small">{t('energy.hint')}</p>
              <FigureTable label={t('energy.title')} head={[{ words: t('energy.name') }, { words: t('energy.level') }, t('energy.used'), t('energy.even'), t('energy.perSquareMetre'), t('energy.target'), t('energy.onMonth'), t('energy.onYear'), t('energy.year'), t('energy.budget')]}>
                {data.lines.map((line) => <Row key={keyOf(line)} line={line} isShown={line === shown} mayWrite={data.mayWrite} onShow={() => change({ show: keyOf(line) })} onAim={() => setAiming(line)} />)}
              </FigureTable>
            </div>
          )}
        </section>
      )}
      {shown && <Months line={shown} />}
      <Suspense>{aiming && <TargetForm line={aiming} year={Number(month.slice(0, 4))} onClose={() => setAiming(null)} />}</Suspense>
    </div>
  )
}

function BoardFilters({ search, change }: Pick<ReturnType<typeof useUrlSearch>, 'search' | 'change'>) {
  const t = useT()
  const kinds = useChoices('meterKind')
  const levels = useChoices('energySubject')
  const pick = (key: 'kind' | 'subject', name: string, options: { value: string; label: string }[]) => (
    <Select mode="multiple" size="small" allowClear maxTagCount="responsive" aria-label={name} placeholder={name} className="gj-filter" style={{ minWidth: 140 }} options={options} value={search[key]?.split(',') ?? []} onChange={(values: string[]) => change({ [key]: values.length > 0 ? values.join(',') : undefined })} />
  )
  return (
    <div className="gj-row gj-wrap" role="search">
      {pick('kind', t('energy.kind'), kinds)}
      {pick('subject', t('energy.level'), levels)}
      <Checkbox checked={search.missing === 'true'} onChange={({ target }) => change({ missing: target.checked ? 'true' : undefined })}>{t('energy.onlyMissing')}</Checkbox>
      <Checkbox checked={search.over === 'true'} onChange={({ target }) => change({ over: target.checked ? 'true' : undefined })}>{t('energy.onlyOver')}</Checkbox>
    </div>
  )
}

function Row({ line, isShown, mayWrite, onShow, onAim }: { line: EnergyLine; isShown: boolean; mayWrite: boolean; onShow: () => void; onAim: () => void }) {
  const t = useT()
  const label = useLabel()
  const { subject, unit } = line
  const missing = <span className="gj-tone" data-tone="soon">{t('energy.missing', { n: line.missing })}</span>
  return (
    <tr aria-selected={isShown}>
      <th scope="row">
        <Button type="link" size="small" style={{ padding: 0 }} onClick={onShow}>{subject.name}</Button>
        {subject.type === 'meter' && <> <Link to="/registers/$kind/$id" params={{ kind: 'meter', id: subject.id! }} className="gj-small">{t('energy.readings')}</Link></>}
      </th>
      <td data-text>{label('energySubject', subject.type)}{line.meters > 1 && <span className="gj-quiet"> {t('energy.meters', { n: line.meters })}</span>}</td>
      <td>{line.consumption === null ? <>{missing}{line.known > 0 && <span className="gj-quiet gj-small"> ≥ {amount(line.known, unit)}</span>}</> : <strong>{amount(line.consumption, unit)}</strong>}</td>
      <td>{amount(line.even, null)}</td>
      <td title={line.squareMetres === null ? undefined : t('energy.area', { n: formatNumber(line.squareMetres) })}>{line.perSquareMetre === null ? '—' : formatNumber(line.perSquareMetre, 3)}</td>
      <td>
        {line.allowed !== null && <span className={line.isOver ? 'gj-tone' : undefined} data-tone="overdue">{line.isOver ? `▲ ${t('energy.over')} ` : ''}{amount(line.allowed, null)}</span>}
        {mayWrite && <Button type="link" size="small" aria-label={`${t('energy.setTarget')} ${subject.name}`} onClick={onAim}>{line.allowed === null ? t('energy.setTarget') : '✎'}</Button>}
      </td>
      <td><Change percent={line.changeOnMonth} /></td>
      <td><Change percent={line.changeOnYear} /></td>
      <td>{amount(line.year.consumption, null)}</td>
      <td>{amount(line.year.budget, null)}</td>
    </tr>
  )
}

/** Thirteen months of one line, so that the same month a year ago stands in it; an unknown month is a gap. */
function Months({ line }: { line: EnergyLine }) {
  const t = useT()
  const { subject, months, allowed, unit } = line
  const known = months.some(({ even }) => even !== null)
  const title = known ? t('energy.chart', { name: subject.name }) : t('energy.chartNone', { name: subject.name })
  const option = useMemo(
    () => ({
      aria: { enabled: true }, grid: { left: 56, right: 16, top: 34, bottom: 28 }, legend: { top: 0, left: 0, itemWidth: 18, itemHeight: 10, itemGap: 30 }, tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: months.map(({ month }) => month.slice(2)), axisTick: { show: false } }, yAxis: { type: 'value' },
      series: [
        { name: [t('energy.even'), unit].filter(Boolean).join(' '), type: 'bar', barMaxWidth: 28, data: months.map(({ even }) => even) },
        ...(allowed === null ? [] : [{ name: t('energy.target'), type: 'line', symbol: 'none', lineStyle: { type: 'dashed', width: 2 }, data: months.map(() => allowed) }]),
      ],
    }),
    [months, allowed, unit, t],
  )
  return (
    <section className="gj-card gj-chart">
      <header><h2>{title}</h2></header>
      <div className="gj-chart-body">
        <Suspense fallback={<div style={{ height: 260 }} />}><Chart option={option} height={260} label={title} /></Suspense>
        <div className="gj-chart-table">
          <FigureTable label={title} head={[{ words: t('energy.month') }, t('energy.even')]}>
            {months.toReversed().map((one) => (
              <tr key={one.month}><th scope="row">{one.month}</th><td>{one.even === null ? <span className="gj-quiet">{one.missing > 0 ? t('energy.missing', { n: one.missing }) : '—'}</span> : amount(one.even, unit)}</td></tr>
            ))}
          </FigureTable>
        </div>
      </div>
    </section>
  )
}
