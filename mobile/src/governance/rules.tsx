import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { Link, useParams } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { Refreshable } from '../kit/list.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { SignaturePad } from '../kit/signature-pad.tsx'
import { useSignature } from '../kit/signature.ts'
import { isSigned } from '../kit/strokes.ts'
import { toast } from '../kit/toast.tsx'

/** What I have still to read, then everything that counts for me. */
export function StaffRules() {
  const t = useT()
  const rules = useCall('rulebook.listRules', { query: { filter: { state: ['published'] } as never } })
  const mine = rules.data?.items.filter(({ isRead }) => isRead !== null) ?? []
  const unread = mine.filter(({ isRead }) => isRead === false)
  return (
    <Page title={t('mobileGovernance.rules')} back="/me">
      <Refreshable modules={['rulebook']}>
        <h2 className="section-title">{t('mobileGovernance.unread')}</h2>
        {!rules.data && (rules.error ? <WholePageProblem error={rules.error} onRetry={() => void rules.refetch()} /> : <Rows count={3} />)}
        {rules.data && unread.length === 0 && <p className="muted page-hint">{t('mobileGovernance.nothingUnread')}</p>}
        {unread.map((one) => <Card key={one.id} id={one.id} name={one.name} words={[t(`governance.kind.${one.kind}`), one.position?.name].filter(Boolean).join(' · ')} aside={one.readBy && t('mobileGovernance.readBy', { day: one.readBy })} />)}
        {mine.length > unread.length && <h2 className="section-title">{t('mobileGovernance.read')}</h2>}
        {mine.filter(({ isRead }) => isRead).map((one) => <Card key={one.id} id={one.id} name={one.name} words={t(`governance.kind.${one.kind}`)} aside={t('governance.rule.isRead')} />)}
      </Refreshable>
    </Page>
  )
}

function Card({ id, name, words, aside }: { id: string; name: string; words: string; aside: string | null }) {
  return (
    <article className="card record">
      <Link href={`/rules/${id}`} className="record-link">
        <strong className="record-title">{name}</strong>
        <span className="record-bottom">{words}<span className="record-number">{aside}</span></span>
      </Link>
    </article>
  )
}

/** One document to read and to confirm; a duty sheet is signed. */
export function StaffRule() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const answer = useCall('rulebook.getRule', { params: { id } })
  const { send, isBusy, error } = useSend('rulebook.confirmRule', id)
  const signature = useSignature()
  const [isAsked, setAsked] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const rule = answer.data
  if (!rule) return <Page title={t('mobileGovernance.rules')} back="/rules">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  const isMine = rule.isRead === false
  async function confirm(): Promise<void> {
    setAsked(true)
    setProblem(null)
    if (rule!.needsSignature && !isSigned(signature.strokes)) return
    try {
      const signatureId = rule!.needsSignature ? await signature.settle() : null
      if (await send({ params: { id }, body: { number: rule!.currentVersion!, signatureId } })) toast(t('mobileGovernance.confirmed'))
    } catch (failure) {
      setProblem(failure)
    }
  }
  const it = rule.current
  return (
    <Page title={rule.name} back="/rules" foot={isMine && <Button block size="large" color="primary" loading={isBusy || signature.isSending} onClick={() => void confirm()}>{rule.needsSignature ? t('mobileGovernance.sign') : t('mobileGovernance.confirm')}</Button>}>
      <section className="card form">
        <p className="muted">{[rule.code, it && t('governance.rule.versionN', { n: it.number }), it?.effectiveOn && t('mobileGovernance.from', { day: it.effectiveOn })].filter(Boolean).join(' · ')}</p>
        {it?.body.split(/\n+/).filter(Boolean).map((text, at) => <p key={at}>{text}</p>)}
        {it && it.items.length > 0 && (
          <ol className="standard-items">
            {it.items.map((item) => (
              <li key={item.id}>
                {item.text}
                <span className="muted"> {[item.dutyClass && t(`governance.dutyClass.${item.dutyClass}`), item.standard, item.promised && `${item.promised.policy} ${item.promised.target}`].filter(Boolean).join(' · ')}</span>
              </li>
            ))}
          </ol>
        )}
        {it && <Pictures files={it.files} />}
      </section>
      {isMine && rule.needsSignature && (
        <section className="card form">
          <SignaturePad label={t('mobileGovernance.signature')} strokes={signature.strokes} onChange={signature.change} error={isAsked && !isSigned(signature.strokes) ? t('mobileGovernance.signatureNeeded') : undefined} />
        </section>
      )}
      <ProblemNote error={problem ?? error} />
    </Page>
  )
}

/** Rules of the community for a resident. */
export function OwnRules() {
  const t = useT()
  const rules = useCall('rulebook.listOwnRules', {})
  const face = useCall('structure.companyFace', {}, { staleTime: 3_600_000 })
  return (
    <Page title={t('mobileGovernance.ownRules')} back="/">
      <Refreshable modules={['rulebook']}>
        {face.data && face.data.servicePhilosophy.length > 0 && <section className="card form"><p className="form-lead">{face.data.slogan || face.data.name}</p><p className="muted">{face.data.servicePhilosophy.join('　')}</p></section>}
        {!rules.data && (rules.error ? <WholePageProblem error={rules.error} onRetry={() => void rules.refetch()} /> : <Rows count={3} />)}
        {rules.data?.items.length === 0 && <p className="muted page-hint">{t('mobileGovernance.noRules')}</p>}
        {rules.data?.items.map((one) => <Card key={one.id} id={one.id} name={one.name} words={t(`governance.kind.${one.kind}`)} aside={one.isRead ? t('governance.rule.isRead') : t('governance.rule.isUnread')} />)}
      </Refreshable>
    </Page>
  )
}

export function OwnRule() {
  const t = useT()
  const { id = '' } = useParams<{ id: string }>()
  const answer = useCall('rulebook.getOwnRule', { params: { id } })
  const { send, isBusy, error } = useSend('rulebook.confirmOwnRule', id)
  const rule = answer.data
  if (!rule) return <Page title={t('mobileGovernance.ownRules')} back="/rules">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  async function confirm(): Promise<void> {
    try {
      if (await send({ params: { id }, body: { number: rule!.number } })) toast(t('mobileGovernance.confirmed'))
    } catch {
      // Said below.
    }
  }
  return (
    <Page title={rule.name} back="/rules" foot={!rule.isRead && <Button block size="large" color="primary" loading={isBusy} onClick={() => void confirm()}>{t('mobileGovernance.ownConfirm')}</Button>}>
      <section className="card form">
        <p className="muted">{[t('governance.rule.versionN', { n: rule.number }), rule.effectiveOn && t('mobileGovernance.from', { day: rule.effectiveOn })].filter(Boolean).join(' · ')}</p>
        {rule.body.split(/\n+/).filter(Boolean).map((text, at) => <p key={at}>{text}</p>)}
        {rule.items.length > 0 && <ol className="standard-items">{rule.items.map((item) => <li key={item.id}>{item.text}</li>)}</ol>}
        <Pictures files={rule.files} />
        <ProblemNote error={error} />
      </section>
    </Page>
  )
}
