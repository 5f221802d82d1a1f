import { useDeferredValue, useState } from 'react'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { useChosenSite } from '../app/site.tsx'
import { Choice, LineField } from '../kit/field.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'

const LEAST = 2

/** In which box a paper original lies, for who stands in front of the cabinets. */
export function FindPaper() {
  const t = useT()
  const session = useSession()
  const [siteId, setSiteId] = useChosenSite()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const found = useCall('documents.listDocuments', { query: { siteId, limit: 30, filter: { q } } }, { enabled: q.length >= LEAST && siteId !== '' })
  const rows = q.length >= LEAST ? found.data?.items : undefined
  return (
    <Page title={t('mobilePapers.search')} back="/me">
      <section className="card form">
        {session.sites.length > 1 && <Choice label={t('mobilePapers.site')} options={session.sites.map(({ id, name }) => ({ value: id, text: name }))} value={siteId} onChange={setSiteId} />}
        <LineField label={t('mobilePapers.what')} placeholder={t('mobilePapers.lookHint')} max={60} value={words} onChange={setWords} autoComplete="off" enterKeyHint="search" />
      </section>
      {found.error && <WholePageProblem error={found.error} onRetry={() => void found.refetch()} />}
      {found.isLoading && <Rows count={2} />}
      {rows?.length === 0 && <p className="muted page-hint">{t('mobilePapers.nothing')}</p>}
      {rows && rows.length > 0 && (
        <section className="card section">
          <ul className="lines">
            {rows.map((row) => (
              <li key={row.id}>
                <strong>{row.title}</strong>
                <br />
                <small className="muted">{[row.subject.name, row.kind.name, row.number].filter(Boolean).join(' · ')}</small>
                <br />
                {row.place === null ? (
                  <small className="muted">{t('mobilePapers.noPaper')}</small>
                ) : (
                  <span>
                    {t('mobilePapers.place')} <strong>{row.place}</strong>
                    {row.isLent && <small className="is-bad"> {t('mobilePapers.lent')}</small>}
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
