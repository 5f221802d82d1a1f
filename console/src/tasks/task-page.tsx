import { App, Form, Input, Rate } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { StaffTask } from '@guanjia/contract/tasks.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { TASK_LOOKS } from './task-list.tsx'

type Action = StaffTask['allowedActions'][number]
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ note?: string; rating?: number }> })))
const DIRECT: readonly Action[] = ['accept', 'cancel']
const HAPPENINGS = ['asked', 'accept', 'finish', 'decline', 'cancel', 'reopen', 'close'] as const

/** One task or assist: what is asked, by when, how it ended, and the one obvious next act. */
export function TaskPage() {
  const { id } = useParams({ from: '/shell/tasks/$id' })
  const task = useCall('tasks.getTask', { params: { id } })
  if (!task.data) return <RecordWaiting error={task.error} onRetry={() => void task.refetch()} />
  return <Page key={id} task={task.data} />
}

function Page({ task }: { task: StaffTask }) {
  const t = useT()
  const time = useTime()
  const complain = useComplain()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<Action | null>(null)
  const act = useAct('tasks.actOnTask', ['tasks', 'platform', 'cases'])
  const isRated = task.kind === 'assist'
  const words = (action: Action): string => (action === 'close' && !isRated ? t('tasks.closeTask') : t(`tasks.action.${action}`))
  const send = (action: Action): void => act.mutate({ params: { id: task.id }, body: { action, version: task.version } }, { onSuccess: () => void message.success(t('tasks.done')), onError: complain })
  const acts = task.allowedActions.map((action): Act => ({ key: action, text: words(action), isRare: action === 'cancel' || action === 'decline', isDanger: action === 'cancel', onClick: () => (DIRECT.includes(action) || (action === 'close' && !isRated) ? send(action) : setOpened(action)) }))
  return (
    <RecordPage
      number={task.number}
      title={task.title}
      tags={<><Look look={TASK_LOOKS[task.state]} text={t(`tasks.state.${task.state}`)} /><span className="gj-quiet">{t(`tasks.kind.${task.kind}`)}</span></>}
      clocks={task.clock && <ClockBadge clock={task.clock} />}
      acts={<ActionBar acts={acts} hasNext={acts.length > 0} />}
      aside={<History id={task.id} />}
    >
      <FactGroup title={t('tasks.what')}>
        <Facts
          facts={[
            { label: t('tasks.from'), value: [task.fromDepartment?.name, task.askedBy.name].filter(Boolean).join(' · ') }, { label: t('tasks.to'), value: task.toDepartment?.name }, { label: t('tasks.doer'), value: task.doer?.name }, { label: t('tasks.due'), value: time.at(task.dueAt) }, { label: t('tasks.asked'), value: time.at(task.askedAt) },
            { label: t('tasks.case'), value: task.case && <Link to="/cases/$id" params={{ id: task.case.id }}>{task.case.number}</Link> }, { label: t('tasks.opportunity'), value: task.opportunity && <Link to="/care/opportunities/$id" params={{ id: task.opportunity.id }}>{task.opportunity.number}</Link> },
            { label: t('tasks.plan'), value: task.plan && <Link to="/tasks/plans/$id" params={{ id: task.plan.id }}>{task.plan.number} {task.plan.title}</Link> },
            { label: t('tasks.detail'), value: task.detail, isWide: true }, { label: t('tasks.outcome'), value: task.outcome, isWide: true },
            { label: t('tasks.rating'), value: task.rating !== null && [t('tasks.stars', { n: task.rating }), task.ratingNote].filter(Boolean).join(' · ') },
          ]}
        />
      </FactGroup>
      <Suspense>
        {opened && (
          <ActForm
            title={`${words(opened)} · ${task.number}`}
            verb={words(opened)}
            isDanger={opened === 'decline'}
            onSubmit={async ({ note = '', rating }) => {
              await act.mutateAsync({ params: { id: task.id }, body: { action: opened, version: task.version, note, rating: rating ?? null } })
              void message.success(t('tasks.done'))
            }}
            onClose={() => setOpened(null)}
          >
            {opened === 'close' && <Form.Item name="rating" label={t('tasks.rating')} extra={t('tasks.ratingHint')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><Rate /></Form.Item>}
            <Form.Item name="note" label={opened === 'finish' ? t('tasks.outcome') : t('tasks.note')} extra={opened === 'finish' ? t('tasks.resultHint') : opened === 'close' ? undefined : t('tasks.reasonHint')} rules={opened === 'close' ? [] : [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoFocus={opened !== 'close'} maxLength={2000} autoSize={{ minRows: 2 }} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}

function History({ id }: { id: string }) {
  const t = useT()
  const time = useTime()
  const found = useCall('tasks.taskTimeline', { params: { id } })
  return (
    <>
      <header><h2>{t('tasks.history')}</h2></header>
      <ol className="gj-timeline gj-body">
        {found.data?.items.toReversed().map((one) => (
          <li key={one.id}>
            <strong>{HAPPENINGS.find((known) => known === one.action) ? t(`tasks.happening.${one.action as 'asked'}`) : one.action}</strong> <span className="gj-quiet">{one.actor.name} {time.at(one.at)}</span>
            {one.note && <p>{one.note}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
