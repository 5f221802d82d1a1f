import { SyncOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { formatNumber, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { useIsSlow } from '../../kit/data-table.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useSite } from '../../session/session.tsx'
import { useMayChangeForAll } from '../may-change-calendar.ts'
import { PageHead } from '../page-head.tsx'
import { RecalculateDialog, RunProgress } from './recalculate-dialog.tsx'

const POLL_MS = 2000

/** The recalculations so far: who moved which promises, why, and what came of it. */
export function Recalculations() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const isEverywhere = useMayChangeForAll()
  const [asking, setAsking] = useState(false)
  const found = useCall(
    'sla.listRecalculations',
    {},
    { refetchInterval: ({ state }) => (state.data?.items.some((run) => run.state !== 'done') ? POLL_MS : false) },
  )
  const slow = useIsSlow(found.isPending)
  const runs = found.data?.items ?? []
  return (
    <>
      <PageHead title={t('settings.recalc.title')} hint={t('settings.recalc.hint')}>
        <Button type="primary" icon={<SyncOutlined />} onClick={() => setAsking(true)}>
          {t(isEverywhere ? 'settings.recalc.all' : 'settings.recalc.allOfSite')}
        </Button>
      </PageHead>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {slow && <Skeleton active style={{ padding: 16 }} />}
        {found.data && runs.length === 0 && (
          <div className="gj-table-empty">
            <h3>{t('settings.recalc.empty')}</h3>
            <p>{t('settings.recalc.emptyHint')}</p>
          </div>
        )}
        {runs.length > 0 && (
          <table className="gj-settings-table">
            <thead>
              <tr>
                <th scope="col">{t('settings.recalc.startedAt')}</th>
                <th scope="col">{t('settings.recalc.reason')}</th>
                <th scope="col">{t('settings.recalc.mode')}</th>
                <th scope="col" className="gj-right">
                  {t('settings.recalc.earlier')}
                </th>
                <th scope="col" className="gj-right">
                  {t('settings.recalc.later')}
                </th>
                <th scope="col" className="gj-right">
                  {t('settings.recalc.newlyBreached')}
                </th>
                <th scope="col" style={{ minWidth: 220 }}>
                  {t('settings.recalc.state')}
                </th>
              </tr>
            </thead>
            <tbody>
              {runs.map((run) => (
                <tr key={run.id}>
                  <td className="gj-nowrap">
                    {time.at(run.startedAt)}
                    <div className="gj-quiet gj-small">{run.startedBy}</div>
                  </td>
                  <td className="gj-words">{run.reason}</td>
                  <td>{label('retargetMode', run.mode)}</td>
                  <td className="gj-right">{formatNumber(run.earlier)}</td>
                  <td className="gj-right">{formatNumber(run.later)}</td>
                  <td className="gj-right">
                    {run.newlyBreached > 0 ? (
                      <span className="gj-tone" data-tone="overdue">
                        ▲ {formatNumber(run.newlyBreached)}
                      </span>
                    ) : (
                      0
                    )}
                  </td>
                  <td>
                    <RunProgress run={run} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {asking && <RecalculateDialog scope={isEverywhere ? {} : { siteId: site.id }} onClose={() => setAsking(false)} />}
    </>
  )
}
