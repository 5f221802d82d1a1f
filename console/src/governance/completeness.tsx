import { Link } from '@tanstack/react-router'
import { useCall, useT, type Shape, type Tone } from '@guanjia/ui'
import { ProblemAlert } from '../kit/problem.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'
import { RuleTabs } from './governance-tabs.tsx'
import './governance.css'

const LOOKS: Record<'present' | 'pending' | 'expired' | 'missing', { tone: Tone; shape: Shape }> = { present: { tone: 'done', shape: 'tick' }, pending: { tone: 'soon', shape: 'half' }, expired: { tone: 'overdue', shape: 'triangle' }, missing: { tone: 'idle', shape: 'ring' } }
const ORDER = ['missing', 'expired', 'pending', 'present']

/** Which documents this site should have in writing, and which it lacks: those first. */
export function Completeness() {
  const t = useT()
  const site = useSite()
  const found = useCall('rulebook.ruleCompleteness', { query: { siteId: site.id } })
  const rows = found.data?.items.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('governance.tabs.completeness')}</h1>
        {found.data && <span className="gj-quiet">{t('governance.complete.of', { site: site.name, present: found.data.present, of: found.data.of })}</span>}
        <span className="gj-row" style={{ marginLeft: 'auto' }}><RuleTabs at="completeness" /></span>
      </div>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {rows && (
          <table className="gj-governance-table">
            <thead><tr><th scope="col">{t('governance.complete.required')}</th><th scope="col">{t('governance.rule.kind')}</th><th scope="col">{t('governance.rule.for')}</th><th scope="col">{t('governance.rule.state')}</th><th scope="col">{t('governance.complete.document')}</th><th scope="col">{t('governance.rule.effectiveOn')}</th><th scope="col">{t('governance.rule.expiresOn')}</th></tr></thead>
            <tbody>
              {rows.map(({ requirement, state, document, effectiveOn, expiresOn }) => (
                <tr key={requirement.id}>
                  <th scope="row">{requirement.name}</th>
                  <td className="gj-nowrap">{t(`governance.kind.${requirement.kind}`)}</td>
                  <td className="gj-nowrap">{t(`governance.audience.${requirement.audience}`)}</td>
                  <td className="gj-nowrap"><Look look={LOOKS[state]} text={t(`governance.complete.${state}`)} /></td>
                  <td>{document && <Link to="/rulebook/$id" params={{ id: document.id }}>{document.name}</Link>}</td>
                  <td className="gj-nowrap">{effectiveOn}</td>
                  <td className="gj-nowrap">{expiresOn}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}
