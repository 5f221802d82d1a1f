import type { Category } from '@guanjia/contract/cases.ts'

/** A category with those below it, both in their order. */
export interface Branch {
  category: Category
  children: Category[]
}

export function branchesOf(categories: readonly Category[]): Branch[] {
  const ordered = categories.toSorted((a, b) => a.sortOrder - b.sortOrder || (a.code < b.code ? -1 : 1))
  return ordered
    .filter(({ parentId }) => parentId === null)
    .map((category) => ({ category, children: ordered.filter(({ parentId }) => parentId === category.id) }))
}

/**
 * Moves one of the siblings a step up or down: the categories whose place changes with their new place. Places that were equal are
 * told apart on the way, so that a move is always seen. Nothing at either end.
 */
export function moved(siblings: readonly Category[], id: string, step: -1 | 1): { category: Category; sortOrder: number }[] {
  const from = siblings.findIndex((category) => category.id === id)
  const to = from + step
  if (from < 0 || to < 0 || to >= siblings.length) return []
  const order = siblings.toSpliced(from, 1).toSpliced(to, 0, siblings[from]!)
  const places = siblings.map(({ sortOrder }) => sortOrder)
  for (let index = 1; index < places.length; index++) places[index] = Math.max(places[index]!, places[index - 1]! + 1)
  return order.flatMap((category, index) => (category.sortOrder === places[index] ? [] : [{ category, sortOrder: places[index]! }]))
}

/** The place after the last of the siblings. */
export function nextPlace(siblings: readonly Category[], first: number): number {
  return siblings.reduce((place, { sortOrder }) => Math.max(place, sortOrder + 1), first)
}
