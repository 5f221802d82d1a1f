import { App, Form, Input } from 'antd'
import { useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime, type CallResult } from '@guanjia/ui'
import type { PriceVersion } from '@guanjia/contract/paidservices.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone, useMay } from '../session/session.tsx'
import { PriceStateTag, usePriceWords } from './price-words.tsx'

const PriceChange = lazy(() => import('./price-form.tsx').then(({ PriceChange }) => ({ default: PriceChange })))

type Item = CallResult<'paidservices.getPaidService'>

/** One item: what is being written, what is in force, and every version that customers have seen. */
export function PricePage() {
  const { id } = useParams({ from: '/shell/paid-services/$id' })
  const item = useCall('paidservices.getPaidService', { params: { id } })
  if (!item.data) return <RecordWaiting error={item.error} onRetry={() => void item.refetch()} />
  return (
    <SiteZone siteId={item.data.siteId}>
      <Page key={id} item={item.data} />
    </SiteZone>
  )
}

function Page({ item }: { item: Item }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const price = usePriceWords()
  const [opened, setOpened] = useState<'change' | 'publish' | 'withdraw' | null>(null)
  const acts: Act[] = []
  if (item.allowedActions.includes('publish')) acts.push({ key: 'publish', text: label('priceAction', 'publish'), onClick: () => setOpened('publish') })
  if (may('paid_services:manage')) acts.push({ key: 'change', text: t('paid.form.change'), onClick: () => setOpened('change') })
  if (item.allowedActions.includes('withdraw'))
    acts.push({ key: 'withdraw', text: label('priceAction', 'withdraw'), isDanger: true, onClick: () => setOpened('withdraw') })
  return (
    <RecordPage
      number={item.code}
      title={item.name}
      tags={
        <>
          <PriceStateTag item={item} />
          {item.inForce && <strong>{price(item.inForce)}</strong>}
          {item.next && <span className="gj-quiet">{t('paid.list.next', { day: item.next.validFrom, price: price(item.next) })}</span>}
        </>
      }
      acts={<ActionBar acts={acts} hasNext={item.allowedActions.includes('publish')} />}
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('paid.page.writing')}</h2>
          </header>
          <div className="gj-body">
            <Facts
              facts={[
                { label: t('paid.field.group'), value: label('serviceGroup', item.group) },
                { label: t('paid.field.price'), value: price(item) },
                { label: t('paid.field.warrantyDays'), value: item.warrantyDays },
                { label: t('paid.field.includes'), value: item.includes, isWide: true },
                { label: t('paid.field.excludes'), value: item.excludes, isWide: true },
                { label: t('paid.field.legalNote'), value: item.legalNote, isWide: true },
              ]}
            />
          </div>
        </>
      }
    >
      <FactGroup title={t('paid.page.versions')}>
        <Versions versions={item.versions} />
      </FactGroup>
      <Suspense>
        {opened === 'change' && <PriceChange item={item} onClose={() => setOpened(null)} />}
        {opened === 'publish' && <PublishForm item={item} onClose={() => setOpened(null)} />}
        {opened === 'withdraw' && <WithdrawForm item={item} onClose={() => setOpened(null)} />}
      </Suspense>
    </RecordPage>
  )
}

function Versions({ versions }: { versions: PriceVersion[] }) {
  const t = useT()
  const time = useTime()
  const price = usePriceWords()
  return (
    <DataTable
      label={t('paid.page.versions')}
      rows={versions}
      rowKey={(row) => row.id}
      columns={[
        { key: 'no', title: '#', width: 84, render: (row) => t('paid.page.version', { no: row.no }) },
        { key: 'price', title: t('paid.field.price'), width: 150, align: 'right', render: (row) => <strong>{price(row)}</strong> },
        {
          key: 'period',
          title: t('paid.field.validFrom'),
          width: 190,
          render: (row) => t('paid.page.period', { from: row.validFrom, to: row.validTo ?? t('paid.page.open') }),
        },
        { key: 'warranty', title: t('paid.field.warrantyDays'), width: 100, align: 'right', render: (row) => row.warrantyDays },
        { key: 'by', title: t('paid.field.state'), render: (row) => [`${time.at(row.publishedAt)} ${t('paid.page.by', { name: row.publishedBy })}`, row.withdrawnAt && t('paid.page.withdrawnAt', { time: time.at(row.withdrawnAt) })].filter(Boolean).join(' · ') },
      ]}
      empty={<strong>{t('paid.page.none')}</strong>}
    />
  )
}

function PublishForm({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const price = usePriceWords()
  const { message } = App.useApp()
  const act = useAct('paidservices.actOnPaidService')
  const submit = async ({ validFrom, validTo }: { validFrom?: string | null; validTo?: string | null }): Promise<void> => {
    const body = { action: 'publish' as const, version: item.version, validFrom: validFrom ?? null, validTo: validTo ?? null }
    await act.mutateAsync({ params: { id: item.id }, body })
    void message.success(t('paid.form.published'))
  }
  return (
    <ActForm title={`${label('priceAction', 'publish')} · ${item.name} ${price(item)}`} verb={label('priceAction', 'publish')} hint={t('paid.form.publishHint')} onSubmit={submit} onClose={onClose}>
      <div className="gj-form-pair">
        <Form.Item name="validFrom" label={t('paid.field.validFrom')} extra={t('paid.form.validFromHint')}>
          <DayPicker />
        </Form.Item>
        <Form.Item name="validTo" label={t('paid.field.validTo')} extra={t('paid.form.validToHint')}>
          <DayPicker />
        </Form.Item>
      </div>
    </ActForm>
  )
}

function WithdrawForm({ item, onClose }: { item: Item; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const act = useAct('paidservices.actOnPaidService')
  const submit = async ({ reason }: { reason: string }): Promise<void> => {
    await act.mutateAsync({ params: { id: item.id }, body: { action: 'withdraw', version: item.version, reason } })
    void message.success(t('paid.form.withdrawn'))
  }
  return (
    <ActForm<{ reason: string }> title={`${label('priceAction', 'withdraw')} · ${item.name}`} verb={label('priceAction', 'withdraw')} isDanger hint={t('paid.form.withdrawHint')} onSubmit={submit} onClose={onClose}>
      <Form.Item name="reason" label={t('paid.form.withdrawReason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 4 }} maxLength={200} />
      </Form.Item>
    </ActForm>
  )
}
