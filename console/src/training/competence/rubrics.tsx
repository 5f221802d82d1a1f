import { App, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Criterion, Rubric } from '@guanjia/contract/practicals.ts'
import { useChoices } from '../../kit/choices.ts'
import { DayPicker } from '../../kit/day-picker.tsx'
import { ExportMenu } from '../../kit/export-menu.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { useNewId } from '../../kit/new-id.ts'
import { ProblemAlert, useComplain } from '../../kit/problem.tsx'
import { useMay } from '../../session/session.tsx'
import { CompetenceTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
type Values = Omit<Rubric, 'id' | 'assessed' | 'mayEdit' | 'version' | 'updatedAt' | 'criteria'> & { criteria: { id?: string; text: string; weight: number; levels: string; isRedLine?: boolean }[] }

/** By what people are assessed: criteria, pass marks, and what passing opens. */
export function Rubrics() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const complain = useComplain()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<Rubric | 'new' | null>(null)
  const found = useCall('practicals.listRubrics', { query: {} })
  const ready = useAct('practicals.addReadyRubrics', ['practicals', 'competence'])
  const add = (): void => ready.mutate({}, { onError: complain, onSuccess: ({ added }) => void message.success(added > 0 ? t('competence.rubric.added', { n: added }) : t('competence.rubric.nothing')) })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('competence.tabs.rubrics')}</h1>
        <span className="gj-row" style={{ marginLeft: 'auto' }}><ExportMenu isLong={false} href={(format) => urlOf('practicals.exportRubrics', { query: { format } })} />{may('training:manage') && <><Button onClick={add}>{t('competence.rubric.ready')}</Button><Button type="primary" onClick={() => setOpened('new')}>{t('competence.rubric.new')}</Button></>}</span>
      </div>
      <CompetenceTabs at="rubrics" />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <p className="gj-card gj-quiet" style={{ padding: 16 }}>{t('competence.rubric.empty')}</p>}
      {found.data && found.data.items.length > 0 && (
        <section className="gj-card gj-body">
          <FigureTable head={[{ words: t('competence.rubric.code') }, { words: t('competence.rubric.name') }, { words: t('competence.rubric.post') }, { words: t('competence.rubric.criteria') }, t('competence.rubric.pass'), { words: t('competence.rubric.gate') }, { words: '' }]}>
            {found.data.items.map((one) => (
              <tr key={one.id}>
                <td data-text>{one.code}</td>
                <td data-text><strong>{one.name}</strong><div className="gj-quiet gj-small">{label('rubricKind', one.kind)}{one.state === 'retired' && ` · ${label('rubricState', 'retired')}`} · {t('competence.rubric.assessed', { n: one.assessed })}</div></td>
                <td data-text>{label('standardPost', one.post)}</td>
                <td data-text style={{ whiteSpace: 'normal', maxWidth: 420 }}>{one.criteria.map(({ id, text, isRedLine }, n) => <span key={id}>{n > 0 && '；'}{isRedLine && <strong className="gj-tone" data-tone="overdue">▲</strong>}{text}</span>)}</td>
                <td>{one.passPercent}%</td>
                <td data-text>{one.gateSkill && one.gateFrom ? t('competence.rubric.gateFrom', { skill: one.gateSkill, day: one.gateFrom }) : <span className="gj-quiet">{t('competence.rubric.gateOff')}</span>}</td>
                <td>{one.mayEdit && <Button type="link" size="small" onClick={() => setOpened(one)}>{t('competence.rubric.edit')}</Button>}</td>
              </tr>
            ))}
          </FigureTable>
        </section>
      )}
      <Suspense>{opened !== null && <Editor rubric={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}</Suspense>
    </div>
  )
}

const split = (levels: string): string[] => levels.split('/').map((one) => one.trim()).filter(Boolean)
const idFor = (taken: ReadonlySet<string>, n: number): string => { let id = `c${n + 1}`; for (let more = n; taken.has(id); more++) id = `c${more + 2}`; return id }
function criteriaOf(values: Values['criteria']): Criterion[] {
  const taken = new Set(values.flatMap(({ id }) => id ?? []))
  return values.map((one, n) => {
    const id = one.id ?? idFor(taken, n)
    taken.add(id)
    return { id, text: one.text, weight: one.weight, levels: split(one.levels), isRedLine: one.isRedLine ?? false }
  })
}

function Editor({ rubric, onClose }: { rubric: Rubric | null; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('practicals.createRubric', ['practicals', 'competence'])
  const change = useAct('practicals.changeRubric', ['practicals', 'competence'])
  const skills = useCall('people.listCompetences', {})
  const [posts, kinds, states] = [useChoices('standardPost'), useChoices('rubricKind'), useChoices('rubricState')]
  const submit = async ({ criteria, code, state, ...values }: Values): Promise<void> => {
    const body = { ...values, validMonths: values.validMonths ?? null, gateSkill: values.gateSkill ?? null, gateFrom: values.gateFrom ?? null, criteria: criteriaOf(criteria) }
    if (rubric) await change.mutateAsync({ params: { id: rubric.id }, body: { ...body, state, version: rubric.version } })
    else await create.mutateAsync({ body: { id, ...body, code } })
    void message.success(t('competence.rubric.saved'))
  }
  const number = (name: keyof Values, words: string, min: number, max: number) => <Form.Item name={name} label={words}><InputNumber min={min} max={max} precision={0} style={{ width: '100%' }} /></Form.Item>
  const initial: Partial<Values> = rubric ? { ...rubric, criteria: rubric.criteria.map((one) => ({ ...one, levels: one.levels.join(' / ') })) } : { kind: 'practical', post: 'everybody', passPercent: 80, tolerance: 10, theoryWeight: 0, validMonths: 12, state: 'active', criteria: [{ text: '', weight: 10, levels: '' }] }
  return (
    <ActForm title={rubric?.name ?? t('competence.rubric.new')} verb={t('competence.rubric.save')} hint={t('competence.rubric.gateHint')} width={900} initial={initial} onSubmit={submit} onClose={onClose}>
      <div style={{ display: 'grid', gridTemplateColumns: '130px 1fr 110px 140px 110px', columnGap: 12 }}>
        <Form.Item name="code" label={t('competence.rubric.code')} rules={[{ required: true }]}><Input disabled={rubric !== null} maxLength={20} /></Form.Item>
        <Form.Item name="name" label={t('competence.rubric.name')} rules={[{ required: true }]}><Input autoFocus maxLength={100} /></Form.Item>
        <Form.Item name="kind" label={t('competence.rubric.kind')}><Select options={kinds} /></Form.Item>
        <Form.Item name="post" label={t('competence.rubric.post')}><Select options={posts} /></Form.Item>
        <Form.Item name="state" label={t('competence.rubric.state')}><Select disabled={rubric === null} options={states} /></Form.Item>
      </div>
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(4, 1fr)', columnGap: 12 }}>
        {number('passPercent', t('competence.rubric.passPercent'), 1, 100)}
        {number('tolerance', t('competence.rubric.tolerance'), 0, 50)}
        {number('theoryWeight', t('competence.rubric.theoryWeight'), 0, 90)}
        <Form.Item name="validMonths" label={t('competence.rubric.validMonths')} tooltip={t('competence.rubric.validHint')}><InputNumber min={1} max={120} precision={0} style={{ width: '100%' }} /></Form.Item>
      </div>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 12 }}>
        <Form.Item name="gateSkill" label={t('competence.rubric.gateSkill')}><Select allowClear options={skills.data?.items.filter(({ kind, isActive }) => kind === 'skill' && isActive).map(({ name }) => ({ value: name, label: name })) ?? []} /></Form.Item>
        <Form.Item name="gateFrom" label={t('competence.rubric.gateDay')}><DayPicker /></Form.Item>
      </div>
      <Form.List name="criteria">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field) => (
              <div key={field.key} style={{ display: 'grid', gridTemplateColumns: '1.3fr 76px 1.2fr 72px 32px', gap: 8, marginBottom: 8, alignItems: 'center' }}>
                <Form.Item noStyle name={[field.name, 'text']} rules={[{ required: true }]}><Input maxLength={200} placeholder={t('competence.rubric.text')} aria-label={t('competence.rubric.text')} /></Form.Item>
                <Form.Item noStyle name={[field.name, 'weight']} rules={[{ required: true }]}><InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} aria-label={t('competence.practical.weight')} /></Form.Item>
                <Form.Item noStyle name={[field.name, 'levels']} rules={[{ validator: (_, value: string) => (split(value ?? '').length >= 2 ? Promise.resolve() : Promise.reject(new Error(t('competence.rubric.levelsNeeded')))) }]}><Input placeholder={t('competence.rubric.levels')} aria-label={t('competence.rubric.levels')} /></Form.Item>
                <Form.Item noStyle name={[field.name, 'isRedLine']} valuePropName="checked"><Checkbox>{t('competence.rubric.red')}</Checkbox></Form.Item>
                <Button type="text" icon={<DeleteOutlined />} disabled={fields.length === 1} aria-label={t('competence.rubric.remove')} onClick={() => remove(field.name)} />
              </div>
            ))}
            <Button type="dashed" block icon={<PlusOutlined />} style={{ marginBottom: 16 }} onClick={() => add({ text: '', weight: 10, levels: '' })}>{t('competence.rubric.add')}</Button>
          </>
        )}
      </Form.List>
      <Form.Item name="reference" label={t('competence.rubric.reference')}><Input maxLength={300} /></Form.Item>
    </ActForm>
  )
}
