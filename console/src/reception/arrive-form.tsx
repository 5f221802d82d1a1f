import { App, Form, Input, InputNumber } from 'antd'
import { useRef } from 'react'
import { useAct, useT } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { newId } from '../kit/new-id.ts'
import { CategoryPicker, PersonPicker, UnitPicker } from '../kit/pickers.tsx'
import { useSite } from '../session/session.tsx'

interface Values {
  need: string
  personId: string | null
  unitId: string | null
  name: string
  phone: string
  people: number
  categoryId: string | null
}

/** A visitor has come: who and what for, as far as is known; the ticket and the five minutes begin with saving. */
export function ArriveForm({ onClose, onArrived }: { onClose: () => void; onArrived?: (id: string) => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const arrive = useAct('reception.arrive')
  // A retry after a lost answer is the same visitor.
  const id = useRef(newId())
  const arrivedAt = useRef(new Date().toISOString())
  const submit = async (values: Values): Promise<void> => {
    const visit = await arrive.mutateAsync({ body: { ...values, people: values.people ?? 1, id: id.current, siteId: site.id, arrivedAt: arrivedAt.current } })
    void message.success(t('reception.arrived', { ticket: visit.ticket, name: visit.name }))
    onArrived?.(visit.id)
  }
  return (
    <ActForm<Values>
      title={t('reception.arrive')}
      verb={t('reception.arrive')}
      width={600}
      initial={{ need: '', personId: null, unitId: null, name: '', phone: '', people: 1, categoryId: null }}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="name" label={t('reception.name')} extra={t('reception.nameHint')}>
          <Input maxLength={50} autoFocus />
        </Form.Item>
        <Form.Item name="personId" label={t('reception.who')} extra={t('reception.whoHint')}>
          <PersonPicker />
        </Form.Item>
        <Form.Item name="unitId" label={t('reception.unit')}>
          <UnitPicker />
        </Form.Item>
        <Form.Item name="phone" label={t('reception.phone')}>
          <Input maxLength={30} inputMode="tel" />
        </Form.Item>
      </div>
      <Form.Item name="need" label={t('reception.need')}>
        <Input maxLength={500} placeholder={t('reception.needHint')} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="categoryId" label={t('reception.category')}>
          <CategoryPicker />
        </Form.Item>
        <Form.Item name="people" label={t('reception.count')}>
          <InputNumber min={1} max={500} precision={0} style={{ width: 120 }} />
        </Form.Item>
      </div>
    </ActForm>
  )
}
