import { useState } from 'react'
import { Link } from 'wouter'
import { serverNow } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Page } from '../app/page.tsx'
import { useSiteId } from '../app/site.tsx'
import { Choice } from '../kit/field.tsx'
import { Refreshable } from '../kit/list.tsx'
import { WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'

const KINDS = ['water', 'electricity', 'gas'] as const

/** The way through the buildings: which meters have still to be read this month, each with its place. */
export function Readings() {
  const t = useT()
  const label = useLabel()
  const siteId = useSiteId()
  const [kind, setKind] = useState<(typeof KINDS)[number]>('water')
  const month = `${serverNow().toISOString().slice(0, 7)}-01`
  const answer = useCall('registers.listMeters', { query: { siteId, limit: 100, total: true, sort: 'route', filter: { kind: [kind], state: ['in_use'], readBefore: month } as never } }, { enabled: siteId !== '' })
  return (
    <Page title={t('mobileRegisters.route')} back="/look-up">
      <section className="card form">
        <Choice label={t('mobileRegisters.kind')} options={KINDS.map((one) => ({ value: one, text: label('meterKind', one) }))} value={kind} onChange={setKind} />
      </section>
      <Refreshable modules={['registers']}>
        {!answer.data && (answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />)}
        {answer.data && <p className="muted page-hint">{t('mobileRegisters.left', { n: answer.data.total?.count ?? answer.data.items.length })}</p>}
        {answer.data && answer.data.items.length > 0 && (
          <section className="card section">
            <ul className="lines">
              {answer.data.items.map((one) => (
                <li key={one.id}>
                  <Link href={`/r/${one.id}`}>
                    <strong>{one.unit?.code ?? one.area?.name ?? one.code}</strong>
                    <small className="muted">{[one.location, one.code].filter(Boolean).join(' · ')}</small>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )}
      </Refreshable>
    </Page>
  )
}
