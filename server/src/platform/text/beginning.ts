/** Letters of which each is one sign by itself; nearly every text of a house begins with these alone. */
const PLAIN = /^[\n\x20-\x7E\u3000-\u303F\u3400-\u9FFF\uFF00-\uFFEF]*$/
const signs = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/**
 * The beginning of a text, at most so many characters, cut where people see a sign end: never half an emoji (which the database refuses),
 * nor a father without his family. A single sign that is longer than that is cut between its characters.
 */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text
  const start = text.slice(0, most)
  if (PLAIN.test(text.slice(0, most + 1))) return start
  let [kept, count] = ['', 0]
  for (const { segment } of signs.segment(text)) {
    count += [...segment].length
    if (count > most) break
    kept += segment
  }
  return kept === '' ? [...text].slice(0, most).join('') : kept
}
