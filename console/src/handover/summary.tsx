import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatMoney, formatNumber, urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import { DEFECT_AGES } from '@guanjia/ui/handover/choices.ts'
import type { DefectSummary } from '@guanjia/contract/handover.ts'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'
import { HandoverTabs } from './tabs.tsx'
import '../insight/insight.css'

type Line = DefectSummary['total']

/** 工程遗留问题登记汇总表: by building, trade and builder, with the age of open ones; every figure opens to its records. */
export function DefectSummaryPage() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const found = useCall('handover.defectSummary', { query: { siteId: site.id } })
  const data = found.data
  const query = { siteId: site.id }
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('handover.summary.title')}</h1>
        {data?.attention && <span className="gj-tone gj-pill" data-tone="soon">{t('handover.summary.attention', { until: data.attention.until })}{data.attention.lastReview && ` · ${t('handover.summary.lastReview', { on: data.attention.lastReview.weekOn, n: data.attention.lastReview.open })}`}</span>}
        <span className="gj-row" style={{ marginLeft: 'auto' }}>
          <Button icon={<DownloadOutlined />} href={urlOf('handover.exportDefectSummary', { query: { ...query, format: 'xlsx' } })}>{t('handover.summary.export')}</Button>
          <Button type="primary" icon={<PrinterOutlined />} href={urlOf('handover.printDefectSummary', { query })} target="_blank">{t('handover.print')}</Button>
        </span>
      </div>
      <HandoverTabs at="summary" />
      {found.error && !data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {data && (
        <>
          <ul className="gj-figures">
            <Figure name={t('handover.summary.open')} value={formatNumber(data.total.open)} note={t('handover.summary.ofAll', { n: data.total.all })} search={{ open: 'true' }} />
            <Figure name={t('handover.summary.overdue')} value={formatNumber(data.total.overdue)} note={t('handover.summary.overdueNote')} search={{ overdue: 'true' }} />
            <Figure name={label('defectAge', 'longer')} value={formatNumber(data.total.ages.longer)} note={t('handover.summary.stillOpen')} search={{ age: 'longer' }} />
            <Figure name={t('handover.summary.closed')} value={formatNumber(data.total.closed)} note={t('handover.summary.charged', { amount: formatMoney(data.chargedFen) })} search={{ state: 'closed' }} />
          </ul>
          <Lines title={t('handover.summary.byBuilding')} rows={data.buildings.map(({ building, ...line }) => ({ key: building?.id ?? '', name: building?.name ?? t('handover.summary.noBuilding'), search: building === null ? null : { buildingId: building.id }, line }))} />
          <Lines title={t('handover.summary.byTrade')} rows={data.trades.map(({ trade, ...line }) => ({ key: trade, name: label('defectTrade', trade), search: { trade }, line }))} />
          <Lines title={t('handover.summary.byBuilder')} rows={data.builders.map(({ builder, ...line }) => ({ key: builder?.id ?? '', name: builder?.name ?? t('handover.summary.noBuilder'), search: builder === null ? null : { builderId: builder.id }, line }))} />
        </>
      )}
    </div>
  )
}

type Search = Record<string, string>

function Figure({ name, value, note, search }: { name: string; value: ReactNode; note: ReactNode; search: Search }) {
  return <li><Link to="/handover/$kind" params={{ kind: 'defect' }} search={search} className="gj-figure"><span className="gj-quiet">{name}</span><strong>{value}</strong><span className="gj-quiet gj-small">{note}</span></Link></li>
}

function Lines({ title, rows }: { title: string; rows: { key: string; name: string; search: Search | null; line: Line }[] }) {
  const t = useT()
  const label = useLabel()
  if (rows.length === 0) return null
  const cell = (n: number, search: Search | null, more: Search): ReactNode => (n === 0 || search === null ? formatNumber(n) : <Link to="/handover/$kind" params={{ kind: 'defect' }} search={{ ...search, ...more }}>{formatNumber(n)}</Link>)
  return (
    <section className="gj-card">
      <header><h2 className="gj-grow">{title}</h2></header>
      <FigureTable label={title} head={[{ words: '' }, t('handover.summary.all'), t('handover.summary.open'), t('handover.summary.overdue'), t('handover.summary.closed'), ...DEFECT_AGES.map((age) => label('defectAge', age))]}>
        {rows.map(({ key, name, search, line }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td>{cell(line.all, search, {})}</td>
            <td>{cell(line.open, search, { open: 'true' })}</td>
            <td>{line.overdue > 0 ? <span className="gj-tone" data-tone="overdue">▲ {cell(line.overdue, search, { overdue: 'true' })}</span> : 0}</td>
            <td>{cell(line.closed, search, { state: 'closed' })}</td>
            {DEFECT_AGES.map((age) => <td key={age}>{cell(line.ages[age] ?? 0, search, { age })}</td>)}
          </tr>
        ))}
      </FigureTable>
    </section>
  )
}
