import { useDeferredValue, useState } from 'react'
import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import type { CallResult } from '@guanjia/ui/api/call.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { useChosenSite } from '../app/site.tsx'
import { Empty } from '../kit/empty.tsx'
import { Choice, LineField } from '../kit/field.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { Segments } from '../kit/segments.tsx'
import { StatusTag } from '../kit/status.tsx'
import { ContactSheet } from './contact-sheet.tsx'
import './steward.css'

type Day = CallResult<'dailywork.stewardDay'>
type Visit = Day['visits'][number]
type View = 'visits' | 'homes'

/** The steward's own zone: whom to see or call today, and every home of the own buildings. */
export function StewardZone() {
  const t = useT()
  const session = useSession()
  const [siteId, setSiteId] = useChosenSite()
  const [view, setView] = useState<View>('visits')
  const found = useCall('dailywork.stewardDay', { query: { siteId } }, { enabled: siteId !== '' })
  if (!found.data) return <Page title={t('mobileSteward.title')} back="/">{found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows />}</Page>
  const { buildings, visits } = found.data
  return (
    <Page title={t('mobileSteward.title')} back="/">
      {session.sites.length > 1 && <Choice label={t('mobileRegisters.site')} options={session.sites.map(({ id, name }) => ({ value: id, text: name }))} value={siteId} onChange={setSiteId} />}
      <Segments<View>
        label={t('mobileSteward.title')}
        options={[
          { value: 'visits', text: t('mobileSteward.visits'), count: visits.length, isBad: visits.some(({ isLate }) => isLate) },
          { value: 'homes', text: t('mobileSteward.homes'), count: buildings.reduce((sum, { homes }) => sum + homes, 0) },
        ]}
        value={view}
        onChange={setView}
      />
      <Refreshable modules={['dailywork', 'archives', 'relations', 'cases']}>
        {view === 'visits' ? (
          visits.length === 0 ? <Empty title={t('mobileSteward.noVisits')} text={t('mobileSteward.noVisitsText')} /> : <div className="list">{visits.map((visit) => <VisitCard key={`${visit.kind}${visit.id}`} visit={visit} siteId={siteId} />)}</div>
        ) : (
          <Homes key={siteId} siteId={siteId} buildings={buildings} />
        )}
      </Refreshable>
    </Page>
  )
}

function VisitCard({ visit, siteId }: { visit: Visit; siteId: string }) {
  const t = useT()
  const time = useTime()
  const [isContact, setContact] = useState(false)
  const href = recordOf(visit)
  const who = [visit.unit?.name, visit.person].filter(Boolean).join(' ')
  return (
    <article className={`card record${visit.isLate ? ' urgency-urgent' : ''}`}>
      <Main href={href}>
        <span className="record-top">
          <StatusTag look={visit.isLate ? { tone: 'overdue', shape: 'triangle' } : { tone: 'active', shape: 'half' }} text={t(`mobileSteward.kind.${visit.kind}`)} />
          {visit.at && <span className="tabular">{time.at(visit.at)}</span>}
        </span>
        <strong className="record-title">{visit.title || who}</strong>
        {visit.title && who && <span className="record-place">{who}</span>}
        {visit.record && <span className="record-bottom"><span className="record-number">{visit.record}</span></span>}
      </Main>
      {(visit.unit || visit.kind === 'key_customer') && (
        <div className="care-acts">
          {visit.unit && href !== `/units/${visit.unit.id}/card` && <Link className="button-like" href={`/units/${visit.unit.id}/card`}>{t('mobileSteward.household')}</Link>}
          {visit.kind === 'key_customer' && <button type="button" className="button-like" onClick={() => setContact(true)}>{t('mobileSteward.contact')}</button>}
        </div>
      )}
      {isContact && <ContactSheet id={visit.id} siteId={siteId} who={who} onClose={() => setContact(false)} />}
    </article>
  )
}

function Main({ href, children }: { href: string | null; children: React.ReactNode }) {
  return href === null ? <div className="record-link">{children}</div> : <Link href={href} className="record-link">{children}</Link>
}

function recordOf({ kind, id, unit }: Visit): string | null {
  if (kind === 'order') return `/work-orders/${id}`
  if (kind === 'complaint_task') return `/complaint-tasks/${id}`
  if (kind === 'return_visit') return `/cases/${id}`
  return unit && `/units/${unit.id}/card`
}

/** The own buildings; the homes of the one that was chosen, found by the beginning of their number. */
function Homes({ siteId, buildings }: { siteId: string; buildings: Day['buildings'] }) {
  const t = useT()
  const label = useLabel()
  const [chosen, choose] = useState(buildings[0]?.id ?? '')
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const units = useCall('archives.listUnits', { query: { siteId, limit: 100, filter: { buildingId: chosen, q: q || undefined } } }, { enabled: chosen !== '' })
  if (buildings.length === 0) return <Empty title={t('mobileSteward.noBuildings')} text={t('mobileSteward.noBuildingsText')} />
  return (
    <>
      <div className="buildings" role="group" aria-label={t('mobileSteward.buildings')}>
        {buildings.map((one) => (
          <button key={one.id} type="button" className="card building" aria-pressed={one.id === chosen} onClick={() => choose(one.id)}>
            <strong>{one.name}</strong>
            <small className="muted">{[one.part !== 'steward' && t(`mobileSteward.part.${one.part}`), t('mobileSteward.lived', { n: one.livedIn, of: one.homes })].filter(Boolean).join(' · ')}</small>
            <small className={one.lateCases > 0 ? 'is-bad' : 'muted'}>{one.lateCases > 0 ? `▲ ${t('mobileSteward.late', { n: one.lateCases })}` : t('mobileSteward.open', { n: one.openCases })}</small>
          </button>
        ))}
      </div>
      <LineField label={t('mobileSteward.find')} max={20} value={words} onChange={setWords} autoComplete="off" enterKeyHint="search" />
      <ListState answer={units} empty={<Empty title={t('mobileSteward.noHomes')} />}>
        {(items) => (
          <section className="card section">
            <ul className="lines">
              {items.map((unit) => (
                <li key={unit.id}>
                  <Link href={`/units/${unit.id}/card`}>
                    <span>
                      <strong>{unit.code}</strong> {unit.owners.map(({ name }) => name).join('、')}
                      <small className="muted">{label('unitState', unit.state)}</small>
                    </span>
                    {unit.openCases > 0 && <span className="mark mark-warning">{t('mobileSteward.open', { n: unit.openCases })}</span>}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </ListState>
      {units.data?.nextCursor && <p className="muted page-hint">{t('mobileSteward.more')}</p>}
    </>
  )
}
