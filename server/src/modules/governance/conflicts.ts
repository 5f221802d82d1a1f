import type { governance } from '@guanjia/contract'

/**
 * What is unclear about a duty (ORG-031): nobody owns it, more than one post does, or nobody at the site holds the post that does.
 * `people` is null where no site was asked about.
 */
export function conflictOf(owners: number, people: number | null): governance.ResponsibilityDuty['conflict'] {
  if (owners === 0) return 'no_owner'
  if (owners > 1) return 'two_owners'
  return people === 0 ? 'vacant' : null
}
