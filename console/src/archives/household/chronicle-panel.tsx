import { PrinterOutlined, PushpinFilled } from '@ant-design/icons'
import { App, Button, Checkbox, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { CHRONICLE_KINDS } from '@guanjia/ui/archives/choices.ts'
import type { ChronicleEntry, ChronicleKind } from '@guanjia/contract/households.ts'
import { dayOf, urlOf, useAct, useCall, useT, useTime } from '@guanjia/ui'
import { ActForm } from '../../kit/act-form.tsx'
import { DayPicker } from '../../kit/day-picker.tsx'
import { FileStrip, FileUpload } from '../../kit/file-strip.tsx'
import { useNewId } from '../../kit/new-id.ts'
import { ProblemAlert, useComplain } from '../../kit/problem.tsx'
import { inWords } from '../../kit/worded.ts'

/** 单元大事记: pinned first; what concerns former owners is told without them. */
export function ChroniclePanel({ unitId, mayWrite }: { unitId: string; mayWrite: boolean }) {
  const t = useT()
  const complain = useComplain()
  const [opened, setOpened] = useState<'write' | ChronicleEntry | null>(null)
  const list = useCall('households.unitChronicle', { params: { id: unitId }, query: {} })
  const act = useAct('households.actOnChronicle', ['households'])
  const pin = (entry: ChronicleEntry): void => void act.mutateAsync({ params: { id: entry.id }, body: { action: entry.isPinned ? 'unpin' : 'pin' } }).catch(complain)
  if (list.error && !list.data) return <ProblemAlert error={list.error} onRetry={() => void list.refetch()} />
  return (
    <>
      <div className="gj-row" style={{ marginBottom: 8 }}>
        {mayWrite && (
          <Button size="small" type="primary" onClick={() => setOpened('write')}>
            {t('households.write')}
          </Button>
        )}
        <Button size="small" icon={<PrinterOutlined />} href={urlOf('households.printChronicle', { params: { id: unitId } })} target="_blank">
          {t('households.print')}
        </Button>
      </div>
      {list.data?.items.length === 0 && <p className="gj-none">{t('households.noChronicle')}</p>}
      <ul className="gj-chronicle">
        {list.data?.items.map((entry) => (
          <li key={entry.id} data-withdrawn={entry.isWithdrawn}>
            <div className="gj-row gj-wrap">
              {entry.isPinned && <PushpinFilled aria-label={t('households.pin')} style={{ color: 'var(--gj-link)' }} />}
              <span className="gj-quiet gj-nowrap">{entry.happenedOn}</span>
              <span className="gj-history-kind">{t(`households.words.chronicleKind.${entry.kind}`)}</span>
              <strong className="gj-grow">{entry.record?.type === 'case' ? <a href={`/cases/${entry.record.id}`}>{entry.title}</a> : entry.title}</strong>
              {mayWrite && !entry.isWithdrawn && (
                <>
                  <Button size="small" type="text" onClick={() => pin(entry)}>
                    {entry.isPinned ? t('households.unpin') : t('households.pin')}
                  </Button>
                  <Button size="small" type="text" onClick={() => setOpened(entry)}>
                    {t('households.withdraw')}
                  </Button>
                </>
              )}
            </div>
            {entry.detail && <p className="gj-chronicle-detail">{entry.detail}</p>}
            <FileStrip files={entry.files} />
            <p className="gj-quiet gj-small">
              {[entry.isByRule && t('households.auto'), entry.writtenBy, entry.isFormer && t('households.former'), entry.isWithdrawn && `${t('households.withdrawn')}：${entry.withdrawnReason}`].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {opened === 'write' && <WriteForm unitId={unitId} onClose={() => setOpened(null)} />}
      {opened !== null && opened !== 'write' && <WithdrawForm entry={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

interface Written {
  kind: ChronicleKind
  happenedOn: string | null
  title: string
  detail?: string
  isPinned: boolean
  fileIds?: { id: string }[] | string[]
}

function WriteForm({ unitId, onClose }: { unitId: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const { timeZone } = useTime()
  const id = useNewId()
  const write = useAct('households.writeChronicle', ['households'])
  const submit = async (values: Written): Promise<void> => {
    const fileIds = (values.fileIds ?? []).map((one) => (typeof one === 'string' ? one : one.id))
    await inWords(t, () => write.mutateAsync({ params: { id: unitId }, body: { id, kind: values.kind, happenedOn: values.happenedOn!, title: values.title, detail: values.detail ?? '', isPinned: values.isPinned, fileIds } }))
    void message.success(t('households.written'))
  }
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  return (
    <ActForm<Written> title={t('households.writeTitle')} verb={t('households.write')} initial={{ kind: 'incident', happenedOn: dayOf(Date.now(), timeZone), isPinned: true }} onSubmit={submit} onClose={onClose}>
      <div className="gj-form-pair">
        <Form.Item name="kind" label={t('households.eventKind')}>
          <Select options={CHRONICLE_KINDS.map((value) => ({ value, label: t(`households.words.chronicleKind.${value}`) }))} />
        </Form.Item>
        <Form.Item name="happenedOn" label={t('households.happenedOn')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
          <DayPicker />
        </Form.Item>
      </div>
      <Form.Item name="title" label={t('households.title')} rules={[needed]}>
        <Input maxLength={100} autoFocus />
      </Form.Item>
      <Form.Item name="detail" label={t('households.detail')}>
        <Input.TextArea maxLength={5000} autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
      <Form.Item name="fileIds" label={t('households.files')}>
        <FileUpload />
      </Form.Item>
      <Form.Item name="isPinned" valuePropName="checked" style={{ marginBottom: 0 }}>
        <Checkbox>{t('households.pin')}</Checkbox>
      </Form.Item>
    </ActForm>
  )
}

function WithdrawForm({ entry, onClose }: { entry: ChronicleEntry; onClose: () => void }) {
  const t = useT()
  const act = useAct('households.actOnChronicle', ['households'])
  const submit = ({ reason }: { reason: string }): Promise<unknown> => inWords(t, () => act.mutateAsync({ params: { id: entry.id }, body: { action: 'withdraw', reason } }))
  return (
    <ActForm<{ reason: string }> title={`${t('households.withdrawTitle')} · ${entry.title}`} verb={t('households.withdraw')} isDanger onSubmit={submit} onClose={onClose}>
      <Form.Item name="reason" label={t('households.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={300} autoFocus />
      </Form.Item>
    </ActForm>
  )
}
