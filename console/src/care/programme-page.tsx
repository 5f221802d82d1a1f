import { App, Button, Form, Input } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatNumber, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Output } from '@guanjia/contract'
import type { listAcknowledgements, Programme } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { useListState } from '../kit/list-state.ts'
import { newId } from '../kit/new-id.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { CareTabs } from './care-tabs.tsx'
import './care.css'

/** “123” 法则: one goal, two safeguards, three opportunities, and what came of it. Every number opens to its rows. */
export function ProgrammePage() {
  const t = useT()
  const site = useSite()
  const found = useCall('relations.getProgramme', { query: { siteId: site.id } })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('care.programme.title')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <CareTabs at="programme" />
        </div>
      </div>
      <ProblemAlert error={found.data ? null : found.error} onRetry={() => void found.refetch()} />
      {found.data && (
        <div className="gj-stack">
          <Goal programme={found.data} />
          <Safeguards programme={found.data} />
          <Three programme={found.data} />
          <Months months={found.data.months} />
        </div>
      )}
    </div>
  )
}

function Goal({ programme: { goal, hasRead, acknowledged } }: { programme: Programme }) {
  const t = useT()
  const time = useTime()
  const may = useMay()
  const complain = useComplain()
  const [publishing, setPublishing] = useState(false)
  const read = useAct('relations.acknowledgeGoal', ['relations'])
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{t('care.programme.goal')}</h2>
        {acknowledged && <ShowLink show="readers">{t('care.programme.readShare', acknowledged)}</ShowLink>}
        {may('settings:manage') && (
          <Button size="small" onClick={() => setPublishing(true)}>
            {t('care.programme.publish')}
          </Button>
        )}
      </header>
      <div className="gj-body gj-stack">
        {goal === null ? (
          <p className="gj-quiet">{t('care.programme.goalEmpty')}</p>
        ) : (
          <>
            <p className="gj-words gj-care-goal">{goal.words}</p>
            <div className="gj-row">
              <span className="gj-quiet gj-small gj-grow">{t('care.programme.publishedBy', { name: goal.publishedBy.name, at: time.at(goal.publishedAt) })}</span>
              {hasRead ? (
                <Look look={{ tone: 'done', shape: 'tick' }} text={t('care.programme.wasRead')} />
              ) : (
                <Button type="primary" loading={read.isPending} onClick={() => read.mutate({ body: { goalId: goal.id } }, { onError: complain })}>
                  {t('care.programme.read')}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
      {publishing && <PublishForm words={goal?.words ?? ''} onClose={() => setPublishing(false)} />}
      <Shown />
    </section>
  )
}

function ShowLink({ show, children }: { show: 'readers' | 'gaps' | 'trained'; children: React.ReactNode }) {
  const state = useListState()
  const isOpen = state.search['show'] === show
  return (
    <Button type="link" size="small" aria-expanded={isOpen} onClick={() => state.change({ show: isOpen ? undefined : show })}>
      {children}
    </Button>
  )
}

/** The rows behind the numbers of goal and safeguards. */
function Shown() {
  const t = useT()
  const state = useListState()
  const show = state.search['show']
  if (show === 'readers') return <Readers title={t('care.programme.readers')} none={t('care.programme.notRead')} at={(one) => one.at} />
  if (show === 'trained') return <Readers title={t('care.programme.lastTrained')} none={t('care.programme.neverTrained')} at={(one) => one.trainedAt} />
  if (show === 'gaps') return <Gaps />
  return null
}

type Reader = Output<typeof listAcknowledgements>['items'][number]

/** Each colleague with one moment, or the word for that there is none. */
function Readers({ title, none, at }: { title: string; none: string; at: (one: Reader) => string | null }) {
  const time = useTime()
  const site = useSite()
  const found = useCall('relations.listAcknowledgements', { query: { siteId: site.id } })
  return (
    <div className="gj-body" style={{ borderTop: '1px solid var(--gj-border)' }}>
      <div className="gj-row">
        <h3 className="gj-grow">{title}</h3>
        <ExportMenu isLong={false} href={(format) => urlOf('relations.exportAcknowledgements', { query: { siteId: site.id, format } })} />
      </div>
      <ul className="gj-care-lines">
        {found.data?.items.map((one) => (
          <li key={one.employee.id}>
            <span className="gj-grow">
              {one.employee.name} <span className="gj-quiet gj-small">{one.position}</span>
            </span>
            {at(one) === null ? <Look plain look={{ tone: 'idle', shape: 'ring' }} text={none} /> : <span className="gj-quiet">{time.at(at(one)!)}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Gaps() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const found = useCall('relations.listArchiveGaps', { query: { siteId: site.id, limit: 200 } })
  return (
    <div className="gj-body" style={{ borderTop: '1px solid var(--gj-border)' }}>
      <h3>{t('care.programme.gaps')}</h3>
      {found.data?.items.length === 0 && <p className="gj-quiet">{t('care.programme.gapsEmpty')}</p>}
      <ul className="gj-care-lines">
        {found.data?.items.map((one) => (
          <li key={one.unit.id}>
            <Link to="/archives/units/$id" params={{ id: one.unit.id }}>
              {one.unit.name}
            </Link>
            <span className="gj-quiet">{label('archiveGap', one.gap)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Safeguards({ programme: { archives, acknowledged, trained } }: { programme: Programme }) {
  const t = useT()
  const figure = (percent: number | null): string => (percent === null ? t('care.programme.unknown') : `${formatNumber(percent, 1)} %`)
  return (
    <section className="gj-card">
      <header>
        <h2>{t('care.programme.safeguards')}</h2>
      </header>
      <div className="gj-care-figures">
        <div className="gj-care-figure">
          <span>{t('care.programme.archives')}</span>
          <strong>{figure(archives.percent)}</strong>
          <span className="gj-quiet gj-small">{t('care.programme.archivesHint')}</span>
          <span>
            <ShowLink show="gaps">{t('care.programme.share', archives)}</ShowLink>
          </span>
        </div>
        <div className="gj-care-figure">
          <span>{t('care.programme.staff')}</span>
          <strong>{figure(acknowledged?.percent ?? null)}</strong>
          {acknowledged && (
            <span>
              <ShowLink show="readers">{t('care.programme.share', acknowledged)}</ShowLink>
            </span>
          )}
        </div>
        <div className="gj-care-figure">
          <span>{t('care.programme.trained')}</span>
          <strong>{figure(trained?.percent ?? null)}</strong>
          <span className="gj-quiet gj-small">{t(trained === null ? 'care.programme.trainedUnknown' : 'care.programme.trainedHint')}</span>
          {trained && (
            <span>
              <ShowLink show="trained">{t('care.programme.share', trained)}</ShowLink>
            </span>
          )}
        </div>
      </div>
    </section>
  )
}

function Three({ programme: { opportunities, months } }: { programme: Programme }) {
  const t = useT()
  const label = useLabel()
  const period = { from: months[0]?.fromAt, to: months.at(-1)?.toAt }
  return (
    <section className="gj-card">
      <header>
        <h2>{t('care.programme.opportunities')}</h2>
      </header>
      <div className="gj-care-figures">
        {opportunities.map((one) => (
          <div key={one.type} className="gj-care-figure">
            <span>{label('opportunityType', one.type)}</span>
            <strong>
              <Link to="/care/opportunities" search={{ type: one.type, doneFrom: period.from, doneTo: period.to }}>
                {t('care.programme.doneN', { n: one.done })}
              </Link>
            </strong>
            <span className="gj-small">
              <Link to="/care/opportunities" search={{ type: one.type, ...period }}>
                {t('care.programme.noticedN', { n: one.noticed })}
              </Link>
              {' · '}
              <Link to="/care/opportunities" search={{ type: one.type, status: 'let_go', ...period }}>
                {t('care.programme.letGoN', { n: one.letGo })}
              </Link>
            </span>
          </div>
        ))}
      </div>
    </section>
  )
}

function Months({ months }: { months: Programme['months'] }) {
  const t = useT()
  return (
    <section className="gj-card">
      <header>
        <h2>{t('care.programme.delivered')}</h2>
      </header>
      <table className="gj-calls">
        <thead>
          <tr>
            <th scope="col">{t('care.programme.month')}</th>
            <th scope="col" className="gj-right">{t('care.programme.deliveredN')}</th>
            <th scope="col" className="gj-right">{t('care.programme.households')}</th>
            <th scope="col" className="gj-right">{t('care.programme.perHundred')}</th>
            <th scope="col" />
          </tr>
        </thead>
        <tbody>
          {months.toReversed().map((one) => (
            <tr key={one.month}>
              <th scope="row">{one.month}</th>
              <td className="gj-right">
                <Link to="/care/opportunities" search={{ doneFrom: one.fromAt, doneTo: one.toAt }}>
                  {formatNumber(one.delivered)}
                </Link>
              </td>
              <td className="gj-right">{formatNumber(one.households)}</td>
              <td className="gj-right">{one.perHundred === null ? t('care.programme.unknown') : formatNumber(one.perHundred, 2)}</td>
              <td>{one.isFlagged && <Look look={{ tone: 'overdue', shape: 'triangle' }} text={t('care.programme.flagged')} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function PublishForm({ words, onClose }: { words: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const publish = useAct('relations.publishGoal', ['relations'])
  const submit = async (values: { words: string }): Promise<void> => {
    await publish.mutateAsync({ body: { id: newId(), ...values } })
    void message.success(t('care.programme.published'))
  }
  return (
    <ActForm title={t('care.programme.publish')} verb={t('care.programme.publish')} hint={t('care.programme.publishHint')} initial={{ words }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="words" label={t('care.programme.words')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} autoFocus />
      </Form.Item>
    </ActForm>
  )
}
