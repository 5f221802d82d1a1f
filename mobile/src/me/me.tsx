import { lazy, Suspense, useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { Locale } from '@guanjia/contract/shared.ts'
import { call } from '@guanjia/ui/api/call.ts'
import { useAct } from '@guanjia/ui/api/query.ts'
import { LOCALES, changeLocale, useLabel, useLocale, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { forgetAnswers } from '../app/remember.ts'
import { bundlesOf } from '../inspections/bundle-store.ts'
import { useSession } from '../app/session.tsx'
import { SiteCard, useChosenSite } from '../app/site.tsx'
import { Facts, fact } from '../kit/facts.tsx'
import { forgetUnder } from '../kit/kept.ts'
import { problemText } from '../kit/problem.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { useUnsent } from '../outbox/unsent.ts'
import { OwnProfile } from './own-profile.tsx'
import { PasswordSheet } from './password-sheet.tsx'
import { ShiftSwitch } from './shift-switch.tsx'
import { Substitute } from './substitute.tsx'

const Notices = lazy(() => import('./notices.tsx').then(({ Notices }) => ({ default: Notices })))
const Devices = lazy(() => import('./devices.tsx').then(({ Devices }) => ({ default: Devices })))

/** Who I am here, my language, my shift, and the way out. */
export function Me({ onSignedOut }: { onSignedOut: () => void }) {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const [siteId, chooseSite] = useChosenSite()
  const [open, setOpen] = useState<'password' | 'sign-out' | null>(null)
  const roles = [...new Set(session.roles.map(({ role, key, name }) => name || label(key === role ? 'role' : 'roleCode', key)))].join(' · ')
  const isStaff = session.employeeId !== null
  return (
    <Page title={t('mobile.me.title')}>
      <section className="card person">
        <span className="avatar" aria-hidden="true">
          {session.account.name.slice(0, 1)}
        </span>
        <div>
          <h2>{session.account.name}</h2>
          <p className="muted">{roles}</p>
        </div>
        {isStaff && <ShiftSwitch key={siteId} />}
      </section>
      <section className="card">
        <Facts
          items={[
            // A resident signs in by phone and never types this.
            fact(t('mobile.me.login'), !session.account.login.startsWith('resident-') && session.account.login),
            fact(t('mobile.me.organization'), session.organization.name),
            fact(t('mobile.me.sites'), isStaff && session.sites.map(({ name }) => name).join('\n')),
            fact(t('mobile.me.units'), session.units.map(({ code, role }) => `${code} ${label('occupancyRole', role)}`).join('\n')),
          ]}
        />
      </section>
      {session.employeeId !== null && <OwnProfile employeeId={session.employeeId} />}
      {isStaff && <Substitute key={siteId} />}
      {isStaff && <SiteCard value={siteId} onChoose={chooseSite} />}
      <section className="card form">
        <LanguageChoice />
      </section>
      <Suspense>
        <Notices />
        <Devices />
      </Suspense>
      <section className="card more-list">
        {isStaff && session.permissions.includes('cases:handle') && <Link href="/compensations">{t('mobileRedress.decide')}</Link>}
        {isStaff && session.permissions.includes('tasks:own') && <Link href="/inspections/report">{t('mobileInspections.report.title')}</Link>}
        {isStaff && session.permissions.includes('environment:work') && <Link href="/environment">{t('mobileEnvironment.title')}</Link>}
        {isStaff && session.permissions.includes('defects:read') && <Link href="/defects">{t('mobileDefects.title')}</Link>}
        {isStaff && session.permissions.includes('maintenance:work') && <Link href="/services">{t('mobileMaintenance.title')}</Link>}
        {isStaff && session.permissions.includes('registers:read') && <Link href="/look-up">{t('mobileRegisters.title')}</Link>}
        {isStaff && session.permissions.includes('documents:read') && <Link href="/papers">{t('mobilePapers.search')}</Link>}
        {isStaff && session.permissions.includes('library:read') && <Link href="/library">{t('mobileRedress.library')}</Link>}
        {isStaff && session.permissions.includes('governance:read') && <Link href="/liaisons">{t('mobileSteward.liaisons')}</Link>}
        {isStaff && session.permissions.includes('tasks:own') && <Link href="/zone-standards">{t('mobileLamps.ranking.title')}</Link>}
        {isStaff && session.permissions.includes('tasks:own') && <Link href="/tasks">{t('tasks.title')}</Link>}
        {isStaff && session.permissions.includes('standards:read') && <Link href="/rules">{t('mobileGovernance.rules')}</Link>}
        {isStaff && session.permissions.includes('rota:read') && <Link href="/my-rota">{t('mobileRota.link')}</Link>}
        {isStaff && session.permissions.includes('training:read') && <Link href="/training">{t('mobileTraining.training')}</Link>}
        {isStaff && session.permissions.includes('training:read') && <Link href="/exams">{t('mobileTraining.link')}</Link>}
        {session.permissions.includes('standards:read') && <Link href="/quality">{t('mobileQuality.link')}</Link>}
        {!session.account.login.startsWith('resident-') && (
          <button type="button" onClick={() => setOpen('password')}>
            {t('mobile.me.password')}
          </button>
        )}
        {!isStaff && session.permissions.includes('archives:own') && <Link href="/my-file">{t('mobileFile.entry')}</Link>}
        {!isStaff && session.permissions.includes('archives:own') && <Link href="/my-papers">{t('mobilePapers.title')}</Link>}
        {!isStaff && <Link href="/evaluations">{t('mobileImprove.evaluation.title')}</Link>}
        {!isStaff && <Link href="/my-privacy">{t('mobilePrivacy.title')}</Link>}
        {!isStaff && session.permissions.includes('relations:own') && <Link href="/own-care">{t('mobileCare.own')}</Link>}
        {isStaff && session.permissions.includes('cases:read') && <a href="/">{t('mobile.me.console')}</a>}
        <button type="button" className="is-bad" onClick={() => setOpen('sign-out')}>
          {t('mobile.me.signOut')}
        </button>
      </section>
      {session.isDemo && <p className="muted page-hint">{t('mobile.demo.banner')}</p>}
      {open === 'password' && <PasswordSheet session={session} onClose={() => setOpen(null)} />}
      <SignOutSheet open={open === 'sign-out'} onClose={() => setOpen(null)} onSignedOut={onSignedOut} />
    </Page>
  )
}

function LanguageChoice() {
  const t = useT()
  const label = useLabel()
  const current = useLocale()
  const change = useAct('sessions.changeOwnAccount')
  async function choose(locale: Locale): Promise<void> {
    await changeLocale(locale)
    try {
      await change.mutateAsync({ body: { locale } })
    } catch (error) {
      toast(problemText(t, error), 'bad')
    }
  }
  return (
    <div className="field" role="radiogroup" aria-labelledby="language">
      <span className="label" id="language">
        {t('mobile.me.language')}
      </span>
      <div className="choice-chips">
        {LOCALES.map((locale) => (
          <button
            key={locale}
            type="button"
            role="radio"
            lang={locale}
            aria-checked={locale === current}
            disabled={change.isPending}
            onClick={() => void choose(locale)}
          >
            {label('locale', locale)}
          </button>
        ))}
      </div>
    </div>
  )
}

function SignOutSheet({ open, onClose, onSignedOut }: { open: boolean; onClose: () => void; onSignedOut: () => void }) {
  const t = useT()
  const cache = useQueryClient()
  const { account } = useSession()
  const unsent = useUnsent(account.id)
  const [isBusy, setBusy] = useState(false)
  async function signOut(): Promise<void> {
    setBusy(true)
    try {
      await call('sessions.endSession', {})
      forgetAnswers(cache)
      // What can be read goes; what was done and not sent stays for the same person.
      await forgetUnder(bundlesOf(account.id)).catch(() => undefined)
      onSignedOut()
    } catch (error) {
      toast(problemText(t, error), 'bad')
      setBusy(false)
    }
  }
  return (
    <Sheet
      open={open}
      title={t('mobile.me.signOutTitle')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="danger" loading={isBusy} onClick={() => void signOut()}>
          {t('mobile.me.signOut')}
        </Button>
      }
    >
      {unsent > 0 && (
        <p className="note note-warning" role="alert">
          {t('mobileInspections.signOut', { count: unsent })}
        </p>
      )}
      <p className="muted">{t('mobile.me.signOutText')}</p>
    </Sheet>
  )
}
