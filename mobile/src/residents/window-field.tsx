import { useState } from 'react'
import type { TimeWindow } from '@guanjia/contract/cases.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { dayOf, wallTime } from '@guanjia/ui/format/time.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { Choice } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'

export const MOST_WINDOWS = 3

/** Up to three of the windows in which somebody can come: a day, then the hours. Another tap takes one away. */
export function WindowField(props: { siteId: string; label: string; hint?: string; error?: string; value: readonly TimeWindow[]; onChange: (windows: TimeWindow[]) => void }) {
  const t = useT()
  const time = useTime()
  const offered = useCall('residents.visitWindows', { params: { id: props.siteId } }, { staleTime: 300_000 })
  const [day, setDay] = useState<string | null>(null)
  if (!offered.data) return offered.error ? <ProblemNote error={offered.error} /> : <Rows count={1} />
  const of = (window: TimeWindow): string => dayOf(window.from, time.timeZone)
  const clock = (at: string): string => {
    const { hour, minute } = wallTime(at, time.timeZone)
    return `${hour}:${minute}`
  }
  const days = [...new Set(offered.data.items.map(of))]
  if (days.length === 0) return <p className="muted">{t('mobileResident.wish.none')}</p>
  const shownDay = day !== null && days.includes(day) ? day : days[0]!
  const key = ({ from }: TimeWindow): string => from
  const chosen = props.value.map(key)
  function toggle(from: string): void {
    const window = offered.data!.items.find((one) => one.from === from)
    if (!window) return
    const without = props.value.filter((one) => one.from !== from)
    props.onChange(without.length < props.value.length ? without : [...props.value, window].slice(-MOST_WINDOWS))
  }
  return (
    <>
      <Choice
        label={[props.label, props.hint].filter(Boolean).join(' · ')}
        options={days.map((value) => {
          const count = props.value.filter((window) => of(window) === value).length
          return { value, text: time.day(`${value}T12:00:00Z`), hint: count > 0 ? '✓'.repeat(count) : undefined }
        })}
        value={shownDay}
        onChange={setDay}
      />
      <Choice
        label={time.day(`${shownDay}T12:00:00Z`)}
        options={offered.data.items.filter((window) => of(window) === shownDay).map((window) => ({ value: window.from, text: `${clock(window.from)}–${clock(window.to)}` }))}
        value={chosen}
        onChange={toggle}
        error={props.error}
      />
    </>
  )
}

/** Wishes that can still be met: a draft of yesterday may hold windows that have passed. */
export function stillAhead(windows: readonly TimeWindow[], now: number): TimeWindow[] {
  return windows.filter(({ from }) => Date.parse(from) > now)
}
