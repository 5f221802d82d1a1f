/** Whether somebody sits here: the last move, key or touch in any window of this browser. What is asked for while nobody does keeps no session awake. */

/** What of a browser is used here, named because the calls are compiled where there is none, too. */
interface Place {
  localStorage?: { getItem(key: string): string | null; setItem(key: string, value: string): void }
  addEventListener(sign: string, listener: () => void, how: { passive: boolean; capture: boolean }): void
  removeEventListener(sign: string, listener: () => void, how: { capture: boolean }): void
}
const place = globalThis as unknown as Place

const KEY = 'guanjia.used'
const NOTED_EVERY_MS = 5_000
const ATTENDED_MS = 60_000
/** What somebody does without asking the server, such as writing a long text, is told to it this often. */
const TOLD_EVERY_MS = 60_000

let used = Date.now()
let noted = 0
let told = Date.now()
let mayRestMs = Infinity
let over: () => void = () => {}

function sharedUse(): number {
  const said = Number(place.localStorage?.getItem(KEY) ?? 0)
  return said <= Date.now() ? said : 0
}

export const lastUse = (): number => Math.max(used, sharedUse())

export const isAttended = (): boolean => Date.now() - lastUse() < ATTENDED_MS

function noteUse(): void {
  const now = Date.now()
  // The lid was closed for the night: the first move in the morning comes too late.
  if (now - lastUse() >= mayRestMs) return over()
  used = now
  if (now - noted < NOTED_EVERY_MS) return
  noted = now
  place.localStorage?.setItem(KEY, String(now))
}

/** A session begins, or goes on after a rest: it counts as used now. */
export function beginUse(): void {
  used = Date.now()
  noted = used
  place.localStorage?.setItem(KEY, String(used))
}

/** A request that somebody caused has told the server that they are here. */
export function noteTold(): void {
  told = Date.now()
}

export const isUntold = (): boolean => lastUse() > told && Date.now() - told >= TOLD_EVERY_MS

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Listens while a session lives; `whenOver` is called by a move that comes after the session had rested too long. */
export function watchUse(restMs: number, whenOver: () => void): () => void {
  mayRestMs = restMs
  over = whenOver
  for (const sign of SIGNS) place.addEventListener(sign, noteUse, { passive: true, capture: true })
  return () => {
    mayRestMs = Infinity
    over = () => {}
    for (const sign of SIGNS) place.removeEventListener(sign, noteUse, { capture: true })
  }
}
