import { CLAUSE_GAP, NO_GAP, fold, type Folded } from './fold.ts'

export const WORD_KINDS = ['impatient', 'insulting', 'discriminating', 'vague'] as const
export type WordKind = (typeof WORD_KINDS)[number]
/** `block`: the text is not sent. `warn`: the writer is told and decides. */
export type WordLevel = 'block' | 'warn'

/** A word that a house does not want its residents to read; `exceptions` are longer words in which it is harmless. */
export interface ListedWord {
  word: string
  kind: WordKind
  suggestion: string
  exceptions: readonly string[]
}

/** A place in the original text (UTF-16, `end` behind the last character) where a listed word is heard. */
export interface Finding {
  start: number
  end: number
  word: string
  kind: WordKind
  level: WordLevel
  suggestion: string
}

export interface WordFinder {
  /** Every listed word in the text, from left to right; what lies inside a longer one of the same weight is not told twice. */
  find(text: string): Finding[]
}

/** Vague words are a warning; all others keep a text from being sent (ETQ-007 to ETQ-009). */
export function levelOf(kind: WordKind): WordLevel {
  return kind === 'vague' ? 'warn' : 'block'
}

/** Something to find: a listed word, or an exception that lifts words. */
interface Pattern {
  length: number
  /** How often each symbol must stand at least; null when once is enough everywhere. */
  counts: Uint16Array | null
  /** Place in the list, or -1. */
  word: number
  lifts: readonly number[]
}

interface Hit {
  pattern: Pattern
  first: number
  last: number
}

/** Scripts with letters know where a word ends: `ass` is not in `class`. */
const FIRST_OF_EAST_ASIA = 0x2e80

/**
 * Prepares a list for finding (Aho–Corasick: the time to find does not depend on how many words there are). A word is found in any script and
 * width, in any case, with anything between its characters and with characters repeated. Words that cannot be heard at all are left out.
 */
export function makeWordFinder(words: readonly ListedWord[]): WordFinder {
  const automaton = new Automaton()
  const lifted = new Map<string, number[]>()
  words.forEach(({ word, exceptions }, index) => {
    automaton.add(fold(word), { word: index, lifts: [] })
    for (const exception of exceptions) {
      const list = lifted.get(exception)
      if (list) list.push(index)
      else lifted.set(exception, [index])
    }
  })
  for (const [exception, lifts] of lifted) automaton.add(fold(exception), { word: -1, lifts })
  automaton.link()
  return { find: (text) => findIn(automaton, words, text) }
}

function findIn(automaton: Automaton, words: readonly ListedWord[], text: string): Finding[] {
  const folded = fold(text)
  const hits = automaton.hits(folded)
  if (hits.length === 0) return []
  const exceptions = hits.filter(({ pattern, first, last }) => pattern.word === -1 && clauseGaps(folded, first, last) === 0)
  const found = hits.filter(
    (hit) => hit.pattern.word !== -1 && isMeant(folded, hit, words[hit.pattern.word]!.kind) && !exceptions.some((other) => other.first <= hit.last && other.last >= hit.first && other.pattern.lifts.includes(hit.pattern.word)),
  )
  const all = found.map(({ pattern, first, last }): Finding => {
    const { word, kind, suggestion } = words[pattern.word]!
    return { start: folded.starts[first]!, end: folded.ends[last]!, word, kind, level: levelOf(kind), suggestion }
  })
  return withoutInner(all)
}

/** Whether the symbols are one word in the ears of a reader, not the end of one clause and the beginning of the next. */
function isMeant(folded: Folded, { first, last }: Hit, kind: WordKind): boolean {
  const before = first === 0 ? CLAUSE_GAP : folded.gaps[first]!
  const after = last === folded.length - 1 ? CLAUSE_GAP : folded.gaps[last + 1]!
  if (before === NO_GAP && isLetter(folded, first) && isLetter(folded, first - 1)) return false
  if (after === NO_GAP && isLetter(folded, last) && isLetter(folded, last + 1)) return false
  const clauses = clauseGaps(folded, first, last)
  // 请尽快。点击 is two clauses; 快。点！ and 滚。蛋 are somebody who knows the list.
  return clauses !== 1 || kind === 'insulting' || kind === 'discriminating' || before === CLAUSE_GAP || after === CLAUSE_GAP
}

function isLetter(folded: Folded, at: number): boolean {
  return folded.symbols[at]! < FIRST_OF_EAST_ASIA
}

function clauseGaps(folded: Folded, first: number, last: number): number {
  let count = 0
  for (let i = first + 1; i <= last; i++) if (folded.gaps[i] === CLAUSE_GAP) count++
  return count
}

function withoutInner(findings: Finding[]): Finding[] {
  findings.sort((a, b) => a.start - b.start || b.end - a.end || (a.level === b.level ? 0 : a.level === 'block' ? -1 : 1))
  const kept: Finding[] = []
  for (const finding of findings) {
    const isInside = kept.some((other) => other.start <= finding.start && other.end >= finding.end && (other.level === 'block' || finding.level === 'warn'))
    if (!isInside) kept.push(finding)
  }
  // A block that lies inside a warning is told; the warning around it is not needed then.
  return kept.filter((finding) => finding.level === 'block' || !kept.some((other) => other.level === 'block' && other.start >= finding.start && other.end <= finding.end))
}

/** The automaton in flat arrays: a trie whose steps are one hash table, with the way back after a step that does not exist. */
class Automaton {
  private readonly classes = new Map<number, number>()
  private readonly children: Map<number, number>[] = [new Map()]
  private readonly patterns: Pattern[][] = [[]]
  private back = new Int32Array(0)
  /** The nearest shorter ending at which something is found. */
  private found = new Int32Array(0)
  private classOf = new Uint16Array(0)
  private root = new Int32Array(0)
  private mask = 0
  private keyState = new Int32Array(0)
  private keyClass = new Uint16Array(0)
  private target = new Int32Array(0)

  add({ length, symbols, counts }: Folded, { word, lifts }: Pick<Pattern, 'word' | 'lifts'>): void {
    if (length === 0) return
    let state = 0
    for (let i = 0; i < length; i++) {
      const symbol = symbols[i]!
      let next = this.children[state]!.get(symbol)
      if (next === undefined) {
        next = this.children.push(new Map()) - 1
        this.patterns.push([])
        this.children[state]!.set(symbol, next)
        if (!this.classes.has(symbol)) this.classes.set(symbol, this.classes.size + 1)
      }
      state = next
    }
    const needed = counts.slice(0, length)
    this.patterns[state]!.push({ length, counts: needed.some((count) => count > 1) ? needed : null, word, lifts })
  }

  link(): void {
    const states = this.children.length
    this.back = new Int32Array(states)
    this.found = new Int32Array(states)
    this.root = new Int32Array(this.classes.size + 1)
    this.classOf = new Uint16Array(0x10000)
    for (const [symbol, index] of this.classes) if (symbol < 0x10000) this.classOf[symbol] = index
    let room = 4
    while (room < states * 2) room *= 2
    this.mask = room - 1
    this.keyState = new Int32Array(room).fill(-1)
    this.keyClass = new Uint16Array(room)
    this.target = new Int32Array(room)
    const order: number[] = [0]
    for (const state of order) {
      for (const [symbol, child] of this.children[state]!) {
        const index = this.classes.get(symbol)!
        this.back[child] = state === 0 ? 0 : this.step(this.back[state]!, index)
        const shorter = this.back[child]!
        this.found[child] = this.patterns[shorter]!.length > 0 ? shorter : this.found[shorter]!
        order.push(child)
      }
      for (const [symbol, child] of this.children[state]!) this.set(state, this.classes.get(symbol)!, child)
    }
    this.children.length = 0
  }

  private set(state: number, index: number, child: number): void {
    if (state === 0) this.root[index] = child
    let at = slot(state, index) & this.mask
    while (this.keyState[at] !== -1) at = (at + 1) & this.mask
    this.keyState[at] = state
    this.keyClass[at] = index
    this.target[at] = child
  }

  private step(from: number, index: number): number {
    for (let state = from; state !== 0; state = this.back[state]!) {
      let at = slot(state, index) & this.mask
      for (let key = this.keyState[at]!; key !== -1; key = this.keyState[at]!) {
        if (key === state && this.keyClass[at] === index) return this.target[at]!
        at = (at + 1) & this.mask
      }
    }
    return this.root[index]!
  }

  hits(folded: Folded): Hit[] {
    const hits: Hit[] = []
    let state = 0
    for (let i = 0; i < folded.length; i++) {
      const symbol = folded.symbols[i]!
      const index = symbol < 0x10000 ? this.classOf[symbol]! : (this.classes.get(symbol) ?? 0)
      state = index === 0 ? 0 : this.step(state, index)
      for (let at = this.patterns[state]!.length > 0 ? state : this.found[state]!; at !== 0; at = this.found[at]!) {
        for (const pattern of this.patterns[at]!) {
          const first = i - pattern.length + 1
          if (pattern.counts === null || pattern.counts.every((count, place) => folded.counts[first + place]! >= count)) hits.push({ pattern, first, last: i })
        }
      }
    }
    return hits
  }
}

function slot(state: number, index: number): number {
  return (Math.imul(state, 0x9e3779b1) ^ Math.imul(index, 0x85ebca6b)) >>> 7
}
