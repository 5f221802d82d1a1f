import { Form, Input, InputNumber, Segmented, Select } from 'antd'
import { useAct, useLabel, useT, type CallInput } from '@guanjia/ui'
import type { Incident } from '@guanjia/contract/emergency.ts'
import type { IncidentLevel } from '@guanjia/contract/emergency-choices.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { EmployeePicker } from '../kit/pickers.tsx'
import type { Asked } from './incident-page.tsx'

type Body = NonNullable<CallInput<'emergency.actOnIncident'>['body']>
interface Values {
  note?: string
  level?: IncidentLevel
  roleKey?: string
  employeeId?: string
  zone?: string
  present?: number
  missing?: number
  service?: Extract<Body, { action: 'call' }>['service']
  name?: string
  phone?: string
  title?: string
  to?: 'said' | 'all' | 'some'
  places?: string[]
  files?: FileRef[]
}

const asOption = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name })

/** One act on an incident that wants words, people or numbers. */
export function IncidentActForm({ one, action, roleKey, onClose }: { one: Incident; action: Asked; roleKey?: string | undefined; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const id = useNewId()
  const act = useAct('emergency.actOnIncident', ['emergency'])
  const levels = useChoices('incidentLevel')
  const services = useChoices('outsideService')
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  const bodyOf = ({ note = '', level = one.level, roleKey: key = '', employeeId = '', zone = '', present = 0, missing = 0, service = 'fire', name = '', phone = '', title = '', to = 'said', places = [], files = [] }: Values): Body => {
    switch (action) {
      case 'set_level': return { action, level, note }
      case 'assign': return { action, roleKey: key, employeeId }
      case 'note': return { action, note, fileIds: files.map((file) => file.id) }
      case 'count': return { action, id, zone, present, missing, who: note }
      case 'call': return { action, id, service, name, phone }
      case 'announce': return { action, id, title, note, homes: to === 'said' ? null : { zoneIds: one.homes?.zones.map((zone) => zone.id).filter((each) => to === 'some' && places.includes(each)) ?? [], buildingIds: one.homes?.buildings.map((building) => building.id).filter((each) => to === 'some' && places.includes(each)) ?? [] } }
      default: return { action, note }
    }
  }
  const [ready] = one.content?.announcements ?? []
  const initial: Values = { level: one.level, missing: 0, to: 'said', ...(roleKey ? { roleKey } : {}), ...(action === 'announce' && ready ? { title: ready.title, note: ready.text.replaceAll('{place}', one.place) } : {}) }
  return (
    <ActForm<Values> title={label('incidentAction', action)} verb={label('incidentAction', action)} isDanger={action === 'call_off'} initial={initial} onClose={onClose} onSubmit={(values) => act.mutateAsync({ params: { id: one.id }, body: bodyOf(values) })} hint={action === 'announce' && one.isDrill ? t('emergency.drillHint') : undefined}>
      {(form) => (
        <>
          {action === 'set_level' && <Form.Item name="level" label={t('emergency.level')}><Segmented options={levels} /></Form.Item>}
          {action === 'assign' && <Form.Item name="roleKey" label={t('emergency.role')} rules={needed}><Select options={one.roles.map(({ key, name }) => ({ value: key, label: name }))} /></Form.Item>}
          {action === 'assign' && <Form.Item name="employeeId" label={t('emergency.person')} rules={needed}><EmployeePicker siteId={one.siteId} /></Form.Item>}
          {action === 'count' && (
            <>
              <Form.Item name="zone" label={t('emergency.zone')} rules={needed}><Input maxLength={100} autoFocus /></Form.Item>
              <div className="gj-form-pair">
                <Form.Item name="present" label={t('emergency.present')} rules={needed}><InputNumber min={0} max={100_000} style={{ width: '100%' }} /></Form.Item>
                <Form.Item name="missing" label={t('emergency.missingPeople')}><InputNumber min={0} max={100_000} style={{ width: '100%' }} /></Form.Item>
              </div>
            </>
          )}
          {action === 'call' && (
            <>
              <Form.Item name="service" label={t('emergency.whom')} rules={needed}>
                <Select options={services} onChange={(service) => { const known = one.content?.outside.find((each) => each.service === service); form.setFieldsValue({ name: known?.name ?? '', phone: known?.phone ?? '' }) }} />
              </Form.Item>
              <div className="gj-form-pair">
                <Form.Item name="name" label={t('emergency.name')}><Input maxLength={60} /></Form.Item>
                <Form.Item name="phone" label={t('emergency.phone')}><Input maxLength={30} /></Form.Item>
              </div>
            </>
          )}
          {action === 'announce' && <Form.Item name="title" label={t('emergency.title')} rules={needed}><Input maxLength={60} /></Form.Item>}
          {action === 'announce' && one.homes !== null && (
            <Form.Item name="to" label={t('emergency.to')}><Segmented options={[{ value: 'said', label: t('emergency.onlySaid') }, { value: 'all', label: t('emergency.allHomes') }, { value: 'some', label: t('emergency.someHomes') }]} /></Form.Item>
          )}
          <Form.Item noStyle dependencies={['to']}>
            {() => one.homes !== null && form.getFieldValue('to') === 'some' && (
              <Form.Item name="places" label={t('emergency.places')} rules={needed}>
                <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={[{ label: t('emergency.zones'), options: one.homes.zones.map(asOption) }, { label: t('emergency.buildings'), options: one.homes.buildings.map(asOption) }]} />
              </Form.Item>
            )}
          </Form.Item>
          {action !== 'assign' && action !== 'call' && <Form.Item name="note" label={t(action === 'count' ? 'emergency.who' : 'emergency.words')} rules={action === 'count' ? [] : needed}><Input.TextArea maxLength={action === 'count' || action === 'set_level' || action === 'call_off' ? 500 : action === 'announce' ? 1000 : 2000} autoSize={{ minRows: 3, maxRows: 8 }} /></Form.Item>}
          {action === 'note' && <Form.Item name="files" label={t('emergency.photos')}><FileUpload max={9} accept="image/*" /></Form.Item>}
        </>
      )}
    </ActForm>
  )
}
