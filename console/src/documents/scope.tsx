import { DownloadOutlined } from '@ant-design/icons'
import { Button, Form, Input, InputNumber, Segmented, Select } from 'antd'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { urlOf, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { ScopeItem, ScopeLine } from '@guanjia/contract/documents.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useMay, useSite } from '../session/session.tsx'
import { ArchiveTabs } from './look.tsx'

type Show = 'missing' | 'all' | 'lines'

/** 归档范围: what departments must file, and what is missing by now. */
export function Scope() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const { show = 'missing' } = useSearch({ from: '/shell/documents/scope' }) as { show?: Show }
  const [opened, setOpened] = useState<ScopeLine | 'new' | null>(null)
  const report = useCall('documents.scopeReport', { query: { siteId: site.id, ...(show === 'missing' ? { missing: true } : {}) } })
  const lines = useCall('documents.listScope', {})
  const departments = useCall('organization.listDepartments', { query: { siteId: site.id } })
  const named = new Map((departments.data?.items ?? []).map((one) => [one.code, one.name]))
  const items: Column<ScopeItem>[] = [
    { key: 'department', title: t('documents.field.department'), width: 160, render: (row) => row.department },
    { key: 'kind', title: t('documents.scope.what'), width: 160, render: (row) => row.line.kind.name },
    { key: 'period', title: t('documents.scope.period'), width: 200, render: (row) => `${row.from} – ${row.to}` },
    { key: 'dueOn', title: t('documents.scope.dueOn'), width: 110, render: (row) => row.dueOn },
    { key: 'filed', title: t('documents.scope.filed'), width: 90, align: 'right', render: (row) => (row.isMissing ? <strong className="gj-tone" data-tone="overdue">{t('documents.scope.missing')}</strong> : row.filed) },
    { key: 'note', title: t('documents.field.note'), render: (row) => row.line.note },
  ]
  const catalogue: Column<ScopeLine>[] = [
    { key: 'department', title: t('documents.field.department'), width: 160, render: (row) => named.get(row.departmentCode) ?? row.departmentCode },
    { key: 'kind', title: t('documents.scope.what'), width: 160, render: (row) => row.kind.name },
    { key: 'cadence', title: t('documents.scope.cadence'), width: 90, render: (row) => label('scopeCadence', row.cadence) },
    { key: 'dueDays', title: t('documents.scope.dueDays'), width: 130, align: 'right', render: (row) => row.dueDays },
    { key: 'retention', title: t('documents.scope.retention'), width: 100, render: (row) => (row.retentionYears === null ? t('documents.forEver') : t('documents.years', { n: row.retentionYears })) },
    { key: 'fromOn', title: t('documents.scope.fromOn'), width: 110, render: (row) => row.fromOn },
    { key: 'note', title: t('documents.field.note'), render: (row) => (row.isActive ? row.note : t('documents.scope.away')) },
  ]
  const failed = report.error ?? lines.error
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('documents.scope.title')}</h1>
        <Segmented<Show> value={show} onChange={(next) => void navigate({ to: '/documents/scope', search: { show: next }, replace: true })} options={(['missing', 'all', 'lines'] as const).map((value) => ({ value, label: value === 'missing' && report.data ? t('documents.scope.show.missingN', { n: report.data.missing }) : t(`documents.scope.show.${value}`) }))} />
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ArchiveTabs at="scope" />
          <Button icon={<DownloadOutlined />} href={urlOf('documents.exportScopeReport', { query: { siteId: site.id, ...(show === 'missing' ? { missing: true } : {}) } })}>
            {t('documents.export')}
          </Button>
          {may('documents:manage') && (
            <Button type="primary" onClick={() => setOpened('new')}>
              {t('documents.scope.new')}
            </Button>
          )}
        </div>
      </div>
      {failed && <ProblemAlert error={failed} />}
      <section className="gj-card gj-list">
        {show === 'lines' ? (
          <DataTable label={t('documents.scope.title')} columns={catalogue} rows={lines.data?.items} rowKey={(row) => row.id} onOpen={(row) => may('documents:manage') && setOpened(row)} empty={<strong>{t('documents.scope.empty')}</strong>} />
        ) : (
          <DataTable label={t('documents.scope.title')} columns={items} rows={report.data?.items} rowKey={(row) => `${row.line.id} ${row.from}`} empty={<strong>{t('documents.scope.nothingMissing')}</strong>} />
        )}
      </section>
      {opened && <LineForm siteId={site.id} line={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

interface Values {
  departmentCode: string
  kindId: string
  cadence: ScopeLine['cadence']
  dueDays: number
  fromOn: string | null
  note: string
  isActive: boolean
}

function LineForm({ siteId, line, onClose }: { siteId: string; line: ScopeLine | null; onClose: () => void }) {
  const t = useT()
  const make = useAct('documents.createScopeLine', ['documents'])
  const change = useAct('documents.changeScopeLine', ['documents'])
  const kinds = useCall('documents.listDocumentKinds', {})
  const departments = useCall('organization.listDepartments', { query: { siteId } })
  const cadences = useChoices('scopeCadence')
  const submit = ({ fromOn, isActive, departmentCode, kindId, ...values }: Values) =>
    line === null ? make.mutateAsync({ body: { ...values, departmentCode, kindId, fromOn: fromOn! } }) : change.mutateAsync({ params: { id: line.id }, body: { ...values, version: line.version, fromOn: fromOn!, isActive } })
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<Values>
      title={t(line ? 'documents.scope.change' : 'documents.scope.new')}
      verb={t(line ? 'shell.form.save' : 'documents.scope.new')}
      initial={line ? { cadence: line.cadence, dueDays: line.dueDays, fromOn: line.fromOn, note: line.note, isActive: line.isActive } : { cadence: 'monthly', dueDays: 10, note: '', isActive: true }}
      onSubmit={submit}
      onClose={onClose}
    >
      {line === null && (
        <>
          <Form.Item name="departmentCode" label={t('documents.field.department')} rules={needed}>
            <Select autoFocus options={(departments.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))} />
          </Form.Item>
          <Form.Item name="kindId" label={t('documents.scope.what')} rules={needed}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={(kinds.data?.items ?? []).filter((kind) => kind.isActive).map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        </>
      )}
      <div className="gj-form-pair">
        <Form.Item name="cadence" label={t('documents.scope.cadence')} rules={needed}>
          <Select options={cadences} />
        </Form.Item>
        <Form.Item name="dueDays" label={t('documents.scope.dueDays')} rules={needed}>
          <InputNumber min={0} max={400} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="fromOn" label={t('documents.scope.fromOn')} rules={needed}>
        <DayPicker />
      </Form.Item>
      <Form.Item name="note" label={t('documents.field.note')}>
        <Input maxLength={300} />
      </Form.Item>
      {line && (
        <Form.Item name="isActive" label={t('documents.scope.active')}>
          <Select options={[{ value: true, label: t('shell.yes') }, { value: false, label: t('shell.no') }]} />
        </Form.Item>
      )}
    </ActForm>
  )
}
