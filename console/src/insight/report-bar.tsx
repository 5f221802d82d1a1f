import { HistoryOutlined } from '@ant-design/icons'
import { Button, Segmented, Select, Tag } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { daysOf, nextDay } from '../kit/period.ts'
import type { Search } from '../kit/search.ts'
import { useSession, useSite } from '../session/session.tsx'
import { ALL_SITES, DIMENSIONS, KEY_OF, dimensionOf, lastMonth, type Dimension } from './report-search.ts'
import { useValueName, type Go } from './use-report.ts'
import '../kit/as-of.css'
import './report.css'

const PeriodFilter = lazy(() => import('../kit/period-filter.tsx').then(({ PeriodFilter }) => ({ default: PeriodFilter })))
const InstantPicker = lazy(() => import('../kit/instant-picker.tsx').then(({ InstantPicker }) => ({ default: InstantPicker })))

const CHOICES_MS = 300_000
const SUBJECTS = ['case', 'work_order']

/** What is asked: the period, the dimension, the filters as chips, and of which moment. */
export function ReportBar({
  search,
  change,
  today,
  withDimension = true,
  extra,
}: {
  search: Search
  change: Go
  today: string
  withDimension?: boolean
  extra?: React.ReactNode
}) {
  const t = useT()
  const label = useLabel()
  const { from, to } = daysOf(search, today)
  const month = lastMonth(today)
  const presets = [
    { key: 'today', from: today, to: today, text: t('shell.period.today') },
    { key: 'week', from: nextDay(today, -6), to: today, text: t('shell.period.days7') },
    { key: 'days30', from: nextDay(today, -29), to: today, text: t('shell.period.days30') },
    { key: 'month', ...month, text: t('insight.report.lastMonth') },
  ]
  const chosen = presets.find((preset) => preset.from === from && preset.to === to)?.key
  const subjects = [
    { value: '', label: t('insight.report.all') },
    ...SUBJECTS.map((value) => ({ value, label: label('recordType', value) })),
  ]
  return (
    <section className="gj-card gj-report-bar gj-screen-only" role="search">
      <div className="gj-row gj-wrap">
        <Segmented
          aria-label={t('insight.report.period')}
          value={chosen ?? ''}
          options={presets.map(({ key, text }) => ({ value: key, label: text }))}
          onChange={(key) => {
            const preset = presets.find((one) => one.key === key)
            if (preset) change({ from: preset.from, to: preset.to, day: undefined })
          }}
        />
        <Suspense fallback={<span style={{ width: 200 }} />}>
          <PeriodFilter size="middle" from={from} to={to} onChange={(first, last) => change({ from: first, to: last, day: undefined })} />
        </Suspense>
        {withDimension && (
          <Select
            aria-label={t('insight.report.by')}
            popupMatchSelectWidth={false}
            style={{ minWidth: 130 }}
            value={dimensionOf(search)}
            options={DIMENSIONS.map((value) => ({
              value,
              label: t('insight.report.byWhat', { dimension: label('reportDimension', value) }),
            }))}
            onChange={(by) => change({ by: by === 'metric' ? undefined : by })}
          />
        )}
        <Segmented
          aria-label={t('insight.report.subjects')}
          value={search.subjectType ?? ''}
          options={subjects}
          onChange={(subjectType) => change({ subjectType: subjectType || undefined })}
        />
        <Scope search={search} change={change} />
        <AddFilter search={search} change={change} />
        {extra}
        <AsOfPicker search={search} change={change} />
      </div>
      <Chips search={search} change={change} />
    </section>
  )
}

/** This site or all that the person may see; with one site there is nothing to choose. */
function Scope({ search, change }: { search: Search; change: Go }) {
  const t = useT()
  const { sites } = useSession()
  if (sites.length < 2) return null
  const isAll = search.siteId === ALL_SITES || (!search.siteId && search.by === 'site')
  return (
    <Segmented
      value={isAll ? ALL_SITES : search.siteId ? '' : 'this'}
      options={[
        { value: 'this', label: t('insight.report.thisSite') },
        { value: ALL_SITES, label: t('insight.report.allSites') },
      ]}
      onChange={(value) =>
        change({
          siteId: value === ALL_SITES ? ALL_SITES : undefined,
          by: search.by === 'site' && value !== ALL_SITES ? undefined : search.by,
        })
      }
    />
  )
}

function useReportChoices(search: Search) {
  const site = useSite()
  const siteId = search.siteId === ALL_SITES || search.by === 'site' ? undefined : (search.siteId ?? site.id)
  return useCall('sla.slaReportChoices', { query: { siteId } }, { staleTime: CHOICES_MS })
}

function AddFilter({ search, change }: { search: Search; change: Go }) {
  const t = useT()
  const label = useLabel()
  const nameOf = useValueName()
  const choices = useReportChoices(search)
  const items = choices.data?.items ?? []
  const groups = DIMENSIONS.filter((dimension) => dimension !== 'day').flatMap((dimension) => {
    const own = items.filter((item) => item.dimension === dimension)
    const options = own.map(({ value, name }) => ({
      value: `${dimension}:${value}`,
      label: nameOf(dimension, value, name),
      words: `${label('reportDimension', dimension)} ${name}`,
    }))
    return own.length > 0 ? [{ label: label('reportDimension', dimension), options }] : []
  })
  return (
    <Select
      showSearch={{ optionFilterProp: 'words' }}
      aria-label={t('insight.report.addFilter')}
      placeholder={t('insight.report.addFilter')}
      style={{ minWidth: 140 }}
      popupMatchSelectWidth={false}
      value={null as string | null}
      loading={choices.isPending}
      options={groups}
      notFoundContent={t('insight.report.noMatch')}
      onChange={(chosen: string | null) => {
        const [dimension, ...value] = (chosen ?? '').split(':')
        if (dimension) change({ [KEY_OF[dimension as Dimension]]: value.join(':') })
      }}
    />
  )
}

/** The filters that are set, each with its own way out. */
function Chips({ search, change }: { search: Search; change: Go }) {
  const t = useT()
  const chips = useFilterWords(search)
  if (chips.length === 0) return null
  return (
    <ul className="gj-row gj-wrap" aria-label={t('insight.report.addFilter')}>
      {chips.map(({ key, text }) => (
        <li key={key}>
          <Tag
            closable={{ 'aria-label': t('shell.files.remove', { name: text }) }}
            color="blue"
            style={{ margin: 0, fontSize: 13 }}
            onClose={() => change({ [key]: undefined })}
          >
            {text}
          </Tag>
        </li>
      ))}
      <li>
        <Button type="link" size="small" onClick={() => change(Object.fromEntries(chips.map(({ key }) => [key, undefined])))}>
          {t('shell.list.clear')}
        </Button>
      </li>
    </ul>
  )
}

/** The filters of the URL in words, by their place in it. */
export function useFilterWords(search: Search): { key: string; text: string }[] {
  const t = useT()
  const label = useLabel()
  const nameOf = useValueName()
  const choices = useReportChoices(search)
  const { sites } = useSession()
  const words: { key: string; text: string }[] = []
  for (const dimension of DIMENSIONS) {
    const key = KEY_OF[dimension]
    const value = search[key]
    if (!value || value === ALL_SITES) continue
    const known = choices.data?.items.find((item) => item.dimension === dimension && item.value === value)?.name
    const name = dimension === 'site' ? (sites.find(({ id }) => id === value)?.name ?? known) : known
    words.push({
      key,
      text: t('insight.report.chip', { dimension: label('reportDimension', dimension), value: nameOf(dimension, value, name) }),
    })
  }
  if (search.outcome) words.push({ key: 'outcome', text: label('reportOutcome', search.outcome) })
  if (search.reason) words.push({ key: 'reason', text: label('waitReason', search.reason) })
  return words
}

function AsOfPicker({ search, change }: { search: Search; change: Go }) {
  const t = useT()
  const [chooses, setChooses] = useState(false)
  if (!chooses || search.asOf)
    return (
      <Button
        icon={<HistoryOutlined />}
        disabled={search.asOf !== undefined}
        onClick={() => setChooses(true)}
        title={t('insight.report.asOfChoose')}
      >
        {t('insight.report.asOf')}
      </Button>
    )
  return (
    <Suspense>
      <span style={{ width: 200 }}>
        <InstantPicker
          autoFocus
          placeholder={t('insight.report.asOfChoose')}
          max={new Date().toISOString()}
          onChange={(asOf) => {
            setChooses(false)
            change({ asOf: asOf ?? undefined })
          }}
        />
      </span>
    </Suspense>
  )
}

/** Nobody takes figures of then for those of now. */
export function AsOfBanner({ asOf, change }: { asOf: string | undefined; change: Go }) {
  const t = useT()
  const time = useTime()
  if (!asOf) return null
  return (
    <div className="gj-as-of" role="status">
      <HistoryOutlined />
      <span className="gj-grow">{t('insight.report.asOfBanner', { time: time.at(asOf) })}</span>
      <Button size="small" className="gj-screen-only" onClick={() => change({ asOf: undefined })}>
        {t('insight.report.asOfNow')}
      </Button>
    </div>
  )
}
