import { App, Button, DatePicker, Form, Input, InputNumber } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { dayOf, formatNumber, urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { ServiceEvaluation } from '@guanjia/contract/evaluations.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useChoices } from '../../kit/choices.ts'
import type { Column } from '../../kit/data-table.tsx'
import { useListState } from '../../kit/list-state.ts'
import { useNewId } from '../../kit/new-id.ts'
import { nextDay } from '../../kit/period.ts'
import { EmployeePicker } from '../../kit/pickers.tsx'
import { RecordList } from '../../kit/record-list.tsx'
import { many } from '../../kit/search.ts'
import { useMay, useSite } from '../../session/session.tsx'
import { ImproveTabs } from './improve-tabs.tsx'

function useColumns(): Column<ServiceEvaluation>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'number', title: t('improve.number'), width: 150, render: (row) => row.number },
    { key: 'title', title: t('improve.evaluation.name'), render: (row) => row.title },
    { key: 'state', title: t('improve.state'), width: 90, render: (row) => label('evaluationState', row.state) },
    { key: 'days', title: t('improve.evaluation.days'), width: 200, render: (row) => `${row.fromOn} – ${row.untilOn}` },
    { key: 'opinions', title: t('improve.evaluation.opinions'), width: 80, align: 'right', render: (row) => row.opinions },
    { key: 'score', title: t('improve.evaluation.score'), width: 80, align: 'right', render: (row) => (row.score === null ? <span className="gj-quiet">—</span> : formatNumber(row.score, 1)) },
    { key: 'findings', title: t('improve.tabs.actions'), width: 90, align: 'right', render: (row) => row.findings },
    { key: 'waiting', title: t('improve.evaluation.feedBack'), width: 120, render: (row) => row.waiting > 0 && <span className="gj-tone" data-tone="soon">{t('improve.evaluation.waiting', { n: row.waiting })}</span> },
  ]
}

/** Evaluations with the words of owners and tenants. */
export function EvaluationList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const states = useChoices('evaluationState')
  const [isOpening, setOpening] = useState(false)
  const filter = { state: many(state.search.state) } as never
  const rows = useCall('evaluations.listEvaluations', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('checks:score') && <Button type="primary" onClick={() => setOpening(true)}>{t('improve.evaluation.new')}</Button>
  return (
    <>
      <RecordList
        name="service-evaluations"
        title={t('improve.evaluation.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/quality/improve/evaluations/${row.id}`}
        filters={[{ key: 'state', kind: 'choices', label: t('improve.state'), choices: states }]}
        exportHref={(format) => urlOf('evaluations.exportEvaluations', { query: { siteId: site.id, format, filter } })}
        acts={<><ImproveTabs at="evaluations" />{add}</>}
        empty={{ title: t('improve.evaluation.empty'), hint: t('improve.evaluation.emptyHint'), act: add }}
      />
      {isOpening && <OpenForm onClose={() => setOpening(false)} />}
    </>
  )
}

interface Values {
  title: string
  question?: string
  days: [Dayjs, Dayjs]
  everyMonths?: number | null
  ownerId: string
}

function OpenForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const id = useNewId()
  const open = useAct('evaluations.openEvaluation', ['evaluations'])
  const needed = [{ required: true, message: t('improve.needed') }]
  const today = dayOf(Date.now(), site.timeZone)
  return (
    <ActForm<Values>
      title={t('improve.evaluation.new')}
      verb={t('improve.evaluation.new')}
      initial={{ days: [dayjs(today), dayjs(nextDay(today, 14))], everyMonths: 3 }}
      onSubmit={async ({ days: [from, until], question = '', everyMonths = null, ...values }) => {
        await open.mutateAsync({ body: { id, siteId: site.id, question, everyMonths, fromOn: from.format('YYYY-MM-DD'), untilOn: until.format('YYYY-MM-DD'), ...values } })
        void message.success(t('improve.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('improve.evaluation.name')} rules={needed}><Input maxLength={100} autoFocus /></Form.Item>
      <Form.Item name="question" label={t('improve.evaluation.question')} extra={t('improve.evaluation.questionHint')}><Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="days" label={t('improve.evaluation.days')} rules={needed}><DatePicker.RangePicker allowClear={false} style={{ width: '100%' }} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="ownerId" label={t('improve.owner')} rules={needed}><EmployeePicker /></Form.Item>
        <Form.Item name="everyMonths" label={t('improve.evaluation.every')} extra={t('improve.evaluation.everyHint')}><InputNumber min={1} max={24} precision={0} /></Form.Item>
      </div>
    </ActForm>
  )
}
