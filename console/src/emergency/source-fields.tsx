import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useT } from '@guanjia/ui'
import type { PlanSource } from '@guanjia/contract/emergency.ts'
import { useChoices } from '../kit/choices.ts'
import { useSourceChoices } from './source-words.ts'

/** Who holds a role, and after that who stands in, in their order. */
export function SourceFields({ sources, siteId, isSingle = false, onChange }: { sources: readonly PlanSource[]; siteId: string; isSingle?: boolean; onChange: (sources: PlanSource[]) => void }) {
  const t = useT()
  const kinds = useChoices('planSource')
  const choices = useSourceChoices(siteId)
  const change = (at: number, part: Partial<PlanSource>): void => onChange(sources.map((one, i) => (i === at ? { ...one, ...part } : one)))
  return (
    <div className="gj-row gj-wrap" style={{ marginTop: isSingle ? 0 : 6 }}>
      {sources.map((source, at) => {
        const own = choices[source.by]?.filter(({ value, isGone }) => isGone !== true || value === source.value) ?? null
        return (
          <span key={at} className="gj-row" style={{ gap: 4 }}>
            {!isSingle && <span className="gj-quiet gj-small">{at === 0 ? t('emergency.plans.holder') : t('emergency.plans.substituteN', { n: at })}</span>}
            <Select size="small" aria-label={t('emergency.plans.source')} style={{ width: 100 }} options={kinds} value={source.by} onChange={(by) => change(at, { by, value: '' })} />
            {own === null ? <Input size="small" aria-label={t('emergency.plans.skill')} placeholder={t('emergency.plans.anySkill')} style={{ width: 110 }} maxLength={60} value={source.value} onChange={({ target }) => change(at, { value: target.value })} /> : <Select size="small" aria-label={t('emergency.plans.which')} showSearch={{ optionFilterProp: 'label' }} style={{ width: 140 }} options={own} value={source.value || undefined} onChange={(value) => change(at, { value })} />}
            {!isSingle && sources.length > 1 && <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('emergency.plans.remove', { name: String(at + 1) })} onClick={() => onChange(sources.filter((_, i) => i !== at))} />}
          </span>
        )
      })}
      {!isSingle && sources.length < 8 && <Button type="text" size="small" icon={<PlusOutlined />} onClick={() => onChange([...sources, { by: 'role', value: 'guard' }])}>{t('emergency.plans.addSubstitute')}</Button>}
    </div>
  )
}
