import { keepPreviousData } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { Registration } from '@guanjia/contract/residents.ts'
import { formatPhone, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { ApproveForm, RefuseForm } from './decide-forms.tsx'
import { useRegistrationBulk } from './review-bulk.tsx'

const STATES = ['waiting', 'approved', 'refused'] as const satisfies readonly Registration['state'][]
const LOOK = {
  waiting: { tone: 'idle', shape: 'ring' },
  approved: { tone: 'done', shape: 'tick' },
  refused: { tone: 'waiting', shape: 'pause' },
} as const

/** Residents whose number nobody knew ask to be registered; the desk checks who they are and decides. */
export function Registrations() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const may = useMay()
  const state = useListState()
  const [opened, setOpened] = useState<{ row: Registration; act: 'approve' | 'refuse' } | null>(null)
  const wanted = STATES.filter((one) => state.search['state']?.split(',').includes(one))
  const rows = useCall(
    'residents.listRegistrations',
    { query: { siteId: site.id, limit: 50, cursor: state.cursor, total: true, filter: { state: wanted.length > 0 ? wanted : undefined } } },
    { placeholderData: keepPreviousData },
  )
  const bulk = useRegistrationBulk()
  const columns: Column<Registration>[] = [
    { key: 'name', title: t('residents.name'), width: 100, render: (row) => row.name },
    { key: 'state', title: t('residents.state'), width: 96, render: (row) => <Look look={LOOK[row.state]} text={t(`residents.states.${row.state}`)} /> },
    { key: 'phone', title: t('residents.phone'), width: 130, render: (row) => formatPhone(row.phone) },
    { key: 'room', title: t('residents.room'), width: 140, render: (row) => row.room },
    { key: 'unit', title: t('residents.unit'), width: 110, render: (row) => row.unit?.code ?? <span className="gj-quiet">{t('residents.noUnit')}</span> },
    { key: 'people', title: t('residents.people'), width: 160, isHidden: true, render: (row) => row.unit?.people.map(({ name }) => name).join('、') },
    { key: 'role', title: t('residents.role'), width: 90, render: (row) => label('occupancyRole', row.role) },
    { key: 'note', title: t('residents.note'), render: (row) => row.reason || row.note },
    { key: 'asked', title: t('residents.asked'), width: 100, render: (row) => time.at(row.askedAt) },
    {
      key: 'decided',
      title: t('residents.decided'),
      width: 150,
      render: (row) =>
        row.state === 'waiting' && may('archives:write') ? (
          <span className="gj-row">
            <Button size="small" type="primary" onClick={() => setOpened({ row, act: 'approve' })}>
              {t('residents.approve')}
            </Button>
            <Button size="small" onClick={() => setOpened({ row, act: 'refuse' })}>
              {t('residents.refuse')}
            </Button>
          </span>
        ) : (
          [row.decidedBy, time.at(row.decidedAt)].filter(Boolean).join(' ')
        ),
    },
  ]
  return (
    <>
      <RecordList
        name="registrations"
        title={t('residents.title')}
        columns={columns}
        filters={[{ key: 'state', kind: 'choices', label: t('residents.state'), choices: STATES.map((value) => ({ value, label: t(`residents.states.${value}`) })) }]}
        views={[
          { key: 'waiting', name: t('residents.waiting'), query: 'state=waiting' },
          { key: 'all', name: t('residents.all'), query: '' },
        ]}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        bulk={bulk}
        exportHref={(format) => urlOf('residents.exportRegistrations', { query: { siteId: site.id, format, filter: { state: wanted.length > 0 ? wanted : undefined } } })}
        empty={{ title: t('residents.none'), hint: t('residents.noneText') }}
      />
      {opened?.act === 'approve' && <ApproveForm row={opened.row} onClose={() => setOpened(null)} />}
      {opened?.act === 'refuse' && <RefuseForm row={opened.row} onClose={() => setOpened(null)} />}
    </>
  )
}
