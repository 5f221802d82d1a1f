import { Form, Input, Radio } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatPhone, useAct, useCall, useLabel, useT, useTime, type CallInput } from '@guanjia/ui'
import type { Loan, LoanAction } from '@guanjia/contract/originals.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { useChoices } from '../kit/choices.ts'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { ClockTable } from '../kit/clock-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone } from '../session/session.tsx'
import { LoanTag } from './look.tsx'
import { OwnTimeline } from './own-timeline.tsx'

export function LoanPage() {
  const { id } = useParams({ from: '/shell/archive-loans/$id' })
  const record = useCall('originals.getLoan', { params: { id } })
  if (!record.data) return <RecordWaiting error={record.error} onRetry={() => void record.refetch()} />
  return (
    <SiteZone siteId={record.data.siteId}>
      <Page key={id} record={record.data} />
    </SiteZone>
  )
}

function Page({ record }: { record: Loan }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const [opened, setOpened] = useState<LoanAction | null>(null)
  const timeline = useCall('originals.loanTimeline', { params: { id: record.id } })
  const acts: Act[] = record.allowedActions.map((action) => ({ key: action, text: t(`documents.loan.act.${action}`), isDanger: action === 'lose', isRare: action === 'lose', onClick: () => setOpened(action) }))
  return (
    <RecordPage
      number={record.number}
      title={record.document.title}
      tags={
        <>
          <LoanTag loan={record} />
          <span className="gj-quiet">{t('documents.loan.with', { name: record.borrower.name, day: record.dueOn })}</span>
        </>
      }
      clocks={record.clocks.filter(({ state }) => state === 'running').map((clock) => <ClockBadge key={clock.id} clock={clock} pill />)}
      acts={<ActionBar acts={acts} hasNext={acts.length > 0} />}
      aside={<OwnTimeline entries={timeline.data?.items} states="loanState" />}
    >
      <FactGroup title={t('documents.loan.facts')}>
        <Facts
          facts={[
            { label: t('documents.field.original'), value: <Link to={`/documents/${record.document.id}` as '/'}>{`${record.document.number} ${record.document.kind}`}</Link> },
            { label: t('documents.field.place'), value: record.place },
            { label: t('documents.field.borrower'), value: record.borrower.name },
            { label: t('documents.field.phone'), value: record.borrower.phone && <a href={`tel:${record.borrower.phone}`}>{formatPhone(record.borrower.phone)}</a> },
            { label: t('documents.field.purpose'), value: record.purpose, isWide: true },
            { label: t('documents.field.lentAt'), value: `${time.at(record.lentAt)} ${record.lentBy}` },
            { label: t('documents.field.dueOn'), value: record.dueOn },
            { label: t('documents.field.returnedAt'), value: time.at(record.returnedAt) },
            { label: t('documents.field.returnCondition'), value: record.returnCondition && label('paperCondition', record.returnCondition) },
            { label: t('documents.field.note'), value: record.returnNote, isWide: true },
          ]}
        />
      </FactGroup>
      {record.clocks.length > 0 && (
        <FactGroup title={t('shell.clocks.title')}>
          <ClockTable clocks={record.clocks} />
        </FactGroup>
      )}
      {opened && <LoanActForm record={record} action={opened} onClose={() => setOpened(null)} />}
    </RecordPage>
  )
}

function LoanActForm({ record, action, onClose }: { record: Loan; action: LoanAction; onClose: () => void }) {
  const t = useT()
  const act = useAct('originals.actOnLoan', ['originals', 'documents'])
  const conditions = useChoices('paperCondition', ['lost'])
  const verb = t(`documents.loan.act.${action}`)
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const submit = (values: Record<string, unknown>) => act.mutateAsync({ params: { id: record.id }, body: { action, version: record.version, ...values } as CallInput<'originals.actOnLoan'>['body'] })
  return (
    <ActForm<Record<string, unknown>> title={`${verb} · ${record.number}`} verb={verb} isDanger={action === 'lose'} initial={action === 'return' ? { condition: 'good', note: '' } : {}} onSubmit={submit} onClose={onClose}>
      {action === 'return' && (
        <Form.Item name="condition" label={t('documents.field.returnCondition')} rules={needed}>
          <Radio.Group optionType="button" options={conditions} />
        </Form.Item>
      )}
      {action === 'extend' ? (
        <>
          <Form.Item name="dueOn" label={t('documents.field.newDueOn')} rules={needed}>
            <DayPicker autoFocus />
          </Form.Item>
          <Form.Item name="reason" label={t('documents.field.reason')} rules={[{ ...needed[0]!, whitespace: true }]}>
            <Input maxLength={300} />
          </Form.Item>
        </>
      ) : (
        <Form.Item name="note" label={t('documents.field.note')} rules={action === 'lose' ? [{ ...needed[0]!, whitespace: true }] : []}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
    </ActForm>
  )
}
