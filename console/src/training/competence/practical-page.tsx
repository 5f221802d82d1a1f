import { Form, Input, Select } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Practical } from '@guanjia/contract/practicals.ts'
import { ActionBar, type Act } from '../../kit/action-bar.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { FileStrip } from '../../kit/file-strip.tsx'
import { useColleagues } from '../../kit/pickers.tsx'
import { History, inOwnWords } from '../../kit/history.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../../kit/record-page.tsx'
import { Look } from '../../kit/status-tag.tsx'
import { SiteZone, useMay } from '../../session/session.tsx'
import { percent, PRACTICAL_LOOKS, ResultTag } from './practical-list.tsx'

const ActForm = lazy(() => import('../../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
const ScorePractical = lazy(() => import('./score-form.tsx').then(({ ScorePractical }) => ({ default: ScorePractical })))
interface Values {
  reason?: string
  assessorId?: string
}
type Opened = 'score' | 'call_third' | 'cancel'

export function PracticalPage() {
  const { id } = useParams({ from: '/shell/training/practicals/$id' })
  const found = useCall('practicals.getPractical', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return <SiteZone siteId={found.data.siteId}><Page key={id} one={found.data} /></SiteZone>
}

function Page({ one }: { one: Practical }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const [opened, setOpened] = useState<Opened | null>(null)
  const acts: Act[] = []
  if (one.isMineToScore) acts.push({ key: 'score', text: t('competence.practical.score'), onClick: () => setOpened('score') })
  if (one.allowedActions.includes('call_third')) acts.push({ key: 'call_third', text: label('practicalAction', 'call_third'), onClick: () => setOpened('call_third') })
  if (one.result !== null) acts.push({ key: 'print', text: t('competence.practical.print'), onClick: () => window.open(urlOf('practicals.printPractical', { params: { id: one.id } }), '_blank', 'noopener') })
  if (one.allowedActions.includes('cancel')) acts.push({ key: 'cancel', text: label('practicalAction', 'cancel'), isDanger: true, isRare: true, onClick: () => setOpened('cancel') })
  const isOpen = one.result !== null
  return (
    <RecordPage
      number={one.number}
      title={`${one.employee.name} · ${one.rubric.name}`}
      tags={<><Look look={PRACTICAL_LOOKS[one.state]} text={label('practicalState', one.state)} /><span className="gj-quiet">{label('practicalPurpose', one.purpose)}</span>{one.result !== null && <ResultTag result={one.result} />}{one.hasRedLine && <strong className="gj-tone" data-tone="overdue">▲ {t('competence.practical.redLine')}</strong>}</>}
      acts={<ActionBar acts={acts} hasNext={one.isMineToScore || one.state === 'third'} />}
      notice={one.state === 'third' && one.allowedActions.includes('call_third') ? <p className="gj-card gj-tone" data-tone="soon" style={{ padding: 16 }}>{t('competence.practical.thirdHint')}</p> : undefined}
      aside={may('training:manage') ? <OwnHistory id={one.id} /> : null}
    >
      <FactGroup title={t('competence.practical.facts')} extra={may('training:manage') && <Link to="/training/files/$id" params={{ id: one.employee.id }}>{t('competence.file.title')}</Link>}>
        <Facts facts={[
          { label: t('competence.practical.at'), value: time.at(one.plannedAt) }, { label: t('competence.practical.place'), value: one.place },
          { label: t('competence.practical.practicalPart'), value: one.practicalPercent !== null && <><strong>{percent(one.practicalPercent)}</strong> <span className="gj-quiet">{t('competence.practical.pass', { n: one.passPercent })}</span></> },
          one.exam && { label: t('competence.practical.theoryPart'), value: <>{percent(one.theoryPercent)} {may('training:manage') ? <Link to="/training/exams/$id" params={{ id: one.exam.id }}>{one.exam.name}</Link> : one.exam.name}</> },
          one.exam && { label: t('competence.practical.total'), value: percent(one.totalPercent) },
          one.spread !== null && { label: t('competence.practical.spread'), value: <span className={one.spread > one.tolerance ? 'gj-tone' : undefined} data-tone="soon">{t('competence.practical.spreadOf', { n: one.spread, max: one.tolerance })}</span> },
          one.result === 'passed' && { label: t('competence.practical.until'), value: one.validUntil ?? t('competence.practical.valid') },
        ]} />
      </FactGroup>
      <FactGroup title={t('competence.practical.scores')}>
        {!isOpen && <p className="gj-quiet">{t('competence.practical.hidden')}</p>}
        <FigureTable head={[{ words: t('competence.rubric.criteria') }, t('competence.practical.weight'), ...one.assessors.map(({ assessor, isThird }) => ({ words: isThird ? `${assessor.name} ③` : assessor.name }))]}>
          {one.criteria.map((criterion) => (
            <tr key={criterion.id}>
              <td data-text>{criterion.isRedLine && <strong className="gj-tone" data-tone="overdue">▲ {t('competence.practical.redLineTag')} </strong>}{criterion.text}</td>
              <td>{criterion.weight}</td>
              {one.assessors.map(({ assessor, marks }) => {
                const mark = marks.find(({ criterionId }) => criterionId === criterion.id)
                return <td key={assessor.id} data-text>{mark && <><span className={criterion.isRedLine && mark.level === 0 ? 'gj-tone' : undefined} data-tone="overdue">{criterion.levels[mark.level]}</span>{mark.note && <div className="gj-quiet gj-small">{mark.note}</div>}<FileStrip files={mark.files} /></>}</td>
              })}
            </tr>
          ))}
          <tr><td data-text><strong>{t('competence.practical.percent')}</strong></td><td />{one.assessors.map((sheet) => <td key={sheet.assessor.id} data-text>{sheet.percent !== null ? <strong>{percent(sheet.percent)}</strong> : <span className="gj-quiet">{sheet.submittedAt ? time.at(sheet.submittedAt) : t('competence.practical.notIn')}</span>}{sheet.comment && <div className="gj-small">{sheet.comment}</div>}</td>)}</tr>
        </FigureTable>
      </FactGroup>
      {isOpen && (
        <FactGroup title={t('competence.practical.signature')}>
          {one.signature ? <><FileStrip files={[one.signature]} /><p className="gj-quiet">{t('competence.practical.signed', { name: one.employee.name })} {time.at(one.signedAt!)}</p>{one.remark && <p>{t('competence.practical.remark')}：{one.remark}</p>}</> : <p className="gj-quiet">{t('competence.practical.signOnPhone')}</p>}
        </FactGroup>
      )}
      <Suspense>
        {opened === 'score' && <ScorePractical id={one.id} name={one.employee.name} criteria={one.criteria} onClose={() => setOpened(null)} />}
        {(opened === 'call_third' || opened === 'cancel') && <Forms one={one} opened={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}

function Forms({ one, opened, onClose }: { one: Practical; opened: 'call_third' | 'cancel'; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const act = useAct('practicals.actOnPractical', ['practicals'])
  const colleagues = useColleagues(one.siteId)
  const taken = new Set([one.employee.id, ...one.assessors.map(({ assessor }) => assessor.id)])
  const params = { id: one.id }
  return (
    <ActForm
      title={label('practicalAction', opened)} verb={label('practicalAction', opened)} isDanger={opened === 'cancel'} hint={opened === 'call_third' ? t('competence.practical.thirdHint') : undefined} onClose={onClose}
      onSubmit={({ reason = '', assessorId = '' }) => act.mutateAsync({ params, body: opened === 'cancel' ? { action: 'cancel', version: one.version, reason } : { action: 'call_third', version: one.version, assessorId } })}
    >
      {opened === 'cancel' && <Form.Item name="reason" label={t('competence.practical.reason')} rules={[{ required: true }]}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={300} /></Form.Item>}
      {opened === 'call_third' && <Form.Item name="assessorId" label={t('competence.practical.thirdWho')} rules={[{ required: true }]}><Select autoFocus options={colleagues.filter(({ value }) => !taken.has(value))} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>}
    </ActForm>
  )
}

function OwnHistory({ id }: { id: string }) {
  const t = useT()
  const label = useLabel()
  const found = useCall('practicals.practicalTimeline', { params: { id } })
  return <History title={t('competence.practical.history')} entries={inOwnWords(found.data?.items, { action: ({ toStatus }) => (toStatus === null ? t('competence.practical.sent') : label('practicalState', toStatus)) })} error={found.error} onRetry={() => void found.refetch()} />
}
