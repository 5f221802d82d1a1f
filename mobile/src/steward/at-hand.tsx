import { Link, useLocation } from 'wouter'
import Button from 'antd-mobile/es/components/button'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { CallButton } from '../kit/call-button.tsx'
import { startDraft } from '../kit/draft.ts'
import type { TakeDraft } from '../cases/take-case.tsx'

/** On the way to a door: whom to call, what to bear in mind, what is open, and a new case for this home by one tap. */
export function AtHand({ unitId }: { unitId: string }) {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const [, navigate] = useLocation()
  const card = useCall('cases.callerCard', { query: { unitId } })
  if (!card.data?.unit) return null
  const { unit, people, prompts, openCases } = card.data
  const warranties = unit.warranties.filter(({ state, until }) => until !== null && state !== 'over')
  const report = (): void => {
    startDraft<TakeDraft>(`${session.account.id}:take`, { siteId: unit.siteId, unit: { id: unit.id, name: unit.code }, placeKind: 'unit' })
    navigate('/report')
  }
  return (
    <section className="card form" aria-label={t('mobileSteward.atHand')}>
      {people.map(({ id, name, phones }) => phones[0] && <CallButton key={id} name={name} phone={phones[0]} />)}
      {prompts.length > 0 && <ul className="care-door-facts">{prompts.map(({ kind, text, act }) => <li key={kind + text}><strong>{text}</strong>{act && <p>{act}</p>}</li>)}</ul>}
      {warranties.length > 0 && <p className="muted">{t('mobileSteward.warranty', { parts: warranties.map(({ part, until }) => `${label('warrantyPart', part)} ${until}`).join('、') })}</p>}
      {openCases.length > 0 && (
        <ul className="lines" aria-label={t('mobileSteward.openCases')}>
          {openCases.map((one) => <li key={one.id}><Link href={`/cases/${one.id}`}><span>{one.title}<small className="muted">{label('caseStatus', one.status)}</small></span><span className="record-number">{one.number}</span></Link></li>)}
        </ul>
      )}
      <Button block size="large" color="primary" onClick={report}>{t('mobileSteward.report')}</Button>
    </section>
  )
}
