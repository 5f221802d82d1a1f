import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isFineAnswer, missingIn } from '@guanjia/ui/inspections/rules.ts'
import type { CheckItem, InspectionBundle, SentRecord } from '@guanjia/contract/inspections.ts'
import type { Operation, Work } from '../outbox/operations.ts'
import { allFine, figureOf, oddOf, shownItems, toConfirm, type Answers } from './items.ts'
import { sha256 } from '../kit/hash.ts'
import { pointOfSign, tagIn } from './tag.ts'
import { clockOff, inOrder, isToDo, nextStop, roundsAt, roundsOf, sectionsOf, stopsNamed, warningsOf } from './view.ts'
import { freshVisit, picturesOf, recordOf, withFindings, type VisitDraft } from './visit.ts'

const item = (id: string, more: Partial<CheckItem> = {}): CheckItem => ({
  id, text: id, hint: '', kind: 'yes_no', isRequired: true, unit: '', low: null, high: null, choices: [], showWhen: null, photoWhenBad: false, severity: 'normal', way: 'work_order', source: '', ...more,
})
const given = (value: string | number | boolean | null, photoIds: string[] = []) => ({ value, note: '', photoIds })

describe('what is asked at a point', () => {
  const items = [
    item('lamp'),
    item('which', { kind: 'choice', choices: [{ value: '常亮', isFine: false }, { value: '不亮', isFine: false }], showWhen: { itemId: 'lamp', is: 'no' } }),
    item('floor', { kind: 'text', showWhen: { itemId: 'which', is: '不亮' } }),
  ]
  const asked = (answers: Answers): string[] => shownItems(items, answers).map(({ id }) => id)

  it('an item that hangs on another appears with its answer, and goes when the other is not asked any more', () => {
    expect(asked({})).toEqual(['lamp'])
    expect(asked({ lamp: given(false) })).toEqual(['lamp', 'which'])
    expect(asked({ lamp: given(false), which: given('不亮') })).toEqual(['lamp', 'which', 'floor'])
    expect(asked({ lamp: given(true), which: given('不亮') })).toEqual(['lamp'])
  })

  it('one tap says that all is well: questions and choices, not figures; what is answered stays', () => {
    const list = [item('a'), item('b'), item('c', { kind: 'choice', choices: [{ value: '差', isFine: false }, { value: '好', isFine: true }] }), item('d', { kind: 'number' }), item('e', { showWhen: { itemId: 'a', is: 'yes' } })]
    const after = allFine(list, { b: given(false) })
    expect(Object.fromEntries(Object.entries(after).map(([id, { value }]) => [id, value]))).toEqual({ a: true, b: false, c: '好', e: true })
  })

  it('judges figures by limits that are fine themselves, and wants a picture where the rule says so', () => {
    const pressure = item('p', { kind: 'number', low: 0.4, high: 0.6 })
    expect([0.39, 0.4, 0.6, 0.61].map((value) => isFineAnswer(pressure, value))).toEqual([false, true, true, false])
    expect([isFineAnswer(item('n', { kind: 'number' }), 5), isFineAnswer(item('t', { kind: 'text' }), '好'), isFineAnswer(pressure, null)]).toEqual([true, null, null])
    const lamp = item('l', { photoWhenBad: true })
    expect([missingIn(lamp, undefined), missingIn(lamp, given(false)), missingIn(lamp, given(false, ['x'])), missingIn(lamp, given(true))]).toEqual(['answer', 'photo', null, null])
    expect(missingIn(item('o', { isRequired: false }), undefined)).toBeNull()
    expect(missingIn(item('f', { kind: 'photo' }), undefined)).toBe('photo')
  })

  it('reads figures as a Chinese keyboard writes them, and wonders about readings without refusing them', () => {
    expect(['12，5', '12.5', '12.', '1,234.5', '十二', '', '-3'].map(figureOf)).toEqual([12.5, 12.5, 12, null, null, null, -3])
    const last = { value: 100, on: '2026-10-20', usualPerDay: 1 / 3 }
    const odd = (value: number | null, before: typeof last | null = last): unknown => oddOf(value, before, '2026-11-20')
    expect([odd(90), odd(200), odd(110), odd(100), odd(5, null), odd(null)]).toEqual(['backwards', 'too_much', null, 'standstill', null, null])
    // A bundle of an older app says nothing of the usual.
    expect(oddOf(900, { value: 100, on: '2026-10-20' } as typeof last, '2026-11-20')).toBeNull()
  })

  it('asks about an odd reading until just that is confirmed, and sends what was confirmed', () => {
    const items = [item('reading', { kind: 'meter' }), item('whole')]
    const last = { value: 100, on: '2026-10-20', usualPerDay: 1 / 3 }
    const asked = (answers: Answers): unknown => toConfirm(items, answers, last, '2026-11-20')?.odd ?? null
    expect([asked({ reading: given(200) }), asked({ reading: { ...given(200), confirmed: 'backwards' } }), asked({ reading: { ...given(200), confirmed: 'too_much' } }), asked({ reading: given(110) }), asked({})]).toEqual(['too_much', 'too_much', null, null, null])
    const record = recordOf({ id: 'c', name: '', number: 1, items }, 'p', { ...freshVisit(), answers: { reading: { ...given(200), confirmed: 'too_much' }, whole: given(true) } }, { at: '', nonce: '', livePhotoId: null, signatures: new Map() })
    expect(record.answers).toMatchObject([{ itemId: 'reading', value: 200, confirmed: 'too_much' }, { itemId: 'whole', value: true }])
    expect(record.answers[1]).not.toHaveProperty('confirmed')
  })
})

describe('signs', () => {
  it('hashes by hand as the browser does, for phones without https', () => {
    for (const text of ['', 'a', '点位-7f3Q', 'x'.repeat(55), 'x'.repeat(56), 'x'.repeat(64), 'y'.repeat(1000)]) {
      expect(Buffer.from(sha256(new TextEncoder().encode(text))).toString('hex')).toBe(createHash('sha256').update(text).digest('hex'))
    }
  })

  it('knows the tag in an address and by itself, and tells a scanned sign from a typed code', async () => {
    expect(['https://g.example/m/p/Ab_c-9', ' Ab_c-9 ', 'http://10.0.0.2:3000/m/p/Ab_c-9/?x=1'].map(tagIn)).toEqual(['Ab_c-9', 'Ab_c-9', 'Ab_c-9'])
    const point = { id: '1', code: 'B1-023', tagHash: createHash('sha256').update('Ab_c-9').digest('hex') }
    expect(await pointOfSign([point], 'https://g.example/m/p/Ab_c-9')).toEqual({ point, tag: 'Ab_c-9' })
    expect(await pointOfSign([point], ' b1-023')).toEqual({ point, tag: null })
    expect(await pointOfSign([point], 'other')).toBeNull()
  })

  it('brings the very machine code that the reader of signs was made with', () => {
    const of = (path: string): { dependencies: Record<string, string> } => JSON.parse(readFileSync(path, 'utf8'))
    const reader = of(new URL('../../../node_modules/barcode-detector/package.json', import.meta.url).pathname)
    const phone = of(new URL('../../package.json', import.meta.url).pathname)
    expect(phone.dependencies['zxing-wasm']).toBe(reader.dependencies['zxing-wasm'])
  })
})

describe('a record', () => {
  const checklist = { id: 'c', name: '', number: 3, items: [item('lamp', { text: '照明正常', severity: 'serious', photoWhenBad: true }), item('why', { kind: 'text', showWhen: { itemId: 'lamp', is: 'no' } }), item('sign', { kind: 'signature' })] }
  const more = { at: '2026-11-30T02:00:00Z', nonce: 'n', livePhotoId: 'p1', signatures: new Map([['sign', 's1']]) }

  it('makes a finding of a bad answer with its words and pictures, keeps it through changes, and drops it when the answer is fine again', () => {
    const draft = { ...freshVisit(), answers: { lamp: given(false, ['p1']), why: given('灯管坏') } }
    const [first] = withFindings(checklist, draft, freshVisit(), [], '异常')
    const changed = { ...draft, findings: [{ ...first!, way: 'on_the_spot' as const, afterPhotoIds: ['p2'] }] }
    const record = recordOf(checklist, 'point', changed, more)
    expect(record).toMatchObject({ checklistNumber: 3, answers: [{ itemId: 'lamp', value: false, photoIds: ['p1'] }, { itemId: 'why', value: '灯管坏' }, { itemId: 'sign', value: 's1', photoIds: ['s1'] }] })
    expect(record.findings).toMatchObject([{ id: first!.id, itemId: 'lamp', description: '照明正常：异常', severity: 'serious', way: 'on_the_spot', photoIds: ['p1'], afterPhotoIds: ['p2'] }])
    expect(withFindings(checklist, changed, draft, [], '异常')[0]!.id).toBe(first!.id)
    expect(picturesOf(record).sort()).toEqual(['p1', 'p2', 's1'])
    expect(recordOf(checklist, 'point', { ...changed, answers: { ...changed.answers, lamp: given(true) } }, more).findings).toEqual([])
  })

  it('says by itself that a bad answer is the finding that is open of its item, and names the checklist that it follows', () => {
    const open = [{ id: 'f1', number: 'F-1', itemId: 'lamp', description: '三层不亮', severity: 'serious' as const, state: 'in_hand' as const, foundAt: '' }]
    const draft = { ...freshVisit(), answers: { lamp: given(false, ['p1']), why: given('灯管坏') } }
    expect(withFindings(checklist, draft, freshVisit(), open, '异常')).toMatchObject([{ itemId: 'lamp', sameAs: 'f1' }])
    expect(withFindings(checklist, draft, freshVisit(), [{ ...open[0]!, itemId: null }], '异常')).toMatchObject([{ itemId: 'lamp', sameAs: null }])
    expect(recordOf(checklist, 'point', draft, more)).toMatchObject({ checklistId: 'c', checklistNumber: 3 })
  })

  it('lets the words of a figure follow it, until somebody writes their own', () => {
    const pressure = { id: 'c', name: '', number: 1, items: [item('p', { text: '压力', kind: 'number', high: 0.6, unit: 'MPa' })] }
    const typed = (value: number, before: VisitDraft) => ({ ...before, answers: { p: given(value) }, findings: withFindings(pressure, { ...before, answers: { p: given(value) } }, before, [], '异常') })
    const first = typed(0.7, freshVisit())
    expect(first.findings[0]!.description).toBe('压力：0.7 MPa')
    const second = typed(0.71, first)
    expect(second.findings).toEqual([{ ...first.findings[0], description: '压力：0.71 MPa' }])
    const own = { ...second, findings: [{ ...second.findings[0]!, description: '阀门漏' }] }
    expect(typed(0.8, own).findings[0]!.description).toBe('阀门漏')
  })

  it('says nothing of items that are not asked, though they were answered before', () => {
    const draft = { ...freshVisit(), answers: { lamp: given(true), why: given('灯管坏') } }
    expect(recordOf(checklist, 'point', draft, more).answers.map(({ itemId }) => itemId)).toEqual(['lamp', 'sign'])
  })
})

describe('rounds on the phone', () => {
  const NOW = Date.parse('2026-11-30T02:00:00Z')
  const point = (id: string) => ({ id, code: id, name: id, place: '', section: '', checklistId: 'c', tagHash: id, position: null, lastReading: null, findings: [] })
  const task = (id: string, more: object = {}): InspectionBundle['tasks'][number] =>
    ({ id, number: id, plan: { id: 'p', name: id }, kind: 'patrol', allowedActions: [], from: '2026-11-30T01:00:00Z', to: '2026-11-30T04:00:00Z', state: 'open', isOrdered: true, photoWhenFine: false, stops: ['a', 'b'].map((pointId) => ({ pointId, minutes: 3 })), recordedPointIds: [], skipped: [], meters: null, version: 1, ...more }) as unknown as InspectionBundle['tasks'][number]
  const bundle = (...tasks: InspectionBundle['tasks']): InspectionBundle => ({ siteId: 's', at: '', nonce: '', tasks, points: [point('a'), point('b')], checklists: [], warnings: { kinds: ['cleaning'], items: [{ material: 'stone', agent: 'acid', note: '' }] } })
  const did = (order: number, work: Work, state: Operation['state'] = 'waiting'): Operation => ({ order, id: String(order), format: 1, accountId: 'me', siteId: 's', work, title: '', doneAt: '', pictureIds: [], state, refusal: null, tries: 0 })
  const wrote = (pointId: string, more: Partial<SentRecord> = {}): Work => ({ kind: 'record', taskId: 't', record: { pointId, findings: [], skipReason: '', ...more } as SentRecord })

  it('shows what was done here on top of what the server said: begun by the first record, points by theirs, over by the end', () => {
    const view = (...operations: Operation[]) => roundsOf(bundle(task('t', { recordedPointIds: ['a'] })), operations, NOW)[0]!
    expect(view()).toMatchObject({ state: 'open', left: 1, unsent: 0, isWalkable: true })
    expect(nextStop(view())?.point.id).toBe('b')
    const after = view(did(1, wrote('b', { skipReason: '门锁着' })), did(2, { kind: 'act', taskId: 't', body: { action: 'finish' } }))
    expect(after).toMatchObject({ state: 'done', left: 0, unsent: 2, isWalkable: false })
    expect(after.stops.map(({ state, result }) => [state, result])).toEqual([['sent', null], ['unsent', 'skipped']])
    expect(view(did(1, { kind: 'act', taskId: 't', body: { action: 'finish' } }, 'refused')).state).toBe('open')
  })

  it('folds a long round of homes by building and entrance, finds a home by its figures, goes on to the next, and keeps those where nobody was for a second try', () => {
    const homes = ['1-1', '1-2', '10-1'].flatMap((entrance) => Array.from({ length: 400 }, (_, i) => ({ ...point(`${entrance}-${Math.floor(i / 20) + 1}${String((i % 20) + 1).padStart(2, '0')}`), section: entrance })))
    const round = task('t', { isOrdered: false, meters: 'household', stops: homes.map(({ id }) => ({ pointId: id, minutes: 3 })), recordedPointIds: ['1-1-101', '1-1-102'], skipped: [{ pointId: '1-1-102', reason: '家中无人' }] })
    const view = (...operations: Operation[]) => roundsOf({ ...bundle(round), points: homes }, operations, NOW)[0]!
    expect(sectionsOf(view())!.map(({ name, stops, left }) => [name, stops.length, left])).toEqual([['1-1', 400, 398], ['1-2', 400, 400], ['10-1', 400, 400]])
    expect([stopsNamed(view(), '10栋1单元 1203'), stopsNamed(view(), '1-2-305')].map((found) => found.map(({ stop }) => stop.point.id))).toEqual([['10-1-1203'], ['1-2-305']])
    expect([nextStop(view())?.point.id, nextStop(view(), '1-1-110')?.point.id]).toEqual(['1-1-103', '1-1-111'])
    const of = (id: string, seen = view()) => seen.stops.find((stop) => stop.point.id === id)!
    expect([of('1-1-101'), of('1-1-102'), of('1-1-103')].map(isToDo)).toEqual([false, true, true])
    // Read at the second try, on the phone still.
    expect(of('1-1-102', view(did(1, wrote('1-1-102'))))).toMatchObject({ result: 'fine', why: null, state: 'unsent' })
    expect(sectionsOf({ stops: view().stops.slice(0, 20) })).toBeNull()
  })

  it('lets a round begin when its time comes, though there was no network since', () => {
    const early = roundsOf(bundle(task('t', { state: 'planned', from: '2026-11-30T02:30:00Z' })), [], NOW)[0]!
    expect(early.isWalkable).toBe(false)
    expect(roundsOf(bundle(early.task), [], NOW + 30 * 60_000)[0]!.isWalkable).toBe(true)
  })

  it('wants what surfaces do not bear to be read where cleaning can begin, and nowhere else', () => {
    const read = (more: object): number => warningsOf(bundle(task('t', more)), roundsOf(bundle(task('t', more)), [], NOW)[0]!).length
    expect([{ kind: 'cleaning' }, { kind: 'cleaning', state: 'planned', from: '2026-11-30T02:30:00Z' }, { kind: 'fire' }].map(read)).toEqual([1, 0, 0])
  })

  it('puts what is under way first, and leads a sign there', () => {
    const rounds = roundsOf(bundle(task('over', { state: 'done' }), task('later', { state: 'planned', from: '2026-11-30T03:00:00Z' }), task('open'), task('begun', { state: 'started', to: '2026-11-30T05:00:00Z' })), [], NOW)
    expect(inOrder(rounds).map((round) => round.task.id)).toEqual(['begun', 'open', 'later', 'over'])
    expect(roundsAt(rounds, 'a').map((round) => round.task.id)).toEqual(['begun', 'open'])
    // Where the point is done already the sign leads nowhere.
    const half = roundsOf(bundle(task('open'), task('begun', { state: 'started', recordedPointIds: ['a'] })), [], NOW)
    expect([roundsAt(half, 'a')[0]!.task.id, roundsAt(half, 'b')[0]!.task.id]).toEqual(['open', 'begun'])
  })

  it('says that the clock is wrong from two minutes on', () => {
    expect([0, 119_000, 120_000, -600_000].map(clockOff)).toEqual([null, null, 2, -10])
  })
})
