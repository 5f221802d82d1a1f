import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/index.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { PracticalSummary } from '@guanjia/contract/practicals.ts'
import { Page } from '../app/page.tsx'
import { useSiteId } from '../app/site.tsx'
import { Refreshable } from '../kit/list.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'

/** What I score or was assessed in; what waits for me stands first. */
export function Practicals() {
  const t = useT()
  const label = useLabel()
  const siteId = useSiteId()
  const found = useCall('practicals.listPracticals', { query: { siteId, limit: 100, filter: { mine: true } as never } })
  const newcomers = useCall('onboarding.listOnboardings', { query: { siteId, limit: 50, filter: { mine: true } as never } })
  const waits = found.data?.items.filter((one) => one.isMineToScore || one.isMineToSign) ?? []
  const others = found.data?.items.filter((one) => !waits.includes(one)) ?? []
  const toEvaluate = newcomers.data?.items.filter(({ isMineToEvaluate }) => isMineToEvaluate) ?? []
  return (
    <Page title={t('competence.practical.title')} back="/training">
      <Refreshable modules={['practicals', 'onboarding']}>
        {!found.data && (found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows count={4} />)}
        {waits.length + toEvaluate.length > 0 && <h2 className="section-title">{t('competence.practical.toScore')}</h2>}
        {waits.map((one) => <Card key={one.id} one={one} />)}
        {toEvaluate.map((one) => (
          <article key={one.id} className="card record">
            <Link href={`/newcomers/${one.id}`} className="record-link"><strong className="record-title">{one.employee.name} · {t('competence.onboarding.joint')}</strong><span className="record-bottom">{t('competence.onboarding.until')} {one.probationUntil}<span className="record-number">{label('onboardingState', one.state)}</span></span></Link>
          </article>
        ))}
        {others.length > 0 && <h2 className="section-title">{t('competence.practical.all')}</h2>}
        {others.map((one) => <Card key={one.id} one={one} />)}
        {found.data?.items.length === 0 && toEvaluate.length === 0 && <p className="page-hint">{t('competence.practical.empty')}</p>}
        <p className="page-hint"><Link href="/my-competence">{t('competence.tabs.file')}</Link></p>
      </Refreshable>
    </Page>
  )
}

function Card({ one }: { one: PracticalSummary }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const aside = one.isMineToSign ? t('competence.practical.sign') : one.result !== null ? label('practicalResult', one.result) : label('practicalState', one.state)
  return (
    <article className="card record">
      <Link href={`/practicals/${one.id}`} className="record-link">
        <strong className="record-title">{one.employee.name} · {one.rubric.name}</strong>
        <span className="record-bottom">{time.at(one.plannedAt)} · {one.place || label('practicalPurpose', one.purpose)}<span className={one.result === 'failed' ? 'record-number is-bad' : 'record-number'}>{aside}</span></span>
      </Link>
    </article>
  )
}
