import { useEffect, useRef, useState } from 'react'
import { isUntold, lastUse, noteTold, watchUse } from './attended.ts'
import { call } from './call.ts'

const TICK_MS = 1000
const WARNED_S = 60

/**
 * Watches how long nobody has done anything here: the seconds that are left in the last minute, null before; `onOver` when the time is over. Every
 * move anywhere in the browser begins anew, and what the server did not hear of is told to it. The server decides; this is so that nobody is surprised.
 */
export function useRest(idleMinutes: number, isOn: boolean, onOver: () => void): number | null {
  const [secondsLeft, setSecondsLeft] = useState<number | null>(null)
  const whenOver = useRef(onOver)
  useEffect(() => {
    whenOver.current = onOver
  })
  useEffect(() => {
    if (!isOn) return
    const restMs = idleMinutes * 60_000
    let isOver = false
    const end = (): void => {
      if (isOver) return
      isOver = true
      setSecondsLeft(null)
      whenOver.current()
    }
    const stop = watchUse(restMs, end)
    const tick = setInterval(() => {
      const left = Math.ceil((lastUse() + restMs - Date.now()) / 1000)
      if (left <= 0) return end()
      setSecondsLeft(left <= WARNED_S ? left : null)
      if (!isUntold()) return
      noteTold()
      call('sessions.currentSession', {}).catch(() => undefined)
    }, TICK_MS)
    return () => {
      clearInterval(tick)
      stop()
    }
  }, [idleMinutes, isOn])
  return secondsLeft
}
