import { App, Button, Form, Input } from 'antd'
import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { formatNumber, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Nonconformity } from '@guanjia/contract/governance.ts'
import { ActForm } from '../kit/act-form.tsx'
import type { Column } from '../kit/data-table.tsx'
import { FigureTable } from '../kit/figure-table.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'
import { useListState } from '../kit/list-state.ts'
import { useNewId } from '../kit/new-id.ts'
import { periodOf } from '../kit/period.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { QualityTabs } from './quality-tabs.tsx'

function useColumns(): Column<Nonconformity>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'number', title: t('headoffice.wrong.number'), width: 150, render: (row) => row.number },
    { key: 'at', title: t('headoffice.wrong.at'), width: 110, render: (row) => time.short(row.observedAt) },
    { key: 'employee', title: t('headoffice.wrong.employee'), width: 90, render: (row) => row.employee?.name ?? <span className="gj-quiet">—</span> },
    { key: 'operation', title: t('headoffice.wrong.operation'), render: (row) => <span className="gj-clip" title={row.operation}>{row.operation}</span> },
    { key: 'correction', title: t('headoffice.wrong.correction'), render: (row) => <span className="gj-clip" title={row.correction}>{row.correction}</span> },
    { key: 'training', title: t('headoffice.wrong.training'), width: 190, render: (row) => row.trainingNeed && <span className="gj-clip" title={row.trainingNeed.topic}>{row.trainingNeed.topic} · {label('trainingNeedState', row.trainingNeed.state)}</span> },
    { key: 'observer', title: t('headoffice.wrong.observer'), width: 90, render: (row) => row.observer.name },
  ]
}

/** What was seen done wrong and put right; its months beside how the checks came out. */
export function NonconformityList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [making, setMaking] = useState(false)
  const { q, employeeId, observerId, from, to } = state.search
  const filter = { q, employeeId, observerId, ...periodOf({ from, to }, site.timeZone) }
  const rows = useCall('governance.listNonconformities', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const mayScore = may('checks:score')
  const add = may('governance:record') && <Button type="primary" onClick={() => setMaking(true)}>{t('headoffice.wrong.new')}</Button>
  return (
    <>
      <RecordList
        name="nonconformities"
        title={t('headoffice.wrong.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        filters={[
          { key: 'q', kind: 'words', label: t('headoffice.wrong.search') },
          { key: 'employeeId', kind: 'employee', label: t('headoffice.wrong.employee') },
          { key: 'period', kind: 'period', label: t('headoffice.wrong.at') },
        ]}
        exportHref={mayScore ? (format) => urlOf('governance.exportNonconformities', { query: { siteId: site.id, format, filter } }) : undefined}
        above={mayScore && <Months />}
        acts={<><QualityTabs at="nonconformities" />{add}</>}
        empty={{ title: t('headoffice.wrong.empty'), hint: t('headoffice.wrong.emptyHint'), act: add }}
      />
      {making && <NewForm onClose={() => setMaking(false)} />}
    </>
  )
}

function Months() {
  const t = useT()
  const site = useSite()
  const data = useCall('governance.nonconformityFigures', { query: { siteId: site.id, months: 6 } }).data
  if (!data || data.months.every(({ count }) => count === 0)) return null
  return (
    <section className="gj-card" style={{ display: 'grid', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)', gap: 16 }}>
      <FigureTable label={t('headoffice.wrong.month')} head={[{ words: t('headoffice.wrong.month') }, t('headoffice.wrong.count'), t('headoffice.wrong.trained'), t('headoffice.wrong.checks'), t('headoffice.wrong.score')]}>
        {data.months.map((row) => (
          <tr key={row.month}>
            <th scope="row"><Link to="/quality/nonconformities" search={{ from: row.fromOn, to: row.toOn }}>{row.month}</Link></th>
            <td>{row.count}</td>
            <td>{row.trained}</td>
            <td><Link to="/quality/checks" search={{ from: row.fromOn, to: row.toOn }}>{row.checks}</Link></td>
            <td>{row.score === null ? <span className="gj-quiet">{t('headoffice.wrong.noCheck')}</span> : formatNumber(row.score, 1)}</td>
          </tr>
        ))}
      </FigureTable>
      <FigureTable label={t('headoffice.wrong.people')} head={[{ words: t('headoffice.wrong.people') }, t('headoffice.wrong.count')]} maxHeight={190}>
        {data.people.map((row) => <tr key={row.id}><th scope="row"><Link to="/quality/nonconformities" search={{ employeeId: row.id }}>{row.name}</Link></th><td>{t('headoffice.wrong.times', { n: row.count })}</td></tr>)}
      </FigureTable>
    </section>
  )
}

interface Values {
  employeeId: string | null
  observedAt: string
  operation: string
  correction: string
  trainingTopic: string
  trainingPost: string
}

function NewForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const id = useNewId()
  const record = useAct('governance.recordNonconformity', ['governance', 'improvements', 'dailywork'])
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  return (
    <ActForm<Values>
      title={t('headoffice.wrong.title')}
      verb={t('headoffice.wrong.new')}
      width={600}
      initial={{ employeeId: null, observedAt: new Date().toISOString(), operation: '', correction: '', trainingTopic: '', trainingPost: '' }}
      onSubmit={async ({ observedAt, employeeId, ...values }) => {
        const made = await record.mutateAsync({ body: { id, siteId: site.id, employeeId: employeeId ?? null, observedAt: Date.parse(observedAt) > Date.now() ? undefined : observedAt, ...values } })
        void message.success(`${t('headoffice.wrong.recorded')} ${made.number}`)
      }}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="employeeId" label={t('headoffice.wrong.employee')} extra={t('headoffice.wrong.employeeHint')}><EmployeePicker /></Form.Item>
        <Form.Item name="observedAt" label={t('headoffice.wrong.at')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><InstantPicker /></Form.Item>
      </div>
      <Form.Item name="operation" label={t('headoffice.wrong.operation')} rules={[needed]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} placeholder={t('headoffice.wrong.operationHint')} /></Form.Item>
      <Form.Item name="correction" label={t('headoffice.wrong.correction')} rules={[needed]}><Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} placeholder={t('headoffice.wrong.correctionHint')} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="trainingTopic" label={t('headoffice.wrong.topic')} extra={t('headoffice.wrong.topicHint')}><Input maxLength={100} /></Form.Item>
        <Form.Item name="trainingPost" label={t('headoffice.wrong.post')}><Input maxLength={50} /></Form.Item>
      </div>
    </ActForm>
  )
}
