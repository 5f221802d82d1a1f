import { App, Form } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { FacilityRef } from '@guanjia/contract/maintenance.ts'
import { ActForm } from '../kit/act-form.tsx'
import { EmployeePicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'

/** One colleague answers for these facilities (公共设施维护责任到人). */
export function AssignForm({ siteId, facilities, onClose }: { siteId: string; facilities: readonly FacilityRef[]; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const set = useAct('maintenance.setResponsible', ['maintenance', 'registers'])
  return (
    <ActForm<{ responsibleId: string }>
      title={t('maintenance.facilities.assignN', { n: facilities.length })}
      verb={t('maintenance.facilities.assign')}
      hint={facilities.slice(0, 12).map(({ code, name }) => `${code} ${name}`).join(t('maintenance.comma')) + (facilities.length > 12 ? '…' : '')}
      onSubmit={async ({ responsibleId }) => {
        const { changed } = await inWords(t, () => set.mutateAsync({ body: { siteId, facilityIds: facilities.map(({ id }) => id), responsibleId } }))
        void message.success(t('maintenance.facilities.assigned', { n: changed }))
      }}
      onClose={onClose}
    >
      <Form.Item name="responsibleId" label={t('maintenance.facilities.responsible')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><EmployeePicker autoFocus siteId={siteId} /></Form.Item>
    </ActForm>
  )
}
