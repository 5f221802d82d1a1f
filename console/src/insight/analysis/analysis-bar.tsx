import { Button, Segmented, Tag } from 'antd'
import { lazy, Suspense, type ReactNode } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { EnumLabels } from '@guanjia/contract/labels/labels.ts'
import { nextDay } from '../../kit/period.ts'
import type { Search } from '../../kit/search.ts'
import { useSite } from '../../session/session.tsx'
import { STEPS, periodIn, stepIn } from './case-search.ts'

const PeriodFilter = lazy(() => import('../../kit/period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))

interface Props {
  search: Search
  change: (patch: Search) => void
  today: string
  /** Filters that may stand in the address. */
  filters: readonly string[]
  /** The name of a filter's value, when the page knows it. */
  nameOf: (filter: string, value: string) => string | undefined
  children?: ReactNode
}

/** What is asked: the period, the step of the trend, and the filters as chips that can be taken off. */
export function AnalysisBar({ search, change, today, filters, nameOf, children }: Props) {
  const t = useT()
  const label = useLabel()
  const words = useFilterWords(nameOf)
  const { from, to } = periodIn(search, today)
  const chips = filters.filter((key) => search[key])
  const month = nextDay(today, -29)
  return (
    <section className="gj-card gj-report-bar gj-screen-only" role="search">
      <div className="gj-row gj-wrap">
        <Segmented
          value={to === today && from === month ? 'month' : to === today && from === nextDay(today, -90) ? 'quarter' : ''}
          options={[
            { value: 'month', label: t('shell.period.days30') },
            { value: 'quarter', label: t('analysis.quarter') },
          ]}
          onChange={(choice) => change({ from: choice === 'month' ? month : undefined, to: undefined })}
        />
        <Suspense fallback={<span style={{ width: 200 }} />}>
          <PeriodFilter size="middle" from={from} to={to} onChange={(first, last) => change({ from: first, to: last })} />
        </Suspense>
        {children}
        <Segmented aria-label={t('analysis.step')} value={stepIn(search)} options={STEPS.map((value) => ({ value, label: label('trendStep', value) }))} onChange={(step) => change({ step: step === 'week' ? undefined : step })} />
      </div>
      {chips.length > 0 && (
        <div className="gj-row gj-wrap" aria-label={t('analysis.filters')}>
          {chips.map((key) => {
            const text = words(key, search[key]!)
            return (
              <Tag key={key} closable={{ 'aria-label': t('analysis.removeFilter', { what: text }) }} onClose={() => change({ [key]: undefined })}>
                {text}
              </Tag>
            )
          })}
          <Button type="link" size="small" onClick={() => change(Object.fromEntries(chips.map((key) => [key, undefined])))}>
            {t('analysis.clear')}
          </Button>
        </div>
      )}
    </section>
  )
}

const WORDED: Record<string, keyof EnumLabels> = { kind: 'caseKind', grade: 'grade', channel: 'channel', cause: 'causeClass', phase: 'estatePeriod', weekday: 'weekday', age: 'orderAge' }

/** A filter in words: of closed choices by their labels, of records by their names. */
export function useFilterWords(nameOf: Props['nameOf']): (key: string, value: string) => string {
  const t = useT()
  const label = useLabel()
  const names = useRecordNames()
  return (key, value) => {
    const group = WORDED[key]
    if (group) return value.split(',').map((one) => nameOf(key, one) ?? label(group, one)).join('、')
    const flag = FLAG_WORDS[key]
    if (flag) return `${t(flag)}${value === 'false' ? ' ✗' : ''}`
    return nameOf(key, value) ?? names(value) ?? t('analysis.none')
  }
}

const FLAG_WORDS: Record<string, 'analysis.figure.repeatRate'> = Object.fromEntries(
  Object.entries({
    repeat: 'analysis.figure.repeatRate', recovered: 'analysis.figure.recovered', late: 'analysis.figure.forward', home: 'analysis.orders.home', facility: 'analysis.orders.facilityOnly', done: 'analysis.orders.done', rework: 'analysis.orders.rework',
    reworked: 'analysis.orders.rework', firstTime: 'analysis.orders.firstTime', failed: 'analysis.orders.passed', passed: 'analysis.orders.passed', onTime: 'analysis.orders.onTime',
  }),
) as never

const LONG_MS = 300_000

/** Names of what filters point at; asked once and kept for minutes. */
function useRecordNames(): (id: string) => string | undefined {
  const site = useSite()
  const categories = useCall('cases.listCategories', {}, { staleTime: LONG_MS })
  const departments = useCall('organization.listDepartments', { query: { siteId: site.id } }, { staleTime: LONG_MS })
  const zones = useCall('organization.listZones', { query: { siteId: site.id } }, { staleTime: LONG_MS })
  const all = [...(categories.data?.items ?? []), ...(departments.data?.items ?? []), ...(zones.data?.items ?? [])]
  return (id) => all.find((one) => one.id === id)?.name
}
