import { PrinterOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { urlOf, useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { Transfer, TransferAction } from '@guanjia/contract/originals.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ActionBar, type Act } from '../kit/action-bar.tsx'
import { FileStrip, FileUpload } from '../kit/file-strip.tsx'
import { FactGroup, Facts, RecordPage, RecordWaiting } from '../kit/record-page.tsx'
import { SiteZone } from '../session/session.tsx'
import { TransferTag } from './look.tsx'

export function TransferPage() {
  const { id } = useParams({ from: '/shell/archive-transfers/$id' })
  const record = useCall('originals.getTransfer', { params: { id } })
  if (!record.data) return <RecordWaiting error={record.error} onRetry={() => void record.refetch()} />
  return (
    <SiteZone siteId={record.data.siteId}>
      <Page key={id} record={record.data} />
    </SiteZone>
  )
}

function Page({ record }: { record: Transfer }) {
  const t = useT()
  const time = useTime()
  const [opened, setOpened] = useState<TransferAction | null>(null)
  const acts: Act[] = record.allowedActions.map((action) => ({ key: action, text: t(`documents.transfer.act.${action}`), isDanger: action === 'refuse', isRare: action === 'refuse', onClick: () => setOpened(action) }))
  return (
    <RecordPage
      number={record.number}
      title={`${record.department.name} · ${t('documents.box.originals')} ${record.documents}`}
      tags={<TransferTag state={record.state} />}
      acts={
        <ActionBar acts={acts} hasNext={acts.some(({ isDanger }) => !isDanger)}>
          <Button icon={<PrinterOutlined />} href={urlOf('originals.printTransfer', { params: { id: record.id } })} target="_blank">
            {t('documents.transfer.print')}
          </Button>
        </ActionBar>
      }
      aside={
        <>
          <header>
            <h2 className="gj-grow">{t('documents.transfer.facts')}</h2>
          </header>
          <div className="gj-body">
            <Facts
              facts={[
                { label: t('documents.transfer.preparedBy'), value: `${record.preparedBy.name} ${time.at(record.preparedAt)}` },
                { label: t('documents.transfer.sentAt'), value: time.at(record.sentAt) },
                { label: t('documents.transfer.receiver'), value: record.receiver && `${record.receiver.name} ${time.at(record.receivedAt)}` },
                { label: t('documents.field.note'), value: record.note, isWide: true },
                { label: t('documents.field.reason'), value: record.reason, isWide: true },
              ]}
            />
            {record.signature && <FileStrip files={[record.signature]} />}
          </div>
        </>
      }
    >
      <FactGroup title={t('documents.transfer.items')}>
        <ol className="gj-stack" style={{ gap: 6 }}>
          {record.items.map((item) => (
            <li key={item.id} className="gj-row">
              <Link to={`/documents/${item.id}` as '/'}>{item.number}</Link>
              <span className="gj-grow gj-clip">{item.title}</span>
              <span className="gj-quiet">{item.kind}</span>
            </li>
          ))}
        </ol>
      </FactGroup>
      {opened && <TransferForm record={record} action={opened} onClose={() => setOpened(null)} />}
    </RecordPage>
  )
}

function TransferForm({ record, action, onClose }: { record: Transfer; action: TransferAction; onClose: () => void }) {
  const t = useT()
  const act = useAct('originals.actOnTransfer', ['originals', 'documents'])
  const verb = t(`documents.transfer.act.${action}`)
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const submit = ({ signature = [], note = '', reason = '' }: { signature?: FileRef[]; note?: string; reason?: string }) => {
    const { version } = record
    const body = action === 'send' ? { action, version } : action === 'receive' ? { action, version, note, signatureFileId: signature[0]!.id } : { action, version, reason }
    return act.mutateAsync({ params: { id: record.id }, body })
  }
  return (
    <ActForm title={`${verb} · ${record.number}`} verb={verb} isDanger={action === 'refuse'} hint={t(`documents.transfer.hint.${action}`)} onSubmit={submit} onClose={onClose}>
      {action === 'receive' && (
        <>
          <Form.Item name="signature" label={t('documents.transfer.signature')} rules={needed}>
            <FileUpload max={1} accept="image/*" text={t('documents.transfer.addSignature')} />
          </Form.Item>
          <Form.Item name="note" label={t('documents.field.note')}>
            <Input maxLength={500} />
          </Form.Item>
        </>
      )}
      {action === 'refuse' && (
        <Form.Item name="reason" label={t('documents.field.reason')} rules={[{ ...needed[0]!, whitespace: true }]}>
          <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
    </ActForm>
  )
}
