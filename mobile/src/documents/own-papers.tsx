import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { Empty } from '../kit/empty.tsx'
import { Refreshable } from '../kit/list.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'

/** What my household and the house signed together, with the scans. */
export function OwnPapers() {
  const t = useT()
  const own = useCall('documents.ownPapers', {})
  if (!own.data) return <Page title={t('mobilePapers.title')} back="/me">{own.error ? <WholePageProblem error={own.error} onRetry={() => void own.refetch()} /> : <Rows />}</Page>
  const { papers, contracts } = own.data
  return (
    <Page title={t('mobilePapers.title')} back="/me">
      {papers.length + contracts.length > 0 && <p className="muted page-hint">{t('mobilePapers.hint')}</p>}
      <Refreshable modules={['documents']}>
        {papers.length + contracts.length === 0 && <Empty title={t('mobilePapers.none')} />}
        {contracts.length > 0 && <h2 className="section-title">{t('mobilePapers.contracts')}</h2>}
        {contracts.map((one) => (
          <section key={one.id} className="card section">
            <h3>{one.title}</h3>
            <p className="muted">{[one.counterparty, t('mobilePapers.until', { from: one.fromOn, to: one.untilOn }), one.isOver && t('mobilePapers.over')].filter(Boolean).join(' · ')}</p>
            <Pictures files={one.files} />
          </section>
        ))}
        {papers.length > 0 && <h2 className="section-title">{t('mobilePapers.papers')}</h2>}
        {papers.map((one) => (
          <section key={one.id} className="card section">
            <h3>{one.title}</h3>
            <p className="muted">{[one.unit, one.kind, one.documentOn ?? one.filedOn].filter(Boolean).join(' · ')}</p>
            {one.files.length > 0 ? <Pictures files={one.files} /> : <small className="muted">{t('mobilePapers.noFiles')}</small>}
          </section>
        ))}
      </Refreshable>
    </Page>
  )
}
