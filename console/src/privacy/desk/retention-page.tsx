import { App, Button, Form, InputNumber, Skeleton, Switch } from 'antd'
import { useState } from 'react'
import { formatNumber, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { PurgeRun, RetentionRule } from '@guanjia/contract/privacy.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { DataTable, type Column } from '../../kit/data-table.tsx'
import { ExportMenu } from '../../kit/export-menu.tsx'
import { ProblemAlert, useComplain } from '../../kit/problem.tsx'
import { Look } from '../../kit/status-tag.tsx'
import { useSession, useSite } from '../../session/session.tsx'
import { PageHead } from '../../settings/page-head.tsx'
import { PrivacyTabs } from './privacy-tabs.tsx'
import '../privacy.css'

/** 保存期限: how long what is kept, and what the nights purged. */
export function RetentionPage() {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const complain = useComplain()
  const { message, modal } = App.useApp()
  const [changing, setChanging] = useState<RetentionRule | null>(null)
  const isHeadOffice = useSession().roles.some(({ siteId }) => siteId === null)
  const rules = useCall('privacy.listRetention', {})
  const run = useAct('privacy.runPurge', ['privacy', 'archives'])
  const start = (isDryRun: boolean): Promise<void> =>
    run.mutateAsync({ body: { siteId: site.id, isDryRun } }).then(
      ({ results }) => void message.success(isDryRun ? t('privacyDesk.retention.tried') : t('privacyDesk.retention.done', { n: results.reduce((sum, one) => sum + one.purged, 0) })),
      complain,
    )
  const ask = (): void =>
    void modal.confirm({ title: t('privacyDesk.retention.ask'), content: t('privacyDesk.retention.askHint'), okText: t('privacyDesk.retention.act'), okButtonProps: { danger: true }, cancelText: t('shell.cancel'), onOk: () => start(false) })
  const columns: Column<RetentionRule>[] = [
    { key: 'class', title: t('privacyDesk.retention.class'), width: 200, render: (row) => <strong>{label('retentionClass', row.class)}</strong> },
    { key: 'keep', title: t('privacyDesk.retention.keep'), width: 120, align: 'right', render: (row) => t('privacyDesk.retention.days', { n: formatNumber(row.keepDays) }) },
    {
      key: 'on', title: t('privacyDesk.retention.isOn'), width: 140,
      render: (row) => (row.isActive ? <Look look={{ tone: 'done', shape: 'tick' }} text={t('privacyDesk.retention.on')} /> : <Look look={{ tone: 'closed', shape: 'pause' }} text={t('privacyDesk.retention.off')} />),
    },
    { key: 'act', title: '', render: (row) => isHeadOffice && <Button size="small" type="link" onClick={() => setChanging(row)}>{t('privacyDesk.retention.change')}</Button> },
  ]
  return (
    <>
      <PrivacyTabs at="retention" />
      <PageHead title={t('privacyDesk.tabs.retention')} hint={t('privacyDesk.retention.hint')}>
        <Button danger onClick={ask}>{t('privacyDesk.retention.now')}</Button>
        <Button type="primary" loading={run.isPending} onClick={() => void start(true)}>{t('privacyDesk.retention.try')}</Button>
      </PageHead>
      {rules.error && !rules.data && <ProblemAlert error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.isPending && <Skeleton active />}
      {rules.data && (
        <section className="gj-card gj-list" style={{ marginBottom: 16 }}>
          <DataTable label={t('privacyDesk.tabs.retention')} columns={columns} rows={rules.data.items} rowKey={(row) => row.class} empty={null} hasKeys={false} />
          {!isHeadOffice && <p className="gj-quiet gj-small" style={{ padding: '8px 16px', margin: 0 }}>{t('privacyDesk.retention.orgOnly')}</p>}
        </section>
      )}
      <Runs siteId={site.id} />
      {changing && <RuleForm rule={changing} onClose={() => setChanging(null)} />}
    </>
  )
}

function Runs({ siteId }: { siteId: string }) {
  const t = useT()
  const time = useTime()
  const runs = useCall('privacy.listPurgeRuns', { query: { siteId } })
  const columns: Column<PurgeRun>[] = [
    { key: 'at', title: t('privacyDesk.retention.at'), width: 130, render: (row) => time.at(row.at) },
    { key: 'by', title: t('privacyDesk.retention.by'), width: 120, render: (row) => (row.askedBy === 'Guanjia' ? t('privacyDesk.retention.nightly') : row.askedBy) },
    { key: 'kind', title: t('privacyDesk.retention.kind'), width: 90, render: (row) => (row.isDryRun ? t('privacyDesk.retention.dry') : t('privacyDesk.retention.real')) },
    { key: 'results', title: t('privacyDesk.retention.runs'), render: (row) => <Results run={row} /> },
  ]
  return (
    <section className="gj-card gj-list">
      <header>
        <h2>{t('privacyDesk.retention.runs')}</h2>
        <ExportMenu isLong={false} href={(format) => urlOf('privacy.exportPurgeRuns', { query: { siteId, format } })} />
      </header>
      {runs.error && !runs.data ? (
        <div className="gj-body">
          <ProblemAlert error={runs.error} onRetry={() => void runs.refetch()} />
        </div>
      ) : (
        <DataTable
          label={t('privacyDesk.retention.runs')} columns={columns} rows={runs.data?.items} rowKey={(row) => row.id}
          empty={<><strong>{t('privacyDesk.retention.none')}</strong><p className="gj-quiet">{t('privacyDesk.retention.noneHint')}</p></>}
        />
      )}
    </section>
  )
}

/** Per class: how many went, how many a hold or an open matter kept. Classes of which nothing was due are left out. */
function Results({ run }: { run: PurgeRun }) {
  const t = useT()
  const label = useLabel()
  const due = run.results.filter((one) => one.purged + one.held + one.open > 0)
  if (due.length === 0) return <span className="gj-none">{t('privacyDesk.retention.nothing')}</span>
  return (
    <ul className="gj-purged">
      {due.map((one) => (
        <li key={one.class}>
          <span>{label('retentionClass', one.class)}</span>
          <strong>{`${run.isDryRun ? t('privacyDesk.retention.wouldPurge') : t('privacyDesk.retention.purged')} ${formatNumber(one.purged)}`}</strong>
          {one.held > 0 && <span className="gj-tone" data-tone="soon">{`${t('privacyDesk.retention.held')} ${formatNumber(one.held)}`}</span>}
          {one.open > 0 && <span className="gj-quiet">{`${t('privacyDesk.retention.open')} ${formatNumber(one.open)}`}</span>}
        </li>
      ))}
    </ul>
  )
}

function RuleForm({ rule, onClose }: { rule: RetentionRule; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('privacy.changeRetention', ['privacy'])
  return (
    <ActForm<Pick<RetentionRule, 'keepDays' | 'isActive'>>
      title={t('privacyDesk.retention.changeTitle', { class: label('retentionClass', rule.class) })}
      verb={t('shell.form.save')}
      initial={rule}
      onSubmit={async (values) => {
        await change.mutateAsync({ params: { class: rule.class }, body: { ...values, version: rule.version } })
        void message.success(t('privacyDesk.retention.saved'))
      }}
      onClose={onClose}
    >
      <Form.Item name="keepDays" label={t('privacyDesk.retention.daysLabel')} extra={t('privacyDesk.retention.daysHint')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <InputNumber min={1} max={36_500} precision={0} style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="isActive" label={t('privacyDesk.retention.isOn')} extra={t('privacyDesk.retention.onHint')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </ActForm>
  )
}
