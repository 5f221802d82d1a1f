/** Figures on which an improvement can be seen; all are computed, none is typed. Without zod, for clients too. */
export const IMPROVEMENT_FIGURES = ['cases', 'complaints', 'complaintsPerHundred', 'repeatRate', 'satisfactionRate', 'orders', 'reworkRate', 'firstTimeFixRate', 'ordersOnTimeRate', 'findings', 'repeatFindings', 'roundsOnTimeRate'] as const
export type ImprovementFigure = (typeof IMPROVEMENT_FIGURES)[number]
/** Of these a smaller value is the better one. */
export const LESS_IS_BETTER: readonly ImprovementFigure[] = ['cases', 'complaints', 'complaintsPerHundred', 'repeatRate', 'orders', 'reworkRate', 'findings', 'repeatFindings']

/** Whether a figure reached its goal; null while it is unknown. */
export function isReached(figure: ImprovementFigure, value: number | null, goal: number): boolean | null {
  if (value === null) return null
  return LESS_IS_BETTER.includes(figure) ? value <= goal : value >= goal
}
