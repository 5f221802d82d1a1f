import { Button, Select, Switch } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { formatPhone, urlOf, useAct, useCall, useT } from '@guanjia/ui'
import type { Employee } from '@guanjia/contract/organization.ts'
import type { Role } from '@guanjia/contract/permissions.ts'
import { useChoices } from '../kit/choices.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { Filters } from '../kit/filters.tsx'
import { ImportLink } from '../kit/import-link.tsx'
import { useListState } from '../kit/list-state.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { useGrantWords } from '../kit/role-name.ts'
import { useMay, useSession, useSite } from '../session/session.tsx'
import type { NewColleague } from './colleague-form.tsx'
import { PageHead } from './page-head.tsx'
import '../kit/record-list.css'

const ColleagueForm = lazy(() => import('./colleague-form.tsx').then(({ ColleagueForm }) => ({ default: ColleagueForm })))

const FirstPassword = lazy(() => import('./colleague-form.tsx').then(({ FirstPassword }) => ({ default: FirstPassword })))

/** Who works at this site, as what, and who is on shift. */
export function Colleagues() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const roles = useChoices('role', ['resident'])
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<NewColleague | null>(null)
  const { q, role } = state.search
  const filter = { q, role: role as Role | undefined }
  const found = useCall('organization.listEmployees', { query: { siteId: site.id, filter } })
  const add = may('people:manage') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('settings.colleagues.add')}
    </Button>
  )
  return (
    <>
      <PageHead title={t('settings.colleagues.title')} hint={site.name}>
        <ExportMenu isLong={false} href={(format) => urlOf('organization.exportEmployees', { query: { siteId: site.id, format, filter } })} />
        <span className="gj-row">
          <ImportLink kind="employees" needs="people:manage" />
          {add}
        </span>
      </PageHead>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflow: 'hidden' }}>
        <div className="gj-list-bar">
          <Filters filters={[{ key: 'q', kind: 'words', label: t('settings.colleagues.words') }]} state={state} />
          <Select
            size="small"
            allowClear
            style={{ width: 140 }}
            placeholder={t('settings.colleagues.allRoles')}
            aria-label={t('settings.colleagues.role')}
            options={roles}
            value={role || undefined}
            onChange={(chosen?: string) => state.change({ role: chosen })}
          />
        </div>
        <DataTable
          label={t('settings.colleagues.title')}
          columns={useColumns()}
          rows={found.data?.items}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate({ to: '/settings/colleagues/$id', params: { id: row.id } })}
          isStale={found.isPlaceholderData}
          empty={
            q || role ? (
              <>
                <h3>{t('shell.list.nothingMatches')}</h3>
                <p>{t('shell.list.nothingMatchesHint')}</p>
              </>
            ) : (
              <>
                <h3>{t('settings.colleagues.empty')}</h3>
                <p>{t('settings.colleagues.emptyHint')}</p>
              </>
            )
          }
        />
      </section>
      <Suspense>
        {adding && <ColleagueForm siteId={site.id} onClose={() => setAdding(false)} onMade={setMade} />}
        {made && <FirstPassword made={made} onClose={() => setMade(null)} />}
      </Suspense>
    </>
  )
}

function useColumns(): Column<Employee>[] {
  const t = useT()
  const wordsOf = useGrantWords(useSession().sites)
  return [
    {
      key: 'name',
      title: t('settings.colleagues.name'),
      width: 130,
      render: (row) => (
        <Link to="/settings/colleagues/$id" params={{ id: row.id }} className={row.isActive ? undefined : 'gj-quiet'}>
          {row.name}
          {!row.isActive && ` · ${t('settings.colleagues.inactive')}`}
        </Link>
      ),
    },
    { key: 'position', title: t('settings.colleagues.position'), width: 140, render: (row) => row.position },
    { key: 'department', title: t('settings.colleagues.department'), width: 150, render: (row) => row.department?.name },
    {
      key: 'roles',
      title: t('settings.colleagues.roles'),
      render: (row) =>
        row.roles
          .map((grant) => t('settings.colleagues.scopeOf', wordsOf(grant)))
          .join(t('archives.comma')),
    },
    { key: 'skills', title: t('settings.colleagues.skills'), width: 150, render: (row) => row.skills.join(t('archives.comma')) },
    { key: 'phone', title: t('settings.colleagues.phone'), width: 130, render: (row) => formatPhone(row.phone) },
    { key: 'shift', title: t('settings.colleagues.shift'), width: 110, render: (row) => <Shift employee={row} /> },
  ]
}

/** Everybody signs themselves on and off; who manages people does it for those who forgot. */
function Shift({ employee }: { employee: Employee }) {
  const t = useT()
  const may = useMay()
  const { employeeId } = useSession()
  const complain = useComplain()
  const sign = useAct('organization.setShift', ['organization', 'workorders'])
  const word = employee.isOnShift ? t('settings.colleagues.on') : t('settings.colleagues.off')
  if (!may('people:manage') && employee.id !== employeeId)
    return (
      <span className="gj-tone" data-tone={employee.isOnShift ? 'done' : 'idle'}>
        {word}
      </span>
    )
  return (
    <span className="gj-row">
      <Switch
        size="small"
        checked={employee.isOnShift}
        loading={sign.isPending}
        disabled={!employee.isActive}
        aria-label={t(employee.isOnShift ? 'settings.colleagues.setOff' : 'settings.colleagues.setOn', { name: employee.name })}
        onChange={(isOnShift) => sign.mutate({ params: { id: employee.id }, body: { isOnShift } }, { onError: complain })}
      />
      <span className="gj-quiet gj-small">{word}</span>
    </span>
  )
}
