import { EditOutlined, HistoryOutlined, PrinterOutlined } from '@ant-design/icons'
import { Alert, App, Button, Segmented } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { ResponsibilityDuty } from '@guanjia/contract/governance.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { useUrlSearch } from '../kit/search.ts'
import { useMay, useSession, useSite } from '../session/session.tsx'
import { OrgTabs } from './governance-tabs.tsx'
import './governance.css'

const DutyHistory = lazy(() => import('./history-drawer.tsx').then(({ DutyHistory }) => ({ default: DutyHistory })))
const DutyForm = lazy(() => import('./duty-form.tsx').then(({ DutyForm }) => ({ default: DutyForm })))
const ExportMenu = lazy(() => import('../kit/export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))

/** Duty by post: who owns, who helps, who is told; what is unclear here stands on top. Prints as it is. */
export function Responsibilities() {
  const t = useT()
  const may = useMay()
  const { roles } = useSession()
  const site = useSite()
  const complain = useComplain()
  const { message } = App.useApp()
  const { search, change } = useUrlSearch()
  const [opened, setOpened] = useState<ResponsibilityDuty | 'new' | null>(null)
  const [told, setTold] = useState<ResponsibilityDuty | null>(null)
  const ready = useAct('governance.addReadyDuties', ['governance'])
  const mayEdit = may('governance:write') && roles.some(({ scope }) => scope === 'organization')
  const found = useCall('governance.responsibilities', { query: { siteId: site.id, all: mayEdit || undefined } as never })
  const all = found.data?.items ?? []
  const active = all.filter(({ isActive }) => isActive)
  const unclear = active.filter(({ conflict }) => conflict !== null)
  const shown = search.show === 'unclear' ? unclear : all
  const posts = (found.data?.positions ?? []).filter(({ id }) => active.some(({ parts }) => parts.some((one) => one.positionId === id)))
  const fill = (): void => ready.mutate({ body: {} }, { onSuccess: ({ added }) => void message.success(t('headoffice.duty.added', { n: added })), onError: complain })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('headoffice.duty.title')}</h1>
        {active.length > 0 && (
          <Segmented
            className="gj-screen-only"
            value={search.show ?? 'all'}
            options={[{ value: 'all', label: t('headoffice.duty.all') }, { value: 'unclear', label: t('headoffice.duty.unclear', { n: unclear.length }) }]}
            onChange={(show) => change({ show: show === 'all' ? undefined : show })}
          />
        )}
        <span className="gj-row gj-screen-only" style={{ marginLeft: 'auto' }}>
          <OrgTabs at="responsibilities" />
          <Suspense><ExportMenu isLong={false} href={(format) => urlOf('governance.exportResponsibilities', { query: { siteId: site.id, format } })} /></Suspense>
          <Button icon={<PrinterOutlined />} aria-label={t('headoffice.duty.print')} title={t('headoffice.duty.print')} onClick={() => print()} />
          {mayEdit && active.length > 0 && <Button onClick={fill}>{t('headoffice.duty.ready')}</Button>}
          {mayEdit && <Button type="primary" onClick={() => setOpened('new')}>{t('headoffice.duty.new')}</Button>}
        </span>
      </div>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && active.length > 0 && <Clearness unclear={unclear} uncovered={found.data.uncovered.map(({ name }) => name)} />}
      {found.data && all.length === 0 && (
        <section className="gj-card gj-body" style={{ textAlign: 'center', padding: 40 }}>
          <strong>{t('headoffice.duty.empty')}</strong>
          <p className="gj-quiet">{t('headoffice.duty.emptyHint')}</p>
          {mayEdit && <Button type="primary" style={{ marginTop: 16 }} loading={ready.isPending} onClick={fill}>{t('headoffice.duty.ready')}</Button>}
        </section>
      )}
      {shown.length > 0 && (
        <section className="gj-card" style={{ overflowX: 'auto' }}>
          <table className="gj-governance-table gj-matrix" aria-label={t('headoffice.duty.title')}>
            <thead>
              <tr>
                <th scope="col">{t('headoffice.duty.name')}</th>
                <th scope="col">{t('headoffice.duty.category')}</th>
                {posts.map(({ id, name }) => <th key={id} scope="col" className="gj-matrix-post">{name}</th>)}
                <th scope="col">{t('headoffice.duty.conflict')}</th>
                <td className="gj-screen-only" />
              </tr>
            </thead>
            <tbody>{shown.map((duty) => <Line key={duty.id} duty={duty} posts={posts} onEdit={mayEdit ? () => setOpened(duty) : undefined} onHistory={() => setTold(duty)} />)}</tbody>
          </table>
          <p className="gj-quiet gj-small gj-body">{t('headoffice.duty.legend')}</p>
        </section>
      )}
      <Suspense>{told && <DutyHistory id={told.id} name={told.name} positions={found.data?.positions ?? []} onClose={() => setTold(null)} />}</Suspense>
      <Suspense>{opened !== null && <DutyForm key={opened === 'new' ? 'new' : opened.id} duty={opened === 'new' ? null : opened} positions={found.data?.positions ?? []} onClose={() => setOpened(null)} />}</Suspense>
    </div>
  )
}

function Clearness({ unclear, uncovered }: { unclear: readonly ResponsibilityDuty[]; uncovered: readonly string[] }) {
  const t = useT()
  if (unclear.length === 0 && uncovered.length === 0) return <Alert className="gj-screen-only" type="success" showIcon title={t('headoffice.duty.clear')} />
  return (
    <>
      {unclear.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('headoffice.duty.unclear', { n: unclear.length })}
          description={unclear.map(({ name, conflict }) => `${name}（${t(`headoffice.duty.conflictHint.${conflict!}`)}）`).join('；')}
        />
      )}
      {uncovered.length > 0 && <Alert className="gj-screen-only" type="info" showIcon title={t('headoffice.duty.uncovered', { names: uncovered.join('、') })} description={t('headoffice.duty.uncoveredHint')} />}
    </>
  )
}

function Line({ duty, posts, onEdit, onHistory }: { duty: ResponsibilityDuty; posts: readonly { id: string; name: string }[]; onEdit?: () => void; onHistory: () => void }) {
  const t = useT()
  const label = useLabel()
  return (
    <tr className={duty.isActive ? undefined : 'gj-quiet'}>
      <th scope="row" className="gj-strong">{duty.name}{!duty.isActive && ` · ${t('headoffice.duty.closed')}`}</th>
      <td className="gj-nowrap">{duty.category?.name ?? <span className="gj-quiet">—</span>}</td>
      {posts.map(({ id, name }) => {
        const part = duty.parts.find(({ positionId }) => positionId === id)?.part
        return <td key={id} className="gj-matrix-cell">{part && <span className="gj-part" data-part={part} title={`${name} · ${label('responsibilityPart', part)}`} aria-label={label('responsibilityPart', part)}>{t(`headoffice.duty.mark.${part}`)}</span>}</td>
      })}
      <td className="gj-nowrap">{duty.isActive && duty.conflict && <span className="gj-tone" data-tone={duty.conflict === 'vacant' ? 'soon' : 'overdue'}>▲ {label('responsibilityConflict', duty.conflict)}</span>}</td>
      <td className="gj-acts gj-screen-only">
        <Button size="small" type="text" icon={<HistoryOutlined />} aria-label={`${t('headoffice.history')} · ${duty.name}`} onClick={onHistory} />
        {onEdit && <Button size="small" type="text" icon={<EditOutlined />} aria-label={`${t('headoffice.duty.edit')} · ${duty.name}`} onClick={onEdit} />}
      </td>
    </tr>
  )
}
