import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { dayOf, formatDuration, formatNumber, formatPercent, formatShare, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { CaseAnalysis as Analysis } from '@guanjia/contract/analysis.ts'
import { useChoices } from '../../kit/choices.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useUrlSearch, type Search } from '../../kit/search.ts'
import { useSite } from '../../session/session.tsx'
import { InsightTabs } from '../insight-tabs.tsx'
import { AnalysisBar } from './analysis-bar.tsx'
import { CASE_FILTERS, CAUSES, FILTER_OF, caseQueryOf, causeIn, stepIn } from './case-search.ts'
import { Proposals } from './proposals.tsx'
import { RepeatHouseholds } from './repeat-households.tsx'
import { RowLink } from './row-link.tsx'
import '../insight.css'
import '../report.css'
import './analysis.css'

const Pareto = lazy(() => import('./case-charts.tsx').then(({ Pareto }) => ({ default: Pareto })))
const Heat = lazy(() => import('./case-charts.tsx').then(({ Heat }) => ({ default: Heat })))
const Phases = lazy(() => import('./case-charts.tsx').then(({ Phases }) => ({ default: Phases })))
const ControlChart = lazy(() => import('./control-chart.tsx').then(({ ControlChart }) => ({ default: ControlChart })))

const clean = (search: Search): Record<string, string> => Object.fromEntries(Object.entries(search).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== ''))

/** Cases and complaints of a period: what leads, where, when, whose, and what is worth improving. Every figure opens to its records. */
export function CaseAnalysis() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const navigate = useNavigate()
  const { search, change } = useUrlSearch()
  const today = dayOf(Date.now(), site.timeZone)
  const query = caseQueryOf(search, site.id, today)
  const by = causeIn(search)
  const step = stepIn(search)
  const found = useCall('analysis.caseAnalysis', { query: { ...query, by, step } }, { placeholderData: keepPreviousData })
  const kinds = useChoices('caseKind')
  const data = found.data
  const asked = clean({ ...search, from: query.from, to: query.to })
  const linkTo = (more: Record<string, string>) => ({ to: '/insight/cases/rows', search: { ...asked, ...more } })
  const open = (more: Record<string, string>): void => void navigate(linkTo(more) as never)
  const nameOf = (key: string, value: string): string | undefined => {
    if (key === 'buildingId') return data?.heat.buildings.find(({ id }) => id === value)?.name
    if (key === 'unitId') return data?.repeatHouseholds.find(({ unitId }) => unitId === value)?.code
    return key === FILTER_OF[by] ? (data?.pareto.find(({ id }) => id === value)?.name ?? undefined) : undefined
  }
  const charts = data && { data, linkTo, open }
  return (
    <div className="gj-page gj-report">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{t('analysis.tabs.cases')}</h1>
        <InsightTabs at="cases" period={search} />
        <span className="gj-print-only">
          {site.name} · {t('analysis.tabs.cases')} · {query.from} – {query.to}
        </span>
        <span className="gj-quiet" style={{ marginLeft: 'auto' }}>
          {data && t('insight.asOf', { time: time.at(data.asOf) })}
        </span>
        <div className="gj-row gj-screen-only">
          <Button icon={<DownloadOutlined />} href={urlOf('analysis.exportCaseAnalysis', { query: { ...query, by, step } })} download>
            {t('analysis.export')}
          </Button>
          <Button icon={<PrinterOutlined />} aria-label={t('shell.print')} title={t('shell.print')} onClick={() => print()} />
        </div>
      </div>
      <AnalysisBar search={search} change={change} today={today} filters={CASE_FILTERS} nameOf={nameOf}>
        <Segmented
          aria-label={t('analysis.kind')}
          value={search.kind ?? ''}
          options={[{ value: '', label: t('analysis.allKinds') }, ...kinds.filter(({ value }) => ['complaint', 'repair', 'enquiry', 'suggestion'].includes(value))]}
          onChange={(kind) => change({ kind: kind || undefined })}
        />
        <Select aria-label={t('analysis.by', { what: '' })} style={{ minWidth: 140 }} popupMatchSelectWidth={false} value={by} options={CAUSES.map((value) => ({ value, label: t('analysis.by', { what: label('caseCause', value) }) }))} onChange={(next) => change({ by: next === 'category' ? undefined : next })} />
      </AnalysisBar>
      {found.error && !data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {data && data.totals.cases === 0 && (
        <section className="gj-card gj-body" style={{ textAlign: 'center', padding: 48 }}>
          <strong>{t('analysis.empty')}</strong>
          <p className="gj-quiet">{t('analysis.emptyHint')}</p>
        </section>
      )}
      {charts && data.totals.cases > 0 && (
        <>
          <Totals data={data} linkTo={linkTo} />
          <div className="gj-charts" aria-busy={found.isPlaceholderData}>
            <Suspense fallback={<div className="gj-card" style={{ height: 340 }} />}>
              <Pareto {...charts} by={by} />
              <ControlChart trend={data.trend} linkTo={linkTo} open={open} />
              <Heat {...charts} />
              <Phases {...charts} />
            </Suspense>
          </div>
          <div className="gj-charts">
            <RepeatHouseholds households={data.repeatHouseholds} linkTo={linkTo} />
            <Proposals proposals={data.proposals} from={query.from} to={query.to} />
          </div>
        </>
      )}
    </div>
  )
}

function Totals({ data, linkTo }: { data: Analysis; linkTo: (more: Record<string, string>) => { to: string; search: Record<string, string> } }) {
  const t = useT()
  const { totals, before, lastYear, households } = data
  const cards: { key: string; value: string; note: string; more: Record<string, string> }[] = [
    { key: 'cases', value: formatNumber(totals.cases), note: [versus(t, totals.cases, before?.cases, 'before'), totals.merged > 0 ? t('analysis.figure.merged', { n: totals.merged }) : ''].filter(Boolean).join(' · '), more: {} },
    { key: 'complaints', value: formatNumber(totals.complaints), note: lastYear ? versus(t, totals.complaints, lastYear.complaints, 'lastYear') : versus(t, totals.complaints, before?.complaints, 'before'), more: { kind: 'complaint' } },
    { key: 'perHundred', value: formatNumber(totals.perHundred, 1), note: t('analysis.figure.perHundredHint', { n: formatNumber(households) }), more: { kind: 'complaint' } },
    { key: 'repeatRate', value: formatShare(totals.repeatRate), note: `${totals.repeats} / ${totals.complaints}`, more: { repeat: 'true' } },
    { key: 'satisfied', value: formatShare(totals.rated === 0 ? null : totals.satisfied / totals.rated), note: `${totals.satisfied} / ${totals.rated}`, more: {} },
    { key: 'recovered', value: formatShare(totals.recoveredRate), note: t('analysis.figure.recoveredHint'), more: { recovered: 'true' } },
    { key: 'forward', value: totals.forwardP50Seconds === null ? '—' : formatDuration(totals.forwardP50Seconds, t), note: totals.forwardedLate === 0 ? t('analysis.figure.forwardOk') : t('analysis.figure.forwardLate', { n: totals.forwardedLate }), more: { late: 'true' } },
  ]
  return (
    <ul className="gj-figures gj-analysis-figures">
      {cards.map(({ key, value, note, more }) => (
        <li key={key}>
          <RowLink at={linkTo(more)} className="gj-figure">
            <span className="gj-quiet">{t(`analysis.figure.${key}` as 'analysis.figure.cases')}</span>
            <strong>{value}</strong>
            <span className="gj-quiet gj-small">{note || ' '}</span>
          </RowLink>
        </li>
      ))}
    </ul>
  )
}

type T = ReturnType<typeof useT>
/** How a count compares with an earlier one; without an earlier one it says so. */
function versus(t: T, now: number, then: number | undefined, which: 'before' | 'lastYear'): string {
  if (then === undefined) return t('analysis.versus.noEarlier')
  if (then === now) return `${t(`analysis.versus.${which}`)} ${t('analysis.versus.same')}`
  const change = then === 0 ? `+${now}` : `${now > then ? '+' : '−'}${formatPercent((Math.abs(now - then) / then) * 100)}`
  return `${t(`analysis.versus.${which}`)} ${change}`
}
