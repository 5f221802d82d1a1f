import { Alert, Button, Popconfirm } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime, type CallInput } from '@guanjia/ui'
import type { Incident } from '@guanjia/contract/emergency.ts'
import type { IncidentAction } from '@guanjia/contract/emergency-choices.ts'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { FileStrip } from '../kit/file-strip.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { History, inOwnWords } from '../kit/history.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useSession } from '../session/session.tsx'
import { Inquiry } from './inquiry.tsx'
import { DrillMark, IncidentStateTag, LevelTag } from './looks.tsx'
import { Review } from './review.tsx'
import { Steps } from './steps.tsx'

const IncidentActForm = lazy(() => import('./incident-act-form.tsx').then(({ IncidentActForm }) => ({ default: IncidentActForm })))
const DrillDrawer = lazy(() => import('./drill-drawer.tsx').then(({ DrillDrawer }) => ({ default: DrillDrawer })))
type Body = NonNullable<CallInput<'emergency.actOnIncident'>['body']>
/** What wants words; the others are one click. */
const ASKED = ['set_level', 'assign', 'note', 'count', 'call', 'announce', 'control', 'close', 'call_off'] as const
export type Asked = (typeof ASKED)[number]
const ORDER: readonly IncidentAction[] = ['acknowledge', 'activate', 'control', 'close', 'finish_review', 'note', 'count', 'call', 'announce', 'assign', 'set_level', 'call_off']

/** The board of an incident: who holds what, what is done and late, who answered, who was counted and called. */
export function IncidentPage() {
  const { id } = useParams({ from: '/shell/emergency/incidents/$id' })
  const found = useCall('emergency.getIncident', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return <SiteZone siteId={found.data.siteId}><Board key={id} one={found.data} /></SiteZone>
}

function Board({ one }: { one: Incident }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const complain = useComplain()
  const [asked, setAsked] = useState<{ action: Asked; roleKey?: string } | null>(null)
  const [isDrillOpen, setDrillOpen] = useState(false)
  const act = useAct('emergency.actOnIncident', ['emergency', 'quality'])
  const timeline = useCall('emergency.incidentTimeline', { params: { id: one.id } })
  const run = (body: Body): void => act.mutate({ params: { id: one.id }, body }, { onError: complain })
  const may = (action: IncidentAction): boolean => one.allowedActions.includes(action)
  // Whoever leads on the spot speaks for others, too; everybody else for themselves.
  const commands = may('set_level')
  const { employeeId } = useSession()
  const isShown = (action: IncidentAction): boolean => may(action) && (action !== 'acknowledge' || one.mine.mustAcknowledge)
  const acts = ORDER.filter(isShown).map((action): Act => ({
    key: action, text: label('incidentAction', action), isDanger: action === 'call_off',
    onClick: () => ((ASKED as readonly string[]).includes(action) ? setAsked({ action: action as Asked }) : run(action === 'activate' ? { action } : action === 'acknowledge' ? { action } : { action: 'finish_review' })),
  }))
  acts.push({ key: 'print', text: t('emergency.print'), isRare: true, onClick: () => window.open(urlOf('emergency.printIncident', { params: { id: one.id } }), '_blank', 'noopener') })
  const facts = [
    { label: t('emergency.description'), value: one.description, isWide: true }, { label: t('emergency.inDanger'), value: one.inDanger === null ? (one.isDanger ? t('emergency.danger') : '') : String(one.inDanger) },
    { label: t('emergency.plan'), value: one.plan && <Link to="/emergency/plans/$id" params={{ id: one.plan.id }}>{one.plan.name} {one.plan.number === null ? t('emergency.unapproved') : `V${one.plan.number}`}</Link> },
    ...(one.drillId === null ? [] : [{ label: t('emergency.drillRecord'), value: <Button size="small" type="link" onClick={() => setDrillOpen(true)}>{t('emergency.openDrill')}</Button> }]),
    { label: t('emergency.activatedAt'), value: time.at(one.activatedAt) }, { label: t('emergency.controlledAt'), value: time.at(one.controlledAt) }, { label: t('emergency.closedAt'), value: time.at(one.closedAt) }, { label: t('emergency.outcome'), value: one.outcome, isWide: true }, { label: t('emergency.assembly'), value: one.content?.assembly, isWide: true },
  ]
  const gaps = one.roles.filter(({ missing }) => missing > 0)
  return (
    <RecordPage
      number={one.number} title={`${label('incidentKind', one.kind)} ${one.place}`}
      tags={<>{one.isDrill && <DrillMark />}<IncidentStateTag state={one.state} /><LevelTag level={one.level} />{one.grade && <span className="gj-quiet">{label('statutoryGrade', one.grade)}</span>}<span className="gj-quiet">{one.reportedBy.name} {time.at(one.reportedAt)}</span></>}
      acts={<ActionBar acts={acts} hasNext={acts[0]?.key !== 'print' && acts[0]?.key !== 'note'} />}
      notice={gaps.length > 0 && one.closedAt === null && <Alert type="error" showIcon title={t('emergency.gapNotice', { roles: gaps.map(({ name, missing }) => `${name} ${missing}`).join('、') })} action={may('fill') && <Button size="small" loading={act.isPending} onClick={() => run({ action: 'fill' })}>{label('incidentAction', 'fill')}</Button>} />}
      aside={<History title={t('emergency.timeline')} entries={inOwnWords(timeline.data?.items, { action: (entry) => wordOf(entry, label, t), state: (value) => label('incidentState', value) })} error={timeline.error} onRetry={() => void timeline.refetch()} />}
    >
      {one.roles.length > 0 && (
        <FactGroup title={t('emergency.roles')}>
          <FigureTable label={t('emergency.roles')} head={[t('emergency.role'), { words: t('emergency.holders') }, { words: t('emergency.answer') }]}>
            {one.roles.map((role) => (
              <tr key={role.id}>
                <th scope="row">{role.name}<div className="gj-quiet gj-small">{label('incidentDuty', role.duty)}</div></th>
                <td data-text style={{ maxWidth: 'none' }}>
                  {role.holders.map((held) => (
                    <div key={held.id} className="gj-row gj-wrap" style={{ gap: 6 }}>
                      <strong>{held.name}</strong><span className="gj-quiet gj-small">{label('holdReason', held.why)}{held.isSubstitute && ` · ${t('emergency.substitute')}`}{held.isDouble && ` · ${t('emergency.double')}`}</span>
                      {may('at_post') && held.atPostAt === null && (commands || held.employee?.id === employeeId) && <Button size="small" type="link" onClick={() => run({ action: 'at_post', holderId: held.id })}>{label('incidentAction', 'at_post')}</Button>}
                      {may('release') && <Popconfirm title={t('emergency.releaseAsk', { name: held.name })} okText={label('incidentAction', 'release')} cancelText={t('emergency.back')} onConfirm={() => run({ action: 'release', holderId: held.id })}><Button size="small" type="link">{label('incidentAction', 'release')}</Button></Popconfirm>}
                    </div>
                  ))}
                  {role.missing > 0 && <div className="gj-row"><span className="gj-tone" data-tone="overdue">▲ {t('emergency.missing', { n: role.missing })}</span>{may('assign') && <Button size="small" onClick={() => setAsked({ action: 'assign', roleKey: role.key })}>{label('incidentAction', 'assign')}</Button>}{role.clock?.state === 'running' && <ClockBadge clock={role.clock} withMetric={false} />}</div>}
                </td>
                <td data-text>{role.holders.map((held) => <div key={held.id}>{held.atPostAt ? `${label('incidentAction', 'at_post')} ${time.at(held.atPostAt).slice(-5)}` : held.acknowledgedAt ? `${label('incidentAction', 'acknowledge')} ${time.at(held.acknowledgedAt).slice(-5)}` : '—'}</div>)}</td>
              </tr>
            ))}
          </FigureTable>
        </FactGroup>
      )}
      <Steps one={one} isBusy={act.isPending} run={run} />
      {(facts.some(({ value }) => Boolean(value)) || one.files.length > 0) && <FactGroup title={t('emergency.facts')}><Facts facts={facts} /><FileStrip files={one.files} /></FactGroup>}
      <Inquiry one={one} />
      {one.told.length > 0 && (
        <FactGroup title={t('emergency.told')}>
          <FigureTable label={t('emergency.told')} head={[t('emergency.person'), { words: t('emergency.toldAs') }, { words: t('emergency.answer') }]}>
            {one.told.map((told) => (
              <tr key={told.id}>
                <th scope="row">{told.employee.name}</th><td data-text>{label('toldAs', told.as)}</td>
                <td data-text>{told.acknowledgedAt ? <>{time.at(told.acknowledgedAt).slice(-5)}{told.clock?.breachedAt != null && <span className="gj-tone" data-tone="overdue"> ▲ {t('emergency.late')}</span>}</> : <span className="gj-row">{told.clock ? <ClockBadge clock={told.clock} withMetric={false} /> : '—'}{commands && may('acknowledge') && <Button size="small" type="link" onClick={() => run({ action: 'acknowledge', toldId: told.id })}>{t('emergency.answered')}</Button>}</span>}</td>
              </tr>
            ))}
          </FigureTable>
        </FactGroup>
      )}
      {one.announcements.length > 0 && (
        <FactGroup title={t('emergency.announcements')}>
          <FigureTable label={t('emergency.announcements')} head={[t('emergency.at'), { words: t('emergency.words') }, { words: t('emergency.to') }]}>
            {one.announcements.map((said) => <tr key={said.id}><th scope="row">{time.at(said.at)} {said.by}</th><td data-text style={{ maxWidth: 'none' }}><strong>{said.title}</strong> {said.words}</td><td data-text>{said.to.join('、') || t('emergency.allHomes')}<div className="gj-quiet gj-small">{said.households === null ? t('emergency.sending') : t('emergency.reached', { n: said.households, app: said.inApp ?? 0 })}</div></td></tr>)}
          </FigureTable>
        </FactGroup>
      )}
      {one.calls.length > 0 && (
        <FactGroup title={t('emergency.calls')}>
          <FigureTable label={t('emergency.calls')} head={[t('emergency.whom'), { words: t('emergency.calledAt') }, { words: t('emergency.arrivedAt') }]}>
            {one.calls.map((call) => <tr key={call.id}><th scope="row">{label('outsideService', call.service)} {call.name} {call.phone}</th><td data-text>{time.at(call.calledAt)} {call.calledBy}</td><td data-text>{call.arrivedAt ? time.at(call.arrivedAt) : may('arrived') ? <Button size="small" onClick={() => run({ action: 'arrived', callId: call.id })}>{label('incidentAction', 'arrived')}</Button> : '—'}</td></tr>)}
          </FigureTable>
        </FactGroup>
      )}
      {one.counts.length > 0 && (
        <FactGroup title={t('emergency.counts')}>
          <FigureTable label={t('emergency.counts')} head={[t('emergency.at'), { words: t('emergency.zone') }, { words: t('emergency.present') }, { words: t('emergency.missingPeople') }]}>
            {one.counts.map((count) => <tr key={count.id}><th scope="row">{time.at(count.at)} {count.by}</th><td data-text>{count.zone}</td><td data-text>{count.present}</td><td data-text>{count.missing > 0 ? <span className="gj-tone" data-tone="overdue">▲ {count.missing} {count.who}</span> : 0}</td></tr>)}
          </FigureTable>
        </FactGroup>
      )}
      {one.review && <Review one={one} review={one.review} />}
      <Suspense>{isDrillOpen && <DrillDrawer id={one.drillId} onClose={() => setDrillOpen(false)} />}</Suspense>
      <Suspense>{asked !== null && <IncidentActForm one={one} action={asked.action} roleKey={asked.roleKey} onClose={() => setAsked(null)} />}</Suspense>
    </RecordPage>
  )
}

function wordOf({ action }: TimelineEntry, label: ReturnType<typeof useLabel>, t: ReturnType<typeof useT>): string {
  const own = label('incidentAction', action as IncidentAction)
  return own === action ? t(`emergency.happening.${action}` as 'emergency.happening.reported', { defaultValue: action }) : own
}
