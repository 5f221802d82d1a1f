import { Link } from '@tanstack/react-router'
import { Button, Form, Input, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime, type StatusLook } from '@guanjia/ui'
import type { FacilityAnswer, FacilityCheck } from '@guanjia/contract/redress.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'

const DAYS = [30, 90, 180, 365]
const LOOKS: Record<FacilityAnswer['answer'], StatusLook> = {
  yes: { tone: 'done', shape: 'tick' },
  partly: { tone: 'soon', shape: 'half' },
  no: { tone: 'overdue', shape: 'triangle' },
  not_recorded: { tone: 'waiting', shape: 'ring' },
}

/** The four questions about a facility, answered from the records, and what was kept of them. */
export function FacilityPanel({ caseId }: { caseId: string }) {
  const t = useT()
  const time = useTime()
  const [days, setDays] = useState(90)
  const [keeping, setKeeping] = useState(false)
  const found = useCall('redress.facilityCheck', { params: { id: caseId }, query: { days } }, { placeholderData: keepPreviousData })
  const keep = useAct('redress.keepFacilityCheck', ['redress', 'cases'])
  const check = found.data
  return (
    <FactGroup
      title={t('redress.facility.title')}
      extra={
        <>
          <Select size="small" value={days} onChange={setDays} aria-label={t('redress.facility.period')} options={DAYS.map((n) => ({ value: n, label: t('redress.facility.days', { n }) }))} />
          {check?.mayConfirm && (
            <Button size="small" type="primary" onClick={() => setKeeping(true)}>
              {t('redress.facility.keep')}
            </Button>
          )}
        </>
      }
    >
      {found.error && !check && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {check && (
        <>
          <p className="gj-quiet gj-small">{[t('redress.facility.lookedAt', { from: time.at(check.from), to: time.at(check.to) }), check.place || check.category?.name].filter(Boolean).join(' · ')}</p>
          <Answers answers={check.answers} />
          {check.kept && <Kept kept={check.kept} />}
        </>
      )}
      {keeping && (
        <ActForm<{ conclusion: string }>
          title={t('redress.facility.keep')}
          verb={t('redress.facility.keepVerb')}
          hint={t('redress.facility.keepHint')}
          onSubmit={({ conclusion }) => keep.mutateAsync({ params: { id: caseId }, body: { days, conclusion } })}
          onClose={() => setKeeping(false)}
        >
          <Form.Item name="conclusion" label={t('redress.facility.conclusion')} rules={[{ required: true, whitespace: true, message: t('redress.needed') }]}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} autoFocus />
          </Form.Item>
        </ActForm>
      )}
    </FactGroup>
  )
}

function Answers({ answers }: { answers: readonly FacilityAnswer[] }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <>
      {answers.map((one) => (
        <div key={one.question} className="gj-answer">
          <strong>{label('facilityQuestion', one.question)}</strong>
          <span>
            <Look look={LOOKS[one.answer]} text={label('witnessAnswer', one.answer)} />
          </span>
          <ul>
            {one.records.slice(0, 5).map((record) => (
              <li key={record.id}>
                <Link to={record.type === 'work_order' ? '/work-orders/$id' : '/cases/$id'} params={{ id: record.id }}>
                  {record.number}
                </Link>{' '}
                {record.title}{' '}
                <span className="gj-quiet gj-small">
                  {time.at(record.at)} {label(record.type === 'work_order' ? 'workOrderStatus' : 'caseStatus', record.status as never)}
                </span>
              </li>
            ))}
            {one.count > 5 && <li className="gj-quiet">{t('redress.facility.more', { n: one.count - 5 })}</li>}
            {one.records.length === 0 && <li className="gj-quiet">{t(one.answer === 'not_recorded' ? 'redress.facility.noRegister' : 'redress.facility.nothing')}</li>}
          </ul>
        </div>
      ))}
    </>
  )
}

function Kept({ kept }: { kept: NonNullable<FacilityCheck['kept']> }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <section aria-label={t('redress.facility.kept')} style={{ marginTop: 12 }}>
      <strong>{t('redress.facility.kept')}</strong>{' '}
      <span className="gj-quiet gj-small">
        {kept.by} · {time.at(kept.at)}
      </span>
      <p className="gj-words" style={{ margin: '4px 0' }}>
        {kept.conclusion}
      </p>
      <p className="gj-quiet gj-small">{kept.answers.map((one) => `${label('facilityQuestion', one.question)}：${label('witnessAnswer', one.answer)}`).join('；')}</p>
    </section>
  )
}
