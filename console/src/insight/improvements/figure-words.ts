import { formatNumber, formatPercent } from '@guanjia/ui'
import { LESS_IS_BETTER, type ImprovementFigure } from '@guanjia/contract/improvements.ts'

/** Figures that are shares: shown and typed in percent. */
export const isShare = (figure: ImprovementFigure): boolean => figure.endsWith('Rate')

/** A value of a figure as people read it; unknown is a dash. */
export function figureText(figure: ImprovementFigure, value: number | null): string {
  if (value === null) return '—'
  return isShare(figure) ? formatPercent(value * 100) : formatNumber(value, figure === 'complaintsPerHundred' ? 1 : 0)
}

/** Whether the goal was reached; null while the figure is unknown. */
export function isReached(figure: ImprovementFigure, value: number | null, goal: number): boolean | null {
  if (value === null) return null
  return LESS_IS_BETTER.includes(figure) ? value <= goal : value >= goal
}
