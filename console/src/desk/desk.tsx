import { useNavigate, useSearch } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useCall, useT, type CallResult } from '@guanjia/ui'
import type { SearchHit } from '@guanjia/contract/archives.ts'
import { SearchBox } from '../kit/search-box.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useSite } from '../session/session.tsx'
import { DESK_SEARCH } from '../shell/desk-search.ts'
import { addressOf } from '../shell/top-bar.tsx'
import { CallerCard } from './caller-card.tsx'
import { Intake, WORDS_FIELD } from './intake.tsx'
import { Saved } from './saved.tsx'
import { TodayContacts } from './today-contacts.tsx'
import './desk.css'

export type Card = CallResult<'cases.callerCard'>
export type Taken = CallResult<'cases.createContact'>

/** 前台: find the caller, see all that matters about them, take down the words, save; all of it by keyboard. */
export function Desk() {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const { unitId, personId } = useSearch({ from: '/shell/desk' })
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
    void navigate({ to: '/desk', search: caller, replace: true })
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
    void navigate({ to: '/desk', search: { unitId, personId: people[0]!.id }, replace: true })
  }, [unitId, personId, people, navigate])
  const cyclePeople = (step: number): void => {
    if (!people || people.length === 0) return
    const at = people.findIndex(({ id }) => id === personId)
    const next = people[(at + step + people.length) % people.length]!
    void navigate({ to: '/desk', search: { unitId: card.data?.unit?.id, personId: next.id }, replace: true })
  }
  useShortcut('Alt+ArrowDown', () => cyclePeople(1), hasCaller)
  useShortcut('Alt+ArrowUp', () => cyclePeople(-1), hasCaller)
  const nextCaller = (): void => {
    setTaken(null)
    void navigate({ to: '/desk', search: {}, replace: true })
    focusSoon(DESK_SEARCH)
  }
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('desk.title')}</h1>
        <div className="gj-desk-search">
          <SearchBox id={DESK_SEARCH} size="large" autoFocus={!hasCaller} placeholder={t('desk.search')} onPick={onPick} />
        </div>
      </div>
      <div className="gj-desk">
        {hasCaller ? (
          <CallerCard
            card={card.data}
            error={card.error}
            onRetry={() => void card.refetch()}
            caller={{ unitId, personId }}
            onChoose={choose}
            onClear={nextCaller}
          />
        ) : (
          <TodayContacts />
        )}
        {taken ? (
          <Saved taken={taken} onNext={nextCaller} />
        ) : (
          <Intake key={site.id} card={hasCaller ? card.data : undefined} caller={{ unitId, personId }} onTaken={setTaken} />
        )}
      </div>
    </div>
  )
}

/** After the screen has changed; the field may not be there yet. */
function focusSoon(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus(), 60)
}
