import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { CareFact } from '@guanjia/contract/relations.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { Empty } from '../kit/empty.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'

/** What the house knows of me and my home, with the consent that I gave; I take it back with one tap. */
export function OwnCare() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const answer = useCall('relations.ownFacts', {})
  return (
    <Page title={t('mobileCare.own')} back="/me">
      <p className="muted page-hint">{t('mobileCare.ownHint')}</p>
      <Refreshable modules={['relations']}>
        <ListState answer={answer} empty={<Empty title={t('mobileCare.ownEmpty')} />}>
          {(facts) => facts.map((fact) => <FactCard key={fact.id} fact={fact} />)}
        </ListState>
        {answer.data && answer.data.erased.length > 0 && (
          <section className="card">
            <h3>{t('mobileCare.erased')}</h3>
            <ul className="lines">
              {answer.data.erased.map((one) => (
                <li key={one.id} className="muted">
                  {time.at(one.erasedAt)} {label('erasure', one.because)}
                </li>
              ))}
            </ul>
          </section>
        )}
      </Refreshable>
    </Page>
  )
}

function FactCard({ fact }: { fact: CareFact }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [isAsking, setAsking] = useState(false)
  const erase = useSend('relations.eraseFact', fact.id, ['relations'])
  async function withdraw(): Promise<void> {
    const done = await erase.send({ params: { id: fact.id }, body: {} }).catch(() => null)
    if (!done) return
    toast(t('mobileCare.withdrawn'))
    setAsking(false)
  }
  return (
    <article className="card record care-card">
      <p className="record-top">
        <span className="mark">{label('factKind', fact.kind)}</span>
        {fact.unit && <span className="muted">{fact.unit.name}</span>}
      </p>
      {(fact.words || fact.monthDay) && <strong className="record-title">{fact.words || fact.monthDay}</strong>}
      <p className="muted">
        {[fact.consentAt && t('mobileCare.consented', { at: time.at(fact.consentAt), how: label('consentWay', fact.consentHow) }), fact.expiresOn && t('mobileCare.until', { day: fact.expiresOn })].filter(Boolean).join(' · ')}
      </p>
      <Button fill="outline" color="danger" onClick={() => setAsking(true)}>
        {t('mobileCare.withdraw')}
      </Button>
      <Sheet
        open={isAsking}
        title={t('mobileCare.withdraw')}
        closeLabel={t('mobile.close')}
        onClose={() => setAsking(false)}
        footer={
          <Button block size="large" color="danger" loading={erase.isBusy} onClick={() => void withdraw()}>
            {t('mobileCare.withdraw')}
          </Button>
        }
      >
        <p>{t('mobileCare.withdrawText')}</p>
        <ProblemNote error={erase.error} />
      </Sheet>
    </article>
  )
}
