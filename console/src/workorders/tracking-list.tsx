import { App, Button, Form, Input, Radio } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { QualityTracking } from '@guanjia/contract/aftercare.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { periodOf } from '../kit/period.ts'
import { RecordList } from '../kit/record-list.tsx'
import { yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'

const LOOK = {
  planned: { tone: 'active', shape: 'half' },
  good: { tone: 'done', shape: 'tick' },
  bad: { tone: 'overdue', shape: 'triangle' },
  unplanned: { tone: 'idle', shape: 'ring' },
} as const

function useColumns(onCheck: (row: QualityTracking) => void): Column<QualityTracking>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'order', title: t('paid.tracking.order'), width: 150, render: (row) => row.workOrder.number },
    { key: 'title', title: t('paid.tracking.work'), render: (row) => <span className="gj-clip" title={row.title}>{row.title}</span> },
    { key: 'place', title: t('shell.field.place'), width: 120, render: (row) => row.unit?.name ?? row.place },
    { key: 'worker', title: t('paid.tracking.worker'), width: 90, render: (row) => row.worker },
    { key: 'doneAt', title: t('paid.tracking.doneAt'), width: 116, render: (row) => time.at(row.doneAt) },
    { key: 'reason', title: t('paid.tracking.reason'), width: 96, render: (row) => label('trackingReason', row.reason) },
    {
      key: 'dueOn',
      title: t('paid.tracking.dueOn'),
      width: 150,
      render: (row) => (row.isOverdue ? <Look look={{ tone: 'overdue', shape: 'triangle' }} text={`${row.dueOn} ${t('paid.tracking.overdue')}`} plain /> : row.dueOn),
    },
    { key: 'state', title: t('paid.tracking.state'), width: 112, render: (row) => <Look look={LOOK[row.state]} text={label('trackingState', row.state)} /> },
    { key: 'note', title: t('paid.tracking.note'), width: 200, render: (row) => <span title={row.note}>{row.note}</span> },
    { key: 'by', title: t('paid.tracking.checkedBy'), width: 90, isHidden: true, render: (row) => row.checkedBy },
    {
      key: 'act',
      title: '',
      width: 104,
      render: (row) =>
        row.checkedAt === null && (
          <Button
            size="small"
            onClick={(event) => {
              event.preventDefault()
              event.stopPropagation()
              onCheck(row)
            }}
          >
            {t('paid.tracking.check')}
          </Button>
        ),
    },
  ]
}

/** 质量跟踪记录: what became of finished repairs; reworks and a sample are looked at again. */
export function TrackingList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [checking, setChecking] = useState<QualityTracking | null>(null)
  const { state: wanted, reason, overdue, from, to } = state.search
  const filter = {
    state: wanted?.split(',') as QualityTracking['state'][] | undefined,
    reason: reason?.split(',') as QualityTracking['reason'][] | undefined,
    overdue: yes(overdue),
    ...periodOf({ from, to }, site.timeZone),
  }
  const rows = useCall('aftercare.listQualityTracking', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const planned = useCall('aftercare.listQualityTracking', { query: { siteId: site.id, limit: 1, total: true, filter: { state: ['planned'] } } }).data?.total?.count ?? 0
  return (
    <>
      <RecordList
        name="quality-tracking"
        title={t('paid.tracking.title')}
        columns={useColumns(setChecking)}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/work-orders/${row.workOrder.id}`}
        filters={[
          { key: 'reason', kind: 'choices', label: t('paid.tracking.reason'), choices: useChoices('trackingReason') },
          { key: 'period', kind: 'period', label: t('paid.tracking.doneAt') },
          { key: 'overdue', kind: 'flag', label: t('paid.tracking.view.overdue') },
        ]}
        views={[
          { key: 'planned', name: planned > 0 ? t('paid.tracking.view.plannedN', { n: planned }) : t('paid.tracking.view.planned'), query: 'state=planned' },
          { key: 'overdue', name: t('paid.tracking.view.overdue'), query: 'overdue=true' },
          { key: 'bad', name: t('paid.tracking.view.bad'), query: 'state=bad' },
          { key: 'all', name: t('paid.tracking.view.all'), query: '' },
        ]}
        exportHref={may('work_orders:export') ? (format) => urlOf('aftercare.exportQualityTracking', { query: { siteId: site.id, format, filter } }) : undefined}
        empty={{ title: t('paid.tracking.empty'), hint: t('paid.tracking.emptyHint') }}
      />
      {checking && <CheckForm row={checking} onClose={() => setChecking(null)} />}
    </>
  )
}

function CheckForm({ row, onClose }: { row: QualityTracking; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const check = useAct('aftercare.checkQuality', ['aftercare', 'workorders'])
  const submit = async ({ isGood, note }: { isGood: boolean; note?: string }): Promise<void> => {
    await check.mutateAsync({ params: { id: row.id }, body: { action: 'check', version: row.version, isGood, note: note ?? '' } })
    void message.success(t('paid.tracking.done'))
  }
  return (
    <ActForm<{ isGood: boolean; note?: string }> title={`${t('paid.tracking.check')} · ${row.workOrder.number}`} verb={t('shell.form.save')} hint={row.title} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="isGood" label={t('paid.tracking.verdict')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
            <Radio.Group
              optionType="button"
              options={[
                { value: true, label: t('paid.tracking.good') },
                { value: false, label: t('paid.tracking.bad') },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {() => (
              <Form.Item name="note" label={t('paid.tracking.note')} extra={t('paid.tracking.noteHint')} rules={[{ required: form.getFieldValue('isGood') === false, whitespace: true, message: t('shell.fieldNeeded') }]}>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
              </Form.Item>
            )}
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}
