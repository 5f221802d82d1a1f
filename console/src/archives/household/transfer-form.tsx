import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Alert, App, Button, Checkbox, Form, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { TRANSFER_REASONS } from '@guanjia/ui/archives/choices.ts'
import type { TransferPreview } from '@guanjia/contract/households.ts'
import type { ConsentChannel } from '@guanjia/contract/personal-data.ts'
import { call, dayOf, useAct, useT, useTime } from '@guanjia/ui'
import { ActForm } from '../../kit/act-form.tsx'
import { useChoices } from '../../kit/choices.ts'
import { DayPicker } from '../../kit/day-picker.tsx'
import { useNewId } from '../../kit/new-id.ts'
import { PersonPicker } from '../../kit/pickers.tsx'
import { inWords } from '../../kit/worded.ts'
import { StepWords } from './step-words.tsx'

interface Owner {
  how: 'existing' | 'fresh'
  personId?: string | null
  name?: string
  phone?: string
  idNumber?: string
  consentChannel?: ConsentChannel
}
interface Values {
  takesOverOn: string | null
  reason: (typeof TRANSFER_REASONS)[number]
  owners: Owner[]
  tenantsStay: boolean
  note?: string
}

/** The change of owner in two steps: what is wanted, then what will happen; nothing is written before the second. */
export function TransferForm({ unit, onClose }: { unit: { id: string; siteId: string; code: string }; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const { timeZone } = useTime()
  const channels = useChoices('consentChannel', ['app'])
  const id = useNewId()
  const [preview, setPreview] = useState<TransferPreview | null>(null)
  const change = useAct('households.changeOwner', ['households', 'archives', 'cases'])
  const bodyOf = (values: Values) => ({
    takesOverOn: values.takesOverOn!, reason: values.reason, tenantsStay: values.tenantsStay, note: values.note ?? '',
    newOwners: values.owners.map((one) => (one.how === 'existing' ? { personId: one.personId! } : { person: { name: one.name!.trim(), phone: one.phone ?? '', idNumber: one.idNumber || null, ...(one.idNumber?.trim() && one.consentChannel ? { consent: { channel: one.consentChannel } } : {}) } })),
  })
  const submit = async (values: Values): Promise<void> => {
    if (preview === null || preview.refusals.length > 0) {
      const seen = await inWords(t, () => call('households.previewTransfer', { params: { id: unit.id }, body: bodyOf(values) }))
      setPreview(seen)
      // The form stays: the next click is the act itself.
      throw new StillOpen()
    }
    const done = await inWords(t, () => change.mutateAsync({ params: { id: unit.id }, body: { ...bodyOf(values), id, basis: preview.basis } }))
    void message.success(t('households.transferred', { name: done.to.map(({ name }) => name).join('、'), number: done.toHousehold }))
  }
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  return (
    <ActForm<Values>
      title={t('households.transferTitle', { unit: unit.code })}
      verb={preview && preview.refusals.length === 0 ? t('households.doTransfer') : t('households.preview')}
      initial={{ takesOverOn: dayOf(Date.now(), timeZone), reason: 'sale', owners: [{ how: 'fresh' }], tenantsStay: true }}
      onSubmit={submit}
      onClose={onClose}
      width={640}
      isTold={(error) => error instanceof StillOpen}
    >
      {(form) => (
        <>
          <div hidden={preview !== null}>
            <div className="gj-form-pair">
              <Form.Item name="takesOverOn" label={t('households.takesOverOn')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
                <DayPicker />
              </Form.Item>
              <Form.Item name="reason" label={t('households.transferReason')}>
                <Select options={TRANSFER_REASONS.map((value) => ({ value, label: t(`households.words.transferReason.${value}`) }))} />
              </Form.Item>
            </div>
            <Form.List name="owners">
              {(fields, { add, remove }) => (
                <>
                  {fields.map(({ key, name }) => (
                    <fieldset key={key} className="gj-owner">
                      <legend>
                        {name === 0 ? t('households.newOwner') : t('households.coOwner')}
                        {name > 0 && <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t('households.removeOwner')} onClick={() => remove(name)} />}
                      </legend>
                      <Form.Item name={[name, 'how']} style={{ marginBottom: 8 }}>
                        <Segmented options={[{ value: 'fresh', label: t('households.fresh') }, { value: 'existing', label: t('households.existing') }]} />
                      </Form.Item>
                      <Form.Item noStyle dependencies={[['owners', name, 'how']]}>
                        {() =>
                          form.getFieldValue(['owners', name, 'how']) === 'existing' ? (
                            <Form.Item name={[name, 'personId']} label={t('households.newOwner')} rules={[needed]}>
                              <PersonPicker siteId={unit.siteId} />
                            </Form.Item>
                          ) : (
                            <div className="gj-form-three">
                              <Form.Item name={[name, 'name']} label={t('households.ownerName')} rules={[needed]}>
                                <Input maxLength={100} />
                              </Form.Item>
                              <Form.Item name={[name, 'phone']} label={t('households.ownerPhone')}>
                                <Input maxLength={30} inputMode="tel" />
                              </Form.Item>
                              <Form.Item name={[name, 'idNumber']} label={t('households.ownerId')}>
                                <Input maxLength={40} autoComplete="off" />
                              </Form.Item>
                              <Form.Item noStyle dependencies={[['owners', name, 'idNumber']]}>
                                {() =>
                                  form.getFieldValue(['owners', name, 'idNumber'])?.trim() && (
                                    <Form.Item name={[name, 'consentChannel']} label={t('archives.consent.label')} extra={t('archives.consent.paper')} rules={[{ required: true, message: t('archives.consent.needed') }]}>
                                      <Select options={channels} />
                                    </Form.Item>
                                  )
                                }
                              </Form.Item>
                            </div>
                          )
                        }
                      </Form.Item>
                    </fieldset>
                  ))}
                  <Button size="small" icon={<PlusOutlined />} onClick={() => add({ how: 'fresh' })} style={{ marginBottom: 12 }}>
                    {t('households.coOwner')}
                  </Button>
                </>
              )}
            </Form.List>
            <Form.Item name="tenantsStay" valuePropName="checked">
              <Checkbox>{t('households.tenantsStay')}</Checkbox>
            </Form.Item>
            <Form.Item name="note" label={t('households.note')} style={{ marginBottom: 0 }}>
              <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
            </Form.Item>
          </div>
          {preview && (
            <>
              {preview.refusals.length > 0 && <Alert type="error" showIcon title={t('households.refused')} description={preview.refusals.map(({ reason }) => reason).join('；')} style={{ marginBottom: 12 }} />}
              <ol className="gj-transfer-steps">
                {preview.steps.map((step, i) => (
                  <li key={i}>
                    <StepWords step={step} />
                  </li>
                ))}
              </ol>
              <Button type="link" onClick={() => setPreview(null)}>
                {t('households.again')}
              </Button>
            </>
          )}
        </>
      )}
    </ActForm>
  )
}

class StillOpen extends Error {}
