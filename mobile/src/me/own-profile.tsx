import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Facts, Section, fact } from '../kit/facts.tsx'

/** What is on the own file: skills, zones, and certificates with their last day; for reading. */
export function OwnProfile({ employeeId }: { employeeId: string }) {
  const t = useT()
  const label = useLabel()
  const found = useCall('people.getEmployee', { params: { id: employeeId } })
  const profile = found.data
  if (!profile) return null
  return (
    <Section title={t('mobileDispatch.profile')}>
      <Facts
        items={[
          fact(t('mobileDispatch.skills'), profile.skills.join('、')),
          fact(t('mobileDispatch.zones'), profile.zones.map(({ name }) => name).join('、') || t('mobileDispatch.wholeSite')),
          fact(t('mobileDispatch.limit'), profile.loadLimit === null ? '' : String(profile.loadLimit)),
        ]}
      />
      <ul className="certificates" aria-label={t('mobileDispatch.certificates')}>
        {profile.certificates
          .filter(({ state }) => state !== 'withdrawn')
          .map((one) => (
            <li key={one.id}>
              <span>
                {one.kind}
                <small>{[one.number, t('mobileDispatch.until', { date: one.validUntil })].filter(Boolean).join(' · ')}</small>
              </span>
              <span className={one.state === 'valid' ? 'mark' : 'mark mark-warning'}>{label('certificateState', one.state)}</span>
            </li>
          ))}
        {profile.certificates.length === 0 && <li className="muted">{t('mobileDispatch.noCertificates')}</li>}
      </ul>
    </Section>
  )
}
