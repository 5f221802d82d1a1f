import { Link } from '@tanstack/react-router'
import { urlOf, useCall, useT } from '@guanjia/ui'
import { ExportMenu } from '../kit/export-menu.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'
import { RuleTabs } from './governance-tabs.tsx'
import './governance.css'

/** Who at this site has not confirmed what: late ones first, complete ones last. */
export function OutstandingRules() {
  const t = useT()
  const site = useSite()
  const found = useCall('rulebook.outstandingRules', { query: { siteId: site.id } })
  const rows = found.data?.items.toSorted((a, b) => Number(b.isLate) - Number(a.isLate) || b.missing.length - a.missing.length)
  return (
    <div className="gj-page">
      <div className="gj-page-head"><h1>{t('governance.tabs.outstanding')}</h1><span className="gj-row" style={{ marginLeft: 'auto' }}><RuleTabs at="outstanding" /><ExportMenu isLong={false} href={(format) => urlOf('rulebook.exportOutstandingRules', { query: { siteId: site.id, format } })} /></span></div>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {rows?.length === 0 && <p className="gj-quiet gj-body">{t('governance.rule.empty')}</p>}
        {rows && rows.length > 0 && (
          <table className="gj-governance-table">
            <thead><tr><th scope="col">{t('governance.rule.name')}</th><th scope="col">{t('governance.rule.kind')}</th><th scope="col">{t('governance.rule.version')}</th><th scope="col">{t('governance.rule.readBy')}</th><th scope="col">{t('governance.rule.progress')}</th><th scope="col">{t('governance.rule.missingWho')}</th></tr></thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.document.id}>
                  <th scope="row"><Link to="/rulebook/$id" params={{ id: row.document.id }}>{row.document.name}</Link></th>
                  <td className="gj-nowrap">{t(`governance.kind.${row.kind}`)}</td>
                  <td className="gj-nowrap">{t('governance.rule.versionN', { n: row.number })}</td>
                  <td className="gj-nowrap">{row.isLate ? <span className="gj-tone" data-tone="overdue">▲ {row.readBy} {t('governance.rule.late')}</span> : row.readBy}</td>
                  <td className="gj-nowrap">{row.of === 0 ? '—' : t('governance.rule.of', { read: row.read, of: row.of })}{row.residentsRead !== null && <span className="gj-quiet"> · {t('governance.rule.residentsRead', { n: row.residentsRead })}</span>}</td>
                  <td>{row.missing.length === 0 ? <span className="gj-quiet">{row.of > 0 ? t('governance.rule.everybodyRead') : '—'}</span> : row.missing.map(({ name }) => name).join('、')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  )
}
