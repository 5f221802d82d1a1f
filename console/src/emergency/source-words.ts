import { useCall, useLabel, useT } from '@guanjia/ui'
import type { PlanSource } from '@guanjia/contract/emergency.ts'
import { useChoices } from '../kit/choices.ts'

export interface SourceChoice {
  value: string
  label: string
  /** A colleague who has left: named where a plan still names them, not offered. */
  isGone?: boolean
}

/** Where people of a role may come from; null where it is written by hand. */
export function useSourceChoices(siteId: string): Record<PlanSource['by'], SourceChoice[] | null> {
  const posts = useCall('staffing.listRotaPosts', { query: { siteId } })
  const positions = useCall('structure.listPositions', { query: {} as never })
  const people = useCall('organization.listEmployees', { query: { siteId } as never })
  return {
    role: useChoices('role', ['resident']), post_kind: useChoices('rotaPostKind'), post: posts.data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [], position: positions.data?.items.map(({ code, name }) => ({ value: code, label: name })) ?? [],
    employee: people.data?.items.map(({ id, name, isActive }) => ({ value: id, label: name, isGone: !isActive })) ?? [], reserve: null,
  }
}

/** The same as people say it. */
export function useSourceWords(siteId: string): (source: PlanSource) => string {
  const t = useT()
  const label = useLabel()
  const choices = useSourceChoices(siteId)
  return ({ by, value }) => {
    const own = choices[by]
    const named = own === null ? value || t('emergency.plans.anySkill') : (own.find((one) => one.value === value)?.label ?? value)
    return `${label('planSource', by)} ${named}`
  }
}
