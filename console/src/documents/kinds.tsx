import { App, Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { DocumentKind } from '@guanjia/contract/documents.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { useMay } from '../session/session.tsx'
import { ArchiveTabs } from './look.tsx'

/** Kinds of documents: class, whether they are personal, which units must have one, how long they are kept. */
export function Kinds() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const complain = useComplain()
  const { message } = App.useApp()
  const [opened, setOpened] = useState<DocumentKind | 'new' | null>(null)
  const kinds = useCall('documents.listDocumentKinds', {})
  const ready = useAct('documents.addReadyKinds', ['documents'])
  const columns: Column<DocumentKind>[] = [
    { key: 'name', title: t('documents.field.kind'), width: 180, render: (row) => row.name },
    { key: 'class', title: t('documents.field.class'), width: 100, render: (row) => label('documentClass', row.class) },
    { key: 'subjects', title: t('documents.field.about'), width: 160, render: (row) => row.subjects.map((one) => label('documentSubject', one)).join('、') },
    { key: 'personal', title: t('documents.kinds.personal'), width: 90, render: (row) => (row.isPersonal ? t('shell.yes') : '') },
    { key: 'required', title: t('documents.kinds.required'), render: (row) => row.requiredStates.map((one) => label('unitState', one)).join('、') },
    { key: 'retention', title: t('documents.scope.retention'), width: 100, render: (row) => (row.retentionYears === null ? t('documents.forEver') : t('documents.years', { n: row.retentionYears })) },
    { key: 'active', title: t('documents.kinds.active'), width: 90, render: (row) => (row.isActive ? '' : t('documents.scope.away')) },
  ]
  return (
    <div className="gj-page" data-fill="true">
      <div className="gj-page-head">
        <h1>{t('documents.kinds.title')}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <ArchiveTabs at="documents" />
          {may('documents:manage') && (
            <>
              <Button loading={ready.isPending} onClick={() => ready.mutate({}, { onError: complain, onSuccess: ({ added }) => void message.info(t('documents.kinds.added', { n: added })) })}>
                {t('documents.kinds.ready')}
              </Button>
              <Button type="primary" onClick={() => setOpened('new')}>
                {t('documents.kinds.new')}
              </Button>
            </>
          )}
        </div>
      </div>
      {kinds.error && <ProblemAlert error={kinds.error} onRetry={() => void kinds.refetch()} />}
      <section className="gj-card gj-list">
        <DataTable label={t('documents.kinds.title')} columns={columns} rows={kinds.data?.items} rowKey={(row) => row.id} onOpen={(row) => may('documents:manage') && setOpened(row)} empty={<strong>{t('documents.kinds.empty')}</strong>} />
      </section>
      {opened && <KindForm kind={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </div>
  )
}

interface Values {
  code: string
  name: string
  class: DocumentKind['class']
  subjects: DocumentKind['subjects']
  isPersonal: boolean
  requiredStates: DocumentKind['requiredStates']
  retentionYears: number | null
  isShownToHousehold: boolean
  isActive: boolean
}

function KindForm({ kind, onClose }: { kind: DocumentKind | null; onClose: () => void }) {
  const t = useT()
  const make = useAct('documents.createDocumentKind', ['documents'])
  const change = useAct('documents.changeDocumentKind', ['documents'])
  const classes = useChoices('documentClass')
  const subjects = useChoices('documentSubject')
  const states = useChoices('unitState')
  const submit = ({ code, class: of, isPersonal, isActive, retentionYears, ...values }: Values) =>
    kind === null ? make.mutateAsync({ body: { ...values, code, class: of, isPersonal, retentionYears: retentionYears ?? null } }) : change.mutateAsync({ params: { id: kind.id }, body: { ...values, version: kind.version, retentionYears: retentionYears ?? null, isActive } })
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const yesNo = [{ value: true, label: t('shell.yes') }, { value: false, label: t('shell.no') }]
  return (
    <ActForm<Values> title={kind?.name ?? t('documents.kinds.new')} verb={t(kind ? 'shell.form.save' : 'documents.kinds.new')} initial={kind ?? { class: 'property', subjects: ['unit'], isPersonal: false, requiredStates: [], retentionYears: null, isShownToHousehold: false, isActive: true }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="name" label={t('documents.kinds.name')} rules={[{ ...needed[0]!, whitespace: true }]}>
        <Input maxLength={60} autoFocus />
      </Form.Item>
      {kind === null && (
        <>
          <Form.Item name="code" label={t('documents.kinds.code')} extra={t('documents.kinds.codeHint')} rules={needed}>
            <Input maxLength={20} />
          </Form.Item>
          <Form.Item name="class" label={t('documents.field.class')} extra={t('documents.kinds.classHint')}>
            <Radio.Group optionType="button" options={classes} />
          </Form.Item>
          <Form.Item name="isPersonal" label={t('documents.kinds.personal')} extra={t('documents.kinds.personalHint')}>
            <Radio.Group optionType="button" options={yesNo} />
          </Form.Item>
        </>
      )}
      <Form.Item name="subjects" label={t('documents.field.about')} rules={needed}>
        <Select mode="multiple" options={subjects} />
      </Form.Item>
      <Form.Item name="requiredStates" label={t('documents.kinds.required')} extra={t('documents.kinds.requiredHint')}>
        <Select mode="multiple" options={states} />
      </Form.Item>
      <Form.Item name="retentionYears" label={t('documents.scope.retention')} extra={t('documents.kinds.retentionHint')}>
        <InputNumber min={1} max={100} precision={0} />
      </Form.Item>
      <Form.Item name="isShownToHousehold" label={t('documents.kinds.shown')} extra={t('documents.kinds.shownHint')}>
        <Radio.Group optionType="button" options={yesNo} />
      </Form.Item>
      {kind && (
        <Form.Item name="isActive" label={t('documents.kinds.active')}>
          <Radio.Group optionType="button" options={yesNo} />
        </Form.Item>
      )}
    </ActForm>
  )
}
