import { App, Form, Input, InputNumber, Select } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { SiteFacts } from '@guanjia/contract/registers.ts'
import { useChoices } from '../kit/choices.ts'
import { EditForm } from '../kit/edit-form.tsx'
import { inWords } from '../kit/worded.ts'

type Values = Pick<SiteFacts, 'projectKind' | 'housingCategory' | 'serviceGrade' | 'negotiatedStandard' | 'developer' | 'builtInYear' | 'landSquareMetres' | 'greenPercent'>

/** Kind and category decide what may be chosen: grades for ordinary housing, an agreed standard for high-end. */
export function SiteForm({ facts, onClose }: { facts: SiteFacts; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('registers.changeSiteFacts')
  const kinds = useChoices('projectKind')
  const categories = useChoices('housingCategory')
  const save = async (changes: Partial<Values>, version: number): Promise<void> => {
    const sent = Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, value === undefined ? null : value]))
    await inWords(t, () => change.mutateAsync({ params: { id: facts.siteId }, body: { version, ...sent } }), {
      '/serviceGrade': t('registers.site.wrongGrade'),
      '/negotiatedStandard': t('registers.site.needsStandard'),
      '/housingCategory': t('registers.site.wrongCategory'),
    })
    void message.success(t('registers.saved'))
  }
  const label = (name: keyof Values): string => t(`registers.site.${name}` as 'registers.site.developer')
  const fields = Object.fromEntries((['projectKind', 'housingCategory', 'serviceGrade', 'negotiatedStandard', 'developer', 'builtInYear', 'landSquareMetres', 'greenPercent'] as const).map((name) => [name, { label: label(name) }])) as Record<keyof Values, { label: string }>
  return (
    <EditForm<SiteFacts, Values>
      title={t('registers.site.title')}
      verb={t('shell.form.save')}
      width={640}
      record={facts}
      valuesOf={({ projectKind, housingCategory, serviceGrade, negotiatedStandard, developer, builtInYear, landSquareMetres, greenPercent }) => ({ projectKind, housingCategory, serviceGrade, negotiatedStandard, developer, builtInYear, landSquareMetres, greenPercent })}
      fields={fields}
      onSave={save}
      onClose={onClose}
    >
      <div className="gj-form-pair">
        <Form.Item name="projectKind" label={label('projectKind')}>
          <Select options={kinds} allowClear />
        </Form.Item>
        <Form.Item name="housingCategory" label={label('housingCategory')} extra={t('registers.site.categoryHint')}>
          <Select options={categories} allowClear />
        </Form.Item>
        <Form.Item name="serviceGrade" label={label('serviceGrade')} extra={t('registers.site.gradeHint')}>
          <Select options={[1, 2, 3].map((n) => ({ value: n, label: t('registers.site.gradeN', { n }) }))} allowClear />
        </Form.Item>
        <Form.Item name="developer" label={label('developer')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="builtInYear" label={label('builtInYear')}>
          <InputNumber min={1900} max={2100} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="landSquareMetres" label={label('landSquareMetres')}>
          <InputNumber min={0} precision={2} suffix="㎡" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="greenPercent" label={label('greenPercent')}>
          <InputNumber min={0} max={100} precision={1} suffix="%" style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item name="negotiatedStandard" label={label('negotiatedStandard')} extra={t('registers.site.standardHint')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={10_000} />
      </Form.Item>
    </EditForm>
  )
}
