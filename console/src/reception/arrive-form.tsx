import { App, Form, Input } from 'antd'
import { useRef } from 'react'
import { useAct, useT } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { CategoryPicker } from '../kit/pickers.tsx'
import { useSite } from '../session/session.tsx'
import { PeopleCount, VisitorPhone, WhoFields } from './visitor-fields.tsx'

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
  const id = useNewId()
  const arrivedAt = useRef(new Date().toISOString())
  const submit = async (values: Values): Promise<void> => {
    const visit = await arrive.mutateAsync({ body: { ...values, people: values.people ?? 1, id: id, siteId: site.id, arrivedAt: arrivedAt.current } })
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
        <WhoFields />
        <VisitorPhone />
      </div>
      <Form.Item name="need" label={t('reception.need')}>
        <Input maxLength={500} placeholder={t('reception.needHint')} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="categoryId" label={t('reception.category')}>
          <CategoryPicker />
        </Form.Item>
        <PeopleCount />
      </div>
    </ActForm>
  )
}
