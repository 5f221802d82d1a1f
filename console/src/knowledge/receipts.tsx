import { App, Form, Input, Radio } from 'antd'
import { urlOf, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Article, Receipt } from '@guanjia/contract/knowledge.ts'
import { ActForm } from '../kit/act-form.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { ExportMenu } from '../kit/export-menu.tsx'
import { useNewId } from '../kit/new-id.ts'
import { UnitPicker } from '../kit/pickers.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useSite } from '../session/session.tsx'

/** Which household was told, given or has read a document (INQ-005). */
export function Receipts({ articleId }: { articleId: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const site = useSite()
  const receipts = useCall('knowledge.listReceipts', { query: { siteId: site.id, limit: 100, filter: { articleId } } })
  return (
    <FactGroup title={t('knowledge.receipt.title')} extra={<ExportMenu href={(format) => urlOf('knowledge.exportReceipts', { query: { siteId: site.id, format, filter: { articleId } } })} isLong={false} />}>
      <DataTable<Receipt>
        label={t('knowledge.receipt.title')}
        rows={receipts.data?.items}
        rowKey={(row) => row.id}
        columns={[
          { key: 'at', title: t('knowledge.receipt.at'), width: 130, render: (row) => time.at(row.at) },
          { key: 'unit', title: t('knowledge.receipt.unit'), width: 110, render: (row) => row.unit.name },
          { key: 'person', title: t('knowledge.receipt.person'), width: 100, render: (row) => row.person?.name },
          { key: 'how', title: t('knowledge.receipt.how'), width: 110, render: (row) => label('receiptWay', row.how) },
          { key: 'version', title: t('knowledge.receipt.version'), width: 70, render: (row) => row.articleVersion },
          { key: 'by', title: t('knowledge.receipt.by'), width: 100, render: (row) => row.by },
          { key: 'note', title: t('knowledge.receipt.note'), render: (row) => row.note },
        ]}
        empty={<strong>{t('knowledge.receipt.empty')}</strong>}
      />
    </FactGroup>
  )
}

interface Values {
  unitId: string | null
  how: 'explained' | 'handed_over'
  note: string
}

/** Notes that a document was explained to a household or handed over. */
export function GiveForm({ article, unit, onClose }: { article: Pick<Article, 'id' | 'title'>; unit?: { id: string; code: string }; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const give = useAct('knowledge.createReceipt', ['knowledge'])
  // A second try after a lost answer is the same receipt.
  const id = useNewId()
  const submit = async ({ unitId, how, note }: Values): Promise<void> => {
    await give.mutateAsync({ params: { id: article.id }, body: { id, unitId: unitId!, how, note: note.trim() } })
    void message.success(t('knowledge.receipt.done'))
  }
  return (
    <ActForm<Values> title={`${t('knowledge.receipt.give')} · ${article.title}`} verb={t('knowledge.receipt.act')} initial={{ unitId: unit?.id ?? null, how: 'explained', note: '' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="unitId" label={t('knowledge.receipt.unit')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <UnitPicker autoFocus />
      </Form.Item>
      <Form.Item name="how" label={t('knowledge.receipt.how')}>
        <Radio.Group optionType="button" options={(['explained', 'handed_over'] as const).map((value) => ({ value, label: label('receiptWay', value) }))} />
      </Form.Item>
      <Form.Item name="note" label={t('knowledge.receipt.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} placeholder={t('knowledge.receipt.noteHint')} />
      </Form.Item>
    </ActForm>
  )
}
