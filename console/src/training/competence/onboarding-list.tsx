import { Button, Form, Input, InputNumber, Select } from 'antd'
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, type Shape, type Tone } from '@guanjia/ui'
import type { OnboardingSummary } from '@guanjia/contract/onboarding.ts'
import { useChoices } from '../../kit/choices.ts'
import { DayPicker } from '../../kit/day-picker.tsx'
import type { Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { useNewId } from '../../kit/new-id.ts'
import { useColleagues } from '../../kit/pickers.tsx'
import { RecordList } from '../../kit/record-list.tsx'
import { many, yes } from '../../kit/search.ts'
import { Look } from '../../kit/status-tag.tsx'
import { useMay, useSite } from '../../session/session.tsx'
import { CompetenceTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<Values> })))
export const ONBOARDING_LOOKS: Record<OnboardingSummary['state'], { tone: Tone; shape: Shape }> = { pre_entry: { tone: 'idle', shape: 'ring' }, probation: { tone: 'active', shape: 'half' }, regularisation: { tone: 'soon', shape: 'pause' }, regular: { tone: 'done', shape: 'tick' }, failed: { tone: 'overdue', shape: 'triangle' } }
interface Values {
  employeeId: string
  post: OnboardingSummary['post']
  probationUntil: string
  rubricId: string
  quorumPercent: number
  evaluators: { employeeId: string; department: string; weight: number }[]
}

function useColumns(): Column<OnboardingSummary>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'number', title: t('competence.onboarding.number'), width: 160, render: (row) => row.number },
    { key: 'who', title: t('competence.onboarding.who'), render: (row) => row.employee.name },
    { key: 'post', title: t('competence.onboarding.post'), width: 120, render: (row) => label('standardPost', row.post) },
    { key: 'state', title: t('competence.onboarding.state'), width: 140, render: (row) => <Look look={ONBOARDING_LOOKS[row.state]} text={label('onboardingState', row.state)} /> },
    { key: 'started', title: t('competence.onboarding.started'), width: 120, render: (row) => row.startedOn },
    { key: 'until', title: t('competence.onboarding.until'), width: 170, render: (row) => <>{row.probationUntil}{row.isOverdue && <span className="gj-tone gj-small" data-tone="overdue"> ▲ {t('competence.onboarding.overdue')}</span>}</> },
    { key: 'evaluated', title: t('competence.onboarding.evaluated'), width: 90, align: 'right', render: (row) => `${row.evaluated} / ${row.evaluators}` },
  ]
}

/** New colleagues on their way to staying. */
export function OnboardingList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const { q, state: states, post, overdue, mine } = state.search
  const [isMaking, setMaking] = useState(false)
  const filter = { q, state: many(states), post: many(post), overdue: yes(overdue), mine: yes(mine) } as never
  const rows = useCall('onboarding.listOnboardings', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('people:manage') && <Button type="primary" onClick={() => setMaking(true)}>{t('competence.onboarding.new')}</Button>
  return (
    <>
      <RecordList
        name="onboardings"
        title={t('competence.onboarding.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/training/onboarding/${row.id}`}
        filters={[{ key: 'q', kind: 'words', label: t('competence.onboarding.search') }, { key: 'state', kind: 'choices', label: t('competence.onboarding.state'), choices: useChoices('onboardingState') }, { key: 'post', kind: 'choices', label: t('competence.onboarding.post'), choices: useChoices('standardPost') }]}
        views={[{ key: 'all', name: t('competence.onboarding.all'), query: '' }, { key: 'running', name: t('competence.onboarding.running'), query: 'state=pre_entry,probation,regularisation' }, { key: 'overdue', name: t('competence.onboarding.overdue'), query: 'overdue=true' }, { key: 'mine', name: t('competence.onboarding.mine'), query: 'mine=true' }]}
        exportHref={may('training:manage') ? (format) => urlOf('onboarding.exportOnboardings', { query: { siteId: site.id, format, filter } }) : undefined}
        acts={add}
        above={<CompetenceTabs at="onboarding" />}
        empty={{ title: t('competence.onboarding.empty'), hint: t('competence.onboarding.emptyHint'), act: add }}
      />
      <Suspense>{isMaking && <NewOnboarding onClose={() => setMaking(false)} />}</Suspense>
    </>
  )
}

function NewOnboarding({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const navigate = useNavigate()
  const id = useNewId()
  const create = useAct('onboarding.createOnboarding', ['onboarding', 'competence'])
  const colleagues = useColleagues()
  const posts = useChoices('standardPost')
  const sheets = useCall('practicals.listRubrics', { query: { filter: { kind: ['appraisal'], state: ['active'] } as never } })
  const submit = async (values: Values): Promise<void> => {
    const made = await create.mutateAsync({ body: { id, siteId: site.id, ...values } })
    void navigate({ to: '/training/onboarding/$id', params: { id: made.id } })
  }
  return (
    <ActForm title={t('competence.onboarding.new')} verb={t('competence.onboarding.save')} hint={t('competence.onboarding.emptyHint')} width={680} initial={{ post: 'front_desk', quorumPercent: 67, evaluators: [{ department: '', weight: 50 } as never, { department: '', weight: 50 } as never] }} onSubmit={submit} onClose={onClose}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 150px 150px', columnGap: 12 }}>
        <Form.Item name="employeeId" label={t('competence.onboarding.who')} rules={[{ required: true }]}><Select autoFocus options={colleagues} showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
        <Form.Item name="post" label={t('competence.onboarding.post')}><Select options={posts} /></Form.Item>
        <Form.Item name="probationUntil" label={t('competence.onboarding.until')} rules={[{ required: true }]}><DayPicker /></Form.Item>
      </div>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 180px', columnGap: 12 }}>
        <Form.Item name="rubricId" label={t('competence.onboarding.sheet')} rules={[{ required: true }]}><Select options={sheets.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []} /></Form.Item>
        <Form.Item name="quorumPercent" label={t('competence.onboarding.quorum')}><InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} /></Form.Item>
      </div>
      <Form.List name="evaluators">
        {(fields, { add, remove }) => (
          <>
            <p className="gj-quiet">{t('competence.onboarding.evaluators')}</p>
            {fields.map((field) => (
              <div key={field.key} style={{ display: 'grid', gridTemplateColumns: '1fr 1.4fr 90px 32px', gap: 8, marginBottom: 8 }}>
                <Form.Item noStyle name={[field.name, 'department']} rules={[{ required: true }]}><Input maxLength={50} placeholder={t('competence.onboarding.department')} aria-label={t('competence.onboarding.department')} /></Form.Item>
                <Form.Item noStyle name={[field.name, 'employeeId']} rules={[{ required: true }]}><Select options={colleagues} showSearch={{ optionFilterProp: 'label' }} placeholder={t('competence.onboarding.evaluator')} aria-label={t('competence.onboarding.evaluator')} /></Form.Item>
                <Form.Item noStyle name={[field.name, 'weight']} rules={[{ required: true }]}><InputNumber min={1} max={100} precision={0} style={{ width: '100%' }} aria-label={t('competence.onboarding.weight')} /></Form.Item>
                <Button type="text" icon={<DeleteOutlined />} disabled={fields.length <= 2} aria-label={t('competence.onboarding.remove')} onClick={() => remove(field.name)} />
              </div>
            ))}
            <Button type="dashed" block icon={<PlusOutlined />} style={{ marginBottom: 16 }} onClick={() => add({ department: '', weight: 20 })}>{t('competence.onboarding.addEvaluator')}</Button>
          </>
        )}
      </Form.List>
    </ActForm>
  )
}
