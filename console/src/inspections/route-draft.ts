import type { CallInput } from '@guanjia/ui'
import type { InspectionPoint, InspectionRoute } from '@guanjia/contract/inspections.ts'
import type { FileRef } from '@guanjia/contract/shared.ts'
import type { OnPlan } from './plan-drawing.tsx'

export interface DraftStop {
  pointId: string
  code: string
  name: string
  place: string
  minutes: number
  onPlan: OnPlan | null
  lastResult: InspectionRoute['stops'][number]['lastResult']
}

export interface RouteDraft {
  /** Made here for a new one, so that a second try writes the same. */
  id: string
  name: string
  isOrdered: boolean
  isActive: boolean
  planFile: FileRef | null
  stops: DraftStop[]
}

export function draftOf(route: InspectionRoute | null, id: string): RouteDraft {
  if (!route) return { id, name: '', isOrdered: true, isActive: true, planFile: null, stops: [] }
  const { name, isOrdered, isActive, planFile } = route
  return { id: route.id, name, isOrdered, isActive, planFile, stops: route.stops.map(({ openFindings: _, ...stop }) => stop) }
}

/** Minutes that one stands at a point until somebody says otherwise. */
const MINUTES = 3

/** A point at the end of the route; one that is there already stays where it is. */
export function withPoint(stops: readonly DraftStop[], point: InspectionPoint): DraftStop[] {
  if (stops.some(({ pointId }) => pointId === point.id)) return [...stops]
  return [...stops, { pointId: point.id, code: point.code, name: point.name, place: point.place, minutes: MINUTES, onPlan: null, lastResult: point.last?.result ?? null }]
}

/** The stop to be placed after this one was: the next that is not on the plan yet, from here on round. */
export function nextUnplaced(stops: readonly DraftStop[], after: string): string | null {
  const at = stops.findIndex(({ pointId }) => pointId === after)
  return [...stops.slice(at + 1), ...stops.slice(0, at)].find(({ onPlan }) => onPlan === null)?.pointId ?? null
}

/** What is sent; without a plan nobody stands on it. */
export function factsOf({ name, isOrdered, isActive, planFile, stops }: RouteDraft): Omit<NonNullable<CallInput<'inspections.createRoute'>['body']>, 'siteId'> {
  return { name: name.trim(), isOrdered, isActive, planFileId: planFile?.id ?? null, stops: stops.map(({ pointId, minutes, onPlan }) => ({ pointId, minutes, onPlan: planFile ? onPlan : null })) }
}
