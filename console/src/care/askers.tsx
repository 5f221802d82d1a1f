import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { formatPhone, useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { Outage } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { PersonPicker, UnitPicker } from '../kit/pickers.tsx'
import { useComplain } from '../kit/problem.tsx'
import { Look } from '../kit/status-tag.tsx'
import { inWords } from '../kit/worded.ts'

/** Who wants to be told when it is over, and who still has to be. */
export function Askers({ outage }: { outage: Outage }) {
  const t = useT()
  const time = useTime()
  const complain = useComplain()
  const [adding, setAdding] = useState(false)
  const found = useCall('relations.listAskers', { params: { id: outage.id } })
  const told = useAct('relations.toldByPhone', ['relations'])
  const isOver = outage.state === 'over'
  return (
    <>
      <header style={{ borderTop: '1px solid var(--gj-border)' }}>
        <h2 className="gj-grow">{t('care.askers.title')}</h2>
        {outage.mayAct && (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('care.askers.add')}
          </Button>
        )}
      </header>
      <div className="gj-body">
        {found.data?.items.length === 0 && <p className="gj-quiet">{t('care.askers.empty')}</p>}
        <ul className="gj-care-lines">
          {found.data?.items.map((one) => (
            <li key={one.id}>
              <span className="gj-strong">{one.unit.name}</span>
              <span className="gj-grow">
                {one.person?.name} {one.phone && <a href={`tel:${one.phone}`}>{formatPhone(one.phone)}</a>}
              </span>
              {one.toldAt ? (
                <Look plain look={{ tone: 'done', shape: 'tick' }} text={`${one.toldHow === 'message' ? t('care.askers.byMessage') : t('care.askers.byPhone')} ${time.short(one.toldAt)}`} />
              ) : isOver ? (
                <Button size="small" onClick={() => told.mutate({ params: { id: one.id } }, { onError: complain })}>
                  {t('care.askers.told')}
                </Button>
              ) : (
                <Look plain look={{ tone: 'idle', shape: 'ring' }} text={t('care.askers.waiting')} />
              )}
            </li>
          ))}
        </ul>
      </div>
      {adding && <AskForm outage={outage} onClose={() => setAdding(false)} />}
    </>
  )
}

function AskForm({ outage, onClose }: { outage: Outage; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const ask = useAct('relations.askToBeTold', ['relations'])
  const submit = async (body: { unitId: string; personId: string | null; phone: string }): Promise<void> => {
    await inWords(t, () => ask.mutateAsync({ params: { id: outage.id }, body }))
    void message.success(t('care.askers.saved'))
  }
  return (
    <ActForm title={t('care.askers.title')} verb={t('care.askers.add')} initial={{ personId: null, phone: '' }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="unitId" label={t('care.opportunity.field.unit')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <UnitPicker autoFocus />
      </Form.Item>
      <Form.Item name="personId" label={t('care.askers.person')}>
        <PersonPicker />
      </Form.Item>
      <Form.Item name="phone" label={t('care.askers.phone')}>
        <Input maxLength={30} inputMode="tel" />
      </Form.Item>
    </ActForm>
  )
}
