import { CheckOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Popconfirm } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatPhone, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Certificate, EmployeeProfile } from '@guanjia/contract/people.ts'
import { FileStrip } from '../kit/file-strip.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { useGrantWords } from '../kit/role-name.ts'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { Timeline } from '../kit/timeline.tsx'
import { useSession } from '../session/session.tsx'
import { ColleagueSafety } from './access/colleague-safety.tsx'
import { PageHead } from './page-head.tsx'

const ColleagueEdit = lazy(() => import('./colleague-edit.tsx').then(({ ColleagueEdit }) => ({ default: ColleagueEdit })))
const CertificateForm = lazy(() => import('./certificate-form.tsx').then(({ CertificateForm }) => ({ default: CertificateForm })))
const WithdrawForm = lazy(() => import('./certificate-form.tsx').then(({ WithdrawForm }) => ({ default: WithdrawForm })))

export const CERTIFICATE_TONE: Record<Certificate['state'], string> = {
  valid: 'done',
  expiring: 'soon',
  expired: 'overdue',
  not_yet: 'idle',
  unverified: 'waiting',
  withdrawn: 'closed',
}

type Opened = { kind: 'edit' } | { kind: 'certificate'; certificate: Certificate | null } | { kind: 'withdraw'; certificate: Certificate }

/** A colleague: facts, rights, what they can do and may do, and what changed. */
export function ColleaguePage() {
  const t = useT()
  const { id } = useParams({ from: '/shell/settings/colleagues/$id' })
  const found = useCall('people.getEmployee', { params: { id } })
  const [opened, setOpened] = useState<Opened | null>(null)
  const profile = found.data
  if (!profile) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  const close = (): void => setOpened(null)
  return (
    <>
      <PageHead title={profile.name} hint={<Link to="/settings/colleagues">{t('dispatch.person.back')}</Link>}>
        {profile.mayChange && (
          <Button type="primary" icon={<EditOutlined />} onClick={() => setOpened({ kind: 'edit' })}>
            {t('dispatch.person.edit')}
          </Button>
        )}
      </PageHead>
      <ProfileFacts profile={profile} />
      <FactGroup
        title={t('dispatch.certificate.title')}
        extra={
          profile.mayChange && (
            <Button size="small" icon={<PlusOutlined />} onClick={() => setOpened({ kind: 'certificate', certificate: null })}>
              {t('dispatch.certificate.add')}
            </Button>
          )
        }
      >
        <Certificates profile={profile} onOpen={setOpened} />
      </FactGroup>
      {profile.mayChange && !profile.isSelf && <ColleagueSafety id={id} name={profile.name} />}
      {profile.mayChange && <History id={id} />}
      <Suspense>
        {opened?.kind === 'edit' && <ColleagueEdit profile={profile} onClose={close} />}
        {opened?.kind === 'certificate' && <CertificateForm employeeId={id} certificate={opened.certificate} isSelf={profile.isSelf} onClose={close} />}
        {opened?.kind === 'withdraw' && <WithdrawForm certificate={opened.certificate} onClose={close} />}
      </Suspense>
    </>
  )
}

function ProfileFacts({ profile }: { profile: EmployeeProfile }) {
  const t = useT()
  const wordsOf = useGrantWords(useSession().sites)
  return (
    <FactGroup title={t('dispatch.person.facts')}>
        <Facts
          facts={[
            { label: t('settings.colleagues.position'), value: profile.position },
            { label: t('governance.person.joinedOn'), value: profile.joinedOn },
            { label: t('governance.person.years'), value: profile.experienceYears !== null && `${t('governance.position.yearsN', { n: profile.experienceYears })}${profile.meetsPosition === null ? '' : ` · ${profile.meetsPosition ? t('governance.person.meets') : t('governance.person.short')}`}` },
            { label: t('governance.person.experience'), value: profile.experience, isWide: true },
            { label: t('settings.colleagues.department'), value: profile.department?.name },
            { label: t('settings.colleagues.phone'), value: formatPhone(profile.phone) },
            { label: t('settings.colleagues.shift'), value: t(profile.isOnShift ? 'settings.colleagues.on' : 'settings.colleagues.off') },
            { label: t('settings.colleagues.skills'), value: profile.skills.join('、') },
            { label: t('dispatch.person.zones'), value: profile.zones.map(({ name }) => name).join('、') || t('dispatch.person.wholeSite') },
            { label: t('dispatch.person.loadLimit'), value: profile.loadLimit ?? t('dispatch.person.noLimit') },
            { label: t('dispatch.certificate.state'), value: t(profile.isActive ? 'dispatch.person.active' : 'dispatch.person.left') },
            {
              label: t('dispatch.person.rights'),
              value: profile.roles.map((grant) => t('settings.colleagues.scopeOf', wordsOf(grant))).join('、'),
              isWide: true,
            },
          ]}
        />
    </FactGroup>
  )
}

function Certificates({ profile, onOpen }: { profile: EmployeeProfile; onOpen: (opened: Opened) => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const complain = useComplain()
  const act = useAct('people.actOnCertificate', ['people', 'workorders', 'dispatch'])
  if (profile.certificates.length === 0)
    return (
      <div className="gj-table-empty">
        <h3>{t('dispatch.certificate.empty')}</h3>
        <p>{t('dispatch.certificate.emptyHint')}</p>
      </div>
    )
  return (
    <table className="gj-settings-table">
      <thead>
        <tr>
          <th scope="col">{t('dispatch.certificate.kind')}</th>
          <th scope="col">{t('dispatch.certificate.number')}</th>
          <th scope="col" className="gj-wide-only">
            {t('dispatch.certificate.issuer')}
          </th>
          <th scope="col">{t('dispatch.certificate.until')}</th>
          <th scope="col">{t('dispatch.certificate.state')}</th>
          <th scope="col" className="gj-wide-only">
            {t('dispatch.certificate.scan')}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {profile.certificates.map((one) => (
          <tr key={one.id} data-off={one.state === 'withdrawn'}>
            <th scope="row" className="gj-strong gj-nowrap">
              {one.kind}
            </th>
            <td className="gj-nowrap">{one.number ?? '···'}</td>
            <td className="gj-wide-only">{one.issuer}</td>
            <td className="gj-nowrap">{one.validUntil}</td>
            <td>
              <span className="gj-tone gj-nowrap" data-tone={CERTIFICATE_TONE[one.state]}>
                {label('certificateState', one.state)}
              </span>
              <div className="gj-quiet gj-small">
                {[stateHint(one), one.verifiedBy && t('dispatch.certificate.verifiedBy', { name: one.verifiedBy.name })].filter(Boolean).join(' · ')}
              </div>
            </td>
            <td className="gj-wide-only">{one.file && <FileStrip files={[one.file]} />}</td>
            <td className="gj-acts">
              {profile.mayChange && one.state !== 'withdrawn' && (
                <span className="gj-row" style={{ justifyContent: 'flex-end' }}>
                  {one.verifiedBy === null && !profile.isSelf && (
                    <Popconfirm
                      title={t('dispatch.certificate.verified')}
                      okText={t('dispatch.certificate.verify')}
                      cancelText={t('shell.cancel')}
                      onConfirm={() =>
                        act.mutate(
                          { params: { id: one.id }, body: { action: 'verify', version: one.version } },
                          { onError: complain, onSuccess: () => void message.success(t('dispatch.certificate.saved')) },
                        )
                      }
                    >
                      <Button size="small" icon={<CheckOutlined />}>
                        {t('dispatch.certificate.verify')}
                      </Button>
                    </Popconfirm>
                  )}
                  <Button size="small" onClick={() => onOpen({ kind: 'certificate', certificate: one })}>
                    {t('dispatch.certificate.renew')}
                  </Button>
                  <Button size="small" type="text" danger onClick={() => onOpen({ kind: 'withdraw', certificate: one })}>
                    {t('dispatch.certificate.withdraw')}
                  </Button>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )

  function stateHint(one: Certificate): string {
    if (one.state === 'withdrawn') return one.withdrawnReason
    return one.daysLeft >= 0 ? t('dispatch.certificate.days', { n: one.daysLeft }) : t('dispatch.certificate.over', { n: -one.daysLeft })
  }
}

function History({ id }: { id: string }) {
  const t = useT()
  const timeline = useCall('people.employeeTimeline', { params: { id } })
  return (
    <FactGroup title={t('dispatch.person.history')}>
      <Timeline entries={timeline.data?.items} words="archive" />
    </FactGroup>
  )
}
