import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, InputNumber, Radio, Select } from 'antd'
import { call, useAct, useCall, useT } from '@guanjia/ui'
import type { Contract, ContractKind } from '@guanjia/contract/contracts.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'

interface Values {
  kind: ContractKind
  title: string
  paperNumber: string
  partyA: string
  partyB: string
  fromOn: string | null
  untilOn: string | null
  amountYuan: number | null
  amountBasis: string
  grade: number | null
  gradeReason: string
  legal: string[]
  obligations: { text: string }[]
  risk: Contract['risk']
  riskNotes: string
  ownerId: string | null
  files: FileRef[]
}

/** A new contract as a draft; a service contract begins with what its grade usually brings. */
export function ContractForm({ siteId, onClose, onMade }: { siteId: string; onClose: () => void; onMade: (made: Contract) => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('contracts.createContract', ['contracts'])
  const id = useNewId()
  const kinds = useChoices('contractKind')
  const risks = useChoices('contractRisk')
  const legal = useCall('contracts.listLegalReferences', { query: {} })
  const submit = async ({ partyA, partyB, amountYuan, grade, gradeReason, files, obligations, fromOn, untilOn, ...values }: Values): Promise<void> => {
    const items = grade === null ? [] : (await call('contracts.gradeTemplate', { params: { grade } as never })).items
    const made = await make.mutateAsync({
      body: {
        ...values, id: id, siteId, fromOn: fromOn!, untilOn: untilOn!, parties: [{ role: 'party_a', name: partyA }, { role: 'party_b', name: partyB }], amountFen: amountYuan === null || amountYuan === undefined ? null : Math.round(amountYuan * 100), grade: grade ?? null, gradeReason: grade ? gradeReason : '',
        items: items.map((item) => ({ ...item, time: null })), obligations: obligations.filter(({ text }) => text?.trim()), fileIds: files.map((file) => file.id),
      },
    })
    void message.success(t('documents.contract.made', { number: made.number }))
    onMade(made)
  }
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<Values>
      title={t('documents.contract.new')}
      verb={t('documents.contract.new')}
      width={720}
      initial={{ kind: 'supplier', title: '', paperNumber: '', partyA: '', partyB: '', amountYuan: null, amountBasis: '', grade: null, gradeReason: '', legal: [], obligations: [], risk: 'low', riskNotes: '', ownerId: null, files: [] }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="kind" label={t('documents.contract.kind')}>
            <Radio.Group optionType="button" buttonStyle="solid" options={kinds} />
          </Form.Item>
          <Form.Item name="title" label={t('documents.contract.name')} rules={needed}>
            <Input maxLength={120} />
          </Form.Item>
          <div className="gj-form-pair">
            <Form.Item name="partyA" label={t('documents.contract.partyA')} rules={needed}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="partyB" label={t('documents.contract.partyB')} rules={needed}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="fromOn" label={t('documents.contract.from')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
              <DayPicker />
            </Form.Item>
            <Form.Item name="untilOn" label={t('documents.contract.until')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
              <DayPicker />
            </Form.Item>
            <Form.Item name="amountYuan" label={t('documents.contract.amount')}>
              <InputNumber min={0} max={1_000_000_000} precision={2} prefix="¥" style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="amountBasis" label={t('documents.contract.basis')}>
              <Input maxLength={100} placeholder={t('documents.contract.basisHint')} />
            </Form.Item>
            <Form.Item name="paperNumber" label={t('documents.contract.paperNumber')}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="ownerId" label={t('documents.contract.owner')} extra={t('documents.contract.ownerHint')}>
              <EmployeePicker siteId={siteId} />
            </Form.Item>
          </div>
          <Form.Item noStyle dependencies={['kind', 'grade']}>
            {() =>
              form.getFieldValue('kind') === 'service' || form.getFieldValue('kind') === 'preliminary' ? (
                <>
                  <Form.Item name="grade" label={t('documents.contract.grade')} extra={t('documents.contract.gradeHint')}>
                    <Radio.Group optionType="button" options={[1, 2, 3].map((value) => ({ value, label: t('documents.contract.gradeN', { n: value }) }))} />
                  </Form.Item>
                  {form.getFieldValue('grade') && (
                    <Form.Item name="gradeReason" label={t('documents.contract.gradeReason')} rules={needed}>
                      <Input.TextArea maxLength={1000} autoSize={{ minRows: 2 }} />
                    </Form.Item>
                  )}
                </>
              ) : null
            }
          </Form.Item>
          <Form.Item name="legal" label={t('documents.contract.legal')} extra={t('documents.contract.legalHint')}>
            <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={(legal.data?.items ?? []).map((one) => ({ value: one.code, label: t('documents.contract.article', { law: one.law, n: one.article, gist: one.gist }) }))} />
          </Form.Item>
          <Form.List name="obligations">
            {(fields, { add, remove }) => (
              <Form.Item label={t('documents.contract.obligations')}>
                <div className="gj-stack" style={{ gap: 6 }}>
                  {fields.map((field) => (
                    <div key={field.key} className="gj-row">
                      <Form.Item name={[field.name, 'text']} noStyle>
                        <Input maxLength={300} aria-label={t('documents.contract.obligations')} />
                      </Form.Item>
                      <Button type="text" icon={<DeleteOutlined />} aria-label={t('documents.contract.removeObligation')} onClick={() => remove(field.name)} />
                    </div>
                  ))}
                  <Button size="small" icon={<PlusOutlined />} onClick={() => add({ text: '' })} style={{ alignSelf: 'start' }}>
                    {t('documents.contract.addObligation')}
                  </Button>
                </div>
              </Form.Item>
            )}
          </Form.List>
          <Form.Item name="risk" label={t('documents.contract.risk')}>
            <Radio.Group optionType="button" options={risks} />
          </Form.Item>
          <Form.Item name="riskNotes" label={t('documents.contract.riskNotes')}>
            <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
          <Form.Item name="files" label={t('documents.contract.scans')}>
            <FileUpload max={50} text={t('documents.file.add')} />
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}
