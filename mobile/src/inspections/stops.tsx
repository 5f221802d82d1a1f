import { useState, type ReactNode } from 'react'
import { Link } from 'wouter'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Field } from '../kit/field.tsx'
import { isToDo, sectionsOf, stopsNamed, type RoundView, type Section, type StopView } from './view.ts'

/** The points of a round: a long list by building and entrance, of which one is open at a time, with a way straight to a home. */
export function Stops({ round, next }: { round: RoundView; next: StopView | null }) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [opened, setOpened] = useState<string | null | undefined>(undefined)
  const sections = sectionsOf(round)
  const list = (stops: Section['stops']) => (
    <ol className="stops">
      {stops.map(({ stop, index }) => (
        <Stop key={stop.point.id} stop={stop} index={index} taskId={round.task.id} isNext={stop === next} isWalkable={round.isWalkable} />
      ))}
    </ol>
  )
  if (sections === null) return list(round.stops.map((stop, i) => ({ stop, index: i + 1 })))
  const tries = round.stops.flatMap((stop, i) => (stop.why !== null ? { stop, index: i + 1 } : []))
  const found = stopsNamed(round, typed)
  // Where the way goes on, until somebody opens another.
  const open = opened === undefined ? (sections.find(({ stops }) => stops.some(({ stop }) => stop === next)) ?? sections.find(({ left }) => left > 0))?.name : opened
  return (
    <>
      <section className="card form">
        <Field label={t('mobileInspections.round.jump')}>
          {(wiring) => <input {...wiring} className="input" type="search" inputMode="search" autoComplete="off" maxLength={30} placeholder={t('mobileInspections.round.jumpHint')} value={typed} onChange={({ target }) => setTyped(target.value)} />}
        </Field>
        {typed.trim() !== '' && found.length === 0 && <p className="muted" role="status">{t('mobileInspections.round.noneNamed')}</p>}
      </section>
      {typed.trim() !== '' ? (
        found.length > 0 && list(found)
      ) : (
        <>
          {tries.length > 0 && <Folded name={t('mobileInspections.round.again', { count: tries.length })} note="" isOpen={open === AGAIN} onTurn={() => setOpened(open === AGAIN ? null : AGAIN)}>{() => list(tries)}</Folded>}
          {sections.map(({ name, stops, left }) => (
            <Folded key={name} name={name || t('mobileInspections.round.elsewhere')} note={t('mobileInspections.progress', { done: stops.length - left, of: stops.length })} isOpen={open === name} onTurn={() => setOpened(open === name ? null : name)}>
              {() => list(stops)}
            </Folded>
          ))}
        </>
      )}
    </>
  )
}

/** No building is called so. */
const AGAIN = '\u0000again'

/** What is folded is not drawn: a phone has a thousand stops and shows forty. */
function Folded({ name, note, isOpen, onTurn, children }: { name: string; note: string; isOpen: boolean; onTurn: () => void; children: () => ReactNode }) {
  return (
    <section className="stop-section">
      <button type="button" aria-expanded={isOpen} onClick={onTurn}>
        <strong>{name}</strong>
        <span className="tabular muted">{note}</span>
        <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
      </button>
      {isOpen && children()}
    </section>
  )
}

const SIGNS: Record<StopView['state'], string> = { open: '', sent: '✓', unsent: '✓', refused: '!' }

function Stop({ stop, index, taskId, isNext, isWalkable }: { stop: StopView; index: number; taskId: string; isNext: boolean; isWalkable: boolean }) {
  const t = useT()
  const label = useLabel()
  const { point, state, result } = stop
  const isAgain = stop.why !== null && state !== 'refused'
  const inside = (
    <>
      <span className={`stop-sign stop-${isAgain ? 'again' : state}`} aria-hidden="true">
        {isAgain ? '↻' : SIGNS[state] || index}
      </span>
      <span className="stop-words">
        <strong>{point.name}</strong>
        <small>{[point.code, point.place].filter(Boolean).join(' · ')}</small>
        {stop.why !== null && <small className="is-bad">{stop.why}</small>}
        {point.findings.length > 0 && <small className="is-bad">{t('mobileInspections.point.known', { count: point.findings.length })}</small>}
      </span>
      <span className="stop-state">
        {isNext && <span className="mark">{t('mobileInspections.round.next')}</span>}
        {result && <span className={result === 'bad' ? 'is-bad' : 'muted'}>{label('pointResult', result)}</span>}
        {state === 'unsent' && <small>{t('mobileInspections.unsent.one')}</small>}
        {state === 'refused' && <small className="is-bad">{t('mobileInspections.unsent.no')}</small>}
        {state === 'sent' && <small>{t('mobileInspections.point.sent')}</small>}
      </span>
    </>
  )
  return <li className={isNext ? 'is-next' : undefined}>{isToDo(stop) && isWalkable ? <Link href={`/inspections/${taskId}/${point.id}`}>{inside}</Link> : <div>{inside}</div>}</li>
}
