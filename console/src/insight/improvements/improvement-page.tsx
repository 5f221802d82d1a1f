import { App, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { type CallInput, isReached, ShapeMark, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Improvement, ImprovementAction } from '@guanjia/contract/improvements.ts'
import { ActionBar } from '../../kit/action-bar.tsx'
import { ClockTable } from '../../kit/clock-table.tsx'
import { useComplain } from '../../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../../kit/record-page.tsx'
import { SiteZone } from '../../session/session.tsx'
import { figureText } from './figure-words.ts'
import { ImprovementStateTag } from './improvement-state.tsx'
import '../analysis/analysis.css'

const ActForm = lazy(() => import('../../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
const DayPicker = lazy(() => import('../../kit/day-picker.tsx').then(({ DayPicker }) => ({ default: DayPicker })))

interface Values {
  result?: string
  doneOn?: string
  conclusion?: string
  revision?: string
  noRevisionReason?: string
  measure?: string
  dueOn?: string
}
type Body = NonNullable<CallInput<'improvements.actOnImprovement'>['body']>

/** One improvement in its four steps: planned, done, checked by a computed figure, acted upon. */
export function ImprovementPage() {
  const { id } = useParams({ from: '/shell/insight/improvements/$id' })
  const found = useCall('improvements.getImprovement', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return (
    <SiteZone siteId={found.data.siteId}>
      <Page key={id} item={found.data} />
    </SiteZone>
  )
}

/** Where the problem was seen, by its filters. */
const SOURCES: Record<Improvement['source']['kind'], string> = { cases: '/insight/cases', work_orders: '/insight/work-orders', inspections: '/inspections/findings', by_hand: '/insight' }
/** Acts that need no words. */
const AT_ONCE: readonly ImprovementAction[] = ['start', 'look']

function Page({ item }: { item: Improvement }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { message } = App.useApp()
  const complain = useComplain()
  const act = useAct('improvements.actOnImprovement', ['improvements', 'analysis'])
  const [opened, setOpened] = useState<ImprovementAction | null>(null)
  const send = async (body: Body): Promise<void> => {
    await act.mutateAsync({ params: { id: item.id }, body: { ...body, version: item.version } })
    void message.success(t('analysis.improvement.acted'))
  }
  const next = item.allowedActions.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))
  const acts = next.map((action) => ({
    key: action, text: label('improvementAction', action), isDanger: action === 'drop', isRare: action === 'drop',
    onClick: () => (AT_ONCE.includes(action) ? void send({ action } as Body).catch(complain) : setOpened(action)),
  }))
  const figure = label('improvementFigure', item.figure)
  const reached = isReached(item.figure, item.checked, item.goal)
  return (
    <RecordPage
      number={item.number}
      title={item.title}
      tags={
        <>
          <ImprovementStateTag state={item.state} />
          {item.round > 1 && <span className="gj-quiet">{t('analysis.improvement.field.round', { n: item.round })}</span>}
        </>
      }
      clocks={<ClockTable clocks={item.clocks} />}
      acts={<ActionBar acts={acts} hasNext={acts.length > 0 && acts[0]!.key !== 'drop'} />}
      aside={<History id={item.id} />}
    >
      <FactGroup title={t('analysis.improvement.group.plan')}>
        <Facts
          facts={[
            { label: t('analysis.improvement.field.problem'), value: item.problem },
            { label: t('analysis.improvement.field.source'), value: item.source.query ? <Link to={`${SOURCES[item.source.kind]}?${item.source.query}` as '/'}>{label('improvementSource', item.source.kind)}</Link> : label('improvementSource', item.source.kind) },
            { label: t('analysis.improvement.field.cause'), value: item.cause },
            { label: t('analysis.improvement.field.measure'), value: item.measure },
            { label: t('analysis.improvement.field.owner'), value: item.owner.name },
            { label: t('analysis.improvement.field.due'), value: item.dueOn },
            { label: t('analysis.improvement.field.raisedBy'), value: `${item.raisedBy.name} ${time.at(item.raisedAt)}` },
            { label: t('analysis.improvement.needs'), value: item.trainingNeeds.map(({ topic, state }) => `${topic}（${label('trainingNeedState', state)}）`).join('、') },
          ]}
        />
      </FactGroup>
      {item.doneOn && (
        <FactGroup title={t('analysis.improvement.group.do')}>
          <Facts
            facts={[
              { label: t('analysis.improvement.field.doneOn'), value: item.doneOn },
              { label: t('analysis.improvement.field.result'), value: item.resultText },
            ]}
          />
        </FactGroup>
      )}
      <FactGroup title={t('analysis.improvement.group.check')}>
        <p className="gj-compare">
          <span className="gj-quiet">{figure}</span>
          <strong>{t('analysis.improvement.compare', { before: figureText(item.figure, item.baseline), after: figureText(item.figure, item.checked) })}</strong>
          <span className="gj-quiet">{`${t('analysis.improvement.field.goal')} ${figureText(item.figure, item.goal)}`}</span>
          {item.checkedTo && reached !== null && (
            <span className="gj-tone" data-tone={reached ? 'done' : 'overdue'}>
              <ShapeMark shape={reached ? 'tick' : 'triangle'} size={12} /> {t(reached ? 'analysis.improvement.reached' : 'analysis.improvement.notReached')}
            </span>
          )}
        </p>
        <p className="gj-quiet gj-small">
          {t('analysis.improvement.field.baseline')} {t('analysis.improvement.ofDays', { from: item.baselineFrom, to: item.baselineTo })}
          {item.checkedFrom && item.checkedTo && ` · ${t('analysis.improvement.field.checked')} ${t('analysis.improvement.ofDays', { from: item.checkedFrom, to: item.checkedTo })}`}
        </p>
        <p className="gj-quiet gj-small">
          {t('analysis.improvement.look', { figure })}
          {item.state === 'checking' && !item.checkedTo && item.canBeCheckedFrom && ` ${t('analysis.improvement.checkFrom', { day: item.canBeCheckedFrom })}`}
        </p>
      </FactGroup>
      {item.conclusion && (
        <FactGroup title={t('analysis.improvement.group.act')}>
          <Facts
            facts={[
              { label: t('analysis.improvement.field.conclusion'), value: item.conclusion },
              { label: t('analysis.improvement.field.revision'), value: item.revision },
              { label: t('analysis.improvement.field.noRevision'), value: item.noRevisionReason },
            ]}
          />
        </FactGroup>
      )}
      <Suspense>
        {opened && (
          <ActForm title={label('improvementAction', opened)} verb={label('improvementAction', opened)} isDanger={opened === 'drop'} onSubmit={(values) => send({ action: opened, ...values } as Body)} onClose={() => setOpened(null)}>
            <Fields action={opened} />
          </ActForm>
        )}
      </Suspense>
    </RecordPage>
  )
}

const ORDER: readonly ImprovementAction[] = ['start', 'report', 'standardise', 'look', 'again', 'drop']

function Fields({ action }: { action: ImprovementAction }) {
  const t = useT()
  const area = <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={2000} />
  if (action === 'report')
    return (
      <>
        <Form.Item name="doneOn" label={t('analysis.improvement.field.doneOn')} rules={[{ required: true }]}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="result" label={t('analysis.improvement.field.result')} rules={[{ required: true }]}>
          {area}
        </Form.Item>
      </>
    )
  return (
    <>
      <Form.Item name="conclusion" label={t('analysis.improvement.field.conclusion')} rules={[{ required: true }]}>
        {area}
      </Form.Item>
      {action === 'standardise' && (
        <>
          <Form.Item name="revision" label={t('analysis.improvement.field.revision')} extra={t('analysis.improvement.field.revisionHint')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="noRevisionReason" label={t('analysis.improvement.field.noRevision')}>
            <Input maxLength={500} />
          </Form.Item>
        </>
      )}
      {action === 'again' && (
        <>
          <Form.Item name="measure" label={t('analysis.improvement.field.measure')} rules={[{ required: true }]}>
            {area}
          </Form.Item>
          <Form.Item name="dueOn" label={t('analysis.improvement.field.due')} rules={[{ required: true }]}>
            <DayPicker />
          </Form.Item>
        </>
      )}
    </>
  )
}

/** Everything that happened, newest first. */
function History({ id }: { id: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const history = useCall('improvements.improvementTimeline', { params: { id } })
  return (
    <>
      <header>
        <h2>{t('shell.timeline.label')}</h2>
      </header>
      <ol className="gj-timeline gj-body">
        {history.data?.items.toReversed().map((entry) => (
          <li key={entry.id}>
            <strong>{entry.action === 'raised' ? t('analysis.improvement.new') : label('improvementAction', entry.action)}</strong>{' '}
            <span className="gj-quiet">
              {entry.actor.name} {time.at(entry.at)}
            </span>
            {entry.note && <p>{entry.note}</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
