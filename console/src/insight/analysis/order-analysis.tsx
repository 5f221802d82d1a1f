import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { dayOf, formatDuration, formatMoney, formatNumber, formatShare, urlOf, useCall, useT, useTime } from '@guanjia/ui'
import type { OrderAnalysis as Analysis } from '@guanjia/contract/analysis.ts'
import { useChoices } from '../../kit/choices.ts'
import { FigureTable } from '../../kit/figure-table.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useSite } from '../../session/session.tsx'
import { InsightTabs } from '../insight-tabs.tsx'
import { AnalysisBar } from './analysis-bar.tsx'
import { ORDER_FILTERS, orderQueryOf, stepIn } from './case-search.ts'
import { OrderGroups } from './order-groups.tsx'
import { RowLink } from './row-link.tsx'
import '../insight.css'
import '../report.css'
import './analysis.css'

const ControlChart = lazy(() => import('./control-chart.tsx').then(({ ControlChart }) => ({ default: ControlChart })))
const Ages = lazy(() => import('./order-ages.tsx').then(({ Ages }) => ({ default: Ages })))

type More = Record<string, string>
export type OrderLink = (more: More) => { to: string; search: More }

/** Work orders of a period: promptness, rework, first-time fix, workers, age, materials. Every figure opens to its records. */
export function OrderAnalysis() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const navigate = useNavigate()
  const { search, change } = useUrlSearch()
  const today = dayOf(Date.now(), site.timeZone)
  const query = orderQueryOf(search, site.id, today)
  const step = stepIn(search)
  const found = useCall('analysis.orderAnalysis', { query: { ...query, step } }, { placeholderData: keepPreviousData })
  const kinds = useChoices('workOrderKind')
  const data = found.data
  const asked = Object.fromEntries(Object.entries({ ...search, from: query.from, to: query.to }).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1] !== ''))
  const linkTo: OrderLink = (more) => ({ to: '/insight/work-orders/rows', search: { ...asked, ...more } })
  const nameOf = (key: string, value: string): string | undefined => {
    const groups = key === 'workerId' ? data?.byWorker : key === 'buildingId' ? data?.byBuilding : key === 'categoryId' ? data?.byCategory : undefined
    return key === 'kind' ? kinds.find((kind) => kind.value === value)?.label : (groups?.find(({ id }) => id === value)?.name ?? undefined)
  }
  const place = search.home === 'true' ? 'home' : search.facility === 'true' ? 'facility' : ''
  return (
    <div className="gj-page gj-report">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{t('analysis.tabs.orders')}</h1>
        <InsightTabs at="orders" period={search} />
        <span className="gj-print-only">
          {site.name} · {t('analysis.tabs.orders')} · {query.from} – {query.to}
        </span>
        <span className="gj-quiet" style={{ marginLeft: 'auto' }}>
          {data && t('insight.asOf', { time: time.at(data.asOf) })}
        </span>
        <div className="gj-row gj-screen-only">
          <Button icon={<DownloadOutlined />} href={urlOf('analysis.exportOrderAnalysis', { query: { ...query, step } })} download>
            {t('analysis.export')}
          </Button>
          <Button icon={<PrinterOutlined />} aria-label={t('shell.print')} title={t('shell.print')} onClick={() => print()} />
        </div>
      </div>
      <AnalysisBar search={search} change={change} today={today} filters={ORDER_FILTERS} nameOf={nameOf}>
        <Select allowClear aria-label={t('analysis.orders.kind')} placeholder={t('analysis.orders.kind')} style={{ minWidth: 130 }} options={kinds} value={search.kind} onChange={(kind: string | undefined) => change({ kind })} />
        <Segmented
          value={place}
          options={[
            { value: '', label: t('analysis.orders.allPlaces') },
            { value: 'home', label: t('analysis.orders.home') },
            { value: 'facility', label: t('analysis.orders.facilityOnly') },
          ]}
          onChange={(next) => change({ home: next === 'home' ? 'true' : undefined, facility: next === 'facility' ? 'true' : undefined })}
        />
      </AnalysisBar>
      {found.error && !data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {data && data.totals.raised === 0 && (
        <section className="gj-card gj-body" style={{ textAlign: 'center', padding: 48 }}>
          <strong>{t('analysis.empty')}</strong>
          <p className="gj-quiet">{t('analysis.emptyHint')}</p>
        </section>
      )}
      {data && data.totals.raised > 0 && (
        <>
          <Totals totals={data.totals} linkTo={linkTo} />
          <div className="gj-charts">
            <Suspense fallback={<div className="gj-card" style={{ height: 320 }} />}>
              <ControlChart trend={data.trend} linkTo={linkTo} open={(more) => void navigate(linkTo(more) as never)} />
              <Ages ages={data.openByAge} linkTo={linkTo} open={(more) => void navigate(linkTo(more) as never)} />
            </Suspense>
          </div>
          <OrderGroups title={t('analysis.orders.workers')} of={t('analysis.orders.worker')} filter="workerId" groups={data.byWorker} linkTo={linkTo} />
          <OrderGroups title={t('analysis.orders.categories')} of={t('analysis.orders.category')} filter="categoryId" groups={data.byCategory} linkTo={linkTo} />
          <div className="gj-charts">
            <OrderGroups title={t('analysis.orders.buildings')} of={t('analysis.orders.building')} filter="buildingId" groups={data.byBuilding} linkTo={linkTo} isShort />
            <Materials materials={data.materials} />
          </div>
        </>
      )}
    </div>
  )
}

const rate = ({ rate: value }: { rate: number | null }): string => formatShare(value)

function Totals({ totals, linkTo }: { totals: Analysis['totals']; linkTo: OrderLink }) {
  const t = useT()
  const span = (seconds: number | null): string => (seconds === null ? '—' : formatDuration(Math.round(seconds), t))
  const of = ({ count, of: all }: { count: number; of: number }): string => `${formatNumber(count)} / ${formatNumber(all)}`
  const cards: { key: string; value: string; note: string; more: More }[] = [
    { key: 'raised', value: formatNumber(totals.raised), note: `${t('analysis.orders.done')} ${formatNumber(totals.done)} · ${t('analysis.orders.open')} ${formatNumber(totals.open)}`, more: {} },
    { key: 'onTime', value: rate(totals.onTime), note: `${of(totals.onTime)} · ≥ 99%`, more: {} },
    { key: 'rework', value: rate(totals.rework), note: `${of(totals.rework)} · ≤ 1%`, more: { rework: 'true' } },
    { key: 'firstTime', value: rate(totals.firstTime), note: of(totals.firstTime), more: { firstTime: 'true' } },
    { key: 'passed', value: rate(totals.passed), note: of(totals.passed), more: { failed: 'true' } },
    { key: 'arrive', value: span(totals.arriveSeconds), note: '', more: {} },
    { key: 'resolve', value: span(totals.resolveSeconds), note: '', more: { done: 'true' } },
    { key: 'score', value: formatNumber(totals.score, 2), note: t('analysis.orders.ratings', { n: totals.rated }), more: { done: 'true' } },
    { key: 'cost', value: totals.materialFen === null ? '—' : formatMoney(totals.materialFen), note: totals.labourMinutes === null ? '' : t('analysis.orders.costHint', { labour: formatDuration(totals.labourMinutes * 60, t) }), more: { done: 'true' } },
    { key: 'facility', value: totals.facilityDownMinutes === null ? '—' : formatDuration(Math.round(totals.facilityDownMinutes * 60), t), note: t('analysis.orders.facilityHint', { n: totals.facilityOrders }), more: { facility: 'true' } },
  ]
  return (
    <ul className="gj-figures gj-analysis-figures">
      {cards.map(({ key, value, note, more }) => (
        <li key={key}>
          <RowLink at={linkTo(more)} className="gj-figure">
            <span className="gj-quiet">{t(`analysis.orders.${key}` as 'analysis.orders.raised')}</span>
            <strong>{value}</strong>
            <span className="gj-quiet gj-small">{note || ' '}</span>
          </RowLink>
        </li>
      ))}
    </ul>
  )
}

function Materials({ materials }: { materials: Analysis['materials'] }) {
  const t = useT()
  return (
    <section className="gj-card">
      <header>
        <h2>{materials.length === 0 ? t('analysis.orders.noMaterials') : t('analysis.orders.materials')}</h2>
      </header>
      {materials.length > 0 && (
        <FigureTable head={[t('analysis.orders.material'), t('analysis.orders.quantity'), t('analysis.orders.amount')]}>
          {materials.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Link to="/stores/$id" params={{ id: row.id }}>
                  {row.name}
                </Link>
              </th>
              <td>
                {formatNumber(row.quantity)} {row.unit}
              </td>
              <td>{row.costFen === null ? '—' : formatMoney(row.costFen)}</td>
            </tr>
          ))}
        </FigureTable>
      )}
    </section>
  )
}
