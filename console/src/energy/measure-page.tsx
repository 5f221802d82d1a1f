import { App, Form, Input } from 'antd'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { dayOf, formatMoney, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { EnergyMeasure } from '@guanjia/contract/energy.ts'
import type { EnergyMeasureAction } from '@guanjia/ui/archives/choices.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { History, inOwnWords } from '../kit/history.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone } from '../session/session.tsx'
import { MeasureState, amount } from './looks.tsx'

const EditMeasure = lazy(() => import('./measure-form.tsx').then(({ EditMeasure }) => ({ default: EditMeasure })))

/** One measure: what it costs, what was used before, and what readings say that it saves. */
export function MeasurePage() {
  const { id } = useParams({ from: '/shell/energy/measures/$id' })
  const found = useCall('energy.getEnergyMeasure', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} measure={found.data} />
    </SiteZone>
  )
}

function Page({ measure }: { measure: EnergyMeasure }) {
  const t = useT()
  const label = useLabel()
  const [opened, setOpened] = useState<EnergyMeasureAction | 'edit' | null>(null)
  const timeline = useCall('energy.energyMeasureTimeline', { params: { id: measure.id } })
  const entries = inOwnWords(timeline.data?.items, {
    action: ({ action }) => t(`energy.measures.happening.${action}` as 'energy.measures.happening.created', { defaultValue: action }), state: (value) => label('energyMeasureState', value),
    change: (one) => ({ ...one, field: t(`energy.measures.${FIELD[one.field] ?? one.field}` as 'energy.measures.name', { defaultValue: one.field }), ...(one.field === 'costFen' ? { from: formatMoney(one.from as number | null), to: formatMoney(one.to as number | null) } : {}) }),
  })
  const acts = measure.allowedActions.map((action): Act => ({ key: action, text: label('energyMeasureAction', action), isDanger: action === 'drop', onClick: () => setOpened(action) }))
  if (measure.mayChange) acts.push({ key: 'edit', text: t('energy.measures.edit'), onClick: () => setOpened('edit') })
  return (
    <RecordPage number={measure.number} title={measure.name} tags={<><MeasureState state={measure.state} /><span className="gj-quiet">{measure.subject.name}</span></>} acts={<ActionBar acts={acts} hasNext={measure.allowedActions.length > 0} />} aside={<History entries={entries} error={timeline.error} onRetry={() => void timeline.refetch()} />}>
      <FactGroup title={t('energy.measures.result')}>
        {measure.savedMonthly === null && <p className="gj-quiet">{t('energy.measures.unknown')}</p>}
        <Facts
          facts={[
            { label: t('energy.measures.mean'), value: amount(measure.baseline, measure.unit) },
            { label: t('energy.measures.expected'), value: measure.expectedMonthly !== null && amount(measure.expectedMonthly, measure.unit) },
            { label: t('energy.measures.saved'), value: measure.savedMonthly !== null && <strong>{amount(measure.savedMonthly, measure.unit)} <span className="gj-quiet gj-small">{t('energy.measures.savedOf', { n: measure.savedMonths })}</span></strong> },
            { label: t('energy.onlyMissing'), value: measure.missingMonths > 0 && t('energy.measures.missing', { n: measure.missingMonths }) },
          ]}
        />
      </FactGroup>
      <FactGroup title={t('energy.measures.facts')}>
        <Facts
          facts={[
            { label: t('energy.measures.of'), value: measure.subject.name },
            { label: t('energy.measures.baseline'), value: `${measure.baselineFrom} – ${measure.baselineTo}` },
            { label: t('energy.measures.cost'), value: measure.costFen !== null && formatMoney(measure.costFen) },
            { label: t('energy.measures.startedOn'), value: measure.startedOn },
            { label: t('energy.measures.text'), value: measure.text, isWide: true },
            { label: t('energy.measures.conclusion'), value: measure.conclusion, isWide: true },
          ]}
        />
      </FactGroup>
      <Suspense>
        {opened === 'edit' && <EditMeasure measure={measure} onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'edit' && <MeasureAct measure={measure} action={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}
const FIELD: Record<string, string> = { costFen: 'cost', baselineFrom: 'from', baselineTo: 'to', expectedMonthly: 'expected' }

function MeasureAct({ measure, action, onClose }: { measure: EnergyMeasure; action: EnergyMeasureAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { timeZone } = useTime()
  const { message } = App.useApp()
  const act = useAct('energy.actOnEnergyMeasure', ['energy'])
  const verb = label('energyMeasureAction', action)
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  const submit = async ({ note = '', on }: { note?: string; on?: string }): Promise<void> => {
    await act.mutateAsync({ params: { id: measure.id }, body: { action, version: measure.version, note, ...(on ? { on } : {}) } })
    void message.success(t('shell.acts.done', { verb }))
  }
  return (
    <ActForm<{ note?: string; on?: string }> title={`${verb} · ${measure.number}`} verb={verb} isDanger={action === 'drop'} initial={action === 'start' ? { on: dayOf(Date.now(), timeZone) } : {}} hint={action === 'start' ? t('energy.measures.startHint') : action === 'conclude' ? t('energy.measures.concludeHint') : undefined} onSubmit={submit} onClose={onClose}>
      {action === 'start' ? (
        <Form.Item name="on" label={t('energy.measures.startedOn')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><DayPicker /></Form.Item>
      ) : (
        <Form.Item name="note" label={action === 'drop' ? t('energy.measures.dropNote') : t('energy.measures.note')} rules={needed}><Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
      )}
    </ActForm>
  )
}
