import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useT } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'

/** Texts in their order: steps. */
export function ListField({ name, label, add, max }: { name: string[]; label: string; add: string; max: number }) {
  const t = useT()
  return (
    <Form.Item label={label}>
      <Form.List name={name}>
        {(fields, { add: more, remove }) => (
          <ol className="gj-edit-list">
            {fields.map((field) => (
              <li key={field.key}>
                <Form.Item name={field.name} noStyle>
                  <Input maxLength={max} aria-label={`${label} ${field.name + 1}`} />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('knowledge.remove', { what: `${label} ${field.name + 1}` })} onClick={() => remove(field.name)} />
              </li>
            ))}
            <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => more('')}>
              {add}
            </Button>
          </ol>
        )}
      </Form.List>
    </Form.Item>
  )
}

/** Papers that are needed, and those that are needed only sometimes. */
export function PaperFields() {
  const t = useT()
  const label = t('knowledge.field.papers')
  return (
    <Form.Item label={label}>
      <Form.List name={['content', 'papers']}>
        {(fields, { add, remove }) => (
          <ul className="gj-edit-list">
            {fields.map((field) => (
              <li key={field.key}>
                <Form.Item name={[field.name, 'name']} noStyle>
                  <Input maxLength={100} aria-label={`${label} ${field.name + 1}`} />
                </Form.Item>
                <Form.Item name={[field.name, 'isRequired']} valuePropName="checked" noStyle>
                  <Checkbox>{t('knowledge.required')}</Checkbox>
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('knowledge.remove', { what: `${label} ${field.name + 1}` })} onClick={() => remove(field.name)} />
              </li>
            ))}
            <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add({ name: '', note: '', isRequired: true })}>
              {t('knowledge.addPaper')}
            </Button>
          </ul>
        )}
      </Form.List>
    </Form.Item>
  )
}

/** The lines of a tariff. */
export function FeeLineFields() {
  const t = useT()
  const bases = useChoices('tariffBasis')
  const uses = useChoices('unitUse')
  return (
    <Form.Item label={t('knowledge.field.feeLines')} extra={t('knowledge.feeHint')}>
      <Form.List name={['content', 'feeLines']}>
        {(fields, { add, remove }) => (
          <ul className="gj-edit-list">
            {fields.map((field) => (
              <li key={field.key} className="gj-edit-fee">
                <Form.Item name={[field.name, 'name']} noStyle>
                  <Input maxLength={60} placeholder={t('knowledge.fee.name')} aria-label={t('knowledge.fee.name')} />
                </Form.Item>
                <Form.Item name={[field.name, 'basis']} noStyle>
                  <Select options={bases} aria-label={t('knowledge.fee.basis')} />
                </Form.Item>
                <Form.Item name={[field.name, 'unitPriceYuan']} noStyle>
                  <InputNumber min={0} max={1_000_000} step={0.1} precision={4} prefix="¥" style={{ width: '100%' }} aria-label={t('knowledge.fee.price')} formatter={plain} />
                </Form.Item>
                <Form.Item name={[field.name, 'unit']} noStyle>
                  <Input maxLength={20} prefix="/" placeholder={t('knowledge.fee.unit')} aria-label={t('knowledge.fee.unit')} />
                </Form.Item>
                <Form.Item name={[field.name, 'use']} noStyle>
                  <Select allowClear options={uses} placeholder={t('knowledge.fee.anyUse')} aria-label={t('knowledge.fee.use')} />
                </Form.Item>
                <Form.Item name={[field.name, 'payer']} noStyle>
                  <Input maxLength={50} placeholder={t('knowledge.fee.payer')} aria-label={t('knowledge.fee.payer')} />
                </Form.Item>
                <Form.Item name={[field.name, 'source']} noStyle>
                  <Input maxLength={200} placeholder={t('knowledge.fee.source')} aria-label={t('knowledge.fee.source')} />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('knowledge.remove', { what: t('knowledge.fee.line', { n: field.name + 1 }) })} onClick={() => remove(field.name)} />
              </li>
            ))}
            <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add({ name: '', basis: 'area', use: null, unitPriceYuan: null, unit: '㎡·月', payer: '', source: '', note: '' })}>
              {t('knowledge.addFee')}
            </Button>
          </ul>
        )}
      </Form.List>
    </Form.Item>
  )
}

/** Four decimals are possible, not wanted: `2.8`, not `2.8000`. */
function plain(value: number | string | undefined, { userTyping, input }: { userTyping: boolean; input: string }): string {
  return userTyping ? input : value === undefined || value === '' ? '' : String(Number(value))
}
