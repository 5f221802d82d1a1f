import type { environment, registers } from '@guanjia/contract'

type Frequency = environment.Frequency
type Area = registers.CommonArea['type']
type Grade = 1 | 2 | 3
const each = (times: number, unit: Frequency['unit'], every = 1): Frequency => ({ times, every, unit })

interface GradeLine {
  areas: readonly Area[]
  surface: environment.Surface
  task: environment.CleanTask
  /** Of the grades 1, 2 and 3; null: the grade asks for nothing. */
  grades: readonly [Frequency | null, Frequency | null, Frequency | null]
}

/** Cleaning after 《普通住宅小区物业管理服务等级标准（试行）》, grade 1 the highest (B.1 of the catalogue). */
export const GRADE_LINES: readonly GradeLine[] = [
  { areas: ['road', 'square', 'garage', 'garden'], surface: 'floor', task: 'sweep', grades: [each(2, 'day'), each(1, 'day'), each(1, 'day')] },
  { areas: ['corridor', 'stairwell'], surface: 'floor', task: 'sweep', grades: [each(2, 'day'), each(1, 'day'), each(1, 'day')] },
  { areas: ['corridor', 'stairwell'], surface: 'floor', task: 'mop', grades: [each(1, 'week'), each(2, 'month'), null] },
  { areas: ['lobby'], surface: 'floor', task: 'mop', grades: [each(1, 'day'), null, null] },
  { areas: ['stairwell'], surface: 'fittings', task: 'wipe', grades: [each(1, 'day'), each(2, 'week'), null] },
  { areas: ['lobby', 'stairwell'], surface: 'wall', task: 'glass', grades: [each(1, 'week'), each(1, 'month'), each(1, 'month', 3)] },
  { areas: ['road', 'corridor'], surface: 'ceiling', task: 'lamps', grades: [each(1, 'month'), each(1, 'month', 3), each(1, 'month', 6)] },
  { areas: ['road'], surface: 'fittings', task: 'pipes', grades: [each(1, 'month', 12), each(1, 'month', 12), each(1, 'month', 12)] },
  { areas: ['road'], surface: 'fittings', task: 'wells', grades: [each(1, 'month'), each(1, 'month', 3), each(1, 'month', 6)] },
  { areas: ['other'], surface: 'fittings', task: 'septic_check', grades: [each(1, 'month'), each(1, 'month', 2), each(1, 'month', 3)] },
  { areas: ['other'], surface: 'fittings', task: 'septic_empty', grades: [each(1, 'month', 6), each(1, 'month', 12), each(1, 'month', 12)] },
]

/** How often a day household waste is carried away at least. */
export const WASTE_PER_DAY: Record<Grade, number> = { 1: 2, 2: 1, 3: 1 }

/** What a grade asks for at one kind of area; null: nothing. */
export function floorOf(grade: Grade | null, line: { area_type: Area; surface: environment.Surface; task: environment.CleanTask }): Frequency | null {
  if (grade === null) return null
  const found = GRADE_LINES.find(({ areas, surface, task }) => areas.includes(line.area_type) && surface === line.surface && task === line.task)
  return found?.grades[grade - 1] ?? null
}
