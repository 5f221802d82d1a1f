import { describe, expect, it } from 'vitest'
import { Packed } from './packed.ts'

describe('facts kept outside of the heap', () => {
  it('come back as they were, whatever stands in them, over many parts [HHD-019]', () => {
    const packed = new Packed<{ name: string; phones: string[]; area: number | null }>({ name: true, phones: true, area: true })
    const things = Array.from({ length: 3000 }, (_, i) => ({ name: `${'王'.repeat(i % 400)}"\\\n${i}`, phones: [`1380000${i}`], area: i % 2 ? i / 100 : null }))
    const places = things.map((thing) => packed.add(thing))
    expect(new Set(places).size).toBe(3000)
    expect(places.map((place) => packed.at(place))).toEqual(things)
  })

  it('may be larger than a part, and others come after it', () => {
    const packed = new Packed<{ note: string }>({ note: true })
    const notes = ['短', '长'.repeat(900_000), '短']
    expect(notes.map((note) => packed.add({ note })).map((place) => packed.at(place).note.length)).toEqual([1, 900_000, 1])
  })
})
