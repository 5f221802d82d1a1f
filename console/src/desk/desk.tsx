import { useNavigate, useSearch } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useCall, useT, type CallResult } from '@guanjia/ui'
import type { SearchHit } from '@guanjia/contract/archives.ts'
import { SearchBox } from '../kit/search-box.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import { DESK_SEARCH } from '../shell/desk-search.ts'
import { addressOf } from '../shell/top-bar.tsx'
import { CallerCard } from './caller-card.tsx'
import { Intake, WORDS_FIELD } from './intake.tsx'
import { Saved } from './saved.tsx'
import { ServiceLine, useService } from './service-line.tsx'
import { TodayContacts } from './today-contacts.tsx'
import { VisitBar } from './visit-bar.tsx'
import { WaitingStrip } from './waiting-strip.tsx'
import './desk.css'

export type Card = CallResult<'cases.callerCard'>
export type Taken = CallResult<'cases.createContact'>

/** 前台: find the caller, see all that matters about them, take down the words, save; all of it by keyboard. */
export function Desk() {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const { unitId, personId, visitId } = useSearch({ from: '/shell/desk' })
  const may = useMay()
  const service = useService()
  const visiting = useCall('reception.getVisit', { params: { id: visitId ?? '' } }, { enabled: visitId !== undefined })
  const visit = visitId === undefined ? undefined : visiting.data
  const [taken, setTaken] = useState<Taken | null>(null)
  const hasCaller = unitId !== undefined || personId !== undefined
  const card = useCall(
    'cases.callerCard',
    { query: { unitId, personId } },
    { enabled: hasCaller, placeholderData: hasCaller ? keepPreviousData : undefined },
  )

  const guessed = useRef<string | null>(null)
  const choose = (caller: { unitId?: string; personId?: string }): void => {
    setTaken(null)
    void navigate({ to: '/desk', search: { ...caller, visitId }, replace: true })
    focusSoon(WORDS_FIELD)
  }
  const onPick = (hit: SearchHit): void => {
    if (hit.kind === 'unit') choose({ unitId: hit.id })
    else if (hit.kind === 'person') choose({ personId: hit.id })
    else void navigate({ href: addressOf(hit) })
  }
  // A unit with one person: most likely that one calls. Guessed once, so that it can be taken back.
  const people = card.data?.people
  useEffect(() => {
    if (unitId === undefined || personId !== undefined || people?.length !== 1 || guessed.current === unitId) return
    guessed.current = unitId
    void navigate({ to: '/desk', search: { unitId, personId: people[0]!.id, visitId }, replace: true })
  }, [unitId, personId, visitId, people, navigate])
  const cycleUnits = (step: number): void => {
    const units = card.data?.units ?? []
    if (units.length === 0) return
    const at = units.findIndex(({ id }) => id === unitId)
    void navigate({ to: '/desk', search: { unitId: units[(at + step + units.length) % units.length]!.id, personId, visitId }, replace: true })
  }
  const cyclePeople = (step: number): void => {
    if (!people || people.length === 0) return cycleUnits(step)
    const at = people.findIndex(({ id }) => id === personId)
    const next = people[(at + step + people.length) % people.length]!
    void navigate({ to: '/desk', search: { unitId: card.data?.unit?.id, personId: next.id, visitId }, replace: true })
  }
  useShortcut('Alt+ArrowDown', () => cyclePeople(1), hasCaller)
  useShortcut('Alt+ArrowUp', () => cyclePeople(-1), hasCaller)
  useShortcut('F3', () => document.getElementById(DESK_SEARCH)?.focus())
  const leaveCaller = (keepsVisit: boolean): void => {
    setTaken(null)
    void navigate({ to: '/desk', search: keepsVisit ? { visitId } : {}, replace: true })
    focusSoon(DESK_SEARCH)
  }
  // A visitor may have more than one matter: the next one is theirs until they are seen off.
  const isServing = visit?.status === 'serving'
  const nextCaller = (): void => {
    if (!isServing) return leaveCaller(false)
    setTaken(null)
    focusSoon(WORDS_FIELD)
  }
  // Whoever was called is being served: their words are next.
  useEffect(() => {
    if (visitId === undefined) return
    setTaken(null)
    focusSoon(WORDS_FIELD)
  }, [visitId])
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('desk.title')}</h1>
        <div className="gj-desk-search">
          <SearchBox id={DESK_SEARCH} size="large" autoFocus={!hasCaller} placeholder={t('desk.search')} onPick={onPick} />
        </div>
      </div>
      <ServiceLine service={service} />
      {visit && isServing ? <VisitBar key={visit.id} visit={visit} onGone={() => leaveCaller(false)} /> : may('reception:read') && <WaitingStrip />}
      <div className="gj-desk">
        {hasCaller ? (
          <CallerCard
            card={card.data}
            error={card.error}
            onRetry={() => void card.refetch()}
            caller={{ unitId, personId }}
            onChoose={choose}
            onClear={() => leaveCaller(true)}
            service={service}
          />
        ) : (
          <TodayContacts />
        )}
        {taken ? (
          <Saved taken={taken} onNext={nextCaller} service={service} />
        ) : (
          <Intake key={site.id} card={hasCaller ? card.data : undefined} caller={{ unitId, personId }} visit={isServing ? visit : undefined} onTaken={setTaken} />
        )}
      </div>
    </div>
  )
}

/** After the screen has changed; the field may not be there yet. */
function focusSoon(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus(), 60)
}
