import { Select } from 'antd'
import { Link } from '@tanstack/react-router'
import { urlOf, useCall, useLabel, useT } from '@guanjia/ui'
import type { CertificateState } from '@guanjia/contract/people.ts'
import { useChoices } from '../../kit/choices.ts'
import { ExportMenu } from '../../kit/export-menu.tsx'
import { FigureTable } from '../../kit/figure-table.tsx'
import { FileStrip } from '../../kit/file-strip.tsx'
import { ImportLink } from '../../kit/import-link.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useMay, useSite } from '../../session/session.tsx'
import { CompetenceTabs } from './tabs.tsx'

const TONES: Partial<Record<CertificateState, 'overdue' | 'soon'>> = { expired: 'overdue', expiring: 'soon', unverified: 'soon' }

/** Every certificate of the site's people, the first to end first: what the figures of certificates open to. */
export function CertificateLedger() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const states = useChoices('certificateState')
  const filter = { state: search.state?.split(','), kind: search.kind, current: search.current === 'true' ? 'true' : undefined } as never
  const found = useCall('people.listCertificates', { query: { siteId: site.id, filter } })
  const all = useCall('people.listCertificates', { query: { siteId: site.id, filter: {} } })
  const kinds = [...new Set(all.data?.items.map(({ kind }) => kind))].sort()
  const items = found.data?.items
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('competence.ledger.title')}</h1>
        {items && <span className="gj-quiet">{t('competence.ledger.count', { n: items.length })}</span>}
        <span className="gj-row gj-screen-only" style={{ marginLeft: 'auto' }}>
          <ImportLink kind="certificates" needs="people:manage" />
          {may('people:manage') && <ExportMenu isLong={false} href={(format) => urlOf('people.exportCertificates', { query: { siteId: site.id, format, filter } })} />}
        </span>
      </div>
      <CompetenceTabs at="ledger" />
      <div className="gj-row gj-wrap gj-screen-only">
        <Select allowClear placeholder={t('competence.file.state')} aria-label={t('competence.file.state')} style={{ width: 160 }} options={states} value={search.state} onChange={(state) => change({ state })} />
        <Select allowClear placeholder={t('competence.file.name')} aria-label={t('competence.file.name')} style={{ width: 200 }} options={kinds.map((value) => ({ value, label: value }))} value={search.kind} onChange={(kind) => change({ kind })} />
      </div>
      {found.error && !items && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {items && (
        <section className="gj-card">
          <div className="gj-body">
            {items.length === 0 && <p className="gj-quiet">{t('competence.ledger.empty')}</p>}
            {items.length > 0 && (
              <FigureTable label={t('competence.ledger.title')} head={[t('competence.matrix.who'), t('competence.file.name'), t('competence.file.number'), t('competence.file.issuer'), t('competence.file.valid'), t('competence.file.state'), t('competence.ledger.verified'), ''].map((words) => ({ words }))}>
                {items.map((one) => (
                  <tr key={one.id}>
                    <td data-text><Link to="/training/files/$id" params={{ id: one.employee.id }}>{one.employee.name}</Link></td>
                    <td data-text>{one.kind}</td>
                    <td data-text>{one.number}</td>
                    <td data-text>{one.issuer}</td>
                    <td data-text>{one.validFrom} — {one.validUntil}</td>
                    <td data-text><span className={TONES[one.state] && 'gj-tone'} data-tone={TONES[one.state]}>{one.state === 'expired' && '▲ '}{label('certificateState', one.state)}{one.state === 'expiring' && ` · ${t('competence.ledger.days', { n: one.daysLeft })}`}</span></td>
                    <td data-text>{one.verifiedBy?.name}</td>
                    <td>{one.file && <FileStrip files={[one.file]} />}</td>
                  </tr>
                ))}
              </FigureTable>
            )}
          </div>
        </section>
      )}
    </div>
  )
}
