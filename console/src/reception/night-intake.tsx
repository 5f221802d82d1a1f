import { Button } from 'antd'
import { Link } from '@tanstack/react-router'
import { useAct, useCall, useLabel, useT, useTime, type CallResult } from '@guanjia/ui'
import { ClockBadge } from '../kit/clock-badge.tsx'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { CaseStatusTag, UrgencyTag } from '../kit/status-tag.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { ReceptionTabs } from './reception-tabs.tsx'

type Line = CallResult<'reception.nightIntake'>['items'][number]

/** 夜间受理: what came while the service centre was closed, for the morning to take over one by one. */
export function NightIntake() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const night = useCall('reception.nightIntake', { query: { siteId: site.id } })
  const columns = useColumns()
  const { data } = night
  const open = data?.items.filter((line) => line.takenOver === null).length ?? 0
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('reception.title')}</h1>
        {data?.from && (
          <span className="gj-quiet">
            {[t('reception.night.period', { from: time.at(data.from), to: time.at(data.to) }), data.manager ? t('reception.night.manager', { name: data.manager.name }) : t('reception.night.noManager'), open > 0 && t('reception.night.open', { n: open })]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ReceptionTabs at="night" />
        </div>
      </div>
      <section className="gj-card gj-list">
        {night.error && !data ? (
          <ProblemAlert error={night.error} onRetry={() => void night.refetch()} />
        ) : (
          <DataTable
            label={t('reception.night.title')}
            columns={columns}
            rows={data?.items}
            rowKey={(row) => row.contactId}
            rowHref={(row) => (row.case ? `/cases/${row.case.id}` : '/desk')}
            empty={
              <>
                <strong>{data?.from === null ? t('reception.night.none') : t('reception.night.empty')}</strong>
                <p>{t('reception.night.emptyHint')}</p>
              </>
            }
          />
        )}
      </section>
    </div>
  )
}

function useColumns(): Column<Line>[] {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return [
    { key: 'at', title: t('reception.night.at'), width: 116, render: (row) => time.at(row.at) },
    { key: 'channel', title: t('shell.field.channel'), width: 90, render: (row) => label('channel', row.channel) },
    { key: 'who', title: t('reception.who'), width: 150, render: (row) => [row.unit?.name, row.person?.name].filter(Boolean).join(' ') || t('reception.unnamed') },
    { key: 'words', title: t('reception.night.words'), render: (row) => <span title={row.words}>{row.words}</span> },
    {
      key: 'case', title: t('shell.field.number'), width: 160,
      render: (row) => row.case && <Link to="/cases/$id" params={{ id: row.case.id }}>{row.case.number}</Link>,
    },
    { key: 'status', title: t('shell.field.status'), width: 150, render: (row) => row.case && <span className="gj-row" style={{ gap: 6 }}><CaseStatusTag status={row.case.status as 'registered'} /><UrgencyTag urgency={row.case.urgency} /></span> },
    { key: 'clock', title: t('reception.handOver.due'), width: 160, render: (row) => row.clock && <ClockBadge clock={row.clock} withMetric={false} /> },
    { key: 'takenBy', title: t('reception.night.takenBy'), width: 84, render: (row) => row.takenBy.name },
    { key: 'takenOver', title: '', width: 176, render: (row) => <TakeOver line={row} /> },
  ]
}

function TakeOver({ line }: { line: Line }) {
  const t = useT()
  const time = useTime()
  const may = useMay()
  const complain = useComplain()
  const take = useAct('reception.takeOverNight')
  if (line.takenOver) return <span className="gj-quiet gj-small">{t('reception.night.takenOver', { name: line.takenOver.by, time: time.short(line.takenOver.at) })}</span>
  if (!may('reception:serve')) return null
  return (
    <Button size="small" loading={take.isPending} onClick={() => take.mutate({ params: { id: line.contactId } }, { onError: complain })}>
      {t('reception.night.take')}
    </Button>
  )
}
