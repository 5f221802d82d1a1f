import { Form, Radio, type FormInstance } from 'antd'
import { useT } from '@guanjia/ui'
import { ClassPicker, FacilityPicker } from '../registers/place-pickers.tsx'

/** What something is about: one facility, or all of a class. */
export interface Scope {
  scope: 'facility' | 'class'
  facilityId: string | null
  classId: string | null
}
type Ref = { id: string } | null

export const scopeOf = (facility: Ref, of: Ref): Scope => ({ scope: facility ? 'facility' : 'class', facilityId: facility?.id ?? null, classId: of?.id ?? null })
/** What is sent: one of the two, whatever was chosen before in the other. */
export const idsOf = ({ scope, facilityId, classId }: Scope): Pick<Scope, 'facilityId' | 'classId'> => ({ facilityId: scope === 'facility' ? facilityId : null, classId: scope === 'class' ? classId : null })

export function FacilityOrClass({ form, siteId, label, classHint, known }: { form: FormInstance; siteId: string; label: string; classHint: string; known: { code: string; name: string } | null }) {
  const t = useT()
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <>
      <Form.Item name="scope" label={label} style={{ marginBottom: 8 }}><Radio.Group options={(['facility', 'class'] as const).map((value) => ({ value, label: t(`maintenance.plans.of.${value}`) }))} /></Form.Item>
      <Form.Item noStyle dependencies={['scope']}>
        {() => form.getFieldValue('scope') === 'class'
          ? <Form.Item name="classId" rules={needed} extra={classHint}><ClassPicker siteId={siteId} /></Form.Item>
          : <Form.Item name="facilityId" rules={needed}><FacilityPicker siteId={siteId} known={known ? `${known.name} ${known.code}` : undefined} /></Form.Item>}
      </Form.Item>
    </>
  )
}
