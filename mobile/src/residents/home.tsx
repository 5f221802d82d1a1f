import { useState } from 'react'
import { Link } from 'wouter'
import type { CaseSummary } from '@guanjia/contract/cases.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useJustChanged } from '../app/live-marks.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { Segments } from '../kit/segments.tsx'
import { ServiceCard } from '../reception/service-card.tsx'
import { KIND_TILES, KindSign } from './kinds.tsx'
import { isGoing } from './stage.ts'
import { StageLine } from './stage-line.tsx'

/** A resident's home: what waits for my word, what I can report, and how my matters stand. */
export function Home() {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const [view, setView] = useState<'going' | 'finished'>('going')
  const answer = useCall('cases.listCases', { query: { limit: 100 } })
  const all = answer.data?.items ?? []
  const waiting = all.filter(({ status }) => status === 'resolved')
  const shown = answer.data && { items: all.filter(({ status }) => (view === 'going' ? isGoing(status) : !isGoing(status))) }
  const units = session.units.map(({ code }) => code).join(' · ')
  return (
    <Page title={t('mobile.home.hello', { name: session.account.name })} trailing={units && <span className="muted">{units}</span>}>
      <Refreshable modules={['cases', 'platform']}>
        {waiting.length > 0 && (
          <section className="card need-you" aria-labelledby="need-you">
            <h2 id="need-you">{t('mobile.home.needYou')}</h2>
            <p>{t('mobile.home.needYouText')}</p>
            {waiting.map((record) => (
              <Link key={record.id} href={`/cases/${record.id}`} className="need-you-line">
                <span>{record.title}</span>
                <strong>{t('mobile.home.confirmNow')}</strong>
              </Link>
            ))}
          </section>
        )}
        <nav className="card kind-tiles" aria-label={t('mobile.report.title')}>
          {KIND_TILES.map((kind) => (
            <Link key={kind} href={`/report/2?kind=${kind}`}>
              <KindSign kind={kind} />
              <span>{label('caseKind', kind)}</span>
            </Link>
          ))}
        </nav>
        <ServiceCard />
        <Segments
          label={t('mobile.home.allCases')}
          options={[
            { value: 'going', text: t('mobile.home.going') },
            { value: 'finished', text: t('mobile.home.finished') },
          ]}
          value={view}
          onChange={setView}
        />
        <ListState
          answer={{ ...answer, data: shown }}
          empty={
            all.length === 0 ? (
              <Empty title={t('mobile.home.emptyTitle')} text={t('mobile.home.emptyText')} />
            ) : (
              <Empty title={t('mobile.home.emptyGoing')} />
            )
          }
        >
          {(records) => records.map((record) => <MatterCard key={record.id} record={record} />)}
        </ListState>
      </Refreshable>
    </Page>
  )
}

function MatterCard({ record }: { record: CaseSummary }) {
  const label = useLabel()
  const time = useTime()
  const isNew = useJustChanged(record.id)
  return (
    <article className={isNew ? 'card record just-changed' : 'card record'}>
      <Link href={`/cases/${record.id}`} className="record-link">
        <span className="record-top">
          <span className="mark">{label('caseKind', record.kind)}</span>
          <span className="muted tabular">{time.at(record.registeredAt)}</span>
        </span>
        <strong className="record-title">{record.title}</strong>
        <StageLine status={record.status} />
      </Link>
    </article>
  )
}
