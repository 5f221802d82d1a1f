import { Form, Input, InputNumber } from 'antd'
import { useT } from '@guanjia/ui'
import { PersonPicker, UnitPicker } from '../kit/pickers.tsx'

/** Who comes: a name, or somebody of the archives with their unit. */
export function WhoFields() {
  const t = useT()
  return (
    <>
      <Form.Item name="name" label={t('reception.name')} extra={t('reception.nameHint')}>
        <Input maxLength={50} autoFocus />
      </Form.Item>
      <Form.Item name="personId" label={t('reception.who')} extra={t('reception.whoHint')}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="unitId" label={t('reception.unit')}>
        <UnitPicker />
      </Form.Item>
    </>
  )
}

export function VisitorPhone() {
  const t = useT()
  return (
    <Form.Item name="phone" label={t('reception.phone')}>
      <Input maxLength={30} inputMode="tel" />
    </Form.Item>
  )
}

/** How many come together. */
export function PeopleCount() {
  const t = useT()
  return (
    <Form.Item name="people" label={t('reception.count')}>
      <InputNumber min={1} max={500} precision={0} style={{ width: 120 }} />
    </Form.Item>
  )
}
