/** What tells who somebody is, wherever it stands in a text. */
export interface Traces {
  names: readonly string[]
  /** Phones, papers, addresses: what belongs to one person alone. */
  numbers: readonly string[]
}

/** What stands in a text in the place of a name or a number; never longer than what it covers. */
export const COVER = '**'

/**
 * A pattern of the database that finds the traces of a person. Numbers are found in groups too (`138 0013 8000`), but not inside longer ones;
 * a name of one sign would hit everything and is left out. Null when there is nothing to look for.
 */
export function tracePattern({ names, numbers }: Traces): string | null {
  const words = [...new Set(names.flatMap((name) => [name, JSON.stringify(name).slice(1, -1)]))].filter((name) => [...name].length >= 2).map(literal)
  const digits = [...new Set(numbers)].filter((number) => number.length >= 5).map(inGroups)
  const all = [...words, ...digits]
  return all.length === 0 ? null : all.join('|')
}

/** For rows among which are those of others: a name of two signs may be anybody's, or a word. */
export function sharedPattern({ names, numbers }: Traces): string | null {
  return tracePattern({ names: names.filter((name) => [...name].length >= 3), numbers })
}

function inGroups(number: string): string {
  const signs = [...number].filter((sign) => !/[\s-]/.test(sign))
  if (!/^\d+$/.test(signs.slice(0, -1).join(''))) return literal(number)
  return `(?<![0-9])${signs.map(literal).join('[ -]?')}(?![0-9])`
}

function literal(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}

/** A text without these names and numbers. */
export function withoutTraces(text: string, traces: Traces): string {
  const pattern = tracePattern(traces)
  return pattern === null ? text : text.replaceAll(new RegExp(pattern, 'gu'), COVER)
}
