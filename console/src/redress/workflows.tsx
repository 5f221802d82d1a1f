import { DeleteOutlined, DownOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons'
import { App, Button, Input, InputNumber, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { ComplaintWorkflow, WorkflowStep } from '@guanjia/contract/redress.ts'
import { useChoices } from '../kit/choices.ts'
import { moved } from '../kit/moved.ts'
import { CategoryPicker } from '../kit/pickers.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import './redress.css'

/** The workflow of each category; a category without its own follows its parent, and that the one for all. */
export function Workflows() {
  const t = useT()
  const [at, setAt] = useState<string | null>(null)
  const found = useCall('redress.listComplaintWorkflows', {})
  const items = found.data?.items ?? []
  const own = items.filter((one) => one.isOwn)
  // A leaf that has none yet starts from what holds for it.
  const shown = items.find((one) => (one.category?.id ?? null) === at)
  const all = items[0]
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{t('redress.workflow.title')}</h2>
        <Button size="small" type={at === null ? 'primary' : 'default'} onClick={() => setAt(null)}>
          {t('redress.workflow.all')}
        </Button>
        <CategoryPicker kind="complaint" size="small" value={at} onChange={setAt} placeholder={t('redress.workflow.choose')} className="gj-workflow-pick" />
      </header>
      <div className="gj-body">
        <div className="gj-tags" style={{ marginBottom: 12 }}>
          {own.filter((one) => one.category !== null).map((one) => (
            <Button key={one.category!.id} size="small" type={one.category!.id === at ? 'primary' : 'default'} onClick={() => setAt(one.category!.id)}>
              {one.category!.name}
            </Button>
          ))}
        </div>
        {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
        {found.isPending && <Skeleton active />}
        {all && <Editor key={`${at ?? ''} ${shown?.version ?? 0}`} categoryId={at} workflow={shown ?? all} version={shown?.version ?? 0} isOwn={shown?.isOwn ?? false} />}
      </div>
    </section>
  )
}

interface EditorProps {
  categoryId: string | null
  workflow: ComplaintWorkflow
  version: number
  isOwn: boolean
}

type Edited = WorkflowStep & { key: number }

function Editor({ categoryId, workflow, version, isOwn }: EditorProps) {
  const t = useT()
  const time = useTime()
  const { message } = App.useApp()
  const complain = useComplain()
  const posts = useChoices('stepPost')
  const save = useAct('redress.saveComplaintWorkflow', ['redress'])
  const [steps, setSteps] = useState<Edited[]>(() => workflow.steps.map((step, key) => ({ ...step, key })))
  const [isTouched, setTouched] = useState(false)
  const edit = (next: Edited[]): void => {
    setSteps(next)
    setTouched(true)
  }
  const change = (key: number, more: Partial<WorkflowStep>): void => edit(steps.map((step) => (step.key === key ? { ...step, ...more } : step)))
  const move = (i: number, by: number): void => edit(moved(steps, i, i + by))
  const send = (sent: WorkflowStep[]): void =>
    save.mutate({ body: { categoryId, version, steps: sent } }, { onError: complain, onSuccess: () => void message.success(t('redress.workflow.saved')) })
  const isReady = steps.length > 0 && steps.every((step) => step.name.trim() !== '')
  return (
    <>
      <p className="gj-quiet gj-small">
        {workflow.changedAt && isOwn ? t('redress.workflow.changed', { n: version, who: workflow.changedBy ?? '', at: time.at(workflow.changedAt) }) : t(isOwn ? 'redress.workflow.isDefault' : 'redress.workflow.inherits')}
      </p>
      {steps.map((step, i) => (
        <div key={step.key} className="gj-step-edit">
          <span className="gj-quiet">{i + 1}</span>
          <Input size="small" value={step.name} maxLength={40} aria-label={t('redress.workflow.name', { n: i + 1 })} onChange={(event) => change(step.key, { name: event.target.value })} />
          <Input.TextArea size="small" autoSize={{ minRows: 1, maxRows: 4 }} value={step.detail} maxLength={300} aria-label={t('redress.workflow.detail', { n: i + 1 })} onChange={(event) => change(step.key, { detail: event.target.value })} />
          <Select size="small" value={step.post} options={posts} aria-label={t('redress.workflow.post', { n: i + 1 })} onChange={(post) => change(step.key, { post: post as WorkflowStep['post'] })} />
          <InputNumber size="small" min={1} max={525_600} precision={0} value={step.withinMinutes} suffix={t('redress.workflow.minutes')} aria-label={t('redress.workflow.within', { n: i + 1 })} onChange={(withinMinutes) => change(step.key, { withinMinutes })} style={{ width: '100%' }} />
          <span className="gj-row" style={{ gap: 0 }}>
            <Button size="small" type="text" icon={<UpOutlined />} disabled={i === 0} aria-label={t('redress.workflow.up', { n: i + 1 })} onClick={() => move(i, -1)} />
            <Button size="small" type="text" icon={<DownOutlined />} disabled={i === steps.length - 1} aria-label={t('redress.workflow.down', { n: i + 1 })} onClick={() => move(i, 1)} />
            <Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label={t('redress.workflow.remove', { n: i + 1 })} onClick={() => edit(steps.filter((one) => one.key !== step.key))} />
          </span>
        </div>
      ))}
      <div className="gj-row gj-wrap" style={{ marginTop: 12 }}>
        <Button size="small" icon={<PlusOutlined />} disabled={steps.length >= 20} onClick={() => edit([...steps, { key: Math.max(-1, ...steps.map((step) => step.key)) + 1, name: '', detail: '', post: 'owner', withinMinutes: 1440 }])}>
          {t('redress.workflow.add')}
        </Button>
        <Button type="primary" size="small" disabled={!isTouched || !isReady} loading={save.isPending} onClick={() => send(steps.map(({ key: _, ...step }) => ({ ...step, name: step.name.trim() })))}>
          {t('redress.workflow.save')}
        </Button>
        {isOwn && version > 0 && categoryId !== null && (
          <Button size="small" onClick={() => send([])}>
            {t('redress.workflow.giveBack')}
          </Button>
        )}
        <span className="gj-quiet gj-small">{t('redress.workflow.hint')}</span>
      </div>
    </>
  )
}
