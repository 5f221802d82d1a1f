import { useEffect, useMemo, useState } from 'react'
import type { Finding, WordFinder } from '@guanjia/contract/wording/word-finder.ts'
import type { CallResult } from '../api/call.ts'
import { useCall } from '../api/query.ts'

type WordList = CallResult<'language.wordList'>

/** The engine and its table of characters come on their own, when the first text for a resident is written. */
const engine = (): Promise<typeof import('@guanjia/contract/wording/word-finder.ts')> => import('@guanjia/contract/wording/word-finder.ts')
let newest: { list: WordList; finder: WordFinder } | null = null

/** Finds the house's forbidden words; null until list and engine are here, and for whoever may not read the list. */
export function useWordFinder(isWanted = true): WordFinder | null {
  const { data: list } = useCall('language.wordList', {}, { staleTime: 300_000, enabled: isWanted })
  const [finder, setFinder] = useState<WordFinder | null>(() => newest?.finder ?? null)
  useEffect(() => {
    if (!list) return
    if (newest?.list === list) return setFinder(newest.finder)
    let isCurrent = true
    void engine().then(({ makeWordFinder }) => {
      newest = { list, finder: makeWordFinder(list.words) }
      if (isCurrent) setFinder(newest.finder)
    })
    return () => {
      isCurrent = false
    }
  }, [list])
  return finder
}

const NOTHING: readonly Finding[] = []

/** What is found in a text while it is written. `isPaused` while an input method composes: half a word is no word. */
export function useFindings(text: string, { isWanted = true, isPaused = false } = {}): readonly Finding[] {
  const finder = useWordFinder(isWanted)
  return useMemo(() => (finder && isWanted && !isPaused && text ? finder.find(text) : NOTHING), [finder, text, isWanted, isPaused])
}

export interface Piece {
  text: string
  level: Finding['level'] | null
}

/** The text in pieces, marked and unmarked, that give the text back when they are put together; where findings overlap the heavier one shows. */
export function piecesOf(text: string, findings: readonly Finding[]): Piece[] {
  const edges = [...new Set([0, text.length, ...findings.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b)
  const pieces: Piece[] = []
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i]!, edges[i + 1]!]
    const over = findings.filter(({ start, end }) => start <= from && end >= to)
    const level = over.some((finding) => finding.level === 'block') ? 'block' : over.length > 0 ? 'warn' : null
    const last = pieces.at(-1)
    if (last?.level === level) last.text += text.slice(from, to)
    else pieces.push({ text: text.slice(from, to), level })
  }
  return pieces
}
