import { EditOutlined, PlusOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useCall, useT } from '@guanjia/ui'
import type { Department } from '@guanjia/contract/organization.ts'
import type { OrgChart } from '@guanjia/contract/structure.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { OrgTabs } from './governance-tabs.tsx'
import './governance.css'

const DepartmentForm = lazy(() => import('./department-form.tsx').then(({ DepartmentForm }) => ({ default: DepartmentForm })))
const EstablishmentForm = lazy(() => import('./establishment-form.tsx').then(({ EstablishmentForm }) => ({ default: EstablishmentForm })))

type Node = OrgChart['departments'][number]
type Opened = { kind: 'new' } | { kind: 'edit'; id: string } | { kind: 'plan' } | null

/** Departments, posts and people of the site on screen, as they print; who manages it edits the tree here. */
export function OrgChartPage() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const [opened, setOpened] = useState<Opened>(null)
  const mayEdit = may('structure:manage')
  const chart = useCall('structure.orgChart', { query: { siteId: site.id } })
  const all = useCall('organization.listDepartments', { query: { siteId: site.id, all: true } as never }, { enabled: mayEdit })
  const found = chart.data
  const closed = (all.data?.items ?? []).filter(({ isActive }) => !isActive)
  const edited = opened?.kind === 'edit' ? all.data?.items.find(({ id }) => id === opened.id) : undefined
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('governance.org.title', { site: site.name })}</h1>
        <span className="gj-row gj-screen-only" style={{ marginLeft: 'auto' }}>
          <OrgTabs at="chart" />
          <Button icon={<PrinterOutlined />} onClick={() => print()}>{t('governance.org.print')}</Button>
          {mayEdit && <Button onClick={() => setOpened({ kind: 'plan' })}>{t('governance.org.plan')}</Button>}
          {mayEdit && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened({ kind: 'new' })}>{t('governance.org.newDepartment')}</Button>}
        </span>
      </div>
      {chart.error && !found && <ProblemAlert error={chart.error} onRetry={() => void chart.refetch()} />}
      {found && found.vacantCore.length > 0 && <Alert type="warning" showIcon title={t('governance.org.vacant', { names: found.vacantCore.map(({ name }) => name).join('、') })} description={t('governance.org.vacantHint')} />}
      {found && <Lines chart={found} />}
      {found && (
        <section className="gj-card gj-org">
          {found.managers.length > 0 && <p className="gj-strong">{t('governance.org.managers')}：{found.managers.map(({ name }) => name).join('、')}</p>}
          <Level parent={null} nodes={found.departments} onEdit={mayEdit ? (id) => setOpened({ kind: 'edit', id }) : undefined} />
          {found.unplaced.length > 0 && <p className="gj-quiet">{t('governance.org.unplaced')}：{found.unplaced.map(({ name }) => name).join('、')}</p>}
          {closed.length > 0 && (
            <p className="gj-quiet gj-screen-only">
              {t('governance.org.closed')}：
              {closed.map((one) => <Button key={one.id} size="small" type="link" onClick={() => setOpened({ kind: 'edit', id: one.id })}>{one.name}</Button>)}
            </p>
          )}
        </section>
      )}
      <Suspense>
        {opened?.kind === 'new' && <DepartmentForm department={null} all={all.data?.items ?? []} onClose={() => setOpened(null)} />}
        {edited && <DepartmentForm key={edited.id} department={edited} all={all.data?.items ?? []} onClose={() => setOpened(null)} />}
        {opened?.kind === 'plan' && found && <EstablishmentForm chart={found} onClose={() => setOpened(null)} />}
      </Suspense>
    </div>
  )
}

export type { Department }

function Lines({ chart }: { chart: OrgChart }) {
  const t = useT()
  const planned = (n: number | null): string => (n === null ? t('governance.org.unplanned') : t('governance.org.plannedN', { n }))
  return (
    <section className="gj-card gj-lines">
      <div><span className="gj-quiet">{t('governance.org.headcount')}</span><strong>{chart.headcount}</strong><span className="gj-quiet gj-small">{planned(chart.planned)}</span></div>
      <div><span className="gj-quiet">{t('governance.line.FRONT_LINE')}</span><strong>{chart.lines.FRONT_LINE.people}</strong><span className="gj-quiet gj-small">{planned(chart.lines.FRONT_LINE.planned)}</span></div>
      <div><span className="gj-quiet">{t('governance.line.SECOND_LINE')}</span><strong>{chart.lines.SECOND_LINE.people}</strong><span className="gj-quiet gj-small">{planned(chart.lines.SECOND_LINE.planned)}</span></div>
      {chart.lines.unknown > 0 && <div><span className="gj-quiet">{t('governance.line.unknown')}</span><strong>{chart.lines.unknown}</strong><span className="gj-quiet gj-small">{t('governance.line.unknownHint')}</span></div>}
    </section>
  )
}

function Level({ parent, nodes, onEdit }: { parent: string | null; nodes: readonly Node[]; onEdit?: (id: string) => void }) {
  const known = new Set(nodes.map(({ id }) => id))
  // Below a department that is closed it stands on top.
  const here = nodes.filter(({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null) === parent)
  if (here.length === 0) return null
  return (
    <div className={parent === null ? 'gj-org-level' : 'gj-org-level gj-org-below'}>
      {here.map((node) => (
        <div key={node.id} style={{ flex: '1 1 240px', maxWidth: 420, display: 'grid', gap: 12 }}>
          <Box node={node} onEdit={onEdit} />
          <Level parent={node.id} nodes={nodes} onEdit={onEdit} />
        </div>
      ))}
    </div>
  )
}

function Box({ node, onEdit }: { node: Node; onEdit?: (id: string) => void }) {
  const t = useT()
  const people = node.positions.reduce((sum, one) => sum + one.people.length, node.others.length)
  return (
    <article className="gj-org-box">
      <header>
        <h3>{node.name}</h3>
        <span className="gj-quiet gj-small">{t('governance.org.people', { n: people })}</span>
        {onEdit && <Button className="gj-screen-only" size="small" type="text" icon={<EditOutlined />} aria-label={`${t('governance.org.editDepartment')} · ${node.name}`} onClick={() => onEdit(node.id)} />}
      </header>
      <ul>
        {node.positions.map((one) => (
          <li key={one.id}>
            <span className="gj-quiet">{one.name}{one.planned !== null && ` ${one.people.length}/${one.planned}`}</span>
            <span>{one.people.length > 0 ? one.people.map(({ name }) => name).join('、') : <span className="gj-tone" data-tone={one.isCore ? 'overdue' : 'soon'}>{one.isCore ? '▲ ' : ''}{t('governance.org.vacantOne')}</span>}</span>
          </li>
        ))}
        {node.others.map((one) => <li key={one.id}><span className="gj-quiet">{one.position || '—'}</span><span>{one.name}</span></li>)}
        {people === 0 && node.positions.length === 0 && <li><span className="gj-quiet">{t('governance.org.nobody')}</span></li>}
      </ul>
    </article>
  )
}
