import { App, Button, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime, type Shape, type Tone } from '@guanjia/ui'
import type { PromotionProposal, PromotionRule } from '@guanjia/contract/competence.ts'
import { useChoices } from '../../kit/choices.ts'
import type { Column } from '../../kit/data-table.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { useComplain } from '../../kit/problem.tsx'
import { RecordList } from '../../kit/record-list.tsx'
import { many } from '../../kit/search.ts'
import { Look } from '../../kit/status-tag.tsx'
import { useMay, useSite } from '../../session/session.tsx'
import { CompetenceTabs } from './tabs.tsx'

const ActForm = lazy(() => import('../../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<{ reason?: string }> })))
const RuleForm = lazy(() => import('../../kit/act-form.tsx').then(({ ActForm }) => ({ default: ActForm<RuleValues> })))
type RuleValues = Omit<PromotionRule, 'id' | 'from' | 'to' | 'version'>
const LOOKS: Record<PromotionProposal['state'], { tone: Tone; shape: Shape }> = { open: { tone: 'soon', shape: 'pause' }, approved: { tone: 'done', shape: 'tick' }, rejected: { tone: 'closed', shape: 'tick' } }
interface Deciding {
  proposal: PromotionProposal
  action: 'approve' | 'reject'
}

function useColumns(onDecide: (deciding: Deciding) => void): Column<PromotionProposal>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'who', title: t('competence.promotion.who'), width: 100, render: (row) => <Link to="/training/files/$id" params={{ id: row.employee.id }} title={t('competence.promotion.openFile')}>{row.employee.name}</Link> },
    { key: 'kind', title: t('competence.promotion.kind'), width: 80, render: (row) => label('promotionKind', row.kind) },
    { key: 'to', title: t('competence.promotion.to'), width: 200, render: (row) => `${row.from} → ${row.to}` },
    { key: 'because', title: t('competence.promotion.because'), render: (row) => row.facts.map(({ key, needed, has }) => `${label('promotionFact', key)} ${has === needed ? has : t('competence.promotion.fact', { has, needed })}`).join('；') },
    { key: 'state', title: t('competence.promotion.state'), width: 120, render: (row) => <Look look={LOOKS[row.state]} text={label('promotionState', row.state)} /> },
    { key: 'at', title: t('competence.promotion.at'), width: 120, render: (row) => time.at(row.at) },
    { key: 'decided', title: t('competence.promotion.decided'), width: 190, render: (row) => (row.mayDecide ? <span className="gj-row"><Button size="small" type="primary" onClick={() => onDecide({ proposal: row, action: 'approve' })}>{t('competence.promotion.approve')}</Button><Button size="small" onClick={() => onDecide({ proposal: row, action: 'reject' })}>{t('competence.promotion.reject')}</Button></span> : row.decidedAt && <>{row.decidedBy} {time.at(row.decidedAt)}{row.reason && <div className="gj-quiet gj-small">{row.reason}</div>}</>) },
  ]
}

/** Who is proposed for another post, by which rule and why; decided here. */
export function Promotions() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const complain = useComplain()
  const { message } = App.useApp()
  const state = useListState()
  const [deciding, setDeciding] = useState<Deciding | null>(null)
  const [isOpen, setOpen] = useState(false)
  const find = useAct('competence.findProposals', ['competence'])
  const decide = useAct('competence.decideProposal', ['competence', 'people'])
  const filter = { state: many(state.search.state), kind: many(state.search.kind) } as never
  const rows = useCall('competence.listProposals', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const look = (): void => find.mutate({ body: { siteId: site.id } }, { onError: complain, onSuccess: ({ added }) => void message.success(added > 0 ? t('competence.promotion.found', { n: added }) : t('competence.promotion.nobody')) })
  const acts = <><Button onClick={() => setOpen(true)}>{t('competence.promotion.rules')}</Button>{may('people:manage') && <Button type="primary" loading={find.isPending} onClick={look}>{t('competence.promotion.find')}</Button>}</>
  return (
    <>
      <RecordList
        name="promotions"
        title={t('competence.promotion.title')}
        columns={useColumns(setDeciding)}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        filters={[{ key: 'state', kind: 'choices', label: t('competence.promotion.state'), choices: useChoices('promotionState') }, { key: 'kind', kind: 'choices', label: t('competence.promotion.kind'), choices: useChoices('promotionKind') }]}
        views={[{ key: 'all', name: t('competence.promotion.all'), query: '' }, { key: 'open', name: t('competence.promotion.open'), query: 'state=open' }]}
        exportHref={(format) => urlOf('competence.exportProposals', { query: { siteId: site.id, format, filter } })}
        acts={acts}
        above={<CompetenceTabs at="promotions" />}
        empty={{ title: t('competence.promotion.empty'), hint: t('competence.promotion.emptyHint'), act: acts }}
      />
      {isOpen && <Rules onClose={() => setOpen(false)} />}
      <Suspense>
        {deciding && (
          <ActForm title={`${t(`competence.promotion.${deciding.action}`)} · ${deciding.proposal.employee.name} · ${deciding.proposal.to}`} verb={t(`competence.promotion.${deciding.action}`)} isDanger={deciding.action === 'reject'} onClose={() => setDeciding(null)} onSubmit={({ reason = '' }) => decide.mutateAsync({ params: { id: deciding.proposal.id }, body: { action: deciding.action, version: deciding.proposal.version, reason } })}>
            <Form.Item name="reason" label={t('competence.promotion.reason')} rules={[{ required: deciding.action === 'reject' }]}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} maxLength={300} /></Form.Item>
          </ActForm>
        )}
      </Suspense>
    </>
  )
}

function Rules({ onClose }: { onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const found = useCall('competence.listPromotionRules', {})
  const [edited, setEdited] = useState<PromotionRule | 'new' | null>(null)
  const mayEdit = may('people:manage')
  return (
    <Modal open title={t('competence.promotion.rules')} width={760} onCancel={onClose} footer={<>{mayEdit && <Button type="primary" onClick={() => setEdited('new')}>{t('competence.promotion.newRule')}</Button>}<Button onClick={onClose}>{t('competence.matrix.close')}</Button></>}>
      <FigureTable maxHeight={420} head={[{ words: t('competence.promotion.ruleName') }, { words: t('competence.promotion.kind') }, { words: t('competence.promotion.to') }, t('competence.promotion.months'), { words: '' }]}>
        {found.data?.items.map((one) => <tr key={one.id} className={one.isActive ? undefined : 'gj-quiet'}><td data-text>{one.name}</td><td data-text>{label('promotionKind', one.kind)}</td><td data-text>{one.from} → {one.to}</td><td>{one.minMonths}</td><td>{mayEdit && <Button type="link" size="small" onClick={() => setEdited(one)}>{t('competence.rubric.edit')}</Button>}</td></tr>)}
      </FigureTable>
      <Suspense>{edited !== null && <Rule rule={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}</Suspense>
    </Modal>
  )
}

function Rule({ rule, onClose }: { rule: PromotionRule | null; onClose: () => void }) {
  const t = useT()
  const create = useAct('competence.createPromotionRule', ['competence'])
  const change = useAct('competence.changePromotionRule', ['competence'])
  const posts = useCall('structure.listPositions', { query: {} })
  const names = useCall('people.listCompetences', {})
  const rubrics = useCall('practicals.listRubrics', { query: { filter: { kind: ['practical'], state: ['active'] } as never } })
  const kinds = useChoices('promotionKind')
  const options = posts.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []
  const submit = async ({ isActive, ...values }: RuleValues): Promise<void> => {
    const body = { ...values, minScore: values.minScore ?? null, minExamPercent: values.minExamPercent ?? null }
    if (rule) await change.mutateAsync({ params: { id: rule.id }, body: { ...body, isActive, version: rule.version } })
    else await create.mutateAsync({ body })
  }
  const number = (name: keyof RuleValues, words: string, max: number) => <Form.Item name={name} label={words}><InputNumber min={0} max={max} style={{ width: '100%' }} /></Form.Item>
  return (
    <RuleForm title={rule?.name ?? t('competence.promotion.newRule')} verb={t('competence.promotion.save')} width={640} initial={rule ?? { kind: 'promotion', minMonths: 12, certificates: [], rubricIds: [], isActive: true }} onSubmit={submit} onClose={onClose}>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 140px', columnGap: 12 }}>
        <Form.Item name="name" label={t('competence.promotion.ruleName')} rules={[{ required: true }]}><Input autoFocus maxLength={100} /></Form.Item>
        <Form.Item name="kind" label={t('competence.promotion.kind')}><Select options={kinds} /></Form.Item>
      </div>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 12 }}>
        <Form.Item name="fromPositionId" label={t('competence.promotion.from')} rules={[{ required: true }]}><Select showSearch={{ optionFilterProp: 'label' }} options={options} /></Form.Item>
        <Form.Item name="toPositionId" label={t('competence.promotion.to')} rules={[{ required: true }]}><Select showSearch={{ optionFilterProp: 'label' }} options={options} /></Form.Item>
      </div>
      <div style={{ display: 'grid', gridTemplateColumns: '1fr 1fr 1fr', columnGap: 12 }}>
        {number('minMonths', t('competence.promotion.months'), 240)}
        {number('minScore', t('competence.promotion.score'), 100)}
        {number('minExamPercent', t('competence.promotion.exams'), 100)}
      </div>
      <Form.Item name="certificates" label={t('competence.promotion.certificates')}><Select mode="multiple" options={names.data?.items.filter(({ kind, isActive }) => kind === 'certificate' && isActive).map(({ name }) => ({ value: name, label: name })) ?? []} /></Form.Item>
      <Form.Item name="rubricIds" label={t('competence.promotion.practicals')}><Select mode="multiple" options={rubrics.data?.items.map((one) => ({ value: one.id, label: one.name })) ?? []} /></Form.Item>
      {rule && <Form.Item name="isActive" valuePropName="checked"><Checkbox>{t('competence.promotion.isActive')}</Checkbox></Form.Item>}
    </RuleForm>
  )
}
