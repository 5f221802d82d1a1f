import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { formatNumber, formatPercent, urlOf, useCall, useLabel, useT, useTime, type T } from '@guanjia/ui'
import type { SiteComparison, SiteFigure } from '@guanjia/contract/governance.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useChooseSite, useSite } from '../session/session.tsx'
import { InsightTabs } from './insight-tabs.tsx'
import { useDays } from '../kit/use-days.ts'
import './compare-sites.css'
import './insight.css'

const PeriodFilter = lazy(() => import('../kit/period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))

type Site = SiteComparison['sites'][number]
type Key = keyof Site['figures']
const GROUPS: readonly { key: 'period' | 'now' | 'house'; figures: readonly Key[] }[] = [
  { key: 'period', figures: ['registered', 'kept', 'complaintFeedback24hRate', 'satisfactionRate', 'returnVisitRate', 'repairOnTimeRate', 'reworkRate', 'nonconformities'] },
  { key: 'now', figures: ['openNow', 'overdueNow', 'ordersNow', 'liaisonsOpen'] },
  { key: 'house', figures: ['managedAreaM2', 'headcount', 'planned', 'vacantCore', 'unreadRules', 'missingRules'] },
]
/** Of these less is better; of rates more. Plain amounts are not ranked: a bigger site has more of everything. */
const LESS_IS_BETTER: readonly Key[] = ['reworkRate', 'vacantCore', 'missingRules']

function words({ value, unit }: SiteFigure, t: T): string {
  if (value === null) return '—'
  return unit === 'percent' ? formatPercent(value * 100) : unit === 'area' ? t('headoffice.compare.area', { n: formatNumber(value) }) : formatNumber(value)
}

/** Which sites stand best and worst in a figure; nobody when they are all alike or only one is known. */
function ends(sites: readonly Site[], key: Key): { best: number | null; worst: number | null } {
  const known = sites.flatMap(({ figures }) => figures[key].value ?? [])
  const isRanked = sites.some(({ figures }) => figures[key].unit === 'percent') || LESS_IS_BETTER.includes(key)
  const [low, high] = [Math.min(...known), Math.max(...known)]
  if (!isRanked || known.length < 2 || low === high) return { best: null, worst: null }
  return LESS_IS_BETTER.includes(key) ? { best: low, worst: high } : { best: high, worst: low }
}

/** The sites side by side; every figure opens to its records at its site. */
export function CompareSites() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const { search, change, from, to } = useDays()
  const found = useCall('governance.compareSites', { query: { from, to } }, { placeholderData: keepPreviousData })
  const sites = found.data?.sites
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1 className="gj-unseen">{t('headoffice.compare.title')}</h1>
        <InsightTabs at="compare" period={{ from: search.from, to: search.to }} />
        <Suspense fallback={<span style={{ width: 200 }} />}>
          <PeriodFilter size="middle" from={from} to={to} onChange={(first, last) => change({ from: first, to: last })} />
        </Suspense>
        {found.data && <span className="gj-quiet">{t('headoffice.compare.asOf', { time: time.at(found.data.asOf) })}</span>}
        <a style={{ marginLeft: 'auto' }} href={urlOf('governance.exportComparison', { query: { from, to } })} download>
          <Button icon={<DownloadOutlined />}>XLSX</Button>
        </a>
      </div>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {sites && sites.length < 2 && <p className="gj-card gj-body gj-quiet">{t('headoffice.compare.only')}</p>}
      {sites && sites.length > 0 && <Table sites={sites} here={site.id} />}
    </div>
  )
}

function Table({ sites, here }: { sites: readonly Site[]; here: string }) {
  const t = useT()
  const label = useLabel()
  return (
    <section className="gj-card gj-compare">
      <table aria-label={t('headoffice.compare.title')}>
        <thead>
          <tr>
            <th scope="col">{t('headoffice.compare.figure')}</th>
            {sites.map((site) => (
              <th key={site.id} scope="col" data-here={site.id === here}>
                <strong>{site.name}</strong>
                <span className="gj-quiet gj-small">{site.code} · {label('siteKind', site.kind)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {GROUPS.map(({ key: group, figures }) => (
          <tbody key={group}>
            <tr className="gj-compare-group"><th scope="rowgroup" colSpan={sites.length + 1}>{t(`headoffice.compare.${group}`)}</th></tr>
            {figures.map((key) => <Line key={key} figure={key} sites={sites} here={here} />)}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function Line({ figure, sites, here }: { figure: Key; sites: readonly Site[]; here: string }) {
  const t = useT()
  const navigate = useNavigate()
  const choose = useChooseSite()
  const { best, worst } = ends(sites, figure)
  const name = t(`headoffice.compare.key.${figure}`)
  const open = (site: Site): void => {
    if (site.id !== here) choose(site.id)
    void navigate({ href: site.figures[figure].link })
  }
  return (
    <tr>
      <th scope="row">{name}</th>
      {sites.map((site) => {
        const { value } = site.figures[figure]
        const end = value === null ? undefined : value === best ? 'best' : value === worst ? 'worst' : undefined
        return (
          <td key={site.id} data-here={site.id === here}>
            <button type="button" className="gj-link" aria-label={t('headoffice.compare.open', { site: site.name, figure: name })} onClick={() => open(site)}>
              {end && <span className="gj-small gj-tone" data-tone={end === 'best' ? 'done' : 'overdue'}>{end === 'best' ? '✓ ' : '▲ '}{t(`headoffice.compare.${end}`)}</span>}
              <span title={value === null ? t('headoffice.compare.unknown') : undefined}>{words(site.figures[figure], t)}</span>
            </button>
          </td>
        )
      })}
    </tr>
  )
}
