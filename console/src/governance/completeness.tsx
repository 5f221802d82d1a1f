import { EditOutlined } from '@ant-design/icons'
import { Button, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { urlOf, useCall, useLabel, useT, type Shape, type Tone } from '@guanjia/ui'
import type { CompletenessLine, Requirement } from '@guanjia/contract/rulebook.ts'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useMay, useSession, useSite } from '../session/session.tsx'
import { RuleTabs } from './governance-tabs.tsx'
import './governance.css'

const RequirementForm = lazy(() => import('./requirement-form.tsx').then(({ RequirementForm }) => ({ default: RequirementForm })))

const LOOKS: Record<CompletenessLine['state'], { tone: Tone; shape: Shape }> = { present: { tone: 'done', shape: 'tick' }, pending: { tone: 'soon', shape: 'half' }, expired: { tone: 'overdue', shape: 'triangle' }, missing: { tone: 'idle', shape: 'ring' } }
const ORDER = ['missing', 'expired', 'pending', 'present']

/** Which documents this site should have in writing, and which it lacks: those first. The house says which they are. */
export function Completeness() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const { roles } = useSession()
  const [showsAll, showAll] = useState(false)
  const [opened, setOpened] = useState<Requirement | 'new' | null>(null)
  const all = showsAll || undefined
  const found = useCall('rulebook.ruleCompleteness', { query: { siteId: site.id, all } as never })
  const rows = found.data?.items.toSorted((a, b) => Number(b.applies) - Number(a.applies) || ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  const mayEdit = may('standards:write') && roles.some(({ scope }) => scope === 'organization')
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('governance.tabs.completeness')}</h1>
        {found.data && <span className="gj-quiet">{t('governance.complete.of', { site: site.name, present: found.data.present, of: found.data.of })}</span>}
        <span className="gj-row gj-wrap" style={{ marginLeft: 'auto' }}>
          <RuleTabs at="completeness" />
          {mayEdit && (
            <label className="gj-row gj-nowrap">
              <Switch size="small" checked={showsAll} onChange={showAll} />
              {t('governance.complete.all')}
            </label>
          )}
          <ExportMenu isLong={false} href={(format) => urlOf('rulebook.exportCompleteness', { query: { siteId: site.id, all, format } as never })} />
          {mayEdit && <Button type="primary" onClick={() => setOpened('new')}>{t('governance.complete.new')}</Button>}
        </span>
      </div>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {rows?.length === 0 && <p className="gj-quiet gj-body">{t('governance.complete.empty')}</p>}
        {rows && rows.length > 0 && (
          <table className="gj-governance-table">
            <thead><tr><th scope="col">{t('governance.complete.required')}</th><th scope="col">{t('governance.rule.kind')}</th><th scope="col">{t('governance.rule.for')}</th><th scope="col">{t('governance.rule.state')}</th><th scope="col">{t('governance.complete.document')}</th><th scope="col">{t('governance.rule.effectiveOn')}</th><th scope="col">{t('governance.rule.expiresOn')}</th>{mayEdit && <td />}</tr></thead>
            <tbody>
              {rows.map(({ requirement, state, applies, document, effectiveOn, expiresOn }) => (
                <tr key={requirement.id} className={applies ? undefined : 'gj-quiet'}>
                  <th scope="row">
                    {requirement.name}
                    {!requirement.isActive && <span className="gj-quiet"> · {t('governance.complete.dropped')}</span>}
                    {requirement.isActive && !applies && <span className="gj-quiet"> · {requirement.siteKinds.map((kind) => label('siteKind', kind)).join('、')}</span>}
                  </th>
                  <td className="gj-nowrap">{t(`governance.kind.${requirement.kind}`)}</td>
                  <td className="gj-nowrap">{t(`governance.audience.${requirement.audience}`)}</td>
                  <td className="gj-nowrap">{applies ? <Look look={LOOKS[state]} text={t(`governance.complete.${state}`)} /> : t('governance.complete.notHere')}</td>
                  <td>{document && <Link to="/rulebook/$id" params={{ id: document.id }}>{document.name}</Link>}</td>
                  <td className="gj-nowrap">{effectiveOn}</td>
                  <td className="gj-nowrap">{expiresOn}</td>
                  {mayEdit && <td className="gj-acts"><Button size="small" type="text" icon={<EditOutlined />} aria-label={`${t('governance.complete.edit')} · ${requirement.name}`} onClick={() => setOpened(requirement)} /></td>}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      <Suspense>{opened !== null && <RequirementForm requirement={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}</Suspense>
    </div>
  )
}
