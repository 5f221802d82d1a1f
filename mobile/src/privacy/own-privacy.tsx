import Button from 'antd-mobile/es/components/button'
import type { OwnAccess } from '@guanjia/contract/privacy.ts'
import type { Received } from '@guanjia/contract/endpoint.ts'
import type { ownConsents } from '@guanjia/contract/privacy.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'
import './own-privacy.css'

type OwnConsent = Received<typeof ownConsents>['items'][number]

/** Who of the house looked at my data and why, and what I agreed to: I give and take it back here. */
export function OwnPrivacy() {
  const t = useT()
  const looks = useCall('privacy.ownAccess', {})
  const consents = useCall('privacy.ownConsents', {})
  return (
    <Page title={t('mobilePrivacy.title')} back="/me">
      <Refreshable modules={['privacy']}>
        <h2 className="section-title">{t('mobilePrivacy.consents')}</h2>
        <ListState answer={consents} empty={null}>
          {(items) => items.map((one) => <ConsentCard key={one.purpose} own={one} />)}
        </ListState>
        <h2 className="section-title">{t('mobilePrivacy.title')}</h2>
        <p className="muted page-hint">{t('mobilePrivacy.hint')}</p>
        <ListState answer={looks} empty={<Empty title={t('mobilePrivacy.empty')} />}>
          {(items) => items.map((one) => <LookCard key={one.id} look={one} />)}
        </ListState>
      </Refreshable>
    </Page>
  )
}

function LookCard({ look }: { look: OwnAccess }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <article className="card record own-privacy-card">
      <p className="record-top">
        <span className="mark">{label('accessAct', look.act)}</span>
        <span className="muted">{time.at(look.at)}</span>
      </p>
      <strong className="record-title">{look.classes.map((what) => label('dataClass', what)).join('、')}</strong>
      <p className="muted">
        {[look.position || t('mobilePrivacy.someone'), label('accessPurpose', look.purpose), look.reason, look.isWholeList && t('mobilePrivacy.list'), look.recipient].filter(Boolean).join(' · ')}
      </p>
    </article>
  )
}

function ConsentCard({ own }: { own: OwnConsent }) {
  const t = useT()
  const time = useTime()
  const change = useSend('privacy.changeOwnConsent', own.purpose, ['privacy', 'relations'])
  const isGiven = own.consent?.state === 'given'
  async function act(): Promise<void> {
    const done = await change.send({ params: { purpose: own.purpose }, body: { action: isGiven ? 'withdraw' : 'give' } }).catch(() => null)
    if (done) toast(t('mobilePrivacy.changed'))
  }
  return (
    <article className="card record own-privacy-card">
      <strong className="record-title">{own.title}</strong>
      <p className="muted">{own.words}</p>
      <p>{isGiven && own.consent ? t('mobilePrivacy.given', { at: time.at(own.consent.at) }) : t('mobilePrivacy.notGiven')}</p>
      <ProblemNote error={change.error} />
      <Button fill="outline" color={isGiven ? 'danger' : 'primary'} loading={change.isBusy} onClick={() => void act()}>
        {isGiven ? t('mobilePrivacy.withdraw') : t('mobilePrivacy.give')}
      </Button>
    </article>
  )
}
