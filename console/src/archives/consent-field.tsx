import { Form, Select } from 'antd'
import { useT } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'

/** How somebody consented: asked for with a paper, and with a member of the family (HHD-002). */
export function ConsentField({ with: what, isCompany = false }: { with: 'paper' | 'family'; isCompany?: boolean }) {
  const t = useT()
  const channels = useChoices('consentChannel')
  const form = Form.useFormInstance<{ idNumber?: string; role?: string }>()
  const idNumber = Form.useWatch('idNumber', form)
  const role = Form.useWatch('role', form)
  if (isCompany || (what === 'paper' ? !idNumber?.trim() : role !== 'family')) return null
  return (
    <Form.Item
      name="consentChannel"
      label={t('archives.consent.label')}
      extra={what === 'paper' ? t('archives.consent.paper') : t('archives.consent.family')}
      rules={[{ required: what === 'paper', message: t('archives.consent.needed') }]}
    >
      <Select allowClear options={channels} />
    </Form.Item>
  )
}
