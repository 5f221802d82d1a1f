import { App, Button, Dropdown } from 'antd'
import { MoreOutlined } from '@ant-design/icons'
import { keepPreviousData } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link } from '@tanstack/react-router'
import { ShapeMark, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { VisitAppointment } from '@guanjia/contract/reception.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { newId } from '../kit/new-id.ts'
import { periodOf } from '../kit/period.ts'
import { useComplain } from '../kit/problem.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { ReceptionTabs } from './reception-tabs.tsx'
import './reception.css'

const AppointmentForm = lazy(() => import('./appointment-form.tsx').then(({ AppointmentForm }) => ({ default: AppointmentForm })))
const CancelForm = lazy(() => import('./appointment-form.tsx').then(({ CancelForm }) => ({ default: CancelForm })))

type Opened = { form: 'new' } | { form: 'change' | 'cancel'; appointment: VisitAppointment }
const TONE = { planned: 'active', arrived: 'done', missed: 'soon', cancelled: 'closed' } as const

/** 来访预约: who comes when, to whom and where, and whether everything is prepared. */
export function AppointmentList() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const state = useListState()
  const [opened, setOpened] = useState<Opened | null>(null)
  const { search } = state
  const filter = { q: search.q, status: many<VisitAppointment['status']>(search.status), hostId: search.hostId, ...periodOf(search, site.timeZone) }
  const rows = useCall('reception.listAppointments', { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('reception:serve') && (
    <Button type="primary" onClick={() => setOpened({ form: 'new' })}>
      {t('reception.appointment.new')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="visit-appointments"
        title={t('reception.title')}
        columns={useColumns(setOpened)}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        filters={[
          { key: 'q', kind: 'words', label: t('reception.appointment.search') },
          { key: 'status', kind: 'choices', label: t('reception.appointment.status'), choices: useChoices('appointmentStatus') },
          { key: 'hostId', kind: 'employee', label: t('reception.appointment.host') },
          { key: 'period', kind: 'period', label: t('reception.appointment.period') },
        ]}
        views={[
          { key: 'all', name: t('reception.appointment.view.all'), query: '' },
          { key: 'coming', name: t('reception.appointment.view.coming'), query: 'status=planned' },
        ]}
        acts={
          <>
            <ReceptionTabs at="appointments" />
            {add}
          </>
        }
        exportHref={(format) => urlOf('reception.exportAppointments', { query: { siteId: site.id, format, filter } })}
        empty={{ title: t('reception.appointment.empty'), hint: t('reception.appointment.emptyHint'), act: add }}
      />
      <Suspense>
        {opened?.form === 'new' && <AppointmentForm onClose={() => setOpened(null)} />}
        {opened?.form === 'change' && <AppointmentForm appointment={opened.appointment} onClose={() => setOpened(null)} />}
        {opened?.form === 'cancel' && <CancelForm appointment={opened.appointment} onClose={() => setOpened(null)} />}
      </Suspense>
    </>
  )
}

function useColumns(open: (opened: Opened) => void): Column<VisitAppointment>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'from', title: t('reception.appointment.when'), width: 142, render: (row) => <strong>{`${time.at(row.from)}–${time.at(row.to).slice(-5)}`}</strong> },
    {
      key: 'name', title: t('reception.who'), width: 130,
      render: (row) => (row.visitId ? <Link to="/reception/visits/$id" params={{ id: row.visitId }}>{row.name}</Link> : row.name),
    },
    { key: 'unit', title: t('reception.unit'), width: 84, render: (row) => row.unit?.name },
    { key: 'purpose', title: t('reception.appointment.purpose'), render: (row) => <span title={row.purpose}>{row.purpose}</span> },
    { key: 'place', title: t('reception.appointment.place'), width: 80, render: (row) => row.place },
    { key: 'host', title: t('reception.appointment.host'), width: 80, render: (row) => row.host.name },
    { key: 'preparation', title: t('reception.appointment.preparation'), width: 286, render: (row) => <Preparation appointment={row} /> },
    {
      key: 'status', title: t('reception.appointment.status'), width: 84,
      render: (row) => (
        <span className="gj-tone" data-tone={row.isLate ? 'overdue' : TONE[row.status]}>
          {row.isLate ? t('reception.appointment.late') : label('appointmentStatus', row.status)}
        </span>
      ),
    },
    { key: 'acts', title: '', width: 104, render: (row) => <Acts appointment={row} open={open} /> },
  ]
}

/** The three points of preparation, one press each. */
function Preparation({ appointment }: { appointment: VisitAppointment }) {
  const label = useLabel()
  const complain = useComplain()
  const act = useAct('reception.actOnAppointment')
  return (
    <span className="gj-row" style={{ gap: 4 }}>
      {appointment.preparation.map(({ code, at, by }) => (
        <button
          key={code}
          type="button"
          className="gj-step"
          style={{ minHeight: 24, padding: '0 8px' }}
          aria-pressed={at !== null}
          title={by}
          disabled={!appointment.allowedActions.includes('prepare')}
          onClick={(event) => {
            event.stopPropagation()
            act.mutate({ params: { id: appointment.id }, body: { action: 'prepare', code, isDone: at === null } }, { onError: complain })
          }}
        >
          <ShapeMark shape={at ? 'tick' : 'ring'} size={11} />
          {label('preparation', code)}
        </button>
      ))}
    </span>
  )
}

function Acts({ appointment, open }: { appointment: VisitAppointment; open: (opened: Opened) => void }) {
  const t = useT()
  const { message } = App.useApp()
  const complain = useComplain()
  const act = useAct('reception.actOnAppointment')
  const may = (action: VisitAppointment['allowedActions'][number]): boolean => appointment.allowedActions.includes(action)
  if (!may('arrive')) return null
  return (
    <span className="gj-row" style={{ gap: 2 }}>
      <Button
        size="small"
        loading={act.isPending}
        onClick={() =>
          act.mutate(
            { params: { id: appointment.id }, body: { action: 'arrive', visitId: newId() } },
            { onError: complain, onSuccess: () => void message.success(t('reception.appointment.came', { name: appointment.name })) },
          )
        }
      >
        {t('reception.appointment.act.arrive')}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'change', label: t('reception.appointment.act.change') },
            ...(may('miss') ? [{ key: 'miss', label: t('reception.appointment.act.miss') }] : []),
            { key: 'cancel', label: t('reception.appointment.act.cancel'), danger: true },
          ],
          onClick: ({ key }) => {
            if (key === 'miss') act.mutate({ params: { id: appointment.id }, body: { action: 'miss' } }, { onError: complain })
            else open({ form: key as 'change' | 'cancel', appointment })
          },
        }}
      >
        <Button size="small" type="text" icon={<MoreOutlined />} aria-label={t('shell.acts.more')} />
      </Dropdown>
    </span>
  )
}
