import type { Output, platform } from '@guanjia/contract'

export type Figure = Output<typeof platform.overview>['figures'][number]
export type Period = readonly [siteId: string, from: Date, to: Date]

/** A share as a figure; without a denominator the value is unknown. */
export function share(key: string, numerator: number, denominator: number, target: number | null, link: string): Figure {
  return { key, value: denominator === 0 ? null : numerator / denominator, numerator, denominator, target, unit: 'percent', link }
}

export function count(key: string, value: number, link: string): Figure {
  return { key, value, numerator: value, denominator: value, target: null, unit: 'count', link }
}
