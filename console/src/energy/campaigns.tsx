import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, InputNumber, Select } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { dayOf, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { EnergyCampaign } from '@guanjia/contract/energy.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DataTable } from '../kit/data-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { many, useUrlSearch } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { EnergyTabs } from './energy-tabs.tsx'

const ExportMenu = lazy(() => import('../kit/export-menu.tsx').then(({ ExportMenu }) => ({ default: ExportMenu })))
type Values = Pick<EnergyCampaign, 'title' | 'from' | 'to' | 'text' | 'participants' | 'result'>

/** What the community does for its environment (ENE-003). */
export function Campaigns() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const { search, change } = useUrlSearch()
  const [opened, setOpened] = useState<EnergyCampaign | 'new' | null>(null)
  const states = useChoices('campaignPeriod')
  const filter = { state: many(search.state) as never }
  const found = useCall('energy.listEnergyCampaigns', { query: { siteId: site.id, filter } })
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('energy.tabs.campaigns')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <Suspense><ExportMenu href={(format) => urlOf('energy.exportEnergyCampaigns', { query: { siteId: site.id, format, filter } })} isLong={false} /></Suspense>
          {may('energy:write') && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened('new')}>{t('energy.campaigns.new')}</Button>}
        </div>
      </div>
      <div><EnergyTabs at="campaigns" /></div>
      <section className="gj-card gj-list">
        <div className="gj-list-bar"><Select mode="multiple" size="small" allowClear aria-label={t('energy.campaigns.state')} placeholder={t('energy.campaigns.state')} style={{ minWidth: 180 }} options={states} value={search.state?.split(',') ?? []} onChange={(values: string[]) => change({ state: values.length > 0 ? values.join(',') : undefined })} /></div>
        {found.error && !found.data ? (
          <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <DataTable
            label={t('energy.tabs.campaigns')}
            rows={found.data?.items}
            rowKey={(row) => row.id}
            onOpen={may('energy:write') ? setOpened : undefined}
            empty={<><strong>{t('energy.campaigns.empty')}</strong><p>{t('energy.campaigns.emptyHint')}</p></>}
            columns={[
              { key: 'title', title: t('energy.campaigns.title'), width: 200, render: (row) => row.title },
              { key: 'days', title: t('energy.campaigns.from'), width: 190, render: (row) => `${row.from} – ${row.to}` },
              { key: 'state', title: t('energy.campaigns.state'), width: 90, render: (row) => label('campaignPeriod', row.state) },
              { key: 'participants', title: t('energy.campaigns.participants'), width: 90, align: 'right', render: (row) => row.participants ?? '—' },
              { key: 'text', title: t('energy.campaigns.text'), render: (row) => <span className="gj-clip" title={row.text}>{row.text}</span> },
              { key: 'result', title: t('energy.campaigns.result'), render: (row) => <span className="gj-clip" title={row.result}>{row.result}</span> },
            ]}
          />
        )}
      </section>
      {opened === 'new' && <NewCampaign onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'new' && <EditCampaign campaign={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

function Fields() {
  const t = useT()
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <>
      <Form.Item name="title" label={t('energy.campaigns.title')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={100} /></Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="from" label={t('energy.campaigns.from')} rules={needed}><DayPicker /></Form.Item>
        <Form.Item name="to" label={t('energy.campaigns.to')} rules={needed}><DayPicker /></Form.Item>
      </div>
      <Form.Item name="text" label={t('energy.campaigns.text')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
      <Form.Item name="participants" label={t('energy.campaigns.participants')}><InputNumber min={0} max={1_000_000} precision={0} /></Form.Item>
      <Form.Item name="result" label={t('energy.campaigns.result')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
    </>
  )
}

function NewCampaign({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { timeZone } = useTime()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('energy.createEnergyCampaign', ['energy'])
  const today = dayOf(Date.now(), timeZone)
  const submit = async ({ text = '', participants = null, result = '', ...values }: Values): Promise<void> => {
    await create.mutateAsync({ body: { id, siteId: site.id, ...values, text, participants, result } })
    void message.success(t('energy.campaigns.made'))
  }
  return <ActForm<Values> title={t('energy.campaigns.new')} verb={t('energy.campaigns.create')} initial={{ from: today, to: today }} onSubmit={submit} onClose={onClose}><Fields /></ActForm>
}

function EditCampaign({ campaign, onClose }: { campaign: EnergyCampaign; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('energy.changeEnergyCampaign', ['energy'])
  return (
    <EditForm<EnergyCampaign, Values>
      title={t('energy.campaigns.edit')}
      verb={t('energy.save')}
      record={campaign}
      valuesOf={({ title, from, to, text, participants, result }) => ({ title, from, to, text, participants, result })}
      fields={{ title: { label: t('energy.campaigns.title') }, from: { label: t('energy.campaigns.from') }, to: { label: t('energy.campaigns.to') }, text: { label: t('energy.campaigns.text') }, participants: { label: t('energy.campaigns.participants') }, result: { label: t('energy.campaigns.result') } }}
      onSave={async (_, version, all) => {
        await change.mutateAsync({ params: { id: campaign.id }, body: { version, ...all } })
        void message.success(t('energy.saved'))
      }}
      onClose={onClose}
    >
      <Fields />
    </EditForm>
  )
}
