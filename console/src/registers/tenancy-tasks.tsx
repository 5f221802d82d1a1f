import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct, useLabel, useT } from '@guanjia/ui'
import type { Tenancy } from '@guanjia/contract/lettings.ts'
import { ActForm } from '../kit/act-form.tsx'
import { DataTable } from '../kit/data-table.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { useMay } from '../session/session.tsx'

/** What every rented unit needs, and by when. */
export function TenancyTasks({ tenancy }: { tenancy: Tenancy }) {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const { message } = App.useApp()
  const [doing, setDoing] = useState<Tenancy['tasks'][number] | null>(null)
  const finish = useAct('lettings.doTenancyTask')
  const submit = async ({ note = '' }: { note?: string }): Promise<void> => {
    await finish.mutateAsync({ params: { id: doing!.id }, body: { note } })
    void message.success(t('registers.done', { what: label('tenancyTask', doing!.task) }))
  }
  return (
    <FactGroup title={t('registers.tasks')}>
      <DataTable
        label={t('registers.tasks')}
        rows={tenancy.tasks}
        rowKey={(one) => one.id}
        columns={[
          { key: 'task', title: t('registers.task'), width: 130, render: (one) => label('tenancyTask', one.task) },
          {
            key: 'dueOn',
            title: t('registers.field.dueOn'),
            width: 140,
            render: (one) => (
              <span className="gj-tone" data-tone={one.doneOn ? 'done' : one.isOverdue ? 'overdue' : 'idle'}>
                {one.isOverdue ? t('registers.overdueSince', { day: one.dueOn }) : one.dueOn}
              </span>
            ),
          },
          { key: 'done', title: t('registers.doneOn'), width: 150, render: (one) => one.doneOn && `${one.doneOn} ${one.doneBy}` },
          { key: 'note', title: t('registers.field.note'), render: (one) => one.note },
          {
            key: 'act',
            title: '',
            width: 80,
            render: (one) =>
              one.doneOn === null &&
              may('archives:write') && (
                <Button size="small" onClick={() => setDoing(one)}>
                  {t('registers.finish')}
                </Button>
              ),
          },
        ]}
        empty={<strong>{t('registers.noTasks')}</strong>}
      />
      {doing && (
        <ActForm<{ note?: string }> title={`${label('tenancyTask', doing.task)} · ${tenancy.unit.code}`} verb={t('registers.finish')} onSubmit={submit} onClose={() => setDoing(null)}>
          <Form.Item name="note" label={t('registers.field.note')}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} autoFocus />
          </Form.Item>
        </ActForm>
      )}
    </FactGroup>
  )
}
