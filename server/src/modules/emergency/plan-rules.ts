import type { emergency } from '@guanjia/contract'
import { wrongField } from '../../platform/errors.ts'

/** Throws `rule_broken` naming what in a plan does not fit together. */
export function checkPlan({ levels, roles, steps, phoneTree }: emergency.PlanContent): void {
  if (new Set(levels.map(({ level }) => level)).size < 3) throw wrongField('rule_broken', '/content/levels', 'each of the three levels once')
  const roleOf = new Map(roles.map((role) => [role.key, role]))
  if (roleOf.size < roles.length) throw wrongField('rule_broken', '/content/roles', 'a role is there twice')
  const stepOf = new Map(steps.map((step) => [step.key, step]))
  if (stepOf.size < steps.length) throw wrongField('rule_broken', '/content/steps', 'a step is there twice')
  for (const [at, { sources }] of [...roles.map(({ sources }) => ({ sources })), ...phoneTree.map(({ source }) => ({ sources: [source] }))].entries())
    if (sources.some(({ by, value }) => value === '' && by !== 'reserve')) throw wrongField('rule_broken', at < roles.length ? `/content/roles/${at}/sources` : `/content/phoneTree/${at - roles.length}`, 'say which')
  steps.forEach((step, at) => {
    const role = roleOf.get(step.roleKey)
    if (!role) throw wrongField('rule_broken', `/content/steps/${at}/roleKey`, 'no such role')
    if (role.fromLevel > step.fromLevel) throw wrongField('rule_broken', `/content/steps/${at}/fromLevel`, `“${role.name}” joins later`)
    for (const key of step.after) {
      const before = stepOf.get(key)
      if (!before) throw wrongField('rule_broken', `/content/steps/${at}/after`, 'no such step')
      // Otherwise it would wait for a step that is not there.
      if (before.fromLevel > step.fromLevel) throw wrongField('rule_broken', `/content/steps/${at}/after`, `“${before.text}” joins later`)
    }
  })
  const turning = inCircle(steps)
  if (turning) throw wrongField('rule_broken', `/content/steps/${steps.indexOf(turning)}/after`, 'waits for itself in the end')
}

type Step = emergency.PlanContent['steps'][number]
function inCircle(steps: readonly Step[]): Step | undefined {
  const done = new Set<string>()
  let left = [...steps]
  for (let before = -1; before !== left.length; ) {
    before = left.length
    for (const step of left) if (step.after.every((key) => done.has(key))) done.add(step.key)
    left = left.filter(({ key }) => !done.has(key))
  }
  return left[0]
}

/** What of a plan is in play at a level. */
export function atLevel(content: emergency.PlanContent, level: emergency.IncidentLevel): Pick<emergency.PlanContent, 'roles' | 'steps' | 'phoneTree'> {
  const joins = <T extends { fromLevel: emergency.IncidentLevel }>(all: readonly T[]): T[] => all.filter(({ fromLevel }) => fromLevel <= level)
  return { roles: joins(content.roles), steps: joins(content.steps), phoneTree: joins(content.phoneTree) }
}

export const gradeAt = (content: emergency.PlanContent, level: emergency.IncidentLevel): emergency.StatutoryGrade | null => content.levels.find((one) => one.level === level)?.grade ?? null
