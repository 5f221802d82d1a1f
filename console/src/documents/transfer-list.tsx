import { App, Button, Form, Input, Select } from 'antd'
import { keepPreviousData } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { urlOf, useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { TransferState, TransferSummary } from '@guanjia/contract/originals.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import type { Column } from '../kit/data-table.tsx'
import { useListState } from '../kit/list-state.ts'
import { DepartmentPicker } from '../kit/pickers.tsx'
import { RecordList } from '../kit/record-list.tsx'
import { many } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { ArchiveTabs, TransferTag } from './look.tsx'

/** Batches on their way from departments to the central archive. */
export function TransferList() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const time = useTime()
  const navigate = useNavigate()
  const state = useListState()
  const [making, setMaking] = useState(false)
  const rows = useCall('originals.listTransfers', { query: { siteId: site.id, limit: 50, total: true, cursor: state.cursor, filter: { state: many<TransferState>(state.search.state) } } }, { placeholderData: keepPreviousData })
  const columns: Column<TransferSummary>[] = [
    { key: 'number', title: t('documents.field.transferNumber'), width: 152, render: (row) => row.number },
    { key: 'state', title: t('documents.field.state'), width: 110, render: (row) => <TransferTag state={row.state} /> },
    { key: 'department', title: t('documents.field.department'), render: (row) => row.department.name },
    { key: 'documents', title: t('documents.field.count'), width: 80, align: 'right', render: (row) => row.documents },
    { key: 'preparedBy', title: t('documents.transfer.preparedBy'), width: 100, render: (row) => row.preparedBy.name },
    { key: 'sentAt', title: t('documents.transfer.sentAt'), width: 116, render: (row) => time.at(row.sentAt) },
    { key: 'receiver', title: t('documents.transfer.receiver'), width: 100, render: (row) => row.receiver?.name },
    { key: 'receivedAt', title: t('documents.transfer.receivedAt'), width: 116, render: (row) => time.at(row.receivedAt) },
  ]
  const add = may('documents:keep') && (
    <Button type="primary" onClick={() => setMaking(true)}>
      {t('documents.transfer.new')}
    </Button>
  )
  return (
    <>
      <RecordList
        name="archive-transfers"
        title={t('documents.transfer.title')}
        columns={columns}
        state={state}
        rows={rows}
        rowKey={(row) => row.id}
        rowHref={(row) => `/archive-transfers/${row.id}`}
        filters={[{ key: 'state', kind: 'choices', label: t('documents.field.state'), choices: useChoices('transferState') }]}
        acts={
          <>
            <ArchiveTabs at="transfers" />
            {add}
          </>
        }
        exportHref={(format) => urlOf('originals.exportTransfers', { query: { siteId: site.id, format, filter: { state: many<TransferState>(state.search.state) } } })}
        empty={{ title: t('documents.transfer.empty'), hint: t('documents.transfer.emptyHint'), act: add }}
      />
      {making && <NewTransfer siteId={site.id} onClose={() => setMaking(false)} onMade={(id) => void navigate({ to: '/archive-transfers/$id', params: { id } })} />}
    </>
  )
}

function NewTransfer({ siteId, onClose, onMade }: { siteId: string; onClose: () => void; onMade: (id: string) => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('originals.createTransfer', ['originals', 'documents'])
  const kept = useCall('documents.listDocuments', { query: { siteId, limit: 200, filter: { custody: ['department'] } } })
  const submit = async (values: { departmentId: string; documentIds: string[]; note: string }): Promise<void> => {
    const made = await make.mutateAsync({ body: { ...values, siteId } })
    void message.success(t('documents.transfer.done', { number: made.number }))
    onMade(made.id)
  }
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<{ departmentId: string; documentIds: string[]; note: string }> title={t('documents.transfer.new')} verb={t('documents.transfer.new')} width={640} initial={{ note: '' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="departmentId" label={t('documents.field.department')} rules={needed}>
        <DepartmentPicker siteId={siteId} autoFocus />
      </Form.Item>
      <Form.Item name="documentIds" label={t('documents.transfer.items')} rules={needed}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={(kept.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))} />
      </Form.Item>
      <Form.Item name="note" label={t('documents.field.note')}>
        <Input maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
