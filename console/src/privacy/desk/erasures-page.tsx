import { FilePdfOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { formatNumber, urlOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { AccessEntry, Erasure } from '@guanjia/contract/privacy.ts'
import { DataTable, type Column } from '../../kit/data-table.tsx'
import { ExportMenu } from '../../kit/export-menu.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { Look } from '../../kit/status-tag.tsx'
import { useMay, useSite } from '../../session/session.tsx'
import { PageHead } from '../../settings/page-head.tsx'
import { ChooseForm, EraseForm } from './erase-form.tsx'
import { GiveForm } from './give-form.tsx'
import { PrivacyTabs } from './privacy-tabs.tsx'
import '../privacy.css'

const sum = (parts: readonly { rows: number }[]): number => parts.reduce((total, one) => total + one.rows, 0)

/** 提供与清除: what people asked for their own data, and what was done. */
export function ErasuresPage() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const may = useMay()
  const [opened, setOpened] = useState<'give' | 'choose' | { erase: string } | null>(null)
  const close = (): void => setOpened(null)
  // The trail is gone through beside the work: whoever waits for the end sees it.
  const erasures = useCall('privacy.listErasures', { query: { siteId: site.id } }, { refetchInterval: ({ state }) => (state.data?.items.some(({ finishedAt }) => finishedAt === null) ? 2000 : false) })
  const columns: Column<Erasure>[] = [
    { key: 'number', title: t('privacyDesk.erasures.number'), width: 150, render: (row) => <strong>{row.number}</strong> },
    { key: 'at', title: t('privacyDesk.erasures.at'), width: 130, render: (row) => time.at(row.at) },
    { key: 'by', title: t('privacyDesk.erasures.by'), width: 100, render: (row) => row.by },
    { key: 'reason', title: t('privacyDesk.erasures.reason'), render: (row) => <span className="gj-clip">{row.reason}</span> },
    { key: 'parts', title: t('privacyDesk.erasures.parts'), width: 120, align: 'right', render: (row) => `${formatNumber(sum(row.erased))} / ${formatNumber(sum(row.kept))}` },
    {
      key: 'progress', title: t('privacyDesk.erasures.progress'), width: 150,
      render: (row) => (row.finishedAt === null ? <Look look={{ tone: 'active', shape: 'half' }} text={t('privacyDesk.erasures.running')} /> : <Look look={{ tone: 'done', shape: 'tick' }} text={t('privacyDesk.erasures.finished')} />),
    },
    { key: 'pdf', title: '', width: 90, render: (row) => <Button size="small" icon={<FilePdfOutlined />} href={urlOf('privacy.erasurePdf', { params: { id: row.id } })} target="_blank">{t('privacyDesk.erasures.pdf')}</Button> },
  ]
  return (
    <>
      <PrivacyTabs at="erasures" />
      <PageHead title={t('privacyDesk.tabs.erasures')} hint={t('privacyDesk.erasures.hint')}>
        <ExportMenu isLong={false} href={(format) => urlOf('privacy.exportErasures', { query: { siteId: site.id, format } })} />
        <Button danger onClick={() => setOpened('choose')}>{t('privacyDesk.erasures.erase')}</Button>
        <Button type="primary" onClick={() => setOpened('give')}>{t('privacyDesk.erasures.give')}</Button>
      </PageHead>
      <section className="gj-card gj-list" style={{ marginBottom: 16 }}>
        <header>
          <h2>{t('privacyDesk.erasures.list')}</h2>
        </header>
        {erasures.error && !erasures.data ? (
          <div className="gj-body">
            <ProblemAlert error={erasures.error} onRetry={() => void erasures.refetch()} />
          </div>
        ) : (
          <DataTable
            label={t('privacyDesk.erasures.list')} columns={columns} rows={erasures.data?.items} rowKey={(row) => row.id}
            empty={<><strong>{t('privacyDesk.erasures.none')}</strong><p className="gj-quiet">{t('privacyDesk.erasures.noneHint')}</p></>}
          />
        )}
      </section>
      {may('personal_data:log') && <Given siteId={site.id} />}
      {opened === 'give' && <GiveForm siteId={site.id} onClose={close} />}
      {opened === 'choose' && <ChooseForm siteId={site.id} onChosen={(personId) => setOpened({ erase: personId })} onClose={close} />}
      {opened !== null && typeof opened === 'object' && <EraseForm personId={opened.erase} onClose={close} />}
    </>
  )
}

/** Copies that were handed out, as the access log has them. */
function Given({ siteId }: { siteId: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const log = useCall('privacy.listAccess', { query: { siteId, limit: 50, filter: { act: ['export'], ofPersons: true } } })
  const columns: Column<AccessEntry>[] = [
    { key: 'person', title: t('privacyDesk.erasures.person'), width: 150, render: (row) => row.person && <Link to="/archives/persons/$id" params={{ id: row.person.id }}>{row.person.name}</Link> },
    { key: 'at', title: t('privacyDesk.erasures.gaveAt'), width: 130, render: (row) => time.at(row.at) },
    { key: 'by', title: t('privacyDesk.erasures.by'), width: 100, render: (row) => row.actor.name },
    { key: 'purpose', title: t('privacy.purpose'), width: 100, render: (row) => label('accessPurpose', row.purpose) },
    { key: 'reason', title: t('privacy.reason'), render: (row) => <span className="gj-clip">{row.reason}</span> },
  ]
  return (
    <section className="gj-card gj-list">
      <header>
        <h2>{t('privacyDesk.erasures.gave')}</h2>
      </header>
      <DataTable label={t('privacyDesk.erasures.gave')} columns={columns} rows={log.data?.items} rowKey={(row) => row.id} empty={<strong>{t('privacyDesk.erasures.noneGiven')}</strong>} hasKeys={false} />
    </section>
  )
}
