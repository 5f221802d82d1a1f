/** Blanks of every width and the invisible marks that copying from web pages and chats leaves behind. */
const BLANKS = /[\s\u00A0\u1680\u180E\u2000-\u200A\u202F\u205F\u3000]+/g
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/g

/** A value as a person meant it: invisible marks gone, runs of blanks one blank, none at the ends. Width and case stay. */
export function cleanText(text: string): string {
  return text.replace(INVISIBLE, '').replace(BLANKS, ' ').trim()
}

/** The form in which texts are compared and searched: NFKC (full width becomes half), lower case, single blanks. */
export function normaliseText(text: string): string {
  return cleanText(text.normalize('NFKC')).toLowerCase()
}

/** NFKC without any blank, in upper case: for identifiers such as plates, ID numbers and room codes. */
export function normaliseCode(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').replace(BLANKS, '').toUpperCase()
}

/**
 * Distinct pairs of neighbouring characters for a `text[]` search column. Anything but letters and digits separates;
 * a character that stands alone is a gram by itself. For the query side use `queryBigrams`.
 */
export function bigrams(text: string): string[] {
  const grams = new Set<string>()
  for (const run of runsOf(text)) {
    if (run.length === 1) grams.add(run[0]!)
    for (let i = 0; i + 1 < run.length; i++) grams.add(run[i]! + run[i + 1]!)
  }
  return [...grams]
}

/** Pairs that a text must contain to match the query; empty when the query has no pair and only `LIKE` can tell. */
export function queryBigrams(query: string): string[] {
  return bigrams(query).filter((gram) => Array.from(gram).length === 2)
}

function runsOf(text: string): string[][] {
  return (normaliseText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((run) => Array.from(run))
}
