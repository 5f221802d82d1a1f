import { App, Button, Checkbox, Form, Input, Segmented } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { urlOf, useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { LegalHold } from '@guanjia/contract/privacy.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { DataTable, type Column } from '../../kit/data-table.tsx'
import { ExportMenu } from '../../kit/export-menu.tsx'
import { PersonPicker, UnitPicker } from '../../kit/pickers.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { Look } from '../../kit/status-tag.tsx'
import { useSite } from '../../session/session.tsx'
import { PageHead } from '../../settings/page-head.tsx'
import { PrivacyTabs } from './privacy-tabs.tsx'

/** 保留令: of whom nothing is purged or erased, why, and since when. */
export function HoldsPage() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const [isPlacing, setIsPlacing] = useState(false)
  const [lifting, setLifting] = useState<LegalHold | null>(null)
  const [onlyActive, setOnlyActive] = useState(false)
  const holds = useCall('privacy.listHolds', { query: { siteId: site.id } })
  const columns: Column<LegalHold>[] = [
    {
      key: 'of', title: t('privacyDesk.holds.of'), width: 170,
      render: (row) => (row.person ? <Link to="/archives/persons/$id" params={{ id: row.person.id }}>{row.person.name}</Link> : row.unit && <Link to="/archives/units/$id" params={{ id: row.unit.id }}>{row.unit.name}</Link>),
    },
    {
      key: 'state', title: t('privacyDesk.holds.state'), width: 110,
      render: (row) => (row.liftedAt === null ? <Look look={{ tone: 'soon', shape: 'pause' }} text={t('privacyDesk.holds.active')} /> : <Look look={{ tone: 'closed', shape: 'tick' }} text={t('privacyDesk.holds.lifted')} />),
    },
    { key: 'reason', title: t('privacyDesk.holds.reason'), render: (row) => [row.reason, row.liftReason].filter(Boolean).join(' → ') },
    { key: 'placed', title: t('privacyDesk.holds.placed'), width: 190, render: (row) => `${row.placedBy} · ${time.at(row.placedAt)}` },
    {
      key: 'lifted', title: t('privacyDesk.holds.lift'), width: 190,
      render: (row) => (row.liftedAt === null ? <Button size="small" onClick={() => setLifting(row)}>{t('privacyDesk.holds.lift')}</Button> : `${row.liftedBy ?? ''} · ${time.at(row.liftedAt)}`),
    },
  ]
  return (
    <>
      <PrivacyTabs at="holds" />
      <PageHead title={t('privacyDesk.tabs.holds')} hint={t('privacyDesk.holds.hint')}>
        <Checkbox checked={onlyActive} onChange={(event) => setOnlyActive(event.target.checked)}>{t('privacyDesk.holds.onlyActive')}</Checkbox>
        <ExportMenu isLong={false} href={(format) => urlOf('privacy.exportHolds', { query: { siteId: site.id, format } })} />
        <Button type="primary" onClick={() => setIsPlacing(true)}>{t('privacyDesk.holds.place')}</Button>
      </PageHead>
      <section className="gj-card gj-list">
        {holds.error && !holds.data ? (
          <div className="gj-body">
            <ProblemAlert error={holds.error} onRetry={() => void holds.refetch()} />
          </div>
        ) : (
          <DataTable
            label={t('privacyDesk.tabs.holds')} columns={columns} rows={holds.data?.items.filter((row) => !onlyActive || row.liftedAt === null)} rowKey={(row) => row.id}
            empty={<><strong>{t('privacyDesk.holds.none')}</strong><p className="gj-quiet">{t('privacyDesk.holds.noneHint')}</p></>}
          />
        )}
      </section>
      {isPlacing && <PlaceForm siteId={site.id} onClose={() => setIsPlacing(false)} />}
      {lifting && <LiftForm hold={lifting} onClose={() => setLifting(null)} />}
    </>
  )
}

function PlaceForm({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const place = useAct('privacy.placeHold', ['privacy'])
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<{ of: 'person' | 'unit'; personId?: string; unitId?: string; reason: string }>
      title={t('privacyDesk.holds.placeTitle')}
      verb={t('privacyDesk.holds.place')}
      initial={{ of: 'person' }}
      hint={t('privacyDesk.holds.hint')}
      onSubmit={async ({ of, personId, unitId, reason }) => {
        await place.mutateAsync({ body: { siteId, personId: of === 'person' ? (personId ?? null) : null, unitId: of === 'unit' ? (unitId ?? null) : null, reason } })
        void message.success(t('privacyDesk.holds.placedOk'))
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="of" label={t('privacyDesk.holds.of')}>
            <Segmented options={[{ value: 'person', label: t('privacyDesk.holds.person') }, { value: 'unit', label: t('privacyDesk.holds.unit') }]} />
          </Form.Item>
          <Form.Item noStyle dependencies={['of']}>
            {() =>
              form.getFieldValue('of') === 'unit' ? (
                <Form.Item name="unitId" label={t('privacyDesk.holds.unit')} rules={needed}>
                  <UnitPicker siteId={siteId} />
                </Form.Item>
              ) : (
                <Form.Item name="personId" label={t('privacyDesk.holds.person')} rules={needed}>
                  <PersonPicker siteId={siteId} />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item name="reason" label={t('privacyDesk.holds.reason')} extra={t('privacyDesk.holds.reasonHint')} rules={needed}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}

function LiftForm({ hold, onClose }: { hold: LegalHold; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const lift = useAct('privacy.liftHold', ['privacy'])
  return (
    <ActForm<{ reason: string }>
      title={t('privacyDesk.holds.liftTitle')}
      verb={t('privacyDesk.holds.lift')}
      hint={`${hold.person?.name ?? hold.unit?.name ?? ''} · ${hold.reason}`}
      onSubmit={async ({ reason }) => {
        await lift.mutateAsync({ params: { id: hold.id }, body: { action: 'lift', reason } })
        void message.success(t('privacyDesk.holds.liftedOk'))
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t('privacyDesk.holds.liftReason')} extra={t('privacyDesk.holds.liftHint')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
