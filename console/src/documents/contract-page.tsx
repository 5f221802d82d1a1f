import { App, Form, Input, InputNumber, Select } from 'antd'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatMoney, useAct, useCall, useLabel, useT, type CallInput } from '@guanjia/ui'
import type { Contract, ContractAction, ServiceItem } from '@guanjia/contract/contracts.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { ContractTag } from './look.tsx'
import { OwnTimeline } from './own-timeline.tsx'

export function ContractPage() {
  const { id } = useParams({ from: '/shell/contracts/$id' })
  const record = useCall('contracts.getContract', { params: { id } })
  if (!record.data) return <RecordWaiting error={record.error} onRetry={() => void record.refetch()} />
  return (
    <SiteZone siteId={record.data.siteId}>
      <Page key={id} record={record.data} />
    </SiteZone>
  )
}

function Page({ record }: { record: Contract }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const [opened, setOpened] = useState<ContractAction | 'time' | null>(null)
  const timeline = useCall('contracts.contractTimeline', { params: { id: record.id } })
  const acts: Act[] = record.allowedActions.map((action) => ({ key: action, text: t(`documents.contract.act.${action}`), isDanger: action === 'terminate' || action === 'drop', isRare: action === 'terminate' || action === 'drop', onClick: () => setOpened(action) }))
  if (record.state === 'draft' && may('contracts:keep') && record.items.length > 0) acts.push({ key: 'time', text: t('documents.contract.act.time'), onClick: () => setOpened('time') })
  return (
    <RecordPage
      number={record.number}
      title={record.title}
      tags={
        <>
          <ContractTag state={record.state} />
          {record.state === 'in_force' && (
            <span className={record.daysLeft <= 90 ? 'gj-tone gj-pill' : 'gj-quiet'} data-tone={record.daysLeft <= 30 ? 'overdue' : 'soon'}>
              {t('documents.contract.daysLeft', { n: record.daysLeft })}
            </span>
          )}
          <span className="gj-quiet">{[label('contractKind', record.kind), record.counterparty].join(' · ')}</span>
        </>
      }
      acts={<ActionBar acts={acts} hasNext={acts.some(({ isDanger }) => !isDanger)} />}
      aside={<OwnTimeline entries={timeline.data?.items} states="contractState" />}
    >
      <FactGroup title={t('documents.contract.terms')}>
        <Facts
          facts={[
            ...record.parties.map((party) => ({ label: t(`documents.contract.party.${party.role}`), value: party.name })),
            { label: t('documents.contract.term'), value: `${record.fromOn} – ${record.untilOn}` },
            { label: t('documents.contract.signedOn'), value: record.signedOn },
            { label: t('documents.contract.amount'), value: record.amountFen !== null && [formatMoney(record.amountFen), record.amountBasis].filter(Boolean).join(' · ') },
            { label: t('documents.contract.paperNumber'), value: record.paperNumber },
            { label: t('documents.contract.owner'), value: record.owner.name },
            { label: t('documents.contract.alerts'), value: record.alertDays.map((n) => t('documents.contract.days', { n })).join('、') },
            { label: t('documents.field.unit'), value: record.unit?.name },
            { label: t('documents.contract.former'), value: record.former && <Link to={`/contracts/${record.former.id}` as '/'}>{record.former.name}</Link> },
            { label: t('documents.contract.next'), value: record.renewedBy && <Link to={`/contracts/${record.renewedBy.id}` as '/'}>{record.renewedBy.name}</Link> },
            { label: t('documents.contract.ended'), value: record.endedOn && `${record.endedOn} ${record.endedReason}`, isWide: true },
            { label: t('documents.field.note'), value: record.note, isWide: true },
          ]}
        />
      </FactGroup>
      {record.grade !== null && (
        <FactGroup title={t('documents.contract.gradeN', { n: record.grade })}>
          <p className="gj-quiet" style={{ marginBottom: 8 }}>
            {record.gradeReason}
          </p>
          <ul className="gj-stack" style={{ gap: 4 }}>
            {record.items.map((item, i) => (
              <li key={i} className="gj-row">
                <strong>{item.name}</strong>
                <span className="gj-grow">{item.standard}</span>
                <span className="gj-quiet">{item.frequency}</span>
                {item.time && (
                  <span className="gj-tone gj-pill" data-tone="active">
                    {t('documents.contract.promise', { target: item.time.target })}
                  </span>
                )}
              </li>
            ))}
          </ul>
          {record.policies.length > 0 && <p className="gj-quiet" style={{ marginTop: 8 }}>{t('documents.contract.policies', { names: record.policies.map(({ name }) => name).join('；') })}</p>}
        </FactGroup>
      )}
      {record.legal.length > 0 && (
        <FactGroup title={t('documents.contract.legal')}>
          <ul className="gj-stack" style={{ gap: 4 }}>
            {record.legal.map((one) => (
              <li key={one.code}>
                {t('documents.contract.article', { law: `${one.law}（${one.edition}）`, n: one.article, gist: one.gist })}
                {one.formerArticle !== null && one.formerArticle !== one.article && <span className="gj-quiet"> {t('documents.contract.formerArticle', { n: one.formerArticle })}</span>}
              </li>
            ))}
          </ul>
        </FactGroup>
      )}
      {(record.obligations.length > 0 || record.riskNotes !== '') && (
        <FactGroup title={t('documents.contract.obligationsAndRisks')}>
          <ul className="gj-stack" style={{ gap: 4 }}>
            {record.obligations.map((one, i) => (
              <li key={i}>{one.text}</li>
            ))}
          </ul>
          <p style={{ marginTop: 8 }}>
            <span className="gj-quiet">{`${t('documents.contract.risk')} ${label('contractRisk', record.risk)}`}</span> {record.riskNotes}
          </p>
        </FactGroup>
      )}
      {record.scans.length > 0 && (
        <FactGroup title={t('documents.contract.scans')}>
          <FileStrip files={record.scans} />
        </FactGroup>
      )}
      {opened === 'time' && <TimeForm record={record} onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'time' && <ContractActForm record={record} action={opened} onClose={() => setOpened(null)} />}
    </RecordPage>
  )
}

function ContractActForm({ record, action, onClose }: { record: Contract; action: ContractAction; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const act = useAct('contracts.actOnContract', ['contracts', 'sla'])
  const verb = t(`documents.contract.act.${action}`)
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const submit = async (values: Record<string, unknown>): Promise<void> => {
    const made = await act.mutateAsync({ params: { id: record.id }, body: { action, version: record.version, ...values } as CallInput<'contracts.actOnContract'>['body'] })
    if (action !== 'renew') return
    void message.success(t('documents.contract.made', { number: made.number }))
    void navigate({ to: '/contracts/$id', params: { id: made.id } })
  }
  return (
    <ActForm<Record<string, unknown>> title={`${verb} · ${record.number}`} verb={verb} isDanger={action === 'terminate' || action === 'drop'} hint={t(`documents.contract.hint.${action}`)} onSubmit={submit} onClose={onClose}>
      {action === 'put_in_force' && (
        <Form.Item name="signedOn" label={t('documents.contract.signedOn')} rules={needed}>
          <DayPicker autoFocus />
        </Form.Item>
      )}
      {action === 'renew' && (
        <div className="gj-form-pair">
          <Form.Item name="fromOn" label={t('documents.contract.from')} rules={needed}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="untilOn" label={t('documents.contract.until')} rules={needed}>
            <DayPicker />
          </Form.Item>
        </div>
      )}
      {action === 'terminate' && (
        <Form.Item name="endedOn" label={t('documents.contract.endedOn')} rules={needed}>
          <DayPicker />
        </Form.Item>
      )}
      {(action === 'terminate' || action === 'drop') && (
        <Form.Item name="reason" label={t('documents.field.reason')} rules={[{ ...needed[0]!, whitespace: true }]}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
    </ActForm>
  )
}

/** Lets an agreed item set a promise of the site: emergencies are attended to within so many minutes. */
function TimeForm({ record, onClose }: { record: Contract; onClose: () => void }) {
  const t = useT()
  const change = useAct('contracts.changeContract', ['contracts'])
  const submit = ({ at, minutes }: { at: number; minutes: number | null }) => {
    const items: ServiceItem[] = record.items.map((item, i) => (i !== at ? item : { ...item, time: minutes ? { type: 'work_order', kind: 'repair', urgency: 'emergency', metric: 'arrive', target: `PT${minutes}M`, calendarCode: '24x7' } : null }))
    return change.mutateAsync({ params: { id: record.id }, body: { version: record.version, items } })
  }
  return (
    <ActForm<{ at: number; minutes: number | null }> title={t('documents.contract.act.time')} verb={t('shell.form.save')} hint={t('documents.contract.timeHint')} onSubmit={submit} onClose={onClose}>
      <Form.Item name="at" label={t('documents.contract.item')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <Select options={record.items.map((item, value) => ({ value, label: `${item.name}：${item.standard}` }))} />
      </Form.Item>
      <Form.Item name="minutes" label={t('documents.contract.minutes')}>
        <InputNumber min={5} max={1440} precision={0} />
      </Form.Item>
    </ActForm>
  )
}
