import { Form, Input, InputNumber, Select } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Onboarding } from '@guanjia/contract/onboarding.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActionBar, type Act } from '../../kit/action-bar.tsx'
import { DayPicker } from '../../kit/day-picker.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { FileStrip, FileUpload } from '../../kit/file-strip.tsx'
import { History, inOwnWords } from '../../kit/history.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../../kit/record-page.tsx'
import { Look } from '../../kit/status-tag.tsx'
import { SiteZone, useMay } from '../../session/session.tsx'
import { ONBOARDING_LOOKS } from './onboarding-list.tsx'
import { percent } from './practical-list.tsx'

const ActForm = lazy(() => import('../../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
const ScoreForm = lazy(() => import('./score-form.tsx').then(({ ScoreForm }) => ({ default: ScoreForm })))
type Action = Onboarding['allowedActions'][number]
interface Values {
  reason?: string
  note?: string
  until?: string
  practicalId?: string
  examId?: string
  percent?: number
  fileIds?: FileRef[]
}

export function OnboardingPage() {
  const { id } = useParams({ from: '/shell/training/onboarding/$id' })
  const found = useCall('onboarding.getOnboarding', { params: { id } })
  if (!found.data) return <RecordWaiting error={found.error} onRetry={() => void found.refetch()} />
  return <SiteZone siteId={found.data.siteId}><Page key={id} one={found.data} /></SiteZone>
}

function Page({ one }: { one: Onboarding }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const [opened, setOpened] = useState<Action | 'evaluate' | null>(null)
  const evaluate = useAct('onboarding.evaluateOnboarding', ['onboarding'])
  const acts: Act[] = []
  if (one.isMineToEvaluate) acts.push({ key: 'evaluate', text: t('competence.onboarding.evaluate'), onClick: () => setOpened('evaluate') })
  for (const action of one.allowedActions) acts.push({ key: action, text: label('onboardingAction', action), isDanger: action === 'fail', isRare: action === 'fail' || action === 'extend', onClick: () => setOpened(action) })
  if (may('people:manage')) acts.push({ key: 'print', text: t('competence.onboarding.print'), isRare: one.outcomeNote === '' && one.endedAt === null, onClick: () => window.open(urlOf('onboarding.printOnboarding', { params: { id: one.id } }), '_blank', 'noopener') })
  return (
    <RecordPage
      number={one.number}
      title={`${one.employee.name} · ${label('standardPost', one.post)}`}
      tags={<><Look look={ONBOARDING_LOOKS[one.state]} text={label('onboardingState', one.state)} /><span className="gj-quiet">{t('competence.onboarding.until')} {one.probationUntil}</span>{one.isOverdue && <strong className="gj-tone" data-tone="overdue">▲ {t('competence.onboarding.overdue')}</strong>}{may('training:manage') && <Link to="/training/files/$id" params={{ id: one.employee.id }}>{t('competence.file.title')}</Link>}</>}
      acts={<ActionBar acts={acts} hasNext={one.endedAt === null} />}
      aside={may('training:manage') ? <OwnHistory id={one.id} /> : null}
    >
      <Stage n={1} title={t('competence.onboarding.written')} isOpen>
        {one.written && <Facts facts={[{ label: t('competence.onboarding.paperPercent'), value: `${one.written.percent} / ${one.written.passPercent}` }, { label: t('competence.onboarding.exam'), value: one.written.exam?.name }, { label: t('competence.onboarding.paperFile'), value: one.written.file && <FileStrip files={[one.written.file]} /> }, { label: label('practicalResult', 'passed'), value: time.at(one.written.passedAt) }]} />}
      </Stage>
      <Stage n={2} title={t('competence.onboarding.scenario')} isOpen={one.written !== null}>
        {one.scenario && <Facts facts={[{ label: t('competence.onboarding.practical'), value: <Link to="/training/practicals/$id" params={{ id: one.scenario.practical.id }}>{one.scenario.practical.number}</Link> }, { label: t('competence.practical.percent'), value: percent(one.scenario.percent) }, { label: label('practicalResult', 'passed'), value: time.at(one.scenario.passedAt) }]} />}
      </Stage>
      <Stage n={3} title={`${t('competence.onboarding.joint')} · ${one.sheet}`} isOpen={one.scenario !== null}>
        <Facts facts={[{ label: t('competence.onboarding.present'), value: <span className={one.hasQuorum ? undefined : 'gj-tone'} data-tone="soon">{t('competence.onboarding.presentOf', { n: one.present, need: one.quorumPercent })}</span> }, one.percent !== null && { label: t('competence.onboarding.mean'), value: <span className={one.percent < one.passPercent ? 'gj-tone' : undefined} data-tone="overdue">{t('competence.onboarding.meanOf', { n: one.percent, need: one.passPercent })}</span> }, { label: t('competence.onboarding.outcome'), value: one.outcomeNote, isWide: true }]} />
        {!may('people:manage') && <p className="gj-quiet">{t('competence.onboarding.hidden')}</p>}
        <FigureTable head={[{ words: t('competence.onboarding.department') }, { words: t('competence.onboarding.evaluator') }, t('competence.onboarding.weight'), t('competence.practical.percent'), { words: t('competence.onboarding.comment') }]}>
          {one.evaluators.map((each) => <tr key={each.evaluator.id}><td data-text>{each.department}</td><td data-text>{each.evaluator.name}</td><td>{each.weight}</td><td>{each.submittedAt === null ? <span className="gj-quiet">{t('competence.onboarding.notIn')}</span> : each.percent === null ? '✓' : percent(each.percent)}</td><td data-text>{each.comment}</td></tr>)}
        </FigureTable>
      </Stage>
      <Suspense>
        {opened === 'evaluate' && <ScoreForm title={`${t('competence.onboarding.evaluate')} · ${one.employee.name}`} hint={t('competence.onboarding.evaluateHint')} verb={t('competence.onboarding.submit')} criteria={one.criteria} onClose={() => setOpened(null)} onScore={(marks, comment) => evaluate.mutateAsync({ params: { id: one.id }, body: { marks: marks.map(({ criterionId, level }) => ({ criterionId, level })), comment } })} />}
        {opened !== null && opened !== 'evaluate' && <Forms one={one} action={opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}

function Stage({ n, title, isOpen, children }: { n: number; title: string; isOpen: boolean; children: ReactNode }) {
  const t = useT()
  return <FactGroup title={`${n} · ${title}`} extra={!isOpen && <span className="gj-quiet">🔒 {t('competence.onboarding.locked')}</span>}>{isOpen && children}</FactGroup>
}

function Forms({ one, action, onClose }: { one: Onboarding; action: Action; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const act = useAct('onboarding.actOnOnboarding', ['onboarding', 'competence'])
  const exams = useCall('exams.listExams', { query: { siteId: one.siteId, limit: 50, filter: { state: ['published', 'closed'] } as never } }, { enabled: action === 'pass_written' })
  const tests = useCall('practicals.listPracticals', { query: { siteId: one.siteId, limit: 50, filter: { employeeId: one.employee.id, result: ['passed'] } as never } }, { enabled: action === 'pass_scenario' })
  const bodyOf = ({ reason = '', note = '', until = '', practicalId = '', examId, percent: score, fileIds = [] }: Values) => {
    const version = one.version
    switch (action) {
      case 'pass_written':
        return { action, version, examId: examId ?? null, percent: examId ? null : (score ?? null), fileId: examId ? null : (fileIds[0]?.id ?? null) } as const
      case 'pass_scenario':
        return { action, version, practicalId } as const
      case 'extend':
        return { action, version, until, reason } as const
      case 'regularise':
        return { action, version, note } as const
      case 'fail':
        return { action, version, reason } as const
    }
  }
  return (
    <ActForm title={`${label('onboardingAction', action)} · ${one.employee.name}`} verb={label('onboardingAction', action)} isDanger={action === 'fail'} onClose={onClose} onSubmit={(values) => act.mutateAsync({ params: { id: one.id }, body: bodyOf(values) })}>
      {(form) => (
        <>
          {action === 'pass_written' && (
            <>
              <Form.Item name="examId" label={t('competence.onboarding.exam')}><Select allowClear autoFocus placeholder={t('competence.onboarding.noExam')} options={exams.data?.items.map((exam) => ({ value: exam.id, label: exam.title })) ?? []} /></Form.Item>
              <Form.Item noStyle shouldUpdate>
                {() => !form.getFieldValue('examId') && (
                  <>
                    <Form.Item name="percent" label={t('competence.onboarding.paperPercent')} rules={[{ required: true }]}><InputNumber min={0} max={100} style={{ width: 160 }} /></Form.Item>
                    <Form.Item name="fileIds" label={t('competence.onboarding.paperFile')} rules={[{ required: true }]}><FileUpload max={1} /></Form.Item>
                  </>
                )}
              </Form.Item>
            </>
          )}
          {action === 'pass_scenario' && <Form.Item name="practicalId" label={t('competence.onboarding.practical')} rules={[{ required: true }]}><Select autoFocus placeholder={t('competence.onboarding.choosePractical')} options={tests.data?.items.map((test) => ({ value: test.id, label: `${test.rubric.name} · ${test.number} · ${percent(test.practicalPercent)}` })) ?? []} /></Form.Item>}
          {action === 'extend' && <Form.Item name="until" label={t('competence.onboarding.newEnd')} rules={[{ required: true }]}><DayPicker autoFocus /></Form.Item>}
          {(action === 'extend' || action === 'fail') && <Form.Item name="reason" label={t('competence.onboarding.reason')} rules={[{ required: true }]}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={300} /></Form.Item>}
          {action === 'regularise' && <Form.Item name="note" label={t('competence.onboarding.note')}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={500} /></Form.Item>}
        </>
      )}
    </ActForm>
  )
}

function OwnHistory({ id }: { id: string }) {
  const t = useT()
  const label = useLabel()
  const found = useCall('onboarding.onboardingTimeline', { params: { id } })
  return <History title={t('competence.onboarding.history')} entries={inOwnWords(found.data?.items, { action: ({ toStatus }) => (toStatus === null ? t('competence.onboarding.evaluate') : label('onboardingState', toStatus)) })} error={found.error} onRetry={() => void found.refetch()} />
}
