import { formatNumber, formatPercent } from '@guanjia/ui'
import type { ImprovementFigure } from '@guanjia/contract/improvement-figures.ts'

/** Figures that are shares: shown and typed in percent. */
export const isShare = (figure: ImprovementFigure): boolean => figure.endsWith('Rate')

/** A value of a figure as people read it; unknown is a dash. */
export function figureText(figure: ImprovementFigure, value: number | null): string {
  if (value === null) return '—'
  return isShare(figure) ? formatPercent(value * 100) : formatNumber(value, figure === 'complaintsPerHundred' ? 1 : 0)
}
