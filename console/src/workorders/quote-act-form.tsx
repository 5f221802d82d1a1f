import { App, Form, Input, Segmented } from 'antd'
import { formatMoney, useAct, useT } from '@guanjia/ui'
import type { Quote, QuoteAction } from '@guanjia/contract/quotes.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { InstantPicker } from '../kit/instant-picker.tsx'

interface Values {
  via?: 'phone' | 'signature'
  acceptedBy?: string
  saidAt?: string | null
  signature?: FileRef[]
  refusedBy?: string
  reason?: string
}

/** Records what the customer said to a quote, or takes it back. */
export function QuoteActForm({ quote, action, onClose }: { quote: Quote; action: QuoteAction; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const act = useAct('quotes.actOnQuote', ['quotes', 'workorders', 'cases'])
  const needed = { required: true, message: t('shell.fieldNeeded') }
  const submit = async (values: Values): Promise<void> => {
    const { via = 'phone', acceptedBy = '', saidAt = null, signature, refusedBy = '', reason = '' } = values
    const accept = { action: 'accept' as const, totalFen: quote.totalFen, via, acceptedBy, saidAt: via === 'phone' ? saidAt : null, signatureId: signature?.[0]?.id ?? null }
    const body = action === 'accept' ? accept : action === 'refuse' ? { action, refusedBy, reason } : { action, reason }
    await act.mutateAsync({ params: { id: quote.id }, body })
    void message.success(t('paid.quote.done'))
  }
  return (
    <ActForm<Values>
      title={`${t(`paid.quote.${action}`)} · ${quote.number} ${formatMoney(quote.totalFen)}`}
      verb={t(`paid.quote.${action}`)}
      isDanger={action !== 'accept'}
      initial={{ via: 'phone', saidAt: new Date().toISOString() }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) =>
        action === 'accept' ? (
          <>
            <Form.Item name="acceptedBy" label={t('paid.quote.acceptedBy')} rules={[{ ...needed, whitespace: true }]}>
              <Input autoFocus maxLength={50} />
            </Form.Item>
            <Form.Item name="via" label={t('paid.quote.acceptVia')}>
              <Segmented
                options={[
                  { value: 'phone', label: t('paid.quote.phone') },
                  { value: 'signature', label: t('paid.quote.signature') },
                ]}
              />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(before: Values, after: Values) => before.via !== after.via}>
              {() =>
                form.getFieldValue('via') === 'signature' ? (
                  <Form.Item name="signature" label={t('paid.quote.signatureFile')} valuePropName="value" rules={[needed]}>
                    <FileUpload max={1} accept="image/jpeg,image/png,image/webp" />
                  </Form.Item>
                ) : (
                  <Form.Item name="saidAt" label={t('paid.quote.saidAt')} rules={[needed]}>
                    <InstantPicker min={quote.sentAt} />
                  </Form.Item>
                )
              }
            </Form.Item>
          </>
        ) : (
          <>
            {action === 'refuse' && (
              <Form.Item name="refusedBy" label={t('paid.quote.refusedBy')} rules={[{ ...needed, whitespace: true }]}>
                <Input autoFocus maxLength={50} />
              </Form.Item>
            )}
            <Form.Item name="reason" label={t('paid.quote.reason')} rules={[{ ...needed, whitespace: true }]}>
              <Input.TextArea autoFocus={action === 'withdraw'} autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
            </Form.Item>
          </>
        )
      }
    </ActForm>
  )
}
