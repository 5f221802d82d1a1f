import { useCall, useLabel, useT } from '@guanjia/ui'
import type { PlanSource } from '@guanjia/contract/emergency.ts'

/** Where people of a role come from, as people say it. */
export function useSourceWords(siteId: string): (source: PlanSource) => string {
  const t = useT()
  const label = useLabel()
  const posts = useCall('staffing.listRotaPosts', { query: { siteId } })
  const positions = useCall('structure.listPositions', { query: {} as never })
  const people = useCall('organization.listEmployees', { query: { siteId } as never })
  return ({ by, value }) => {
    const named = by === 'role' ? label('role', value as 'guard') : by === 'post_kind' ? label('rotaPostKind', value as 'fixed') : by === 'post' ? posts.data?.items.find(({ id }) => id === value)?.name : by === 'position' ? positions.data?.items.find(({ code }) => code === value)?.name : by === 'employee' ? people.data?.items.find(({ id }) => id === value)?.name : value || t('emergency.plans.anySkill')
    return `${label('planSource', by)} ${named ?? value}`
  }
}
