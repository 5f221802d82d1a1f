import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useLocation } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import type { Liaison } from '@guanjia/contract/governance.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useCan, useSession } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { CallButton } from '../kit/call-button.tsx'
import { useDraft } from '../kit/draft.ts'
import { Empty } from '../kit/empty.tsx'
import { Choice, LineField, WordsField } from '../kit/field.tsx'
import { Facts, fact } from '../kit/facts.tsx'
import { recordId } from '../kit/ids.ts'
import { ListState, Refreshable } from '../kit/list.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { RecordCard } from '../kit/record-card.tsx'
import { Rows } from '../kit/rows.tsx'
import { Segments } from '../kit/segments.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'

type View = 'open' | 'all'
const DAYS = ['1', '3', '7', '14'] as const
const DAY_MS = 86_400_000

/** What was agreed with outside parties and waits to be followed up; a new contact is noted on the way back. */
export function Liaisons() {
  const t = useT()
  const label = useLabel()
  const can = useCan()
  const [, navigate] = useLocation()
  const siteId = useSiteId()
  const [view, setView] = useState<View>('open')
  const found = useCall('governance.listLiaisons', { query: { siteId, limit: 50, filter: view === 'open' ? { open: true } : {} } }, { enabled: siteId !== '' })
  return (
    <Page title={t('mobileSteward.liaisons')} back="/" foot={can('governance:record') && <Button block size="large" color="primary" onClick={() => navigate('/liaisons/new')}>{t('mobileSteward.newLiaison')}</Button>}>
      <Segments<View> label={t('mobileSteward.liaisons')} options={[{ value: 'open', text: t('mobileSteward.toFollow') }, { value: 'all', text: t('mobileSteward.allLiaisons') }]} value={view} onChange={setView} />
      <Refreshable modules={['governance']}>
        <ListState answer={found} empty={<Empty title={t('mobileSteward.noLiaisons')} />}>
          {(items) => items.map((one) => <RecordCard key={one.id} id={one.id} href={`/liaisons/${one.id}`} number={one.owner?.name ?? ''} title={one.subject} place={`${label('partyKind', one.partyKind)} · ${one.party.name}`} urgency="normal" status={lookOf(one, t)} clock={one.clock} />)}
        </ListState>
      </Refreshable>
    </Page>
  )
}

const lookOf = ({ dueAt, settledAt }: Liaison, t: ReturnType<typeof useT>): Parameters<typeof RecordCard>[0]['status'] =>
  settledAt !== null ? { look: { tone: 'done', shape: 'tick' }, text: t('mobileSteward.settled') } : dueAt === null ? { look: { tone: 'idle', shape: 'ring' }, text: t('mobileSteward.noted') } : { look: { tone: 'active', shape: 'half' }, text: t('mobileSteward.toFollow') }

/** One contact: what was said and agreed; the follow-up is settled here. */
export function LiaisonScreen({ id }: { id: string }) {
  const t = useT()
  const time = useTime()
  const found = useCall('governance.getLiaison', { params: { id } })
  const parties = useCall('governance.listParties', { query: { siteId: found.data?.siteId ?? '' } }, { enabled: found.data !== undefined })
  const [isSettling, setSettling] = useState(false)
  if (!found.data) return <Page title={t('mobileSteward.liaisons')} back="/liaisons">{found.error ? <WholePageProblem error={found.error} onRetry={() => void found.refetch()} /> : <Rows />}</Page>
  const row = found.data
  const party = parties.data?.items.find((one) => one.id === row.party.id)
  return (
    <Page title={row.subject} back="/liaisons" foot={row.maySettle && <Button block size="large" color="primary" onClick={() => setSettling(true)}>{t('mobileSteward.settle')}</Button>}>
      <section className="card">
        <Facts
          items={[
            fact(t('mobileSteward.party'), row.party.name), fact(t('mobileSteward.at'), time.at(row.at)), fact(t('mobileSteward.said'), row.content), fact(t('mobileSteward.agreed'), row.commitments),
            fact(t('mobileSteward.due'), row.dueAt && time.at(row.dueAt)), fact(t('mobileSteward.owner'), row.owner?.name), fact(t('mobileSteward.result'), row.result), fact(t('mobileSteward.by'), row.recordedBy.name),
          ]}
        />
        {party?.phone && <CallButton name={party.contact} phone={party.phone} />}
      </section>
      {isSettling && <SettleSheet row={row} onClose={() => setSettling(false)} />}
    </Page>
  )
}

function SettleSheet({ row, onClose }: { row: Liaison; onClose: () => void }) {
  const t = useT()
  const [draft, change, forget] = useDraft(`liaison:${row.id}`, { result: '' })
  const [isAsked, setAsked] = useState(false)
  const settle = useSend('governance.settleLiaison', row.id, ['governance', 'dailywork'])
  async function submit(): Promise<void> {
    setAsked(true)
    if (!draft.result.trim() || !(await settle.send({ params: { id: row.id }, body: { version: row.version, result: draft.result.trim() } }).catch(() => null))) return
    forget()
    toast(t('mobileSteward.settled'))
    onClose()
  }
  return (
    <Sheet open title={t('mobileSteward.settle')} closeLabel={t('mobile.close')} onClose={onClose} footer={<Button block size="large" color="primary" loading={settle.isBusy} onClick={() => void submit()}>{t('mobileSteward.settle')}</Button>}>
      <WordsField label={t('mobileSteward.result')} max={2000} value={draft.result} onChange={(result) => change({ result })} error={isAsked && !draft.result.trim() ? t('mobileSteward.wordsNeeded') : undefined} />
      <ProblemNote error={settle.error} isKept />
    </Sheet>
  )
}

/** A contact with an outside party; what was agreed is mine to follow up. */
export function NewLiaison() {
  const t = useT()
  const { account, employeeId } = useSession()
  const [, navigate] = useLocation()
  const siteId = useSiteId()
  const parties = useCall('governance.listParties', { query: { siteId } }, { enabled: siteId !== '' })
  const [draft, change, forget] = useDraft(`${account.id}:liaison`, { id: recordId(), partyId: '', subject: '', content: '', commitments: '', days: '3' as (typeof DAYS)[number] })
  const [isAsked, setAsked] = useState(false)
  const record = useSend('governance.recordLiaison', 'new', ['governance', 'dailywork'])
  async function submit(): Promise<void> {
    setAsked(true)
    if (!draft.partyId || !draft.subject.trim()) return
    const isOpen = draft.commitments.trim() !== ''
    const done = await record
      .send({ body: { id: draft.id, partyId: draft.partyId, subject: draft.subject.trim(), content: draft.content.trim(), commitments: draft.commitments.trim(), dueAt: isOpen ? new Date(Date.now() + Number(draft.days) * DAY_MS).toISOString() : null, ownerId: isOpen ? employeeId : null } })
      .catch(() => null)
    if (!done) return
    forget()
    navigate(`/liaisons/${done.id}`, { replace: true })
  }
  const needed = (value: string): string | undefined => (isAsked && !value.trim() ? t('mobileSteward.wordsNeeded') : undefined)
  return (
    <Page title={t('mobileSteward.newLiaison')} back="/liaisons" foot={<Button block size="large" color="primary" loading={record.isBusy} onClick={() => void submit()}>{t('mobileSteward.save')}</Button>}>
      <section className="card form">
        <Choice label={t('mobileSteward.party')} options={(parties.data?.items ?? []).filter(({ isActive }) => isActive).map(({ id, name }) => ({ value: id, text: name }))} value={draft.partyId} onChange={(partyId) => change({ partyId })} error={needed(draft.partyId)} />
        <LineField label={t('mobileSteward.subject')} max={200} value={draft.subject} onChange={(subject) => change({ subject })} error={needed(draft.subject)} />
        <WordsField label={t('mobileSteward.said')} max={5000} value={draft.content} onChange={(content) => change({ content })} />
        <WordsField label={t('mobileSteward.agreed')} max={2000} value={draft.commitments} onChange={(commitments) => change({ commitments })} />
        {draft.commitments.trim() !== '' && <Choice label={t('mobileSteward.followIn')} options={DAYS.map((value) => ({ value, text: t('mobileSteward.inDays', { n: value }) }))} value={draft.days} onChange={(days) => change({ days })} />}
        <ProblemNote error={record.error} isKept />
      </section>
    </Page>
  )
}
