import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useParams } from 'wouter'
import type { OutageCall } from '@guanjia/contract/relations.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { placesInWords } from '@guanjia/ui/care/index.ts'
import { TimeZone, useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession, zoneOf } from '../app/session.tsx'
import { CallButton } from '../kit/call-button.tsx'
import { Empty } from '../kit/empty.tsx'
import { Choice, WordsField } from '../kit/field.tsx'
import { ListState, Refreshable } from '../kit/list.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { callTrouble } from './care.tsx'

/** The call list in one hand: take a household on, call it, tick the result. */
export function OutageCalls() {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const { id } = useParams<{ id: string }>()
  const outage = useCall('relations.getOutage', { params: { id } })
  const calls = useCall('relations.listOutageCalls', { params: { id } })
  if (!outage.data)
    return (
      <Page title={t('mobileCare.outages')} back="/care">
        {outage.error ? <WholePageProblem error={outage.error} onRetry={() => void outage.refetch()} /> : <Rows count={4} />}
      </Page>
    )
  const { data } = outage
  return (
    <TimeZone value={zoneOf(session, data.siteId)}>
      <Page title={`${label('outageKind', data.kind)} ${data.number}`} back="/care">
        <Refreshable modules={['relations']}>
          <section className="card lead">
            <p className="record-top">
              <span className="mark mark-warning">{label('outageState', data.state)}</span>
              <span className="muted">{t('mobileCare.called', { called: data.calls.called, households: data.calls.households })}</span>
            </p>
            <strong>{placesInWords(data.places, (places, n) => t('mobileCare.morePlaces', { places, n }))}</strong>
            <Period from={data.fromAt} to={data.endedAt ?? data.untilAt} />
            <p className="muted">{data.reason}</p>
          </section>
          <ListState answer={calls} empty={<Empty title={t('mobileCare.noCalls')} />}>
            {(rows) => rows.map((call) => <CallCard key={call.unit.id} outageId={id} call={call} isOver={data.state === 'cancelled'} />)}
          </ListState>
        </Refreshable>
      </Page>
    </TimeZone>
  )
}

function Period({ from, to }: { from: string; to: string }) {
  const time = useTime()
  return (
    <p className="tabular">
      {time.at(from)} – {time.at(to)}
    </p>
  )
}

const STALE = ['relations', 'cases']

function CallCard({ outageId, call, isOver }: { outageId: string; call: OutageCall; isOver: boolean }) {
  const t = useT()
  const label = useLabel()
  const [isHelping, setHelping] = useState(false)
  const claim = useSend('relations.claimCall', `${outageId}:${call.unit.id}`, STALE)
  const tick = useSend('relations.tickCall', `${outageId}:${call.unit.id}`, STALE)
  const params = { id: outageId }
  const unitId = call.unit.id
  const say = (problem: unknown): void => toast(callTrouble(t, problem), 'bad')
  const isSettled = call.result !== null && call.result !== 'not_reached'
  return (
    <article className={call.isMine ? 'card record care-card care-mine' : 'card record care-card'}>
      <p className="record-top">
        <strong>{call.unit.name}</strong>
        {call.result && <span className={call.result === 'reached' ? 'mark' : 'mark mark-warning'}>{label('callResult', call.result)}</span>}
      </p>
      <p className="muted">{call.isHidden ? t('mobileCare.first') : call.reasons.join('、')}</p>
      {call.note && <p className="muted">{call.note}</p>}
      {call.isMine && call.people.map((person) => <CallButton key={person.id} name={person.name} phone={person.phones[0] ?? ''} />)}
      {!isSettled && !isOver && !call.isMine && (
        call.claimedBy ? (
          <p className="muted">{t('mobileCare.calling', { name: call.claimedBy.name })}</p>
        ) : (
          <Button block size="large" color="primary" fill="outline" loading={claim.isBusy} onClick={() => void claim.send({ params, body: { unitId } }).catch(say)}>
            {t('mobileCare.claim')}
          </Button>
        )
      )}
      {call.isMine && (
        <div className="care-acts">
          <Button size="large" color="primary" loading={tick.isBusy} onClick={() => void tick.send({ params, body: { unitId, result: 'reached' } }).catch(say)}>
            {t('mobileCare.reached')}
          </Button>
          <Button size="large" onClick={() => setHelping(true)}>
            {t('mobileCare.help')}
          </Button>
          <Button size="large" onClick={() => void tick.send({ params, body: { unitId, result: 'not_reached' } }).catch(say)}>
            {t('mobileCare.notReached')}
          </Button>
        </div>
      )}
      {isHelping && <HelpSheet outageId={outageId} call={call} onClose={() => setHelping(false)} />}
    </article>
  )
}

function HelpSheet({ outageId, call, onClose }: { outageId: string; call: OutageCall; onClose: () => void }) {
  const t = useT()
  const [help, setHelp] = useState<'deliver' | 'case'>('deliver')
  const [note, setNote] = useState('')
  const { send, isBusy, error } = useSend('relations.tickCall', `${outageId}:${call.unit.id}:help`, STALE)
  async function submit(): Promise<void> {
    const done = await send({ params: { id: outageId }, body: { unitId: call.unit.id, result: 'help_needed', help, note } }).catch(() => null)
    if (!done) return
    toast(t('mobileCare.helped'))
    onClose()
  }
  return (
    <Sheet
      open
      title={`${call.unit.name} ${t('mobileCare.help')}`}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
          {t('mobileCare.help')}
        </Button>
      }
    >
      <Choice
        label={t('mobileCare.helpHow')}
        look="list"
        options={[
          { value: 'deliver', text: t('mobileCare.helpDeliver') },
          { value: 'case', text: t('mobileCare.helpCase') },
        ]}
        value={help}
        onChange={setHelp}
      />
      <WordsField label={t('mobileCare.note')} max={500} value={note} onChange={setNote} />
      <ProblemNote error={error} isKept />
    </Sheet>
  )
}
