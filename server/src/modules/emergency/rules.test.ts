import { describe, expect, it } from 'vitest'
import { emergency } from '@guanjia/contract'
import { reachable } from '../../platform/records/index.ts'
import { fillRoles, type Available, type Wanted } from './fill.ts'
import { LIFECYCLE } from './lifecycle.ts'
import { atLevel, checkPlan } from './plan-rules.ts'
import { READY_KINDS, readyPlan } from './ready/plans.ts'

const person = (name: string, more: Partial<Available> = {}): Available => ({ key: name, employeeId: name, reserveId: null, name, why: 'rota', roles: [], position: null, posts: [], calledFor: null, standsFor: [name], ...more })
const role = (key: string, count: number, ...sources: emergency.PlanSource[]): Wanted => ({ key, count, sources, isEmpty: true })
const by = (kind: emergency.PlanSourceKind, value = ''): emergency.PlanSource => ({ by: kind, value })
const held = (wanted: Wanted[], pool: Available[], busy?: Set<string>) => fillRoles(wanted, pool, busy).map(({ key, chosen, missing }) => [key, chosen.map(({ person: one, isSubstitute, isDouble }) => `${one.name}${isSubstitute ? '*' : ''}${isDouble ? '+' : ''}`).join(' '), missing])

describe('who holds which role', () => {
  it('is who is surely there first, then the substitutes in their order, each with one role; nobody is invented [EMG-014]', () => {
    const guard = by('role', 'guard')
    const pool = [person('丙', { roles: ['guard'], why: 'planned' }), person('甲', { roles: ['guard'] }), person('乙', { roles: ['guard'], why: 'clocked_in' }), person('岳', { posts: [{ id: 'p', kind: 'duty_manager' }], position: 'PROJECT_MANAGER' })]
    expect(held([role('command', 1, by('post_kind', 'duty_manager'), guard), role('security', 2, guard)], pool)).toEqual([['command', '岳', 0], ['security', '甲 乙', 0]])
    // Without the manager the next source is a substitute, and is not counted twice.
    expect(held([role('command', 1, by('post_kind', 'duty_manager'), guard), role('security', 2, guard)], pool.slice(0, 3))).toEqual([['command', '甲*', 0], ['security', '乙 丙', 0]])
    expect(held([role('security', 3, by('position', 'SECURITY_GUARD'), by('reserve', '保安'))], [person('周', { calledFor: '保安', why: 'reserve' }), person('吴', { calledFor: '保洁', why: 'reserve' }), person('郑', { position: 'SECURITY_GUARD' })])).toEqual([['security', '郑 周*', 1]])
  })

  it('is somebody with another role rather than nobody, but never a second place so [EMG-014]', () => {
    const alone = [person('甲', { roles: ['guard'] })]
    expect(held([role('security', 2, by('role', 'guard')), role('command', 1, by('role', 'site_manager'), by('role', 'guard')), role('engineering', 1, by('role', 'technician'))], alone)).toEqual([['security', '甲', 1], ['command', '甲*+', 0], ['engineering', '', 1]])
    expect(held([{ ...role('security', 1, by('role', 'guard')), isEmpty: false }], alone, new Set(['甲']))).toEqual([['security', '', 1]])
  })
})

describe('a plan', () => {
  const plan = () => readyPlan('fire', 'zh-CN').content
  it('of the release fits together in every language, with its three levels and who is safe first [EMG-001] [EMG-002] [EMG-003] [EMG-004] [EMG-005] [EMG-014] [EMG-015] [EMG-016] [EMG-017] [EMG-020] [EMG-023]', () => {
    expect(new Set(READY_KINDS.map((kind) => emergency.CATEGORY_OF[kind]))).toEqual(new Set(emergency.INCIDENT_CATEGORIES))
    for (const kind of emergency.INCIDENT_KINDS)
      for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
        const content = emergency.PlanContent.parse(readyPlan(kind, locale).content)
        expect(() => checkPlan(content)).not.toThrow()
        expect(content.levels.map(({ grade }) => grade)).toEqual(['IV', 'III', 'II'])
      }
    expect(plan().roles.map(({ duty }) => duty)).toEqual(['command', 'security', 'engineering', 'service', 'support'])
    for (const [duty, words] of [['security', '疏散'], ['engineering', '切断'], ['service', '安抚']] as const) expect(plan().steps.find(({ roleKey }) => roleKey === duty)!.text).toContain(words)
    expect(readyPlan('sudden_illness', 'zh-CN').content.resources.map(({ name }) => name)).toEqual(['急救箱', '投诉处理专员'])
  })

  it('that does not fit together says where', () => {
    const broken = (change: (content: emergency.PlanContent) => void, pointer: string) => {
      const content = plan()
      change(content)
      expect(() => checkPlan(content)).toThrow(expect.objectContaining({ errors: [expect.objectContaining({ pointer }) as unknown] }) as Error)
    }
    broken(({ steps }) => { steps[3]!.after = ['nowhere'] }, '/content/steps/3/after')
    broken(({ steps }) => { steps[0]!.after = ['count'] }, '/content/steps/0/after')
    broken(({ steps }) => { steps[1]!.after = ['call']; steps[2]!.after = ['cut'] }, '/content/steps/1/after')
    broken(({ steps }) => { steps[1]!.roleKey = 'nobody' }, '/content/steps/1/roleKey')
    broken(({ roles }) => { roles[1]!.sources = [by('role')] }, '/content/roles/1/sources')
    broken(({ roles }) => { roles[1]!.fromLevel = '3' }, '/content/steps/0/fromLevel')
    broken(({ levels }) => { levels[1]!.level = '1' }, '/content/levels')
  })

  it('has only that in play which belongs to the level', () => {
    expect(atLevel(plan(), '1').roles.map(({ key }) => key)).not.toContain('support')
    expect(atLevel(plan(), '2').steps.map(({ key }) => key)).toContain('support')
    expect(atLevel(plan(), '3').phoneTree).toHaveLength(3)
  })
})

it('proposes a level from what is known, and goes from report to review without a dead end [EMG-007]', () => {
  const levels = ([['theft', false, null], ['fire', false, null], ['lift_trapped', true, 1], ['fire', true, null], ['fight', true, 12], ['power_cut', false, 0], ['gas_leak', false, 2], ['theft', false, 1]] as const).map(([kind, isDanger, count]) => emergency.proposeLevel(kind, isDanger, count))
  expect(levels).toEqual(['1', '2', '2', '3', '3', '1', '3', '2'])
  expect(reachable(LIFECYCLE, 'reported')).toEqual(new Set(emergency.INCIDENT_STATES))
  expect(Object.values(LIFECYCLE).filter(({ from, to }) => to !== 'same' && (from.includes('reviewed') || from.includes('called_off')))).toEqual([])
})
