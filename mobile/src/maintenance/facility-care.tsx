import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import type { FacilityCounter, MaintainedFacilityDetails } from '@guanjia/contract/maintenance.ts'
import type { Facility } from '@guanjia/contract/registers.ts'
import { IMPACTS, type Impact } from '@guanjia/ui/archives/choices.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useCan, useSession } from '../app/session.tsx'
import { draftPlace } from '../inspections/bundle-store.ts'
import { actedAt } from '../inspections/doing.ts'
import { figureOf } from '../inspections/items.ts'
import { useKeptPhotos } from '../inspections/kept-photos.ts'
import { useInspections } from '../inspections/use-inspections.ts'
import { startDraft } from '../kit/draft.ts'
import { Facts, Section, fact } from '../kit/facts.tsx'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { PhotoField } from '../kit/photo-field.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useHandOver } from '../outbox/hand-over.ts'
import { ServiceCard } from './list.tsx'

type Opened = 'report' | 'stop' | FacilityCounter | null

/** On the card of a facility, behind its label: who answers for it, what is due, and the acts of whoever stands in front of it. */
export function FacilityCare({ facility }: { facility: Facility }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const can = useCan()
  const { account } = useSession()
  const [, navigate] = useLocation()
  const [opened, setOpened] = useState<Opened>(null)
  const mayWork = can('maintenance:work')
  const care = useCall('maintenance.getMaintainedFacility', { params: { id: facility.id } }, { enabled: can('maintenance:read') })
  const tasks = useCall('maintenance.listMaintenanceTasks', { query: { siteId: facility.siteId, limit: 5, filter: { facilityId: facility.id, state: ['open'] } } }, { enabled: can('maintenance:read') })
  const one = care.data
  const counters = one?.counters.filter(({ isActive, meter }) => isActive && meter === null) ?? []
  const mayStop = facility.allowedActions.includes('stop') && can('registers:work')
  function report(): void {
    if (can('work_orders:create')) return setOpened('report')
    // Who raises no orders reports what they see; where it is stands there already.
    startDraft(`inspections:report:${account.id}`, { place: [facility.code, facility.name, facility.place].filter(Boolean).join(' ').slice(0, 200) })
    navigate('/inspections/report')
  }
  return (
    <>
      {one?.mustStop && <p className="problem" role="alert">▲ {t('mobileMaintenance.mustStop')}</p>}
      {one && (
        <section className="card">
          <Facts
            items={[
              fact(t('mobileMaintenance.responsible'), one.responsible?.name ?? <span className="is-bad">▲ {t('mobileMaintenance.nobody')}</span>),
              fact(t('mobileMaintenance.condition'), one.condition),
              fact(t('mobileMaintenance.legal'), one.legal && label('legalState', one.legal)),
              fact(t('mobileMaintenance.downSince'), one.downSince && <span className="is-bad">{time.at(one.downSince)}</span>),
            ]}
          />
        </section>
      )}
      <section className="card form" style={{ paddingTop: 12, paddingBottom: 12 }}>
        <div className="two-acts">
          <Button block size="large" color="primary" onClick={report}>{t('mobileMaintenance.report.verb')}</Button>
          {mayStop && <Button block size="large" onClick={() => setOpened('stop')}>{t('mobileMaintenance.stop.verb')}</Button>}
        </div>
      </section>
      {(tasks.data?.items.length ?? 0) > 0 && <Section title={t('mobileMaintenance.begin')}><div className="list">{tasks.data!.items.map((task) => <ServiceCard key={task.id} task={task} />)}</div></Section>}
      {mayWork && counters.length > 0 && (
        <Section title={t('mobileMaintenance.counter.title')}>
          <ul className="lines">
            {counters.map((counter) => (
              <li key={counter.id}>
                <button type="button" onClick={() => setOpened(counter)}>
                  <strong>{counter.name} · {t('mobileMaintenance.counter.read')}</strong>
                  <small className="muted">{counter.last ? `${counter.last.value} ${label('counterUnit', counter.unit)} · ${time.at(counter.last.at)}` : t('mobileMaintenance.counter.never')}</small>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {opened === 'report' && <ReportSheet facility={facility} onClose={() => setOpened(null)} />}
      {opened === 'stop' && <StopSheet facility={facility} onClose={() => setOpened(null)} />}
      {opened !== null && typeof opened === 'object' && <CounterSheet counter={opened} facility={one!} onClose={() => setOpened(null)} />}
    </>
  )
}

/** Something is wrong with it: how much residents feel it says until when it has to be put right. */
function ReportSheet({ facility, onClose }: { facility: Facility; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { handOver, isBusy, problem, accountId } = useHandOver(facility.siteId)
  const place = draftPlace(accountId, `order/${facility.id}`)
  const pool = useKeptPhotos(place)
  const [id] = useState(recordId)
  const [impact, setImpact] = useState<Impact>('noticeable')
  const [what, setWhat] = useState('')
  const [isAsked, setAsked] = useState(false)
  async function submit(): Promise<void> {
    setAsked(true)
    const words = what.trim()
    if (!words) return
    const photos = pool.all()
    if (await handOver({ id, title: `${facility.name} ${words}`, photos, draft: place, work: { kind: 'order', body: { id, facilityId: facility.id, impact, title: words.split('\n')[0]!.slice(0, 200), symptom: words, fileIds: photos.map((photo) => photo.id) } } }, t('mobileMaintenance.report.done'))) onClose()
  }
  return (
    <Sheet open title={`${t('mobileMaintenance.report.verb')} · ${facility.code}`} closeLabel={t('mobile.close')} onClose={onClose} footer={<Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>{t('mobileMaintenance.report.send')}</Button>}>
      <div className="form">
        <WordsField label={t('mobileMaintenance.report.what')} max={2000} value={what} onChange={setWhat} error={isAsked && !what.trim() ? t('mobileMaintenance.report.whatNeeded') : undefined} />
        <Choice label={t('mobileMaintenance.report.impact')} options={IMPACTS.map((value) => ({ value, text: label('residentImpact', value) }))} value={impact} onChange={setImpact} />
        <PhotoField label={t('mobileMaintenance.report.photos')} draft={pool.whole} />
        {problem && <p className="problem" role="alert">{problem}</p>}
      </div>
    </Sheet>
  )
}

/** It stands: from now on its downtime counts, until somebody lets it run again. */
function StopSheet({ facility, onClose }: { facility: Facility; onClose: () => void }) {
  const t = useT()
  const { handOver, isBusy, problem } = useHandOver(facility.siteId)
  const { aheadMs } = useInspections()
  const [id] = useState(recordId)
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  async function stop(): Promise<void> {
    setAsked(true)
    if (!note.trim()) return
    if (await handOver({ id, title: facility.name, work: { kind: 'facility', facilityId: facility.id, body: { action: 'stop', note: note.trim(), at: actedAt({ aheadMs }) } } }, t('mobileMaintenance.stop.done'))) onClose()
  }
  return (
    <Sheet open title={`${t('mobileMaintenance.stop.verb')} · ${facility.code}`} closeLabel={t('mobile.close')} onClose={onClose} footer={<Button block size="large" color="danger" loading={isBusy} onClick={() => void stop()}>{t('mobileMaintenance.stop.verb')}</Button>}>
      <div className="form">
        <p className="muted">{t('mobileMaintenance.stop.text')}</p>
        <WordsField label={t('mobileMaintenance.stop.why')} max={500} value={note} onChange={setNote} error={isAsked && !note.trim() ? t('mobileMaintenance.stop.whyNeeded') : undefined} />
        {problem && <p className="problem" role="alert">{problem}</p>}
      </div>
    </Sheet>
  )
}

/** A reading; less than the last one is asked about before it goes. */
function CounterSheet({ counter, facility, onClose }: { counter: FacilityCounter; facility: MaintainedFacilityDetails; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { handOver, isBusy, problem } = useHandOver(facility.siteId)
  const { aheadMs } = useInspections()
  const [id] = useState(recordId)
  const [typed, setTyped] = useState('')
  const [isReset, setReset] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const value = figureOf(typed)
  const isLess = value !== null && counter.last !== null && value < counter.last.value
  async function enter(): Promise<void> {
    setAsked(true)
    if (value === null || value < 0 || (isLess && !isReset)) return
    if (await handOver({ id, title: `${facility.name} ${counter.name} ${value}`, work: { kind: 'counter', counterId: counter.id, body: { id, value, isReset: isLess && isReset, at: actedAt({ aheadMs }) } } }, t('mobileMaintenance.counter.done'))) onClose()
  }
  return (
    <Sheet open title={`${counter.name} · ${facility.code}`} closeLabel={t('mobile.close')} onClose={onClose} footer={<Button block size="large" color="primary" loading={isBusy} onClick={() => void enter()}>{t('mobileMaintenance.counter.enter')}</Button>}>
      <div className="form">
        <LineField label={`${t('mobileMaintenance.counter.value')} (${label('counterUnit', counter.unit)})`} hint={counter.last ? t('mobileMaintenance.counter.last', { value: counter.last.value }) : undefined} max={14} type="text" enterKeyHint="done" value={typed} onChange={setTyped} error={isAsked && value === null ? t('mobileMaintenance.counter.needed') : undefined} />
        {isLess && <Choice label={t('mobileMaintenance.counter.less')} options={[{ value: 'again', text: t('mobileMaintenance.counter.again') }, { value: 'reset', text: t('mobileMaintenance.counter.reset') }]} value={isReset ? 'reset' : isAsked ? 'again' : null} onChange={(choice) => { setReset(choice === 'reset'); if (choice === 'again') setTyped('') }} />}
        {problem && <p className="problem" role="alert">{problem}</p>}
      </div>
    </Sheet>
  )
}
