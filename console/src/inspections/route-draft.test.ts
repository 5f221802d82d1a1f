import { describe, expect, it } from 'vitest'
import { draftOf, factsOf, nextUnplaced, withPoint, type DraftStop } from './route-draft.ts'

const stop = (pointId: string, isPlaced = false): DraftStop => ({ pointId, code: pointId, name: pointId, place: '', minutes: 3, onPlan: isPlaced ? { x: 0.5, y: 0.5 } : null, lastResult: null })

describe('a route that is written', () => {
  it('has every point once', () => {
    const point = { id: 'a', code: 'A', name: 'a', place: '', last: null } as Parameters<typeof withPoint>[1]
    const once = withPoint([stop('b')], point)
    expect(once.map(({ pointId }) => pointId)).toEqual(['b', 'a'])
    expect(withPoint(once, point)).toHaveLength(2)
  })
  it('goes on to the next point that is not placed, round the end', () => {
    const stops = [stop('a'), stop('b', true), stop('c'), stop('d', true)]
    expect(nextUnplaced(stops, 'b')).toBe('c')
    expect(nextUnplaced(stops, 'c')).toBe('a')
    expect(nextUnplaced([stop('a', true), stop('b')], 'b')).toBeNull()
  })
  it('places nobody without a plan', () => {
    expect(factsOf({ ...draftOf(null, 'r'), name: ' 夜巡 ', stops: [stop('a', true)] })).toMatchObject({ name: '夜巡', planFileId: null, stops: [{ onPlan: null }] })
  })
})
