import type { LimitLine } from '../rules.ts'

const line = (classCode: string, [safety, severe, noticeable, slight]: readonly [number, number, number, number]): LimitLine[] => [
  { classCode, impact: 'safety', hours: safety }, { classCode, impact: 'severe', hours: severe }, { classCode, impact: 'noticeable', hours: noticeable }, { classCode, impact: 'slight', hours: slight },
]

/** 公共设施维护时限表 of a new site (MNT-006): hours from the report to the repair, by class and by how much residents feel it; a site changes what it promised otherwise. */
export const READY_LIMITS: readonly LimitLine[] = [
  ...line('01', [2, 4, 24, 72]), ...line('01.04', [4, 12, 24, 72]), ...line('02', [1, 4, 24, 72]), ...line('03', [2, 4, 24, 72]), ...line('03.03', [2, 4, 12, 48]), ...line('04', [2, 8, 24, 72]), ...line('05', [4, 8, 24, 72]),
  ...line('05.02', [4, 4, 24, 48]), ...line('06', [4, 8, 24, 72]), ...line('07', [4, 24, 72, 168]), ...line('08', [2, 24, 72, 168]), ...line('09', [4, 24, 72, 168]),
]
