import { PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { formatDay, useAct, useCall, useLabel, useLocale, useT, useTime } from '@guanjia/ui'
import type { CareFact } from '@guanjia/contract/relations.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay } from '../session/session.tsx'
import './care.css'

const FactForm = lazy(() => import('./fact-forms.tsx').then(({ FactForm }) => ({ default: FactForm })))
const FactChange = lazy(() => import('./fact-forms.tsx').then(({ FactChange }) => ({ default: FactChange })))

interface Props {
  siteId: string
  unitId?: string
  personId?: string
  people: readonly { id: string; name: string }[]
}

/** What is known of a person or a household, with the consent behind it; shown to whoever serves, the restricted part only to who may. */
export function CareFacts(props: Props) {
  const t = useT()
  const may = useMay()
  if (!may('relations:read')) return null
  return <Panel title={t('care.facts.title')} {...props} />
}

function Panel({ title, siteId, unitId, personId, people }: Props & { title: string }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const time = useTime()
  const [opened, setOpened] = useState<'new' | CareFact | null>(null)
  const found = useCall('relations.listFacts', { query: unitId ? { unitId } : { personId } })
  return (
    <FactGroup
      title={title}
      extra={
        may('relations:record') && (
          <Button size="small" type="link" icon={<PlusOutlined />} onClick={() => setOpened('new')}>
            {t('care.facts.add')}
          </Button>
        )
      }
    >
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && found.data.items.length === 0 && <p className="gj-quiet">{t('care.facts.empty')}</p>}
      <ul className="gj-care-facts">
        {found.data?.items.map((fact) => (
          <OneFact key={fact.id} fact={fact} onChange={() => setOpened(fact)} />
        ))}
      </ul>
      {found.data && found.data.erased.length > 0 && (
        <ul className="gj-quiet gj-small" style={{ marginTop: 8 }}>
          {found.data.erased.slice(0, 3).map((one) => (
            <li key={one.id}>{t('care.facts.erasedLine', { at: time.at(one.erasedAt), because: label('erasure', one.because) })}</li>
          ))}
        </ul>
      )}
      <Suspense>
        {opened === 'new' && <FactForm siteId={siteId} unitId={unitId ?? null} personId={personId ?? null} people={people} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'new' && <FactChange fact={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </FactGroup>
  )
}

function OneFact({ fact, onChange }: { fact: CareFact; onChange: () => void }) {
  const t = useT()
  const label = useLabel()
  const locale = useLocale()
  const time = useTime()
  const { modal, message } = App.useApp()
  const complain = useComplain()
  const erase = useAct('relations.eraseFact', ['relations', 'cases'])
  const ask = (because: 'withdrawn' | 'removed'): void => {
    void modal.confirm({
      title: because === 'withdrawn' ? t('care.facts.withdrawTitle') : t('care.facts.removeTitle'),
      content: t('care.facts.withdrawHint'),
      okText: because === 'withdrawn' ? t('care.facts.withdraw') : t('care.facts.erase'),
      okButtonProps: { danger: true },
      cancelText: t('shell.cancel'),
      onOk: () => erase.mutateAsync({ params: { id: fact.id }, body: { because } }).then(() => message.success(t('care.facts.erased')), complain),
    })
  }
  const needsConsent = fact.consent === 'given'
  return (
    <li>
      <div className="gj-care-what">
        {fact.isHidden ? <span className="gj-quiet">{t('care.facts.hidden')}</span> : <strong>{label('factKind', fact.kind)}</strong>}
        {fact.person && <span>{fact.person.name}</span>}
        {fact.monthDay && <span>{fact.monthDay}</span>}
        {fact.words && <span className="gj-words">{fact.words}</span>}
        <span className="gj-grow" />
        {fact.mayChange && (
          <Button size="small" type="text" onClick={onChange}>
            {t('care.facts.change')}
          </Button>
        )}
        {fact.mayWithdraw && (needsConsent || fact.mayChange) && (
          <Button size="small" type="text" danger onClick={() => ask(needsConsent ? 'withdrawn' : 'removed')}>
            {needsConsent ? t('care.facts.withdraw') : t('care.facts.remove')}
          </Button>
        )}
      </div>
      {fact.acts.map((act) => (
        <p key={act}>
          <span className="gj-tone" data-tone="active">
            {t('care.facts.act')}
          </span>{' '}
          {act}
        </p>
      ))}
      <p className="gj-quiet gj-small">
        {[
          needsConsent && t('care.facts.given', { how: label('consentWay', fact.consentHow), at: time.at(fact.consentAt) }),
          fact.expiresOn && t('care.facts.until', { day: formatDay(fact.expiresOn, time.timeZone, locale) }),
          label('factSource', fact.source),
          fact.noticedBy && t('care.facts.noticed', { name: fact.noticedBy.name, at: time.at(fact.noticedAt) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </li>
  )
}
