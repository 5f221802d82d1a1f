import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { ShapeMark, useCall, useLabel, useNow, useT, useTime, type CallResult, type T } from '@guanjia/ui'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { Look, StatusTag } from '../kit/status-tag.tsx'
import { useMay, useSession, useSite } from '../session/session.tsx'
import './my-work.css'

const Workbench = lazy(() => import('./workbench.tsx').then(({ Workbench }) => ({ default: Workbench })))

type Item = CallResult<'platform.myWork'>['items'][number]
type Group = 'overdue' | 'hour' | 'later' | 'paused' | 'none'

const HOUR_MS = 3_600_000
const REGROUP_MS = 15_000
const ORDER: Group[] = ['overdue', 'hour', 'later', 'paused', 'none']
const TONES = {
  overdue: ['overdue', 'triangle'],
  hour: ['soon', 'bell'],
  later: ['active', 'half'],
  paused: ['waiting', 'pause'],
  none: ['idle', 'ring'],
} as const

/** Where an item stands at a moment; what has no running promise comes last. */
function groupOf({ clock }: Item, now: number): Group {
  if (!clock || clock.state === 'stopped' || clock.state === 'cancelled' || clock.state === 'pending') return 'none'
  if (clock.state === 'paused' || clock.dueAt === null) return 'paused'
  const left = Date.parse(clock.dueAt) - now
  return left <= 0 ? 'overdue' : left <= HOUR_MS ? 'hour' : 'later'
}

/** Everything that I am answerable for, by due time, with what is unfinished from earlier days. */
export function MyWork() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const may = useMay()
  const { account } = useSession()
  const now = useNow(REGROUP_MS)
  const { search, replace } = useUrlSearch()
  const work = useCall('platform.myWork', { query: { siteId: site.id } })
  const all = work.data?.items
  const counts = work.data?.counts
  const rows = all
    ?.filter((item) =>
      search.show === 'carried'
        ? item.isCarriedOver
        : search.show === 'overdue'
          ? groupOf(item, now) === 'overdue'
          : search.show === 'hour'
            ? groupOf(item, now) === 'hour'
            : true,
    )
    .toSorted((a, b) => ORDER.indexOf(groupOf(a, now)) - ORDER.indexOf(groupOf(b, now)) || dueOf(a) - dueOf(b))
  const tabs = [
    { key: undefined, text: t('shell.work.all'), count: counts?.all, tone: 'idle' },
    { key: 'overdue', text: t('shell.work.overdue'), count: counts?.overdue, tone: 'overdue' },
    { key: 'hour', text: t('shell.work.hour'), count: counts?.dueWithinHour, tone: 'soon' },
    { key: 'carried', text: t('shell.work.carried'), count: counts?.carriedOver, tone: 'waiting' },
  ]
  const columns: Column<Item>[] = [
    { key: 'number', title: t('shell.field.number'), width: 150, render: (item) => item.number },
    { key: 'clock', title: t('shell.field.clock'), width: 212, render: (item) => <ClockBadge clock={item.clock} /> },
    {
      key: 'status',
      title: t('shell.field.status'),
      width: 104,
      render: (item) => (item.recordType === 'staff_task' ? <Look look={{ tone: item.status === 'asked' ? 'idle' : item.status === 'accepted' ? 'active' : 'done', shape: item.status === 'asked' ? 'ring' : item.status === 'accepted' ? 'half' : 'tick' }} text={t(`tasks.state.${item.status as 'asked'}`)} /> : <StatusTag recordType={item.recordType} status={item.status} />),
    },
    {
      key: 'title',
      title: t('shell.field.title'),
      render: (item) => (
        <span className="gj-row" style={{ gap: 6 }}>
          <span className="gj-clip" title={item.title}>
            {item.title}
          </span>
          {item.isCarriedOver && <span className="gj-carried">{t('shell.work.carriedTag')}</span>}
        </span>
      ),
    },
    { key: 'place', title: t('shell.field.place'), width: 150, render: (item) => item.place },
    {
      key: 'kind',
      title: t('shell.field.kind'),
      width: 90,
      render: (item) => (item.recordType === 'staff_task' ? t(`tasks.kind.${item.kind as 'assist'}`) : label(item.recordType === 'case' ? 'caseKind' : 'workOrderKind', item.kind)),
    },
    {
      key: 'why',
      title: t('shell.work.why'),
      width: 120,
      render: (item) => (item.recordType === 'staff_task' ? t(`tasks.why.${item.why as 'doer'}`) : t(`shell.work.whys.${item.why}` as 'shell.work.whys.owner', { defaultValue: item.why })),
    },
    { key: 'since', title: t('shell.work.since'), width: 110, render: (item) => time.short(item.since) },
  ]
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('shell.work.title')}</h1>
        <span className="gj-quiet">
          {account.name} · {time.day(new Date(now).toISOString())}
        </span>
        {may('cases:register') && (
          <Link to="/desk" style={{ marginLeft: 'auto' }}>
            <Button type="primary">
              {t('shell.work.newCase')}
              <kbd className="gj-kbd-on">n</kbd>
            </Button>
          </Link>
        )}
      </div>
      <Suspense>
        <Workbench />
      </Suspense>
      <div className="gj-work-tabs" role="group" aria-label={t('shell.work.title')}>
        {tabs.map(({ key, text, count, tone }) => (
          <button
            key={text}
            type="button"
            aria-pressed={search.show === key}
            data-tone={count ? tone : 'idle'}
            onClick={() => replace(key ? { show: key } : {})}
          >
            <strong>{count ?? '–'}</strong>
            <span>{text}</span>
          </button>
        ))}
      </div>
      <section className="gj-card gj-list">
        {work.error && !work.data ? (
          <div style={{ padding: 16 }}>
            <ProblemAlert error={work.error} onRetry={() => void work.refetch()} />
          </div>
        ) : (
          <DataTable
            label={t('shell.work.title')}
            columns={columns}
            rows={rows}
            rowKey={(item) => item.id}
            urgency={(item) => item.urgency}
            rowHref={(item) => (item.recordType === 'case' ? `/cases/${item.id}` : item.recordType === 'staff_task' ? `/tasks/${item.id}` : `/work-orders/${item.id}`)}
            group={(item) => headingOf(groupOf(item, now), t)}
            empty={search.show ? <strong>{t('shell.list.nothingMatches')}</strong> : <NothingToDo />}
          />
        )}
      </section>
    </div>
  )
}

/** Nothing waits; at a site without a single unit the first act is to bring in the archives. */
function NothingToDo() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const units = useCall(
    'archives.listUnits',
    { query: { siteId: site.id, limit: 1 } },
    { staleTime: 60_000, enabled: may('archives:import') },
  )
  const isNew = units.data?.items.length === 0
  return (
    <>
      <strong>{t('shell.work.empty')}</strong>
      <p>{isNew ? t('shell.work.beginHint') : t('shell.work.emptyHint')}</p>
      {isNew && (
        <Link to={'/imports' as '/'}>
          <Button type="primary" style={{ marginTop: 16 }}>
            {t('shell.work.begin')}
          </Button>
        </Link>
      )}
    </>
  )
}

function dueOf({ clock }: Item): number {
  return clock?.dueAt ? Date.parse(clock.dueAt) : Number.MAX_SAFE_INTEGER
}

function headingOf(group: Group, t: T) {
  const [tone, shape] = TONES[group]
  return {
    key: group,
    heading: (
      <span className="gj-tone" data-tone={tone}>
        <ShapeMark shape={shape} size={12} />
        {t(`shell.work.group.${group}`)}
      </span>
    ),
  }
}
