import { describe, expect, it } from 'vitest'
import { groupKey, inBoardOrder } from './board-order.ts'

type Round = Parameters<typeof groupKey>[0]
const round = (number: string, over: Partial<Round>): Round => ({ number, state: 'planned', isLate: false, from: '2026-03-05T01:00:00Z', kind: 'patrol', employee: null, startedBy: null, role: null, route: { id: 'r', name: '地库' }, ...over })
const numbers = (rounds: Round[]): string[] => rounds.map(({ number }) => number)

describe('the order of the board', () => {
  it('puts late and missed first and what is over last', () => {
    const all = [round('1', { state: 'done' }), round('2', {}), round('3', { state: 'started' }), round('4', { state: 'open' }), round('5', { state: 'missed' }), round('6', { state: 'open', isLate: true, from: '2026-03-05T00:00:00Z' })]
    expect(numbers(inBoardOrder(all, 'time'))).toEqual(['6', '5', '3', '4', '2', '1'])
  })
  it('does not call a round late that is done', () => {
    expect(groupKey(round('1', { state: 'done', isLate: true }), 'time')).toBe('over')
  })
  it('keeps the rounds of one person together, nobody’s at the end', () => {
    const [li, wang] = [{ id: 'l', name: 'Li' }, { id: 'w', name: 'Wang' }]
    const all = [round('1', { role: 'guard' }), round('2', { employee: wang }), round('3', { employee: wang, startedBy: li }), round('4', { employee: wang, state: 'missed' })]
    expect(numbers(inBoardOrder(all, 'person'))).toEqual(['3', '4', '2', '1'])
  })
  it('keeps the rounds of one route together, what is missed first, and two routes of one name apart', () => {
    const [one, other] = [{ id: 'a', name: '天台' }, { id: 'b', name: '天台' }]
    const all = [round('1', { route: other }), round('2', { route: one }), round('3', { route: other, state: 'missed' }), round('4', { route: one, state: 'started' })]
    expect(numbers(inBoardOrder(all, 'route'))).toEqual(['4', '2', '3', '1'])
  })
})
