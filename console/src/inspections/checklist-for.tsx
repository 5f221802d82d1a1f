import { Select } from 'antd'
import { useCallback } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { Checklist } from '@guanjia/contract/inspections.ts'
import { useChoices } from '../kit/choices.ts'
import { useMay, useSite } from '../session/session.tsx'

interface For {
  facilityClassIds: string[]
  areaTypes: Checklist['areaTypes']
}

/** What a checklist is for: points of other classes are not offered it. */
export function ChecklistFor({ facilityClassIds, areaTypes, onChange }: For & { onChange: (part: Partial<For>) => void }) {
  const t = useT()
  const site = useSite()
  const may = useMay()
  const classes = useCall('registers.listFacilityClasses', { query: { siteId: site.id } }, { enabled: may('registers:read'), staleTime: 300_000 })
  return (
    <div className="gj-row gj-wrap">
      <span className="gj-quiet gj-nowrap">{t('inspections.checklists.for')}</span>
      <Select mode="multiple" aria-label={t('inspections.checklists.classes')} placeholder={t('inspections.checklists.classes')} value={facilityClassIds} onChange={(next: string[]) => onChange({ facilityClassIds: next })} options={(classes.data?.items ?? []).map(({ id, code, name }) => ({ value: id, label: `${'　'.repeat(code.split('.').length - 1)}${name}` }))} showSearch={{ optionFilterProp: 'label' }} allowClear maxCount={50} loading={classes.isFetching} style={{ minWidth: 260, flex: 1 }} />
      <Select mode="multiple" aria-label={t('inspections.checklists.areaTypes')} placeholder={t('inspections.checklists.areaTypes')} value={areaTypes} onChange={(next: Checklist['areaTypes']) => onChange({ areaTypes: next })} options={useChoices('areaType')} showSearch={{ optionFilterProp: 'label' }} allowClear style={{ minWidth: 260, flex: 1 }} />
      <span className="gj-quiet gj-small">{t('inspections.checklists.forHint')}</span>
    </div>
  )
}

/** The same for those who only look: null for one that is for anything. */
export function useForWords(): (checklist: Pick<Checklist, 'facilityClasses' | 'areaTypes'>) => string | null {
  const label = useLabel()
  return useCallback(({ facilityClasses, areaTypes }) => [...facilityClasses.map(({ name }) => name), ...areaTypes.map((type) => label('areaType', type))].join('、') || null, [label])
}
