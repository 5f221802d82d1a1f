import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { formatMoney, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Reward } from '@guanjia/contract/relations.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { CareTabs } from './care-tabs.tsx'
import './care.css'

const ThanksForm = lazy(() => import('./thanks-forms.tsx').then(({ ThanksForm }) => ({ default: ThanksForm })))
const RewardForm = lazy(() => import('./thanks-forms.tsx').then(({ RewardForm }) => ({ default: RewardForm })))
const SettleForm = lazy(() => import('./thanks-forms.tsx').then(({ SettleForm }) => ({ default: SettleForm })))
const DecideForm = lazy(() => import('./thanks-forms.tsx').then(({ DecideForm }) => ({ default: DecideForm })))

const REWARD_LOOK = { proposed: { tone: 'idle', shape: 'ring' }, approved: { tone: 'done', shape: 'tick' }, refused: { tone: 'closed', shape: 'tick' }, objected: { tone: 'soon', shape: 'half' }, upheld: { tone: 'done', shape: 'tick' }, revoked: { tone: 'closed', shape: 'tick' } } as const

/** Thanks, points, reward proposals, what was done beyond the duty and what is still owed to somebody. */
export function ThanksPage() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const [opened, setOpened] = useState<'thanks' | 'reward' | null>(null)
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('care.tab.thanks')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <CareTabs at="thanks" />
          <Button type="primary" onClick={() => setOpened('thanks')}>
            {t('care.thanks.say')}
          </Button>
        </div>
      </div>
      <div className="gj-care-two">
        <div className="gj-stack">
          <Thanks />
          <ExtraMiles />
        </div>
        <div className="gj-stack">
          <Points />
          {may('relations:record') && <Rewards onPropose={() => setOpened('reward')} />}
          <Owed />
        </div>
      </div>
      <Suspense>
        {opened === 'thanks' && <ThanksForm onClose={() => setOpened(null)} />}
        {opened === 'reward' && <RewardForm siteId={site.id} onClose={() => setOpened(null)} />}
      </Suspense>
    </div>
  )
}

function Part({ title, extra, error, isEmpty, empty, children }: { title: string; extra?: ReactNode; error: unknown; isEmpty: boolean; empty: string; children: ReactNode }) {
  return (
    <FactGroup title={title} extra={extra}>
      <ProblemAlert error={error} />
      {isEmpty ? <p className="gj-quiet">{empty}</p> : children}
    </FactGroup>
  )
}

function Thanks() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const found = useCall('relations.listThanks', { query: { siteId: site.id, limit: 30 } })
  return (
    <Part title={t('care.thanks.title')} extra={<ExportMenu href={(format) => urlOf('relations.exportThanks', { query: { siteId: site.id, format } })} isLong={false} />} error={found.error} isEmpty={found.data?.items.length === 0} empty={t('care.thanks.empty')}>
      <ul className="gj-care-facts">
        {found.data?.items.map((one) => (
          <li key={one.id}>
            <div className="gj-care-what">
              <strong>{one.employee.name}</strong>
              <span className="gj-quiet gj-small">{`${label('thankedBy', one.thankedBy)} ${one.byName} · ${time.at(one.at)}`}</span>
              {one.opportunity && <Link className="gj-small" to="/care/opportunities/$id" params={{ id: one.opportunity.id }}>{one.opportunity.number}</Link>}
              {one.case && <Link className="gj-small" to="/cases/$id" params={{ id: one.case.id }}>{one.case.number}</Link>}
            </div>
            <p className="gj-words">{one.words}</p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function ExtraMiles() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const may = useMay()
  const found = useCall('relations.listExtraMiles', { query: { siteId: site.id, limit: 20 } }, { enabled: may('relations:read') })
  return (
    <Part title={t('care.thanks.extraMiles')} error={found.error} isEmpty={found.data?.items.length === 0} empty={t('care.thanks.extraMilesEmpty')}>
      <ul className="gj-care-lines">
        {found.data?.items.map((one) => (
          <li key={one.id}>
            <span className="gj-grow">{one.words}</span>
            <span className="gj-quiet gj-small">
              {one.by.name} · {time.at(one.at)}
            </span>
            <Link className="gj-small" to={one.recordType === 'case' ? '/cases/$id' : '/work-orders/$id'} params={{ id: one.recordId }}>
              {label('recordType', one.recordType)}
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Points() {
  const t = useT()
  const site = useSite()
  const found = useCall('relations.listPoints', { query: { siteId: site.id } })
  return (
    <Part title={t('care.thanks.points')} extra={<><span className="gj-quiet gj-small">{t('care.thanks.pointsHint')}</span><ExportMenu isLong={false} href={(format) => urlOf('relations.exportPoints', { query: { siteId: site.id, format } })} /></>} error={found.error} isEmpty={found.data?.items.length === 0} empty={t('care.thanks.pointsEmpty')}>
      <ul className="gj-care-lines">
        {found.data?.items.map((one) => (
          <li key={one.employee.id}>
            <span className="gj-grow">{one.employee.name}</span>
            <span className="gj-quiet gj-small">
              {t('care.thanks.delivered', { n: one.delivered })} · {t('care.thanks.thanked', { n: one.thanks })}
            </span>
            <strong>{t('care.thanks.pointsOf', { n: one.points })}</strong>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Rewards({ onPropose }: { onPropose: () => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const [deciding, setDeciding] = useState<{ reward: Reward; isApproved: boolean } | null>(null)
  const [settling, setSettling] = useState<Reward | null>(null)
  const found = useCall('relations.listRewards', { query: { siteId: site.id, limit: 30 } })
  return (
    <Part
      title={t('care.thanks.rewards')}
      extra={
        <span className="gj-row" style={{ gap: 4 }}>
          <ExportMenu href={(format) => urlOf('relations.exportRewards', { query: { siteId: site.id, format } })} isLong={false} />
          <Button size="small" onClick={onPropose}>
            {t('care.thanks.propose')}
          </Button>
        </span>
      }
      error={found.error}
      isEmpty={found.data?.items.length === 0}
      empty={t('care.thanks.rewardsEmpty')}
    >
      <ul className="gj-care-facts">
        {found.data?.items.map((one) => (
          <li key={one.id}>
            <div className="gj-care-what">
              <strong>{one.employee.name}</strong>
              {one.amountFen !== null && <span>{formatMoney(one.amountFen)}</span>}
              <Look look={REWARD_LOOK[one.status]} text={label('rewardStatus', one.status)} />
              <span className={one.kind === 'penalty' ? 'gj-tone' : 'gj-quiet'} data-tone={one.kind === 'penalty' ? 'overdue' : undefined}>{label('rewardKind', one.kind)} · {label('rewardMeasure', one.measure)}</span>
              {one.opportunity && <Link className="gj-small" to="/care/opportunities/$id" params={{ id: one.opportunity.id }}>{one.opportunity.number}</Link>}
              <RewardSource reward={one} />
              <span className="gj-grow" />
              {one.maySettle && <Button size="small" type="primary" ghost onClick={() => setSettling(one)}>{t('care.thanks.settle')}</Button>}
              {one.mayDecide && (
                <>
                  <Button size="small" type="primary" ghost onClick={() => setDeciding({ reward: one, isApproved: true })}>
                    {t('care.thanks.approve')}
                  </Button>
                  <Button size="small" onClick={() => setDeciding({ reward: one, isApproved: false })}>
                    {t('care.thanks.refuse')}
                  </Button>
                </>
              )}
            </div>
            <p>{one.reason}</p>
            <p className="gj-quiet gj-small">{[t('care.thanks.by', { name: one.proposedBy?.name ?? t('care.thanks.bySystem'), at: time.at(one.proposedAt) }), one.decidedBy && `${one.decidedBy.name} ${time.at(one.decidedAt)}`, one.decisionNote].filter(Boolean).join(' · ')}</p>
            {one.objection && <p className="gj-small">{t('care.thanks.objection', { words: one.objection })}</p>}
            {one.settlement && <p className="gj-small">{t('care.thanks.settlement', { words: one.settlement })}</p>}
          </li>
        ))}
      </ul>
      <Suspense>
        {deciding && <DecideForm {...deciding} onClose={() => setDeciding(null)} />}
        {settling && <SettleForm reward={settling} onClose={() => setSettling(null)} />}
      </Suspense>
    </Part>
  )
}

/** What a reward or a penalty rests on. */
function RewardSource({ reward: { source } }: { reward: Reward }) {
  const label = useLabel()
  if (source === null) return null
  const words = `${label('rewardSource', source.type)} ${source.number}`
  if (source.type === 'case') return <Link className="gj-small" to="/cases/$id" params={{ id: source.id }}>{words}</Link>
  if (source.type === 'check') return <Link className="gj-small" to="/quality/checks/$id" params={{ id: source.id }}>{words}</Link>
  if (source.type === 'score') return <Link className="gj-small" to="/quality/scores" search={{ month: source.number }}>{words}</Link>
  return <span className="gj-small gj-quiet">{words}</span>
}

function Owed() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const complain = useComplain()
  const made = useAct('relations.madeGood', ['relations', 'cases'])
  const found = useCall('relations.listRecoveries', { query: { siteId: site.id, limit: 20, filter: { open: true } } }, { enabled: may('relations:read') })
  return (
    <Part title={t('care.thanks.recoveries')} extra={may('relations:read') && <ExportMenu href={(format) => urlOf('relations.exportRecoveries', { query: { siteId: site.id, format } })} isLong={false} />} error={found.error} isEmpty={found.data?.items.length === 0} empty={t('care.thanks.recoveriesEmpty')}>
      <ul className="gj-care-lines">
        {found.data?.items.map((one) => (
          <li key={one.id}>
            <Link to="/cases/$id" params={{ id: one.case.id }}>
              {one.case.number}
            </Link>
            <span className="gj-grow">{one.makeGood}</span>
            {may('relations:record') && (
              <Button size="small" onClick={() => made.mutate({ params: { id: one.id } }, { onError: complain })}>
                {t('care.case.madeGood')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Part>
  )
}
