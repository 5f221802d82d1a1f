import { App, Checkbox, Form, Input, InputNumber, Segmented } from 'antd'
import { formatMoney, useAct, useLabel, useT } from '@guanjia/ui'
import type { Compensation, CompensationAction } from '@guanjia/contract/redress.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { ResidentText } from '../kit/resident-text.tsx'
import { inWords } from '../kit/worded.ts'

interface Asked {
  kind: Compensation['kind']
  amount: number
  what?: string
  reason: string
  liability: Compensation['liability']
  payBy?: string | null
  files?: FileRef[]
  inOwnRight?: boolean
}

/** Asks for a compensation; sent twice with the same id it is one. */
export function RequestForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const id = useNewId()
  const ask = useAct('redress.requestCompensation', ['redress', 'cases'])
  const kinds = useChoices('compensationKind')
  const liabilities = useChoices('liability')
  const needed = [{ required: true, whitespace: true, message: t('redress.needed') }]
  const submit = async ({ kind, amount, what = '', reason, liability, payBy = null, files = [], inOwnRight = false }: Asked): Promise<void> => {
    const body = { id, caseId, kind, amountFen: Math.round(amount * 100), what, reason, liability, payBy, fileIds: files.map((file) => file.id), inOwnRight }
    const made = await inWords(t, () => ask.mutateAsync({ body }))
    void message.success(t(made.ownLimitFen === null ? 'redress.compensation.asked' : 'redress.compensation.granted', { number: made.number }))
  }
  return (
    <ActForm<Asked> title={t('redress.compensation.ask')} verb={t('redress.compensation.send')} initial={{ kind: 'money', liability: 'part' }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="kind" label={t('redress.field.kind')}>
            <Segmented options={kinds} />
          </Form.Item>
          <Form.Item name="amount" label={t('redress.field.amount')} required rules={[{ required: true, type: 'number', min: 0.01, message: t('redress.compensation.amountNeeded') }]}>
            <InputNumber min={0} max={10_000_000} precision={2} prefix="¥" autoFocus style={{ width: 220 }} />
          </Form.Item>
          <Form.Item noStyle dependencies={['kind']}>
            {() =>
              (form.getFieldValue('kind') as string) !== 'money' && (
                <Form.Item name="what" label={t('redress.field.what')} rules={needed}>
                  <Input maxLength={200} placeholder={t('redress.compensation.whatHint')} />
                </Form.Item>
              )
            }
          </Form.Item>
          <Form.Item name="liability" label={t('redress.field.liability')}>
            <Segmented options={liabilities} />
          </Form.Item>
          <Form.Item name="reason" label={t('redress.field.reason')} rules={needed}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
          </Form.Item>
          <Form.Item name="payBy" label={t('redress.field.payBy')}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="files" label={t('redress.field.files')}>
            <FileUpload />
          </Form.Item>
          <Form.Item name="inOwnRight" valuePropName="checked" extra={t('redress.compensation.inOwnRightHint')}>
            <Checkbox>{t('redress.compensation.inOwnRight')}</Checkbox>
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}

interface Acted {
  note?: string
  reason?: string
  text?: string
  payBy?: string | null
  receivedBy?: string
  receipts?: FileRef[]
}

/** One act on a compensation, with what it needs. */
export function CompensationActForm({ item, action, onClose }: { item: Compensation; action: CompensationAction; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const act = useAct('redress.actOnCompensation', ['redress', 'cases'])
  const verb = label('compensationAction', action)
  const needed = [{ required: true, whitespace: true, message: t('redress.needed') }]
  const bodyOf = ({ note = '', reason = '', text = '', payBy = null, receivedBy = '', receipts = [] }: Acted) => {
    const common = { version: item.version, note }
    if (action === 'refuse') return { ...common, action, reason }
    if (action === 'promise') return { ...common, action, text, payBy }
    if (action === 'pay') return { ...common, action, receivedBy, receiptIds: receipts.map((file) => file.id) }
    return { ...common, action }
  }
  const submit = async (values: Acted): Promise<void> => {
    await inWords(t, () => act.mutateAsync({ params: { id: item.id }, body: bodyOf(values) }))
    void message.success(t('shell.acts.done', { verb }))
  }
  return (
    <ActForm<Acted>
      title={`${verb} · ${item.number} ${formatMoney(item.amountFen)}`}
      verb={verb}
      isDanger={action === 'refuse' || action === 'withdraw'}
      initial={{ receivedBy: item.person?.name ?? '', payBy: item.payBy }}
      onSubmit={submit}
      onClose={onClose}
      hint={action === 'approve' && item.ofCaseFen > item.amountFen ? t('redress.compensation.together', { sum: formatMoney(item.ofCaseFen) }) : undefined}
    >
      {action === 'refuse' && (
        <Form.Item name="reason" label={t('redress.field.reason')} rules={needed}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} autoFocus />
        </Form.Item>
      )}
      {action === 'promise' && (
        <>
          <Form.Item name="text" label={t('redress.compensation.toResident')} rules={needed}>
            <ResidentText max={1000} autoFocus />
          </Form.Item>
          <Form.Item name="payBy" label={t('redress.field.payBy')}>
            <DayPicker />
          </Form.Item>
        </>
      )}
      {action === 'pay' && (
        <>
          <Form.Item name="receivedBy" label={t('redress.field.receivedBy')} rules={needed}>
            <Input maxLength={50} autoFocus />
          </Form.Item>
          <Form.Item name="receipts" label={t('redress.field.receipt')} rules={[{ required: true, message: t('redress.compensation.receiptNeeded') }]}>
            <FileUpload max={10} text={t('redress.compensation.addReceipt')} />
          </Form.Item>
        </>
      )}
      {action !== 'refuse' && action !== 'promise' && (
        <Form.Item name="note" label={t('redress.field.note')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={1000} autoFocus={action === 'approve'} />
        </Form.Item>
      )}
    </ActForm>
  )
}
