import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { KeyCustomer } from '@guanjia/contract/relations.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { CareTabs } from './care-tabs.tsx'

const KeyCustomerForm = lazy(() => import('./key-customer-forms.tsx').then(({ KeyCustomerForm }) => ({ default: KeyCustomerForm })))

/** The day of the next contact; late in shape and word. */
export function NextContact({ row }: { row: Pick<KeyCustomer, 'nextContactOn' | 'isLate' | 'endedAt'> }) {
  const t = useT()
  if (row.endedAt !== null) return <Look look={{ tone: 'closed', shape: 'tick' }} text={t('keyCustomers.ended')} />
  return row.isLate ? <Look look={{ tone: 'overdue', shape: 'triangle' }} text={t('keyCustomers.late', { day: row.nextContactOn })} /> : <span>{row.nextContactOn}</span>
}

function useColumns(): Column<KeyCustomer>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'unit', title: t('shell.field.room'), width: 110, render: (row) => row.unit?.name },
    { key: 'person', title: t('keyCustomers.person'), width: 104, render: (row) => row.person?.name },
    { key: 'reason', title: t('keyCustomers.reason'), width: 130, render: (row) => label('keyCustomerReason', row.reason) },
    { key: 'why', title: t('keyCustomers.why'), render: (row) => <span className="gj-clip" title={row.why}>{row.why}</span> },
    { key: 'owner', title: t('keyCustomers.owner'), width: 92, render: (row) => row.owner.name },
    { key: 'next', title: t('keyCustomers.next'), width: 150, render: (row) => <NextContact row={row} /> },
    { key: 'last', title: t('keyCustomers.last'), width: 116, render: (row) => time.at(row.lastContactAt) },
    { key: 'contacts', title: t('keyCustomers.contacts'), width: 76, align: 'right', render: (row) => row.contacts },
    { key: 'addedAt', title: t('keyCustomers.addedAt'), width: 116, isHidden: true, render: (row) => time.at(row.addedAt) },
  ]
}

/** With whom somebody keeps in touch, whose that is, and by when next. */
export function KeyCustomerList() {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const navigate = useNavigate()
  const state = useListState()
  const columns = useColumns()
  const reasons = useChoices('keyCustomerReason')
  const [adding, setAdding] = useState(false)
  const { q, reason, ownerId, mine, open, due } = state.search
  const filter = { q, reason: many<KeyCustomer['reason']>(reason), ownerId, mine: yes(mine), open: yes(open), due: yes(due) }
  const rows = useCall('relations.listKeyCustomers', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const add = may('relations:decide') && <Button type="primary" onClick={() => setAdding(true)}>{t('keyCustomers.add')}</Button>
  return (
    <>
      <RecordList
        name="key-customers"
        title={t('keyCustomers.title')}
        columns={columns}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/care/key-customers/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('keyCustomers.search') },
          { key: 'reason', kind: 'choices', label: t('keyCustomers.reason'), choices: reasons },
          { key: 'ownerId', kind: 'employee', label: t('keyCustomers.owner') },
        ]}
        views={[
          { key: 'open', name: t('keyCustomers.view.open'), query: 'open=true' },
          { key: 'due', name: t('keyCustomers.view.due'), query: 'due=true' },
          { key: 'mine', name: t('keyCustomers.view.mine'), query: 'open=true&mine=true' },
          { key: 'ended', name: t('keyCustomers.view.ended'), query: 'open=false' },
        ]}
        exportHref={(format) => urlOf('relations.exportKeyCustomers', { query: { siteId: site.id, format, filter } })}
        acts={
          <>
            <CareTabs at="keyCustomers" />
            {add}
          </>
        }
        empty={{ title: t('keyCustomers.empty'), hint: t('keyCustomers.emptyHint'), act: add }}
      />
      <Suspense>{adding && <KeyCustomerForm onClose={() => setAdding(false)} onMade={(id) => void navigate({ to: '/care/key-customers/$id', params: { id } })} />}</Suspense>
    </>
  )
}
