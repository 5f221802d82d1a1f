import { App, Button, Form, Input, Modal, Progress, Select, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, type CallInput } from '@guanjia/ui'
import type { Programme, ProgrammeSummary } from '@guanjia/contract/programmes.ts'
import { useChoices } from '../kit/choices.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { useNewId } from '../kit/new-id.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { TrainingTabs } from './tabs.tsx'

type Sent = Omit<NonNullable<CallInput<'programmes.createProgramme'>['body']>, 'id' | 'siteId' | 'modules'>
interface Values extends Sent {
  modules: { title: string; goal?: string; mandatory?: string[]; optional?: string[] }[]
}
const ActForm = lazy(() => import('../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))

/** Programmes by post, module by module, with how far I am; and who has still to do which mandatory course. */
export function ProgrammeList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const complain = useComplain()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<'new' | 'owed' | Programme | null>(null)
  const found = useCall('programmes.listProgrammes', { query: { siteId: site.id } })
  const ready = useAct('programmes.addReadyProgrammes', ['programmes'])
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('sharing.programme.title')}</h1>
        <span style={{ marginLeft: 'auto' }}><ExportMenu isLong={false} href={(format) => urlOf('programmes.exportProgrammes', { query: { siteId: site.id, format } })} /></span>
        {may('training:manage') && (
          <div className="gj-row">
            <Button onClick={() => setOpened('owed')}>{t('sharing.programme.owed')}</Button>
            <Button onClick={() => ready.mutate({}, { onSuccess: ({ added }) => void message.success(added > 0 ? t('sharing.programme.added', { n: added }) : t('sharing.programme.nothingAdded')), onError: complain })}>{t('sharing.programme.ready')}</Button>
            <Button type="primary" onClick={() => setOpened('new')}>{t('sharing.programme.new')}</Button>
          </div>
        )}
      </div>
      <TrainingTabs at="programmes" />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <p className="gj-card gj-quiet" style={{ padding: 16 }}>{t('sharing.programme.empty')}</p>}
      {found.data?.items.map((one) => <Card key={one.id} summary={one} onEdit={setOpened} />)}
      <Suspense>
        {opened === 'owed' && <Owed onClose={() => setOpened(null)} />}
        {opened !== null && opened !== 'owed' && <ProgrammeForm programme={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
      </Suspense>
    </div>
  )
}

function Card({ summary, onEdit }: { summary: ProgrammeSummary; onEdit: (programme: Programme) => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const programme = useCall('programmes.getProgramme', { params: { id: summary.id }, query: { siteId: site.id } }).data
  const words = [summary.code, label('standardPost', summary.post), t('sharing.programme.modules', { n: summary.modules, courses: summary.courses }), summary.isMine && t('sharing.programme.forMe'), !summary.isActive && t('sharing.programme.inactive')]
  return (
    <FactGroup title={summary.name} extra={programme?.mayEdit && <Button size="small" onClick={() => onEdit(programme)}>{t('sharing.programme.edit')}</Button>}>
      <p className="gj-quiet" style={{ margin: '0 0 12px' }}>{words.filter(Boolean).join(' · ')}</p>
      {summary.summary && <p style={{ margin: '0 0 12px' }}>{summary.summary}</p>}
      <div style={{ maxWidth: 360, marginBottom: 12 }}><span className="gj-quiet gj-small">{t('sharing.programme.mine')}</span><Progress percent={Math.round(summary.mine * 100)} size="small" /></div>
      <ol style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))', gap: 16, margin: 0, padding: 0, listStyle: 'none' }}>
        {programme?.modules.map((module, at) => (
          <li key={module.title}>
            <span className="gj-quiet gj-small">{t('sharing.programme.module', { n: at + 1 })}</span>
            <div><strong>{module.title}</strong></div>
            {module.goal && <div className="gj-quiet gj-small">{module.goal}</div>}
            <ul style={{ margin: '4px 0 0', padding: 0, listStyle: 'none' }}>
              {module.courses.map(({ course, isMandatory, mine }) => (
                <li key={course.id}><Link to="/training/courses/$id" params={{ id: course.id }}>{course.name}</Link> <span className="gj-quiet gj-small">{t(isMandatory ? 'sharing.programme.mandatory' : 'sharing.programme.optional')} · {mine >= 1 ? '✓' : `${Math.round(mine * 100)}%`}</span></li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </FactGroup>
  )
}

function Owed({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const found = useCall('programmes.listOwedCourses', { query: { siteId: site.id } })
  return (
    <Modal open width={720} title={t('sharing.programme.owed')} onCancel={onClose} footer={<Button onClick={() => window.open(urlOf('programmes.exportOwedCourses', { query: { siteId: site.id, format: 'xlsx' } }))}>{t('sharing.programme.export')}</Button>}>
      <p className="gj-quiet">{t('sharing.programme.owedHint')}</p>
      {found.data?.items.length === 0 && <p>{t('sharing.programme.nobodyOwes')}</p>}
      {found.data && found.data.items.length > 0 && (
        <FigureTable maxHeight={420} head={[{ words: t('sharing.programme.who') }, { words: t('sharing.programme.course') }, { words: t('sharing.programme.programme') }, t('sharing.programme.mine')]}>
          {found.data.items.map((one) => <tr key={`${one.employee.id} ${one.course.id}`}><td data-text>{one.employee.name}</td><td data-text><Link to="/training/courses/$id" params={{ id: one.course.id }}>{one.course.name}</Link></td><td data-text>{one.programme.name}</td><td>{Math.round(one.mine * 100)}%</td></tr>)}
        </FigureTable>
      )}
    </Modal>
  )
}

function ProgrammeForm({ programme, onClose }: { programme: Programme | null; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('programmes.createProgramme', ['programmes'])
  const change = useAct('programmes.changeProgramme', ['programmes'])
  const posts = useChoices('standardPost')
  const found = useCall('courses.listCourses', { query: {} })
  const options = found.data?.items.map((one) => ({ value: one.id, label: `${one.code} ${one.name}` })) ?? []
  const submit = async ({ modules, ...values }: Values): Promise<void> => {
    const body = { ...values, siteId: site.id, modules: modules.map(({ title, goal = '', mandatory = [], optional = [] }) => ({ title, goal, courses: [...mandatory.map((courseId) => ({ courseId, isMandatory: true })), ...optional.map((courseId) => ({ courseId, isMandatory: false }))] })) }
    if (programme) await change.mutateAsync({ params: { id: programme.id }, body: { ...body, version: programme.version } })
    else await create.mutateAsync({ body: { id, ...body } })
    void message.success(t('sharing.programme.saved'))
  }
  const of = (courses: Programme['modules'][number]['courses'], isMandatory: boolean): string[] => courses.filter((one) => one.isMandatory === isMandatory).map(({ course }) => course.id)
  const initial: Partial<Values> = programme ? { ...programme, modules: programme.modules.map(({ title, goal, courses }) => ({ title, goal, mandatory: of(courses, true), optional: of(courses, false) })) } : { post: 'everybody', isActive: true, modules: [{ title: '' }] }
  const courses = <Select mode="multiple" options={options} showSearch={{ optionFilterProp: 'label' }} />
  return (
    <ActForm title={programme?.name ?? t('sharing.programme.new')} verb={t('sharing.programme.save')} width={820} initial={initial} onSubmit={submit} onClose={onClose}>
      <div style={{ display: 'grid', gridTemplateColumns: '140px 1fr 160px 80px', columnGap: 12 }}>
        <Form.Item name="code" label={t('sharing.programme.code')} rules={[{ required: true, pattern: /^[A-Z0-9-]{2,20}$/ }]}><Input maxLength={20} disabled={programme !== null} autoFocus={programme === null} /></Form.Item>
        <Form.Item name="name" label={t('sharing.programme.name')} rules={[{ required: true }]}><Input maxLength={100} /></Form.Item>
        <Form.Item name="post" label={t('sharing.programme.post')}><Select options={posts} /></Form.Item>
        <Form.Item name="isActive" label={t('sharing.programme.active')} valuePropName="checked"><Switch /></Form.Item>
      </div>
      <Form.Item name="summary" label={t('sharing.programme.summary')}><Input maxLength={1000} /></Form.Item>
      <Form.Item name="reference" label={t('sharing.programme.reference')}><Input maxLength={300} /></Form.Item>
      <Form.List name="modules">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, at) => (
              <fieldset key={field.key} style={{ border: '1px solid var(--gj-border)', borderRadius: 6, margin: '0 0 12px', padding: '12px 12px 0' }}>
                <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr auto', columnGap: 12, alignItems: 'end' }}>
                  <Form.Item name={[field.name, 'title']} label={`${t('sharing.programme.module', { n: at + 1 })} · ${t('sharing.programme.moduleTitle')}`} rules={[{ required: true }]}><Input maxLength={100} /></Form.Item>
                  <Form.Item name={[field.name, 'goal']} label={t('sharing.programme.goal')}><Input maxLength={300} /></Form.Item>
                  <Form.Item><Button type="text" disabled={fields.length === 1} onClick={() => remove(field.name)}>{t('sharing.programme.remove')}</Button></Form.Item>
                </div>
                <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 12 }}>
                  <Form.Item name={[field.name, 'mandatory']} label={t('sharing.programme.mandatory')}>{courses}</Form.Item>
                  <Form.Item name={[field.name, 'optional']} label={t('sharing.programme.optional')}>{courses}</Form.Item>
                </div>
              </fieldset>
            ))}
            <Button type="dashed" block onClick={() => add({ title: '' })}>{t('sharing.programme.addModule')}</Button>
          </>
        )}
      </Form.List>
    </ActForm>
  )
}
