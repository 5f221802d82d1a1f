import { App, Button, Skeleton } from 'antd'
import { Link } from '@tanstack/react-router'
import type { DuplicatePair } from '@guanjia/contract/merges.ts'
import { formatPhone, urlOf, useAct, useCall, useT } from '@guanjia/ui'
import { ExportMenu } from '../../kit/export-menu.tsx'
import { ProblemAlert, useComplain } from '../../kit/problem.tsx'
import { useSite } from '../../session/session.tsx'
import { ArchivesTabs } from '../archives-tabs.tsx'
import '../archives.css'
import './household.css'

/** Persons who may be one, the likeliest first: merge them, or say that they are two. */
export function DuplicatesPage() {
  const t = useT()
  const site = useSite()
  const complain = useComplain()
  const { message } = App.useApp()
  const pairs = useCall('merges.listDuplicates', { query: { siteId: site.id } })
  const dismiss = useAct('merges.dismissDuplicate', ['merges', 'dataquality'])
  const notSame = async (pair: DuplicatePair): Promise<void> => {
    try {
      await dismiss.mutateAsync({ body: { aId: pair.a.id, bId: pair.b.id } })
      void message.success(t('households.dismissed'))
    } catch (error) {
      complain(error)
    }
  }
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('households.duplicates')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ArchivesTabs at="quality" />
          <ExportMenu isLong={false} href={(format) => urlOf('merges.exportDuplicates', { query: { siteId: site.id, format } })} />
        </div>
      </div>
      {pairs.error && <ProblemAlert error={pairs.error} onRetry={() => void pairs.refetch()} />}
      {!pairs.data && !pairs.error && <Skeleton active />}
      {pairs.data?.items.length === 0 && <section className="gj-card gj-table-empty">{t('households.noDuplicates')}</section>}
      {pairs.data && pairs.data.items.length > 0 && (
        <section className="gj-card">
          <div className="gj-body">
            <ul className="gj-chronicle">
              {pairs.data.items.map((pair) => (
                <li key={`${pair.a.id}${pair.b.id}`} className="gj-row gj-wrap">
                  <Side side={pair.a} />
                  <Side side={pair.b} />
                  <span className="gj-quiet gj-grow">{pair.because.map((why) => t(`households.words.likeness.${why}`)).join('、')}</span>
                  <Link to="/archives/merge" search={{ keep: pair.a.id, other: pair.b.id }}>
                    <Button size="small" type="primary">
                      {t('households.doMerge')}
                    </Button>
                  </Link>
                  <Button size="small" onClick={() => void notSame(pair)}>
                    {t('households.notSame')}
                  </Button>
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
    </div>
  )
}

function Side({ side }: { side: DuplicatePair['a'] }) {
  return (
    <span style={{ minWidth: 240 }}>
      <Link to="/archives/persons/$id" params={{ id: side.id }} className="gj-strong">
        {side.name}
      </Link>{' '}
      <span className="gj-quiet">{[...side.units, ...side.phones.map(formatPhone)].join(' · ')}</span>
    </span>
  )
}
