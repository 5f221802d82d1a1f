import Button from 'antd-mobile/es/components/button'
import { Link, useLocation, useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { Refreshable } from '../kit/list.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

/** What I have still to confirm, and how I was scored; whoever scores begins here. */
export function Standards() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const session = useSession()
  const [, navigate] = useLocation()
  const siteId = useSiteId()
  const unread = useCall('standards.listStandards', { query: { filter: { unread: true } as never } })
  const own = useCall('standards.listChecks', { query: { siteId, limit: 20, filter: { mine: true } as never } }, { enabled: siteId !== '' })
  const mayScore = session.permissions.includes('checks:score')
  return (
    <Page title={t('mobileQuality.title')} back="/me" foot={mayScore && <Button block size="large" color="primary" onClick={() => navigate('/quality/check')}>{t('mobileQuality.start')}</Button>}>
      <Refreshable modules={['standards']}>
        <div className="card home-links"><Link href="/quality/score">{t('mobileScores.title')}</Link><Link href="/quality/actions">{t('mobileImprove.actions.title')}</Link></div>
        <div className="card home-links"><Link href="/quality/rewards">{t('mobileImprove.rewards.title')}</Link><Link href="/quality/wrong">{t('mobileQuality.wrong.title')}</Link></div>
        <h2 className="section-title">{t('mobileQuality.unread')}</h2>
        {!unread.data && (unread.error ? <WholePageProblem error={unread.error} onRetry={() => void unread.refetch()} /> : <Rows count={2} />)}
        {unread.data?.items.length === 0 && <p className="muted page-hint">{t('mobileQuality.nothingUnread')}</p>}
        {unread.data?.items.map((standard) => (
          <article key={standard.id} className="card record">
            <Link href={`/quality/${standard.id}`} className="record-link">
              <strong className="record-title">{standard.name}</strong>
              <span className="record-bottom">
                {label('standardPost', standard.post)} · {label('standardScene', standard.scene)}
                <span className="record-number">{t('mobileQuality.items', { n: standard.items })}</span>
              </span>
            </Link>
          </article>
        ))}
        <h2 className="section-title">{t('mobileQuality.own')}</h2>
        {own.data?.items.length === 0 && <p className="muted page-hint">{t('mobileQuality.nothingOwn')}</p>}
        {own.data?.items.map((check) => (
          <article key={check.id} className="card record">
            <Link href={`/quality/checks/${check.id}`} className="record-link">
              <strong className="record-title">{check.standard.name}</strong>
              <span className="record-bottom">
                <span className={check.hasRedLine ? 'is-bad' : undefined}>{t('mobileQuality.result.score', { score: check.score ?? '—' })}</span>
                <span className="record-number">{time.at(check.checkedAt)}</span>
              </span>
            </Link>
          </article>
        ))}
      </Refreshable>
    </Page>
  )
}

/** One standard to read and to confirm. */
export function StandardRead() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const answer = useCall('standards.getStandard', { params: { id } })
  const { send, isBusy, error } = useSend('standards.confirmStandard', id)
  const standard = answer.data
  if (!standard) return <Page title={t('mobileQuality.title')} back="/quality">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  async function confirm(): Promise<void> {
    try {
      if (await send({ params: { id }, body: { number: standard!.currentVersion! } })) toast(t('mobileQuality.confirmed'))
    } catch {
      // Said below.
    }
  }
  return (
    <Page title={standard.name} back="/quality" foot={standard.isRead === false && <Button block size="large" color="primary" loading={isBusy} onClick={() => void confirm()}>{t('mobileQuality.confirm')}</Button>}>
      <section className="card form">
        <ol className="standard-items">
          {standard.current?.items.map((item) => (
            <li key={item.id}>
              {item.dimension && <span className="muted">{item.dimension} · </span>}
              {item.text}
              {item.method === 'measure' && <span className="muted"> {t('mobileQuality.check.limits', { min: item.min, max: item.max, unit: item.unit })}</span>}
            </li>
          ))}
        </ol>
        <ProblemNote error={error} />
      </section>
    </Page>
  )
}
