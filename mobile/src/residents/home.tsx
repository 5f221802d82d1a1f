import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { whenWords } from '@guanjia/ui/clock/when.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useLocale, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { OwnOutages } from '../care/own-outages.tsx'
import { useSession } from '../app/session.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { ServiceCard } from '../reception/service-card.tsx'
import { KIND_TILES, KindSign } from './kinds.tsx'
import { MatterCard } from './matter-card.tsx'

/** A resident's home: what waits for my word, what I can report, how my open matters stand, and how to reach the house. */
export function Home() {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const home = useCall('residents.residentHome', {})
  const open = useCall('cases.listCases', { query: { limit: 50, filter: { open: true } } })
  const units = session.units.map(({ code }) => code).join(' · ')
  const unreadOf = new Map(home.data?.waiting.filter(({ kind }) => kind === 'read').map(({ caseId, count }) => [caseId, count]))
  return (
    <Page title={t('mobile.home.hello', { name: session.account.name })} trailing={units && <span className="muted">{units}</span>}>
      <Refreshable modules={['cases', 'residents', 'platform', 'relations']}>
        <OwnOutages />
        <Waiting items={home.data?.waiting ?? []} />
        <nav className="card kind-tiles" aria-label={t('mobile.report.title')}>
          {KIND_TILES.map((kind) => (
            <Link key={kind} href={`/report/2?kind=${kind}`}>
              <KindSign kind={kind} />
              <span>{label('caseKind', kind)}</span>
            </Link>
          ))}
        </nav>
        <nav className="card home-links" aria-label={t('mobileKnowledge.more')}>
          <Link href="/guides">{t('mobileKnowledge.title')}</Link>
          <Link href="/rules">{t('mobileGovernance.ownEntry')}</Link>
          <Link href="/report/2?kind=enquiry&steward=1">{t('mobileKnowledge.steward')}</Link>
        </nav>
        <ServiceCard />
        <Link href="/services" className="card need-you-line service-entry">
          <span>
            <strong>{t('mobilePaid.menu.entry')}</strong>
            <br />
            <small className="muted">{t('mobilePaid.menu.entryHint')}</small>
          </span>
          <span aria-hidden="true">›</span>
        </Link>
        <h2 className="list-head">
          {t('mobileResident.home.open')}
          <Link href="/history" className="text-button">
            {t('mobileResident.home.history')}
          </Link>
        </h2>
        <ListState
          answer={open}
          empty={<Empty title={t('mobileResident.home.nothingOpen')} text={t('mobileResident.home.nothingOpenText')} />}
        >
          {(records) => records.map((record) => <MatterCard key={record.id} record={record} unread={unreadOf.get(record.id) ?? 0} />)}
        </ListState>
      </Refreshable>
    </Page>
  )
}

type Item = { kind: 'choose_window' | 'accept_quote' | 'confirm' | 'rate' | 'read'; caseId: string; title: string; until: string | null; count: number }
const WHERE: Record<Item['kind'], string> = { choose_window: '?open=window', accept_quote: '', confirm: '?open=confirm', rate: '?open=confirm', read: '#talk' }

/** What only the resident can do next; each line leads to where it is done. */
function Waiting({ items }: { items: readonly Item[] }) {
  const t = useT()
  const locale = useLocale()
  const { timeZone } = useTime()
  if (items.length === 0) return null
  return (
    <section className="card need-you" aria-labelledby="need-you">
      <h2 id="need-you">{t('mobileResident.home.waiting')}</h2>
      {items.map(({ kind, caseId, title, until, count }) => (
        <Link key={`${kind} ${caseId}`} href={`/cases/${caseId}${WHERE[kind]}`} className="need-you-line">
          <span>
            {title}
            {until !== null && <small className="muted">{t('mobileResident.home.until', { time: whenWords(until, Date.now(), { t, locale, timeZone }) })}</small>}
          </span>
          <strong>{t(`mobileResident.home.kinds.${kind}`, { count })}</strong>
        </Link>
      ))}
    </section>
  )
}
