import { App, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useRef } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { DocumentItem } from '@guanjia/contract/documents.ts'
import type { AccessPurpose } from '@guanjia/contract/personal-data.ts'
import type { OriginalPage } from '@guanjia/contract/originals.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import { LookFields } from '../privacy/look-gate.tsx'
import { ChangeDocument, MoveOriginal } from './change-forms.tsx'
import type { DocumentForm } from './document-page.tsx'

interface Props {
  record: DocumentItem
  original: OriginalPage | undefined
  form: DocumentForm
  onClose: () => void
}

/** The form of one act on a document or its paper. */
export function DocumentForms({ record, original, form, onClose }: Props) {
  switch (form) {
    case 'open':
      return <Open record={record} onClose={onClose} />
    case 'place':
      return <Place record={record} onClose={onClose} />
    case 'lend':
      return original ? <Lend original={original} onClose={onClose} /> : null
    case 'move':
      return original ? <MoveOriginal record={record} original={original} onClose={onClose} /> : null
    case 'change':
      return <ChangeDocument record={record} onClose={onClose} />
    case 'damage':
      return original ? <Damage original={original} onClose={onClose} /> : null
    case 'add_version':
    case 'withdraw':
    case 'check':
      return <DocumentAct record={record} action={form} onClose={onClose} />
  }
}

function Open({ record, onClose }: { record: DocumentItem; onClose: () => void }) {
  const t = useT()
  const open = useAct('documents.openDocument', ['documents'])
  return (
    <ActForm<{ purpose: AccessPurpose; reason: string }>
      title={`${t('documents.act.open')} · ${record.number}`}
      verb={t('documents.act.open')}
      hint={t('documents.openHint')}
      initial={{ reason: '' }}
      onSubmit={(values) => open.mutateAsync({ params: { id: record.id }, body: values })}
      onClose={onClose}
    >
      <LookFields autoFocus isReasonNeeded={false} />
    </ActForm>
  )
}

function DocumentAct({ record, action, onClose }: { record: DocumentItem; action: 'add_version' | 'withdraw' | 'check'; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const act = useAct('documents.actOnDocument', ['documents'])
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  const submit = async ({ files = [], note = '', reason = '' }: { files?: FileRef[]; note?: string; reason?: string }): Promise<void> => {
    const { version } = record
    const body = action === 'add_version' ? { action, version, note, fileIds: files.map(({ id }) => id) } : action === 'withdraw' ? { action, version, reason } : { action, version }
    const after = await act.mutateAsync({ params: { id: record.id }, body })
    if (action === 'check') void message.info(t(after.versions.every(({ files: own }) => own.every(({ isIntact }) => isIntact !== false)) ? 'documents.checked' : 'documents.foundDamaged'))
  }
  return (
    <ActForm title={`${t(`documents.act.${action}`)} · ${record.number}`} verb={t(`documents.act.${action}`)} isDanger={action === 'withdraw'} hint={action === 'check' ? t('documents.checkHint') : undefined} onSubmit={submit} onClose={onClose}>
      {action === 'add_version' && (
        <>
          <Form.Item name="files" label={t('documents.field.files')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
            <FileUpload max={50} text={t('documents.file.add')} />
          </Form.Item>
          <Form.Item name="note" label={t('documents.field.versionNote')} rules={needed}>
            <Input maxLength={300} />
          </Form.Item>
        </>
      )}
      {action === 'withdraw' && (
        <Form.Item name="reason" label={t('documents.field.withdrawnReason')} rules={needed}>
          <Input.TextArea autoFocus maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      )}
    </ActForm>
  )
}

interface PlaceValues {
  boxId?: string
  cabinet: string
  layer: string
  box: string
  copies: number
  condition: 'good' | 'worn' | 'damaged'
}

/** Puts the paper into a box; a box that does not exist yet is made on the way. */
function Place({ record, onClose }: { record: DocumentItem; onClose: () => void }) {
  const t = useT()
  const place = useAct('originals.placeOriginal', ['originals', 'documents'])
  const make = useAct('originals.createBox', ['originals'])
  const boxes = useCall('originals.listBoxes', { query: { siteId: record.siteId, limit: 200 } })
  const conditions = useChoices('paperCondition', ['lost'])
  const unitId = record.subject.type === 'unit' || record.subject.type === 'household' ? record.subject.id : null
  const own = boxes.data?.items.find((box) => unitId !== null && box.unit?.id === unitId)
  const usable = (boxes.data?.items ?? []).filter((box) => box.unit === null || box.unit.id === unitId)
  const made = useRef<string | null>(null)
  const submit = async ({ boxId, cabinet, layer, box, copies, condition }: PlaceValues): Promise<void> => {
    const id = boxId ?? made.current ?? (await make.mutateAsync({ body: { siteId: record.siteId, cabinet, layer, box, unitId, label: unitId ? t('documents.box.ownerLabel', { unit: record.subject.name }) : '' } })).id
    made.current = id
    await place.mutateAsync({ body: { documentId: record.id, boxId: id, copies, condition } })
  }
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  if (!boxes.data) return null
  return (
    <ActForm<PlaceValues> title={`${t('documents.act.place')} · ${record.number}`} verb={t('documents.act.place')} initial={{ boxId: own?.id, cabinet: '', layer: '', box: '', copies: 1, condition: 'good' }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="boxId" label={t('documents.box.existing')} extra={t('documents.box.newHint')}>
            <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={usable.map((box) => ({ value: box.id, label: [box.place, box.unit?.name ?? box.label].filter(Boolean).join(' ') }))} />
          </Form.Item>
          <Form.Item noStyle dependencies={['boxId']}>
            {() =>
              form.getFieldValue('boxId') ? null : (
                <div className="gj-form-pair">
                  {(['cabinet', 'layer', 'box'] as const).map((name) => (
                    <Form.Item key={name} name={name} label={t(`documents.box.${name}`)} rules={needed}>
                      <Input maxLength={20} />
                    </Form.Item>
                  ))}
                </div>
              )
            }
          </Form.Item>
          <div className="gj-form-pair">
            <Form.Item name="copies" label={t('documents.field.copies')}>
              <InputNumber min={1} max={99} precision={0} />
            </Form.Item>
            <Form.Item name="condition" label={t('documents.field.condition')}>
              <Radio.Group optionType="button" options={conditions} />
            </Form.Item>
          </div>
        </>
      )}
    </ActForm>
  )
}

interface LendValues {
  borrowerId: string | null
  borrowerName: string
  borrowerPhone: string
  purpose: string
  dueOn: string | null
}

export function Lend({ original, onClose }: { original: OriginalPage; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const lend = useAct('originals.lendOriginal', ['originals', 'documents'])
  const id = useNewId()
  const submit = async ({ borrowerName, dueOn, borrowerId, ...values }: LendValues): Promise<void> => {
    const loan = await lend.mutateAsync({ body: { ...values, id: id, originalId: original.id, borrowerId: borrowerId ?? null, borrowerName: borrowerId ? '' : borrowerName, dueOn: dueOn! } })
    void message.success(t('documents.loan.done', { number: loan.number, day: loan.dueOn }))
  }
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<LendValues> title={`${t('documents.act.lend')} · ${original.document.title}`} verb={t('documents.act.lend')} hint={t('documents.loan.hint', { place: original.box.place })} initial={{ borrowerId: null, borrowerName: '', borrowerPhone: '', purpose: '', dueOn: null }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="borrowerId" label={t('documents.field.borrower')}>
            <EmployeePicker siteId={original.siteId} placeholder={t('documents.loan.colleague')} />
          </Form.Item>
          <Form.Item noStyle dependencies={['borrowerId']}>
            {() =>
              form.getFieldValue('borrowerId') ? null : (
                <div className="gj-form-pair">
                  <Form.Item name="borrowerName" label={t('documents.loan.outsider')} rules={needed}>
                    <Input maxLength={50} />
                  </Form.Item>
                  <Form.Item name="borrowerPhone" label={t('documents.field.phone')}>
                    <Input maxLength={30} inputMode="tel" />
                  </Form.Item>
                </div>
              )
            }
          </Form.Item>
          <Form.Item name="purpose" label={t('documents.field.purpose')} rules={needed}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="dueOn" label={t('documents.field.dueOn')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
            <DayPicker />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}

function Damage({ original, onClose }: { original: OriginalPage; onClose: () => void }) {
  const t = useT()
  const record = useAct('originals.recordDamage', ['originals', 'documents'])
  const conditions = useChoices('paperCondition')
  const submit = ({ condition, description, files = [] }: { condition: 'good'; description: string; files?: FileRef[] }) => record.mutateAsync({ params: { id: original.id }, body: { version: original.version, condition, description, fileIds: files.map(({ id }) => id) } })
  return (
    <ActForm<{ condition: 'good'; description: string; files?: FileRef[] }> title={`${t('documents.act.damage')} · ${original.document.title}`} verb={t('documents.act.damage')} onSubmit={submit} onClose={onClose}>
      <Form.Item name="condition" label={t('documents.field.condition')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <Radio.Group optionType="button" options={conditions} />
      </Form.Item>
      <Form.Item name="description" label={t('documents.field.what')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="files" label={t('documents.field.photos')}>
        <FileUpload max={20} accept="image/*" />
      </Form.Item>
    </ActForm>
  )
}
