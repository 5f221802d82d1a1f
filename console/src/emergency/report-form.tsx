import { Form, Input, InputNumber, Segmented, Select, Switch } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useLabel, useT } from '@guanjia/ui'
import { proposeLevel, type IncidentKind, type IncidentLevel } from '@guanjia/ui/emergency/rules.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { useSite } from '../session/session.tsx'

interface Values {
  kind?: IncidentKind
  place?: string
  isDanger?: boolean
  inDanger?: number | null
  level?: IncidentLevel | 'proposed'
  description?: string
  activate?: boolean
  files?: FileRef[]
}

/** At the desk: what and where; the level is proposed, and the plan may be set going at once. */
export function ReportForm({ kind: known, onClose }: { kind?: IncidentKind; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const navigate = useNavigate()
  const id = useNewId()
  const report = useAct('emergency.reportIncident', ['emergency'])
  const kinds = useChoices('incidentKind')
  const levels = useChoices('incidentLevel')
  const submit = async ({ kind, place = '', description = '', isDanger = false, inDanger = null, level = 'proposed', activate = false, files = [] }: Values): Promise<void> => {
    const made = await report.mutateAsync({ body: { id, siteId: site.id, kind: kind!, place, description, isDanger, inDanger, level: level === 'proposed' ? null : level, activate, fileIds: files.map((file) => file.id) } })
    void navigate({ to: '/emergency/incidents/$id', params: { id: made.id } })
  }
  return (
    <ActForm<Values> title={t('emergency.report')} verb={t('emergency.reportVerb')} isDanger initial={{ level: 'proposed', activate: true, ...(known === undefined ? {} : { kind: known }) }} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          <Form.Item name="kind" label={t('emergency.kind')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><Select options={kinds} autoFocus showSearch={{ optionFilterProp: 'label' }} /></Form.Item>
          <Form.Item name="place" label={t('emergency.place')}><Input maxLength={200} /></Form.Item>
          <div className="gj-form-pair">
            <Form.Item name="isDanger" label={t('emergency.danger')} valuePropName="checked"><Switch /></Form.Item>
            <Form.Item name="inDanger" label={t('emergency.inDanger')}><InputNumber min={0} max={100_000} style={{ width: '100%' }} /></Form.Item>
          </div>
          <Form.Item noStyle dependencies={['kind', 'isDanger', 'inDanger']}>
            {() => {
              const { kind, isDanger = false, inDanger = null } = form.getFieldsValue()
              const proposed = kind === undefined ? '' : ` · ${label('incidentLevel', proposeLevel(kind, isDanger, inDanger))}`
              return <Form.Item name="level" label={t('emergency.level')}><Segmented options={[{ value: 'proposed', label: `${t('emergency.proposed')}${proposed}` }, ...levels]} /></Form.Item>
            }}
          </Form.Item>
          <Form.Item name="description" label={t('emergency.description')}><Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
          <Form.Item name="files" label={t('emergency.photos')}><FileUpload max={20} accept="image/*" /></Form.Item>
          <Form.Item name="activate" label={t('emergency.activateNow')} valuePropName="checked"><Switch /></Form.Item>
        </>
      )}
    </ActForm>
  )
}
