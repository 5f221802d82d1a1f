import { Button, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useLabel, useNow, useT, useTime, type CallInput } from '@guanjia/ui'
import type { Incident, IncidentStep } from '@guanjia/contract/emergency.ts'
import { FigureTable } from '../kit/figure-table.tsx'
import { FactGroup } from '../kit/record-page.tsx'

type Body = NonNullable<CallInput<'emergency.actOnIncident'>['body']>

/** What each role does, with its limit and what must come first. */
export function Steps({ one, isBusy, run }: { one: Incident; isBusy: boolean; run: (body: Body) => void }) {
  const t = useT()
  const names = new Map(one.roles.map(({ key, name }) => [key, name]))
  if (one.steplist.length === 0) return null
  return (
    <FactGroup title={t('emergency.steps')}>
      <FigureTable label={t('emergency.steps')} head={[t('emergency.step'), { words: t('emergency.role') }, { words: t('emergency.limit') }, { words: '' }]}>
        {one.steplist.map((step) => <Line key={step.id} step={step} role={names.get(step.roleKey) ?? ''} isBusy={isBusy} run={run} />)}
      </FigureTable>
    </FactGroup>
  )
}

function Line({ step, role, isBusy, run }: { step: IncidentStep; role: string; isBusy: boolean; run: (body: Body) => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const now = useNow()
  const [why, setWhy] = useState('')
  const isLate = step.isLate || (step.state === 'open' && step.dueAt !== null && Date.parse(step.dueAt) < now)
  const left = step.dueAt === null ? null : Math.ceil((Date.parse(step.dueAt) - now) / 60_000)
  return (
    <tr>
      <th scope="row" style={{ whiteSpace: 'normal' }}>{step.text}{step.note && <div className="gj-quiet gj-small">{step.note}</div>}</th>
      <td data-text>{role}</td>
      <td data-text>
        {step.state === 'open' && (step.startedAt === null ? <span className="gj-quiet gj-small">{t('emergency.waits', { steps: step.waitsFor.join('、') })}</span> : left === null ? '—' : !isLate && <span>{t('emergency.left', { n: Math.max(0, left) })}</span>)}
        {step.state !== 'open' && <span>{label('stepState', step.state)} {time.at(step.endedAt).slice(-5)} {step.endedBy}</span>}
        {isLate && <span className="gj-tone" data-tone="overdue"> ▲ {t('emergency.late')}</span>}
      </td>
      <td data-text>
        {step.mayAct && (
          <span className="gj-row">
            <Button size="small" type="primary" disabled={isBusy} onClick={() => run({ action: 'done', stepId: step.id })}>{label('incidentAction', 'done')}</Button>
            <Popconfirm title={t('emergency.impossibleAsk')} description={<Input aria-label={t('emergency.why')} maxLength={500} value={why} onChange={({ target }) => setWhy(target.value)} />} okButtonProps={{ disabled: why.trim() === '' }} okText={label('incidentAction', 'impossible')} cancelText={t('emergency.back')} onConfirm={() => run({ action: 'impossible', stepId: step.id, note: why.trim() })}>
              <Button size="small">{label('incidentAction', 'impossible')}</Button>
            </Popconfirm>
          </span>
        )}
      </td>
    </tr>
  )
}
