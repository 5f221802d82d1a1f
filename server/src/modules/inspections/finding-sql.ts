import { OPEN_STATES, REPEAT_DAYS } from './finding-rules.ts'

/** The open states, written out: the index of open findings serves only words. */
export const OPEN = `(${OPEN_STATES.map((state) => `'${state}'`).join(', ')})`

/** How many findings of the point `p` are open. */
export const OPEN_OF_POINT = `(select count(*)::int from finding x where x.organization_id = p.organization_id and x.point_id = p.id and x.state in ${OPEN})`

/** The findings before `f` of which it is a repeat: the same item of the same point. */
export const EARLIER = `from finding o where o.organization_id = f.organization_id and o.point_id = f.point_id and o.item_id = f.item_id and o.id <> f.id
  and o.found_at <= f.found_at and o.found_at > f.found_at - interval '${REPEAT_DAYS} days' and o.state <> 'dropped'`
