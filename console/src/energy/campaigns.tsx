import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, InputNumber } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { dayOf, urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { EnergyCampaign } from '@guanjia/contract/energy.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { useListState } from '../kit/list-state.ts'
import { useNewId } from '../kit/new-id.ts'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { EnergyTabs } from './energy-tabs.tsx'

type Values = Pick<EnergyCampaign, 'title' | 'from' | 'to' | 'text' | 'participants' | 'result'>

function useColumns(): Column<EnergyCampaign>[] {
  const t = useT()
  const label = useLabel()
  return [
    { key: 'title', title: t('energy.campaigns.title'), width: 200, render: (row) => row.title },
    { key: 'days', title: t('energy.campaigns.from'), width: 190, render: (row) => `${row.from} – ${row.to}` },
    { key: 'state', title: t('energy.campaigns.state'), width: 90, render: (row) => label('campaignPeriod', row.state) },
    { key: 'participants', title: t('energy.campaigns.participants'), width: 90, align: 'right', render: (row) => row.participants ?? '—' },
    { key: 'text', title: t('energy.campaigns.text'), render: (row) => <span className="gj-clip" title={row.text}>{row.text}</span> },
    { key: 'result', title: t('energy.campaigns.result'), render: (row) => <span className="gj-clip" title={row.result}>{row.result}</span> },
  ]
}

/** What the community does for its environment (ENE-003). */
export function Campaigns() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const state = useListState()
  const [opened, setOpened] = useState<EnergyCampaign | 'new' | null>(null)
  const { q, state: states } = state.search
  const filter = { q, state: many(states) } as never
  const rows = useCall('energy.listEnergyCampaigns', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter } }, { placeholderData: keepPreviousData })
  const mayWrite = may('energy:write')
  const add = mayWrite && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpened('new')}>{t('energy.campaigns.new')}</Button>
  return (
    <>
      <RecordList
        name="energy-campaigns"
        title={t('energy.tabs.campaigns')}
        columns={useColumns()}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        {...(mayWrite ? { onOpen: setOpened } : {})}
        filters={[
          { key: 'q', kind: 'words', label: t('energy.campaigns.search') },
          { key: 'state', kind: 'choices', label: t('energy.campaigns.state'), choices: useChoices('campaignPeriod') },
        ]}
        exportHref={(format) => urlOf('energy.exportEnergyCampaigns', { query: { siteId: site.id, format, filter } })}
        acts={add}
        above={<div><EnergyTabs at="campaigns" /></div>}
        empty={{ title: t('energy.campaigns.empty'), hint: t('energy.campaigns.emptyHint'), act: add }}
      />
      {opened === 'new' && <NewCampaign onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'new' && <EditCampaign campaign={opened} onClose={() => setOpened(null)} />}
    </>
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
