import { App, Button, Form, Input } from 'antd'
import { useRef, useState } from 'react'
import { useAct, useT } from '@guanjia/ui'
import type { Pet } from '@guanjia/contract/belongings.ts'
import { ActForm } from '../kit/act-form.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { newId } from '../kit/new-id.ts'
import { FactGroup } from '../kit/record-page.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay } from '../session/session.tsx'

interface Values {
  vaccine: string
  givenOn: string
  dueOn: string | null
}

export function PetVaccinations({ pet }: { pet: Pet }) {
  const t = useT()
  const may = useMay()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const add = useAct('belongings.vaccinatePet')
  const id = useRef(newId())
  const submit = async (values: Values): Promise<void> => {
    await inWords(t, () => add.mutateAsync({ params: { id: pet.id }, body: { id: id.current, ...values } }))
    id.current = newId()
    void message.success(t('registers.saved'))
  }
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <FactGroup
      title={t('registers.vaccinations')}
      extra={
        may('archives:write') &&
        pet.endedOn === null && (
          <Button size="small" onClick={() => setOpen(true)}>
            {t('registers.addVaccination')}
          </Button>
        )
      }
    >
      <DataTable
        label={t('registers.vaccinations')}
        rows={pet.vaccinations}
        rowKey={(one) => one.id}
        columns={[
          { key: 'vaccine', title: t('registers.field.vaccine'), render: (one) => one.vaccine },
          { key: 'givenOn', title: t('registers.field.givenOn'), width: 130, render: (one) => one.givenOn },
          { key: 'dueOn', title: t('registers.field.dueOn'), width: 130, render: (one) => <span className={one.isLast ? undefined : 'gj-quiet'}>{one.dueOn}</span> },
        ]}
        empty={<strong>{t('registers.noVaccination')}</strong>}
      />
      {isOpen && (
        <ActForm<Values> title={`${t('registers.addVaccination')} · ${pet.name}`} verb={t('registers.addVaccination')} initial={{ dueOn: null }} onSubmit={submit} onClose={() => setOpen(false)}>
          <Form.Item name="vaccine" label={t('registers.field.vaccine')} rules={needed}>
            <Input maxLength={50} autoFocus placeholder={t('registers.hint.vaccine')} />
          </Form.Item>
          <Form.Item name="givenOn" label={t('registers.field.givenOn')} rules={needed}>
            <DayPicker />
          </Form.Item>
          <Form.Item name="dueOn" label={t('registers.field.dueOn')}>
            <DayPicker />
          </Form.Item>
        </ActForm>
      )}
    </FactGroup>
  )
}
