import { expect } from 'vitest'
import type { BulkOutcome } from '@guanjia/contract/bulk.ts'
import { newId } from '../platform/ids.ts'
import type { Browser } from './test-app.ts'

interface Answer {
  items: BulkOutcome[]
  done: number
  refused: number
}

export interface BulkTold {
  /** The act's address, such as `/cases/{id}/actions`. */
  path: string
  /** The act that is done on many. */
  body: object
  /** One more record on which the act may be done. */
  make: () => Promise<string>
  /** What makes a record one that refuses; the act itself when left out. */
  spoil?: object
  refusal?: string
  /** The record as the act changed it. */
  after: object
  /** How a record is read that has no address of its own. */
  read?: (id: string) => Promise<unknown>
}

/**
 * What the bar of a list does with many records, told of one list: said first for each and nothing changed, then done on exactly those that
 * take it, as often as it would be done on one alone, however often it is asked.
 */
export class BulkStories {
  readonly #who: Browser
  readonly #stranger: Browser
  readonly #lines: (id: string) => Promise<number>
  constructor(who: Browser, stranger: Browser, lines: (id: string) => Promise<number>) {
    this.#who = who
    this.#stranger = stranger
    this.#lines = lines
  }

  async tell({ path, body, make, spoil, refusal = 'action_not_allowed', after, read: one }: BulkTold): Promise<void> {
    const [first, alone, spoilt, second] = [await make(), await make(), await make(), await make()]
    const own = (id: string): string => path.replace('{id}', id)
    for (const [id, act] of [[spoilt, spoil ?? body], [alone, null]] as const) if (act) expect(await this.#who.send('POST', own(id), act), path).toMatchObject({ status: 200 })
    const ids = [first, spoilt, second]
    // How much time is left changes while one looks.
    const still = (record: unknown): unknown => JSON.parse(JSON.stringify(record, (key, value: unknown) => (key === 'remainingSeconds' ? undefined : value)))
    const read = (): Promise<unknown[]> => Promise.all(ids.map(async (id) => still(one ? await one(id) : (await this.#who.send('GET', own(id).replace('/actions', ''))).body)))
    const count = (): Promise<number[]> => Promise.all([...ids, alone].map(this.#lines))
    const ask = async (who: Browser, more: object): Promise<Answer> => {
      const answer = await who.send('POST', '/bulk-acts', { id: newId(), path, ids, body, ...more })
      expect(answer.status, `${path} ${JSON.stringify(answer.body)}`).toBe(200)
      return answer.body
    }
    const codes = ({ items }: Answer): string[] => items.map(({ code }) => code)
    const wanted = ['ok', refusal, 'ok']

    const [records, lines] = [await read(), await count()]
    const preview = await ask(this.#who, { isPreview: true })
    expect(codes(preview), path).toEqual(wanted)
    expect(preview.items[1]!.title, path).not.toBe('')
    expect(await read(), path).toEqual(records)
    // A list of somebody else's house is nobody's to act on.
    expect(codes(await ask(this.#stranger, {})).filter((code) => code === 'ok'), path).toEqual([])
    expect(await count(), path).toEqual(lines)

    const id = newId()
    const answers = await Promise.all([1, 2, 3].map(() => ask(this.#who, { id })))
    answers.push(await ask(this.#who, { id }))
    for (const answer of answers) expect(codes(answer), path).toEqual(wanted)
    expect(await this.#who.send('POST', own(alone), body), path).toMatchObject({ status: 200 })
    const added = (await count()).map((now, i) => now - lines[i]!)
    expect(added[3], path).toBeGreaterThan(0)
    expect(added, path).toEqual([added[3], 0, added[3], added[3]])
    const [before, left, behind] = await read()
    expect([before, behind], path).toMatchObject([after, after])
    expect(left, path).toEqual(records[1])
  }
}
