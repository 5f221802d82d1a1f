import { useCallback, useEffect, useRef, useState } from 'react'
import type { OwnSitting, Paper } from '@guanjia/contract/exams.ts'
import { call, isProblem } from '../api/call.ts'

interface Given {
  response: string[]
  sequence: number
  isSaved: boolean
}
export type Answers = Record<number, Given>
export type Phase = 'entering' | 'ready' | 'held' | 'taken' | 'over' | 'done' | 'failed'

const SOON_MS = 800
const BEAT_MS = 15_000
const AGAIN_MS = 3000

const kept = (id: string): string => `guanjia.exam.${id}`
function read<T>(storage: Storage, key: string): T | null {
  try {
    return JSON.parse(storage.getItem(key) ?? 'null') as T | null
  } catch {
    return null
  }
}

/**
 * One sitting on this screen: answers are kept on the device first, then saved; what does not arrive is sent again with the same sequence,
 * which is harmless. Time is counted from the server's answer by a clock that nobody can set.
 */
export function useSitting(id: string, device: string) {
  const [phase, setPhase] = useState<Phase>('entering')
  const [paper, setPaper] = useState<Paper | null>(null)
  const [answers, setAnswers] = useState<Answers>({})
  const [heldBy, setHeldBy] = useState('')
  const [error, setError] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const [isSubmitting, setSubmitting] = useState(false)
  const [isLate, setLate] = useState(false)
  const [result, setResult] = useState<OwnSitting | null>(null)
  const [endsAt, setEndsAt] = useState(0)
  const [clockOffMs, setClockOff] = useState(0)
  const current = useRef({ answers, holder: '', isSending: false, isOver: false })
  current.current.answers = answers

  const noteTime = useCallback((time: { serverNow: string; secondsLeft: number }) => {
    setEndsAt(performance.now() + time.secondsLeft * 1000)
    setClockOff(Date.now() - Date.parse(time.serverNow))
  }, [])

  const enter = useCallback(
    async (takeOver: boolean) => {
      setPhase('entering')
      try {
        const holder = read<string>(sessionStorage, kept(id)) ?? undefined
        const got = await call('exams.enterSitting', { params: { id }, body: { takeOver, device, ...(holder === undefined ? {} : { holder }) } })
        sessionStorage.setItem(kept(id), JSON.stringify(got.holder))
        current.current.holder = got.holder
        // What this device wrote and the server has not: newer by its sequence.
        const own = read<Answers>(localStorage, kept(id)) ?? {}
        const all: Answers = {}
        for (const item of got.items) {
          const mine = own[item.position]
          if (mine && mine.sequence > item.sequence) all[item.position] = { ...mine, isSaved: false }
          else if (item.sequence > 0) all[item.position] = { response: item.response ?? [], sequence: item.sequence, isSaved: true }
        }
        setAnswers(all)
        setPaper(got)
        noteTime(got)
        setPhase('ready')
      } catch (failure) {
        if (isProblem(failure, 'exam.held_elsewhere')) {
          setHeldBy(failure.problem?.detail ?? '')
          setPhase('held')
        } else if (isProblem(failure, 'exam.time_over')) setPhase('over')
        else {
          setError(failure)
          setPhase('failed')
        }
      }
    },
    [id, device, noteTime],
  )
  useEffect(() => void enter(false), [enter])

  const unsaved = useCallback(() => Object.entries(current.current.answers).filter(([, { isSaved }]) => !isSaved).map(([position, { sequence, response }]) => ({ position: Number(position), sequence, response })), [])
  const noteSaved = useCallback((sent: readonly { position: number; sequence: number }[]) => {
    setAnswers((now) => {
      const next = { ...now }
      for (const { position, sequence } of sent) if (next[position]?.sequence === sequence) next[position] = { ...next[position], isSaved: true }
      return next
    })
  }, [])
  const stop = useCallback((failure: unknown): boolean => {
    if (isProblem(failure, 'exam.taken_over')) setPhase('taken')
    else if (isProblem(failure, 'exam.time_over')) setPhase('over')
    else return false
    return true
  }, [])

  const save = useCallback(async () => {
    const it = current.current
    if (it.isSending || it.isOver || it.holder === '') return
    const sent = unsaved()
    it.isSending = true
    setSending(sent.length > 0)
    try {
      noteTime(await call('exams.saveAnswers', { params: { id }, body: { holder: it.holder, answers: sent } }))
      noteSaved(sent)
    } catch (failure) {
      stop(failure)
    } finally {
      it.isSending = false
      setSending(false)
    }
  }, [id, unsaved, noteSaved, noteTime, stop])

  const submit = useCallback(async () => {
    const it = current.current
    if (it.isOver) return
    it.isOver = true
    setSubmitting(true)
    // One key for all tries: whatever arrives first counts, and once.
    const key = crypto.randomUUID()
    for (;;) {
      const sent = unsaved()
      try {
        setResult(await call('exams.submitSitting', { params: { id }, body: { holder: it.holder, answers: sent } }, { key }))
        noteSaved(sent)
        localStorage.removeItem(kept(id))
        setPhase('done')
        break
      } catch (failure) {
        if (stop(failure)) break
        if (!isProblem(failure, 'offline', 'unavailable', 'internal', 'request_in_progress')) {
          setError(failure)
          it.isOver = false
          break
        }
        setLate(true)
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      }
    }
    setSubmitting(false)
  }, [id, unsaved, noteSaved, stop])

  const answer = useCallback(
    (position: number, response: string[]) => {
      setAnswers((now) => {
        const next = { ...now, [position]: { response, sequence: (now[position]?.sequence ?? 0) + 1, isSaved: false } }
        localStorage.setItem(kept(id), JSON.stringify(next))
        return next
      })
    },
    [id],
  )

  // Soon after a change, and every 15 seconds so that the server knows that this screen is here.
  const open = Object.values(answers).filter(({ isSaved }) => !isSaved).length
  useEffect(() => {
    if (phase !== 'ready' || open === 0) return
    const timer = setTimeout(() => void save(), SOON_MS)
    return () => clearTimeout(timer)
  }, [phase, open, answers, save])
  useEffect(() => {
    if (phase !== 'ready') return
    const timer = setInterval(() => void save(), BEAT_MS)
    return () => clearInterval(timer)
  }, [phase, save])
  useEffect(() => {
    if (phase !== 'ready' || endsAt === 0) return
    const timer = setTimeout(() => void submit(), Math.max(0, endsAt - performance.now()))
    return () => clearTimeout(timer)
  }, [phase, endsAt, submit])

  return { phase, paper, answers, answer, heldBy, error, open, isSending, isSubmitting, isLate, result, endsAt, clockOffMs, submit, takeOver: () => void enter(true) }
}

/** Seconds until a moment of the screen's own clock, told each second. */
export function useSecondsUntil(endsAt: number): number {
  const [, tick] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => tick((n) => n + 1), 500)
    return () => clearInterval(timer)
  }, [])
  return Math.max(0, Math.ceil((endsAt - performance.now()) / 1000))
}
