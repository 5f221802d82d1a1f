import { Button } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Fragment, lazy, Suspense, useState } from 'react'
import { formatPhone, urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import type { OccupancyRole, PersonSummary } from '@guanjia/contract/archives.ts'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many, yes } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { ArchivesTabs } from './archives-tabs.tsx'

const PersonForm = lazy(() => import('./person-form.tsx').then(({ PersonForm }) => ({ default: PersonForm })))

/** Everybody whom the site knows. */
export function PersonList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const state = useListState()
  const roles = useChoices('occupancyRole')
  const kinds = useChoices('personKind')
  const [making, setMaking] = useState(false)
  const { q, role, kind, current } = state.search
  const filter = {
    q,
    role: many<OccupancyRole>(role),
    kind: kind === 'person' || kind === 'company' ? kind : undefined,
    current: yes(current),
  } as const
  const rows = useCall(
    'archives.listPersons',
    { query: { siteId: site.id, limit: 50, cursor: state.cursor, filter: { ...filter, role: filter.role } } },
    { placeholderData: keepPreviousData },
  )
  const newPerson = may('archives:write') && (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('archives.newPerson')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="persons"
        title={t('archives.title')}
        columns={usePersonColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/archives/persons/${row.id}`}
        filters={[
          { key: 'q', kind: 'words', label: t('archives.personList.words') },
          { key: 'role', kind: 'choices', label: t('shell.field.role'), choices: roles },
          { key: 'kind', kind: 'choices', label: t('archives.field.kind'), choices: kinds },
          { key: 'current', kind: 'flag', label: t('archives.personList.current') },
        ]}
        views={[
          { key: 'all', name: t('archives.all'), query: '' },
          { key: 'owners', name: t('archives.personList.owners'), query: 'current=true&role=owner,co_owner' },
          { key: 'tenants', name: t('archives.personList.tenants'), query: 'current=true&role=tenant' },
          { key: 'companies', name: t('archives.personList.company'), query: 'kind=company' },
        ]}
        acts={
          <>
            <ArchivesTabs at="persons" />
            {newPerson}
          </>
        }
        exportHref={(format) => urlOf('archives.exportPersons', { query: { siteId: site.id, format, filter } })}
        empty={{ title: t('archives.personList.empty'), hint: t('archives.personList.emptyHint'), act: newPerson }}
      />
      <Suspense>
        {making && (
          <PersonForm
            siteId={site.id}
            onClose={() => setMaking(false)}
            onMade={(person) => void navigate({ to: '/archives/persons/$id', params: { id: person.id } })}
          />
        )}
      </Suspense>
    </>
  )
}

function usePersonColumns(): Column<PersonSummary>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'name', title: t('archives.field.personName'), width: 200, render: (row) => row.name },
    {
      key: 'phones',
      title: t('archives.personList.phone'),
      width: 260,
      render: (row) => row.phones.map(formatPhone).join(t('archives.comma')),
    },
    {
      key: 'units',
      title: t('archives.personList.units'),
      render: (row) =>
        row.units.map(({ id, code, role }, index) => (
          <Fragment key={`${id}${role}`}>
            {index > 0 && t('archives.comma')}
            <Link to="/archives/units/$id" params={{ id }}>
              {code}
            </Link>{' '}
            <span className="gj-quiet">{label('occupancyRole', role)}</span>
          </Fragment>
        )),
    },
    { key: 'kind', title: t('archives.field.kind'), width: 90, render: (row) => label('personKind', row.kind) },
    {
      key: 'sex',
      title: t('shell.field.sex'),
      width: 72,
      render: (row) => (row.kind === 'person' && row.sex !== 'unknown' ? label('sex', row.sex) : ''),
    },
  ]
}
