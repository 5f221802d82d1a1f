const END_OF_CLAUSE = /[，。！？；,.!?;\n]/

/** The clause around a place in a text, without the sign that ends it: what a suggestion takes the place of. */
export function clauseAround(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  while (from > 0 && !END_OF_CLAUSE.test(text[from - 1]!)) from--
  let to = end
  while (to < text.length && !END_OF_CLAUSE.test(text[to]!)) to++
  while (from < start && /\s/.test(text[from]!)) from++
  return { start: from, end: to }
}
