import { useEffect, useState, type FormEvent } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { OccupancyRole } from '@guanjia/contract/archives.ts'
import type { Session } from '@guanjia/contract/sessions.ts'
import { call, type CallResult } from '@guanjia/ui/api/call.ts'
import { formatPhone } from '@guanjia/ui/format/text.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Choice, LineField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'

type Sent = CallResult<'residents.requestPhoneCode'>
type Entered = CallResult<'residents.openPhoneSession'>
type Step = { kind: 'phone' } | { kind: 'code'; sent: Sent } | (Extract<Entered, { outcome: 'choose' }> & { kind: 'choose'; sent: Sent; code: string }) | (Extract<Entered, { outcome: 'unknown' }> & { kind: 'register'; sent: Sent; code: string }) | { kind: 'asked' }

/** Sign-in of a resident by the code of the phone: number, code, and where several homes have the number, which one. */
export function PhoneSignIn({ demoPhone, onSignedIn }: { demoPhone: string | null; onSignedIn: (session: Session) => void }) {
  const t = useT()
  const [step, setStep] = useState<Step>({ kind: 'phone' })
  const [typed, setPhone] = useState<string | null>(null)
  const phone = typed ?? demoPhone ?? ''
  const [code, setCode] = useState('')
  const [isBusy, setBusy] = useState(false)
  const [isAsked, setAsked] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function run(work: () => Promise<void>): Promise<void> {
    // A second tap while the first is under way is the same wish.
    if (isBusy) return
    setBusy(true)
    setError(null)
    try {
      await work()
      setAsked(false)
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  const send = (): Promise<void> =>
    run(async () => {
      const sent = await call('residents.requestPhoneCode', { body: { phone: phone.trim(), installation: installationName() } })
      setCode('')
      setStep({ kind: 'code', sent })
    })
  const enter = (sent: Sent, digits: string, identity?: string): Promise<void> =>
    run(async () => {
      const entered = await call('residents.openPhoneSession', { body: { ticket: sent.ticket, code: digits, identity, device: navigator.userAgent.slice(0, 200) } })
      if (entered.outcome === 'signed_in') onSignedIn(entered.session)
      else if (entered.outcome === 'choose') setStep({ ...entered, kind: 'choose', sent, code: digits })
      else setStep({ ...entered, kind: 'register', sent, code: digits })
    })
  function submit(event: FormEvent): void {
    event.preventDefault()
    setAsked(true)
    if (step.kind === 'phone' && phone.trim()) void send()
    if (step.kind === 'code' && /^\d{6}$/.test(code)) void enter(step.sent, code)
  }

  if (step.kind === 'choose') {
    return (
      <section className="form">
        <h2>{t('mobileResident.signIn.chooseTitle')}</h2>
        {step.identities.map(({ key, organization, units, name }) => (
          <button key={key} type="button" className="card identity" disabled={isBusy} onClick={() => void enter(step.sent, step.code, key)}>
            <strong>{units.join(' · ') || t('mobileResident.signIn.noUnits')}</strong>
            <span className="muted">
              {name} · {organization}
            </span>
          </button>
        ))}
        <ProblemNote error={error} />
      </section>
    )
  }
  if (step.kind === 'register') return <Register step={step} onAsked={() => setStep({ kind: 'asked' })} />
  if (step.kind === 'asked') {
    return (
      <section className="form" role="status">
        <h2>{t('mobileResident.signIn.askedTitle')}</h2>
        <p className="muted">{t('mobileResident.signIn.askedText')}</p>
        <Button block size="large" onClick={() => setStep({ kind: 'phone' })}>
          {t('mobileResident.signIn.backToStart')}
        </Button>
      </section>
    )
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      {step.kind === 'phone' ? (
        <LineField
          label={t('mobileResident.signIn.phone')}
          hint={t('mobileResident.signIn.phoneHint')}
          error={isAsked && !phone.trim() ? t('mobileResident.signIn.phoneNeeded') : undefined}
          max={30}
          type="tel"
          name="phone"
          autoComplete="tel-national"
          value={phone}
          onChange={setPhone}
        />
      ) : (
        <>
          {step.sent.code !== null && <p className="note">{t('mobileResident.signIn.shown', { code: step.sent.code })}</p>}
          <LineField
            label={t('mobileResident.signIn.code')}
            hint={t('mobileResident.signIn.codeHint', { phone: formatPhone(phone.trim()) })}
            error={isAsked && !/^\d{6}$/.test(code) ? t('mobileResident.signIn.codeNeeded') : undefined}
            max={6}
            type="tel"
            name="code"
            autoComplete="one-time-code"
            value={code}
            onChange={(digits) => setCode(digits.replaceAll(/\D/g, ''))}
          />
        </>
      )}
      <ProblemNote error={error} />
      <Button type="submit" block color="primary" size="large" loading={isBusy}>
        {step.kind === 'phone' ? t('mobileResident.signIn.send') : t('mobileResident.signIn.submit')}
      </Button>
      {step.kind === 'code' && (
        <div className="sign-in-again">
          <Again at={step.sent.resendAt} isBusy={isBusy} onAgain={() => void send()} />
          <button type="button" className="text-button" onClick={() => setStep({ kind: 'phone' })}>
            {t('mobileResident.signIn.otherPhone')}
          </button>
        </div>
      )}
    </form>
  )
}

function Again({ at, isBusy, onAgain }: { at: string; isBusy: boolean; onAgain: () => void }) {
  const t = useT()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.ceil((Date.parse(at) - now) / 1000)
  return seconds > 0 ? (
    <span className="muted tabular">{t('mobileResident.signIn.againIn', { seconds })}</span>
  ) : (
    <button type="button" className="text-button" disabled={isBusy} onClick={onAgain}>
      {t('mobileResident.signIn.again')}
    </button>
  )
}

/** As the contract has them; importing the list would bring its whole schema to the phone. */
const ROLES = ['owner', 'co_owner', 'tenant', 'family', 'agent'] as const satisfies readonly OccupancyRole[]

function Register({ step, onAsked }: { step: Extract<Step, { kind: 'register' }>; onAsked: () => void }) {
  const t = useT()
  const label = useLabel()
  const [facts, setFacts] = useState({ siteId: step.sites[0]?.id ?? '', name: '', room: '', role: 'owner' as OccupancyRole, note: '' })
  const [isAsked, setAsked] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const change = (part: Partial<typeof facts>): void => setFacts((before) => ({ ...before, ...part }))
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setAsked(true)
    if (isBusy || !facts.name.trim() || !facts.room.trim() || !facts.siteId) return
    setBusy(true)
    setError(null)
    try {
      await call('residents.requestRegistration', { body: { ...facts, name: facts.name.trim(), room: facts.room.trim(), ticket: step.sent.ticket, code: step.code } })
      onAsked()
    } catch (problem) {
      setError(problem)
      setBusy(false)
    }
  }
  return (
    <form className="form" onSubmit={(event) => void submit(event)} noValidate>
      <h2>{t('mobileResident.signIn.unknownTitle')}</h2>
      <p className="muted">{t('mobileResident.signIn.unknownText')}</p>
      {step.sites.length > 1 && (
        <Choice label={t('mobileResident.signIn.site')} options={step.sites.map(({ id, name }) => ({ value: id, text: name }))} value={facts.siteId} onChange={(siteId) => change({ siteId })} />
      )}
      <LineField label={t('mobileResident.signIn.name')} error={isAsked && !facts.name.trim() ? t('mobileResident.signIn.nameNeeded') : undefined} max={50} autoComplete="name" value={facts.name} onChange={(name) => change({ name })} />
      <LineField label={t('mobileResident.signIn.room')} placeholder={t('mobileResident.signIn.roomHint')} error={isAsked && !facts.room.trim() ? t('mobileResident.signIn.roomNeeded') : undefined} max={40} value={facts.room} onChange={(room) => change({ room })} />
      <Choice label={t('mobileResident.signIn.role')} options={ROLES.map((value) => ({ value, text: label('occupancyRole', value) }))} value={facts.role} onChange={(role) => change({ role })} />
      <LineField label={t('mobile.optionalLabel', { label: t('mobileResident.signIn.note') })} max={500} value={facts.note} onChange={(note) => change({ note })} />
      <ProblemNote error={error} />
      <Button type="submit" block color="primary" size="large" loading={isBusy}>
        {t('mobileResident.signIn.ask')}
      </Button>
    </form>
  )
}

const PLACE = 'installation'
/** A random name that this phone gives itself, so that limits count by it, too. */
function installationName(): string {
  try {
    const known = localStorage.getItem(PLACE)
    if (known) return known
    const made = crypto.randomUUID()
    localStorage.setItem(PLACE, made)
    return made
  } catch {
    return ''
  }
}
