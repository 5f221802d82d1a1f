import { App, Button, Form, Input, InputNumber, Radio } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Appeal, ToMark } from '@guanjia/contract/exams.ts'
import { useChoices } from '../kit/choices.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { TrainingTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reply: string; kind?: Kind; answer?: string }> })))
type Kind = 'void' | 'full_marks' | 'new_answer'

/** Written answers that wait for my marks, one after the other and without names, and what candidates say of items. */
export function Marking() {
  const t = useT()
  const site = useSite()
  const waiting = useCall('exams.listToMark', { query: { siteId: site.id } })
  const one = waiting.data?.items[0]
  return (
    <div className="gj-page">
      <div className="gj-page-head"><h1>{t('training.tabs.marking')}</h1></div>
      <TrainingTabs at="marking" />
      {waiting.data && !one && <p className="gj-card gj-quiet" style={{ padding: 16 }}>{t('training.marking.none')}</p>}
      {one && <Answer key={`${one.sittingId} ${one.position}`} one={one} left={waiting.data!.items.length} />}
      <Appeals />
    </div>
  )
}

function Answer({ one, left }: { one: ToMark; left: number }) {
  const t = useT()
  const complain = useComplain()
  const { message } = App.useApp()
  const mark = useAct('exams.markAnswer', ['exams'])
  const give = ({ marks, comment = '' }: { marks: number; comment?: string }): void =>
    mark.mutate({ params: { id: one.sittingId }, body: { position: one.position, marks, comment } }, { onSuccess: ({ isSettled }) => void message.success(t(isSettled ? 'training.marking.settled' : 'training.marking.next')), onError: complain })
  return (
    <FactGroup title={`${one.exam.name} · ${t('training.marking.round', { n: one.round })}`} extra={<span className="gj-quiet">{t('training.exam.toMark')} {left}</span>}>
      <p style={{ fontSize: 16, fontWeight: 600, margin: '0 0 12px' }}>{one.stem}</p>
      <Facts facts={[
        { label: t('training.marking.response'), isWide: true, value: <span style={{ whiteSpace: 'pre-wrap' }}>{one.response || t('exam.none')}</span> },
        { label: t('training.marking.model'), isWide: true, value: <span className="gj-quiet" style={{ whiteSpace: 'pre-wrap' }}>{one.modelAnswer}</span> }, { label: t('training.bank.reference'), isWide: true, value: one.reference },
      ]} />
      {one.given.length > 0 && <p className="gj-tone" data-tone="soon">{t('training.marking.third', { given: one.given.join('、') })}</p>}
      <Form layout="vertical" onFinish={give} style={{ display: 'grid', gridTemplateColumns: '180px 1fr auto', gap: 12, alignItems: 'end', marginTop: 12 }}>
        <Form.Item name="marks" label={t('training.marking.marks', { n: one.marks })} rules={[{ required: true }]} style={{ margin: 0 }}><InputNumber autoFocus min={0} max={one.marks} step={0.5} style={{ width: '100%' }} /></Form.Item>
        <Form.Item name="comment" label={t('training.marking.comment')} style={{ margin: 0 }}><Input maxLength={500} /></Form.Item>
        <Button type="primary" htmlType="submit" loading={mark.isPending}>{t('training.marking.give')}</Button>
      </Form>
    </FactGroup>
  )
}

function Appeals() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const may = useMay()
  const found = useCall('exams.listAppeals', { query: { siteId: site.id, filter: {} } })
  const [opened, setOpened] = useState<{ appeal: Appeal; action: 'uphold' | 'reject' } | null>(null)
  return (
    <FactGroup title={t('training.marking.appeals')} extra={<ExportMenu isLong={false} href={(format) => urlOf('exams.exportAppeals', { query: { siteId: site.id, format } })} />}>
      {found.data?.items.length === 0 && <p className="gj-quiet">{t('training.marking.noAppeals')}</p>}
      <ol className="gj-timeline">
        {found.data?.items.map((one) => (
          <li key={one.id}>
            <strong>{one.question.code} {one.question.stem}</strong> <span className="gj-quiet">{label('appealState', one.state)} · {t('training.marking.raised', { name: one.employee.name, at: time.at(one.raisedAt) })} · <Link to="/training/exams/$id" params={{ id: one.exam.id }}>{one.exam.name}</Link></span>
            <p>{one.reason}</p>
            {one.reply && <p className="gj-quiet">{t('training.marking.decided', { by: one.decidedBy, reply: one.reply })}</p>}
            {one.state === 'open' && may('training:decide') && (
              <span className="gj-row" style={{ gap: 8 }}>
                <Button size="small" type="primary" onClick={() => setOpened({ appeal: one, action: 'uphold' })}>{t('training.marking.uphold')}</Button>
                <Button size="small" onClick={() => setOpened({ appeal: one, action: 'reject' })}>{t('training.marking.reject')}</Button>
              </span>
            )}
          </li>
        ))}
      </ol>
      <Suspense>{opened && <Decision {...opened} onClose={() => setOpened(null)} />}</Suspense>
    </FactGroup>
  )
}

function Decision({ appeal, action, onClose }: { appeal: Appeal; action: 'uphold' | 'reject'; onClose: () => void }) {
  const t = useT()
  const kinds = useChoices('regradeKind')
  const decide = useAct('exams.decideAppeal', ['exams'])
  const verb = t(action === 'uphold' ? 'training.marking.uphold' : 'training.marking.reject')
  return (
    <ActForm
      title={`${verb} · ${appeal.question.code}`}
      verb={verb}
      hint={action === 'uphold' ? t('training.exam.regradeHint') : undefined}
      initial={{ kind: 'void' }}
      onClose={onClose}
      onSubmit={({ reply, kind = 'void', answer = '' }) => decide.mutateAsync({ params: { id: appeal.id }, body: { action, reply, version: appeal.version, ...(action === 'uphold' ? { kind, ...(kind === 'new_answer' ? { answer: answer.split(/[,，、\s]+/).filter(Boolean) } : {}) } : {}) } })}
    >
      {(form) => (
        <>
          {action === 'uphold' && <Form.Item name="kind" label={t('training.exam.kind')}><Radio.Group options={kinds} /></Form.Item>}
          <Form.Item noStyle dependencies={['kind']}>{() => action === 'uphold' && form.getFieldValue('kind') === 'new_answer' && <Form.Item name="answer" label={t('training.exam.newAnswer')} rules={[{ required: true }]}><Input maxLength={200} /></Form.Item>}</Form.Item>
          <Form.Item name="reply" label={t('training.marking.reply')} rules={[{ required: true }]}><Input.TextArea autoFocus maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item>
        </>
      )}
    </ActForm>
  )
}
