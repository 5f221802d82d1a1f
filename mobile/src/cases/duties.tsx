import { Link } from 'wouter'
import type { WorkbenchWidget } from '@guanjia/contract/dailywork.ts'
import { useAct, useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { problemText } from '../kit/problem.tsx'
import { toast } from '../kit/toast.tsx'

type Key = WorkbenchWidget['key']
/** Where a duty is done on the phone; what is not here waits for a desk. */
const PATHS: Partial<Record<Key, string>> = {
  briefing: '/rules', outages: '/care', appointments: '/zone', returnVisits: '/zone', keyCustomers: '/zone', care: '/care', assists: '/tasks', gate: '/gate', compensations: '/compensations', pool: '/pool', checks: '/quality/check', nonconformities: '/quality/wrong', liaisons: '/liaisons',
}
/** They are the views of the day's work below. */
const BELOW: readonly Key[] = ['carryOver', 'cases', 'overdue', 'verify', 'dispatch', 'ownOrders']

/** What the own post has to look after today besides the work below; a duty without anything waiting stays away. */
export function Duties({ siteId }: { siteId: string }) {
  const t = useT()
  const found = useCall('dailywork.workbench', { query: { siteId } }, { enabled: siteId !== '', staleTime: 60_000 })
  const waiting = (found.data?.items ?? []).filter(({ key, count }) => count > 0 && !BELOW.includes(key))
  if (waiting.length === 0) return null
  return (
    <section className="card duties" aria-label={t('workbench.title')}>
      <ul>
        {waiting.map((item) => (
          <li key={item.key}>{item.key === 'tidy' ? <Tick siteId={siteId} /> : <Duty item={item} />}</li>
        ))}
      </ul>
    </section>
  )
}

function Duty({ item }: { item: WorkbenchWidget }) {
  const t = useT()
  const path = PATHS[item.key]
  const content = (
    <>
      <strong className={item.late > 0 ? 'is-bad' : undefined}>{item.count}</strong>
      <span>{t(`workbench.key.${item.key}`)}</span>
      {item.late > 0 ? <small className="is-bad">▲ {t('workbench.late', { n: item.late })}</small> : path === undefined && <small className="muted">{t('mobileSteward.atDesk')}</small>}
    </>
  )
  return path === undefined ? <div className="duty">{content}</div> : <Link className="duty" href={path}>{content}</Link>
}

/** Done once a day, by whoever comes first. */
function Tick({ siteId }: { siteId: string }) {
  const t = useT()
  const tick = useAct('dailywork.tickDaily', ['dailywork'])
  return (
    <button type="button" className="duty" disabled={tick.isPending} onClick={() => tick.mutate({ body: { siteId, key: 'tidy' } }, { onError: (error) => toast(problemText(t, error), 'bad') })}>
      <strong>○</strong>
      <span>{t('workbench.key.tidy')}</span>
      <small>{t('workbench.tick')}</small>
    </button>
  )
}
