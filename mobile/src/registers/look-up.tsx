import { useDeferredValue, useState } from 'react'
import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSession } from '../app/session.tsx'
import { useChosenSite } from '../app/site.tsx'
import { Choice, LineField } from '../kit/field.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'

const LEAST = 2

/** What a plate, a code on a machine, the number of a meter or a card belongs to; for people who stand in front of it. */
export function LookUp() {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const [siteId, setSiteId] = useChosenSite()
  const [words, setWords] = useState('')
  const q = useDeferredValue(words.trim())
  const found = useCall('registers.lookUp', { query: { siteId, q } }, { enabled: q.length >= LEAST && siteId !== '' })
  const hits = q.length >= LEAST ? (found.data?.items ?? []) : []
  return (
    <Page title={t('mobileRegisters.title')} back="/me">
      <section className="card form">
        {session.sites.length > 1 && <Choice label={t('mobileRegisters.site')} options={session.sites.map(({ id, name }) => ({ value: id, text: name }))} value={siteId} onChange={setSiteId} />}
        <LineField label={t('mobileRegisters.what')} placeholder={t('mobileRegisters.hint')} max={60} value={words} onChange={setWords} autoComplete="off" autoCapitalize="characters" enterKeyHint="search" />
        {session.permissions.includes('registers:work') && <Link href="/readings">{t('mobileRegisters.route')}</Link>}
      </section>
      {found.error && <WholePageProblem error={found.error} onRetry={() => void found.refetch()} />}
      {found.isLoading && <Rows count={2} />}
      {q.length >= LEAST && found.data?.items.length === 0 && <p className="muted page-hint">{t('mobileRegisters.nothing')}</p>}
      {hits.length > 0 && (
        <section className="card section">
          <ul className="lines">
            {hits.map((hit) => (
              <li key={hit.id}>
                <Link href={`/r/${hit.id}`}>
                  <strong>{hit.title}</strong>
                  <small className="muted">{[label('recordType', hit.kind), hit.subtitle].filter(Boolean).join(' · ')}</small>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
