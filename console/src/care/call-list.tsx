import { PhoneOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Radio } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatPhone, isProblem, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Outage, OutageCall } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { Look } from '../kit/status-tag.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay } from '../session/session.tsx'

const STALE = ['relations', 'cases']
const LOOK = { reached: { tone: 'done', shape: 'tick' }, not_reached: { tone: 'soon', shape: 'bell' }, help_needed: { tone: 'overdue', shape: 'triangle' } } as const

/** Whom to call first: taken on by one caller at a time, ticked with the result. Prints with a box to tick. */
export function CallList({ outage }: { outage: Outage }) {
  const t = useT()
  const [helping, setHelping] = useState<OutageCall | null>(null)
  const found = useCall('relations.listOutageCalls', { params: { id: outage.id } })
  if (found.error && !found.data) return <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return null
  const { items, other } = found.data
  return (
    <>
      <p className="gj-quiet gj-screen-only" style={{ marginBottom: 8 }}>
        {t('care.calls.hint')}
      </p>
      {items.length === 0 ? (
        <p>{t('care.calls.empty')}</p>
      ) : (
        <table className="gj-calls" aria-label={t('care.calls.title')}>
          <thead>
            <tr>
              <th scope="col">{t('care.opportunity.field.unit')}</th>
              <th scope="col">{t('care.calls.reasons')}</th>
              <th scope="col">{t('care.calls.people')}</th>
              <th scope="col">{t('care.calls.tickBox')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((call) => (
              <Row key={call.unit.id} outage={outage} call={call} onHelp={() => setHelping(call)} />
            ))}
          </tbody>
        </table>
      )}
      {other > 0 && (
        <p className="gj-quiet gj-small" style={{ marginTop: 8 }}>
          {t('care.calls.other', { n: other })}
        </p>
      )}
      {helping && <HelpForm outage={outage} call={helping} onClose={() => setHelping(null)} />}
    </>
  )
}

function Row({ outage, call, onHelp }: { outage: Outage; call: OutageCall; onHelp: () => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <tr data-mine={call.isMine}>
      <th scope="row">
        <Link to="/archives/units/$id" params={{ id: call.unit.id }}>
          {call.unit.name}
        </Link>
      </th>
      <td>{call.isHidden ? <span className="gj-quiet">{t('care.calls.hidden')}</span> : call.reasons.join('、')}</td>
      <td>
        {call.people.map((person) => (
          <div key={person.id}>
            {person.name} {person.phones[0] && <a href={`tel:${person.phones[0]}`}>{formatPhone(person.phones[0])}</a>}
          </div>
        ))}
      </td>
      <td>
        <span className="gj-print-box" aria-hidden="true" />
        {call.result && (
          <div className="gj-row gj-wrap">
            <Look look={LOOK[call.result]} text={label('callResult', call.result)} />
            <span className="gj-quiet gj-small">
              {[call.calledBy && t('care.calls.result', { name: call.calledBy.name, at: time.short(call.calledAt) }), call.attempts > 1 && t('care.calls.attempts', { n: call.attempts })].filter(Boolean).join(' · ')}
            </span>
            {call.opportunity && (
              <Link to="/care/opportunities/$id" params={{ id: call.opportunity.id }} className="gj-small">
                {call.opportunity.number}
              </Link>
            )}
            {call.case && (
              <Link to="/cases/$id" params={{ id: call.case.id }} className="gj-small">
                {call.case.number}
              </Link>
            )}
          </div>
        )}
        {call.note && <div className="gj-quiet gj-small">{call.note}</div>}
        <Acts outage={outage} call={call} onHelp={onHelp} />
      </td>
    </tr>
  )
}

function Acts({ outage, call, onHelp }: { outage: Outage; call: OutageCall; onHelp: () => void }) {
  const t = useT()
  const may = useMay()
  const { message } = App.useApp()
  const complain = useComplain()
  const claim = useAct('relations.claimCall', STALE)
  const tick = useAct('relations.tickCall', STALE)
  const say = (error: unknown): void => {
    if (isProblem(error, 'someone_was_faster')) void message.warning(t('care.calls.taken', { name: error.problem?.detail ?? '' }))
    else if (isProblem(error, 'not_found')) void message.info(t('care.calls.gone'))
    else complain(error)
  }
  if (!may('relations:record') || outage.state === 'cancelled' || (call.result !== null && call.result !== 'not_reached')) return null
  const params = { id: outage.id }
  const unitId = call.unit.id
  if (call.isMine)
    return (
      <div className="gj-row gj-wrap gj-screen-only">
        <Button size="small" type="primary" loading={tick.isPending} onClick={() => tick.mutate({ params, body: { unitId, result: 'reached' } }, { onError: say })}>
          {t('care.calls.reached')}
        </Button>
        <Button size="small" onClick={onHelp}>
          {t('care.calls.help')}
        </Button>
        <Button size="small" onClick={() => tick.mutate({ params, body: { unitId, result: 'not_reached' } }, { onError: say })}>
          {t('care.calls.notReached')}
        </Button>
        <Button size="small" type="text" onClick={() => claim.mutate({ params, body: { unitId, release: true } }, { onError: say })}>
          {t('care.calls.release')}
        </Button>
      </div>
    )
  if (call.claimedBy)
    return (
      <span className="gj-tone gj-screen-only" data-tone="active">
        <PhoneOutlined /> {t('care.calls.claimed', { name: call.claimedBy.name })}
      </span>
    )
  return (
    <Button className="gj-screen-only" size="small" icon={<PhoneOutlined />} loading={claim.isPending} onClick={() => claim.mutate({ params, body: { unitId } }, { onError: say })}>
      {t('care.calls.claim')}
    </Button>
  )
}

function HelpForm({ outage, call, onClose }: { outage: Outage; call: OutageCall; onClose: () => void }) {
  const t = useT()
  const tick = useAct('relations.tickCall', STALE)
  const submit = async ({ help, note }: { help: 'deliver' | 'case' | 'none'; note: string }): Promise<void> => {
    await inWords(t, () => tick.mutateAsync({ params: { id: outage.id }, body: { unitId: call.unit.id, result: 'help_needed', note, help: help === 'none' ? null : help } }))
  }
  return (
    <ActForm title={t('care.calls.helpTitle', { unit: call.unit.name })} verb={t('care.calls.help')} initial={{ help: 'deliver' as const, note: '' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="help" label={t('care.calls.helpKind')}>
        <Radio.Group
          options={[
            { value: 'deliver', label: t('care.calls.helpDeliver') },
            { value: 'case', label: t('care.calls.helpCase') },
            { value: 'none', label: t('care.calls.helpNone') },
          ]}
        />
      </Form.Item>
      <Form.Item name="note" label={t('care.calls.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={500} autoFocus />
      </Form.Item>
    </ActForm>
  )
}
