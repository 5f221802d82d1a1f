import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { formatNumber, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { EnergyBoard, EnergyGroup } from '@guanjia/contract/energy.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DataTable } from '../kit/data-table.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { EnergyTabs } from './energy-tabs.tsx'

type Rule = EnergyBoard['rule']
interface Values {
  name: string
  squareMetres: number | null
  meterIds: string[]
  isActive: boolean
}

/** Groups of public meters, and from what on there is alarm. */
export function Groups() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const [opened, setOpened] = useState<EnergyGroup | 'new' | 'rule' | null>(null)
  const found = useCall('energy.listEnergyGroups', { query: { siteId: site.id } })
  const { data: rule } = useCall('energy.getEnergyRule', { query: { siteId: site.id } })
  const mayWrite = may('energy:write')
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('energy.tabs.groups')}</h1>
        {mayWrite && <Button type="primary" icon={<PlusOutlined />} style={{ marginLeft: 'auto' }} onClick={() => setOpened('new')}>{t('energy.groups.new')}</Button>}
      </div>
      <div><EnergyTabs at="groups" /></div>
      <section className="gj-card gj-list">
        <DataTable
          label={t('energy.groups.title')}
          rows={found.data?.items}
          rowKey={(row) => row.id}
          onOpen={mayWrite ? setOpened : undefined}
          empty={<><strong>{t('energy.groups.empty')}</strong><p>{t('energy.groups.emptyHint')}</p></>}
          columns={[
            { key: 'name', title: t('energy.groups.name'), width: 180, render: (row) => <span className={row.isActive ? undefined : 'gj-quiet'}>{row.name}</span> },
            { key: 'kind', title: t('energy.kind'), width: 90, render: (row) => label('meterKind', row.kind) },
            { key: 'area', title: t('energy.groups.area'), width: 110, align: 'right', render: (row) => (row.areaKnown === null ? '—' : formatNumber(row.areaKnown, 2)) },
            { key: 'meters', title: t('energy.groups.meters'), render: (row) => row.meters.map(({ name }) => name).join('、') },
          ]}
        />
      </section>
      {rule && (
        <FactGroup title={t('energy.groups.rule')} extra={mayWrite && <Button size="small" onClick={() => setOpened('rule')}>{t('energy.groups.changeRule')}</Button>}>
          <Facts facts={[{ label: t('energy.groups.deviation'), value: `${rule.deviationPercent} %` }, { label: t('energy.groups.night'), value: `${rule.nightPercent} %` }]} />
        </FactGroup>
      )}
      {opened === 'new' && <NewGroup onClose={() => setOpened(null)} />}
      {opened === 'rule' && rule && <RuleForm rule={rule} onClose={() => setOpened(null)} />}
      {opened !== null && typeof opened === 'object' && <EditGroup group={opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

function GroupFields({ kind }: { kind: EnergyGroup['kind'] }) {
  const t = useT()
  const site = useSite()
  const meters = useCall('registers.listMeters', { query: { siteId: site.id, limit: 200, filter: { public: true, kind: [kind] } } })
  return (
    <>
      <Form.Item name="name" label={t('energy.groups.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}><Input maxLength={60} /></Form.Item>
      <Form.Item name="meterIds" label={t('energy.groups.meters')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={(meters.data?.items ?? []).map((one) => ({ value: one.id, label: [one.code, one.area?.name ?? one.location].filter(Boolean).join(' ') }))} />
      </Form.Item>
      <Form.Item name="squareMetres" label={t('energy.groups.area')} extra={t('energy.groups.areaHint')}><InputNumber min={0.01} max={10_000_000} /></Form.Item>
    </>
  )
}

function NewGroup({ onClose }: { onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const id = useNewId()
  const create = useAct('energy.createEnergyGroup', ['energy'])
  const kinds = useChoices('meterKind')
  const submit = async ({ kind, name, meterIds, squareMetres = null }: Values & { kind: 'electricity' }): Promise<void> => {
    await create.mutateAsync({ body: { id, siteId: site.id, kind, name, meterIds, squareMetres } })
    void message.success(t('energy.saved'))
  }
  return (
    <ActForm<Values & { kind: 'electricity' }> title={t('energy.groups.new')} verb={t('energy.groups.create')} initial={{ kind: 'electricity', meterIds: [] }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="kind" label={t('energy.kind')}><Select options={kinds} onChange={() => form.setFieldValue('meterIds', [])} /></Form.Item>
          <Form.Item noStyle dependencies={['kind']}>{({ getFieldValue }) => <GroupFields kind={getFieldValue('kind') as EnergyGroup['kind']} />}</Form.Item>
        </>
      )}
    </ActForm>
  )
}

function EditGroup({ group, onClose }: { group: EnergyGroup; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('energy.changeEnergyGroup', ['energy'])
  return (
    <EditForm<EnergyGroup, Values>
      title={t('energy.groups.edit')}
      verb={t('energy.save')}
      record={group}
      valuesOf={({ name, squareMetres, meters, isActive }) => ({ name, squareMetres, meterIds: meters.map(({ id }) => id), isActive })}
      fields={{ name: { label: t('energy.groups.name') }, squareMetres: { label: t('energy.groups.area') }, meterIds: { label: t('energy.groups.meters') }, isActive: { label: t('energy.groups.active') } }}
      onSave={async (_, version, all) => {
        await change.mutateAsync({ params: { id: group.id }, body: { version, ...all, squareMetres: all.squareMetres ?? null } })
        void message.success(t('energy.saved'))
      }}
      onClose={onClose}
    >
      <GroupFields kind={group.kind} />
      <Form.Item name="isActive" valuePropName="checked"><Checkbox>{t('energy.groups.active')}</Checkbox></Form.Item>
    </EditForm>
  )
}

function RuleForm({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const set = useAct('energy.setEnergyRule', ['energy'])
  const submit = async (values: Pick<Rule, 'deviationPercent' | 'nightPercent'>): Promise<void> => {
    await set.mutateAsync({ body: { siteId: site.id, version: rule.version, ...values } })
    void message.success(t('energy.saved'))
  }
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm title={t('energy.groups.rule')} verb={t('energy.save')} initial={rule} onSubmit={submit} onClose={onClose}>
      <Form.Item name="deviationPercent" label={t('energy.groups.deviation')} extra={t('energy.groups.deviationHint')} rules={needed}><InputNumber min={5} max={500} precision={0} /></Form.Item>
      <Form.Item name="nightPercent" label={t('energy.groups.night')} extra={t('energy.groups.nightHint')} rules={needed}><InputNumber min={1} max={100} precision={0} /></Form.Item>
    </ActForm>
  )
}
