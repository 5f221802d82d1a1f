import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Input, InputNumber, Segmented, Select, Skeleton, Tag } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Flow } from '@guanjia/contract/reception.ts'
import { useChoices } from '../kit/choices.ts'
import { newId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { PageHead } from './page-head.tsx'

type Step = Flow['steps'][number]
const PHASES = ['before', 'during', 'after'] as const

/** 接待流程: the standard of the organisation, and what a site adds to it; what belongs to the standard cannot be loosened there. */
export function ReceptionFlow() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const [of, setOf] = useState<'site' | 'standard'>('site')
  const siteId = of === 'site' ? site.id : null
  const flow = useCall('reception.getFlow', { query: siteId ? { siteId } : {} })
  const mayChange = of === 'site' ? may('settings:manage') : may('organization:manage')
  return (
    <>
      <PageHead title={t('reception.settings.flow')} hint={t('reception.settings.flowHint')}>
        <Segmented
          aria-label={t('reception.settings.flowOf')}
          value={of}
          options={[
            { value: 'site', label: site.name },
            { value: 'standard', label: t('reception.settings.standard') },
          ]}
          onChange={setOf}
        />
      </PageHead>
      {flow.error && !flow.data && <ProblemAlert error={flow.error} onRetry={() => void flow.refetch()} />}
      {flow.data ? <Editor key={`${siteId}${flow.data.version}`} flow={flow.data} mayChange={mayChange} /> : <Skeleton active />}
    </>
  )
}

function Editor({ flow, mayChange }: { flow: Flow; mayChange: boolean }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const [steps, setSteps] = useState<Step[]>(flow.steps)
  const [error, setError] = useState<unknown>(null)
  const change = useAct('reception.changeFlow')
  const scopes = useChoices('stepScope')
  const set = (code: string, patch: Partial<Step>): void => setSteps(steps.map((step) => (step.code === code ? { ...step, ...patch } : step)))
  const add = (phase: Step['phase']): void =>
    setSteps([...steps, { code: `own_${newId().slice(0, 8)}`, phase, name: t('reception.settings.newStep'), isMandatory: false, scope: 'always', dueHours: phase === 'after' ? 24 : null, isStandard: false, isMandatoryByStandard: false }])
  const move = (code: string, by: 1 | -1): void => {
    const step = steps.find((one) => one.code === code)!
    const phase = steps.filter((one) => one.phase === step.phase)
    const at = phase.indexOf(step)
    const other = phase[at + by]
    if (!other) return
    setSteps(steps.map((one) => (one === step ? other : one === other ? step : one)))
  }
  const save = async (): Promise<void> => {
    setError(null)
    try {
      await change.mutateAsync({ body: { siteId: flow.siteId, version: flow.version, steps: steps.map(({ isStandard: _, isMandatoryByStandard: __, ...step }) => step) } })
      void message.success(t('reception.settings.saved'))
    } catch (failure) {
      setError(failure)
    }
  }
  const isSite = flow.siteId !== null
  return (
    <div className="gj-stack">
      {PHASES.map((phase) => (
        <section key={phase} className="gj-card">
          <header>
            <h2 className="gj-grow">{label('stepPhase', phase)}</h2>
            {mayChange && (
              <Button size="small" icon={<PlusOutlined />} onClick={() => add(phase)}>
                {t('reception.settings.add')}
              </Button>
            )}
          </header>
          <div className="gj-body">
            {steps
              .filter((step) => step.phase === phase)
              .map((step) => {
                const isFixed = isSite && step.isStandard
                return (
                  <div key={step.code} className="gj-row gj-wrap" style={{ minHeight: 40 }}>
                    <Input style={{ width: 240 }} maxLength={60} value={step.name} disabled={!mayChange || isFixed} aria-label={t('reception.settings.step')} onChange={(event) => set(step.code, { name: event.target.value })} />
                    <Checkbox checked={step.isMandatory} disabled={!mayChange || (isFixed && step.isMandatoryByStandard)} onChange={(event) => set(step.code, { isMandatory: event.target.checked })}>
                      {t('reception.settings.mandatory')}
                    </Checkbox>
                    <Select
                      style={{ width: 150 }}
                      value={step.scope}
                      disabled={!mayChange || isFixed}
                      aria-label={t('reception.settings.scope')}
                      options={scopes.filter(({ value }) => value !== 'problem' || phase === 'after')}
                      onChange={(scope) => set(step.code, { scope })}
                    />
                    {phase === 'after' && (
                      <InputNumber min={1} max={720} precision={0} value={step.dueHours} disabled={!mayChange} aria-label={t('reception.settings.dueHours')} suffix="h" style={{ width: 100 }} onChange={(dueHours) => set(step.code, { dueHours: dueHours ?? 24 })} />
                    )}
                    {isFixed && <Tag title={t('reception.settings.kept')}>{t('reception.settings.isStandard')}</Tag>}
                    <span className="gj-grow" />
                    {mayChange && !isFixed && (
                      <>
                        <Button type="text" size="small" icon={<ArrowUpOutlined />} aria-label="↑" onClick={() => move(step.code, -1)} />
                        <Button type="text" size="small" icon={<ArrowDownOutlined />} aria-label="↓" onClick={() => move(step.code, 1)} />
                        <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`${t('reception.settings.remove')} ${step.name}`} onClick={() => setSteps(steps.filter((one) => one !== step))} />
                      </>
                    )}
                  </div>
                )
              })}
          </div>
        </section>
      ))}
      {error !== null && <ProblemAlert error={error} />}
      {mayChange && (
        <div>
          <Button type="primary" loading={change.isPending} onClick={() => void save()}>
            {t('reception.settings.save')}
          </Button>
        </div>
      )}
    </div>
  )
}
