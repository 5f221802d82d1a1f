import { App, Button, DatePicker, Form } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { dayOf, urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { QualityMeeting } from '@guanjia/contract/quality.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useChoices } from '../../kit/choices.ts'
import type { Column } from '../../kit/data-table.tsx'
import { DayPicker } from '../../kit/day-picker.tsx'
import { useListState } from '../../kit/list-state.ts'
import { useNewId } from '../../kit/new-id.ts'
import { nextDay } from '../../kit/period.ts'
import { RecordList } from '../../kit/record-list.tsx'
import { many } from '../../kit/search.ts'
import { useSite } from '../../session/session.tsx'
import { ImproveTabs } from './improve-tabs.tsx'

function useColumns(): Column<QualityMeeting>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'number', title: t('improve.number'), width: 150, render: (row) => row.number },
    { key: 'month', title: t('improve.month'), width: 90, render: (row) => row.month },
    { key: 'on', title: t('improve.meeting.plannedOn'), width: 110, render: (row) => row.plannedOn },
    { key: 'state', title: t('improve.state'), width: 90, render: (row) => label('meetingState', row.state) },
    { key: 'chair', title: t('improve.meeting.chair'), width: 90, render: (row) => row.chair?.name ?? <span className="gj-quiet">—</span> },
    { key: 'problems', title: t('improve.meeting.problems'), render: (row) => <span className="gj-clip">{row.problems.map(({ text }) => text).join('；')}</span> },
    { key: 'plan', title: t('improve.meeting.plan'), width: 110, align: 'right', render: (row) => row.actions.length > 0 && `${row.actions.filter(({ state }) => state === 'closed').length} / ${row.actions.length}` },
  ]
}

/** The quality meetings of a site; a month that closes plans its own. */
export function MeetingList() {
  const t = useT()
  const site = useSite()
  const state = useListState()
  const states = useChoices('meetingState')
  const [isPlanning, setPlanning] = useState(false)
  const filter = { state: many(state.search.state) } as never
  const rows = useCall('quality.listQualityMeetings', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = <Button type="primary" onClick={() => setPlanning(true)}>{t('improve.meeting.new')}</Button>
  return (
    <>
      <RecordList
        name="quality-meetings"
        title={t('improve.meeting.title')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/quality/improve/meetings/${row.id}`}
        filters={[{ key: 'state', kind: 'choices', label: t('improve.state'), choices: states }]}
        exportHref={(format) => urlOf('quality.exportQualityMeetings', { query: { siteId: site.id, format, filter } })}
        acts={<><ImproveTabs at="meetings" />{add}</>}
        empty={{ title: t('improve.meeting.empty'), hint: t('improve.meeting.emptyHint'), act: add }}
      />
      {isPlanning && <PlanForm onClose={() => setPlanning(false)} />}
    </>
  )
}

function PlanForm({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const id = useNewId()
  const plan = useAct('quality.planQualityMeeting', ['quality'])
  const needed = [{ required: true, message: t('improve.needed') }]
  const today = dayOf(Date.now(), site.timeZone)
  return (
    <ActForm<{ month: Dayjs; plannedOn: string }>
      title={t('improve.meeting.new')}
      verb={t('improve.meeting.new')}
      hint={t('improve.meeting.packHint')}
      initial={{ month: dayjs(`${today.slice(0, 7)}-01`), plannedOn: nextDay(today, 3) }}
      onSubmit={async ({ month, plannedOn }) => {
        await plan.mutateAsync({ body: { id, siteId: site.id, month: month.format('YYYY-MM'), plannedOn } })
        void message.success(t('improve.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="month" label={t('improve.month')} rules={needed}><DatePicker picker="month" allowClear={false} /></Form.Item>
      <Form.Item name="plannedOn" label={t('improve.meeting.plannedOn')} rules={needed}><DayPicker /></Form.Item>
    </ActForm>
  )
}
