import type { Clock, ClockBrief } from '@guanjia/contract/sla.ts'
import { whenWords } from '@guanjia/ui/clock/when.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLocale, useT } from '@guanjia/ui/i18n/index.ts'
import { Section } from '../kit/facts.tsx'

const SAID = ['acknowledge', 'arrive', 'feedback', 'next_update', 'resolve', 'promised', 'return_visit', 'answer'] as const
type Said = (typeof SAID)[number]
const isSaid = (metric: string): metric is Said => (SAID as readonly string[]).includes(metric)

/** A promise in words that a resident would use; null for one that is over or between colleagues. */
export function usePromise(): (clock: ClockBrief) => { text: string; isLate: boolean } | null {
  const t = useT()
  const locale = useLocale()
  const { timeZone } = useTime()
  return ({ metric, state, outcome, dueAt }) => {
    if (!isSaid(metric) || (state !== 'running' && state !== 'paused')) return null
    if (state === 'paused' || dueAt === null) return { text: t('mobileResident.promise.paused'), isLate: false }
    const isLate = outcome === 'breached' || Date.parse(dueAt) < Date.now()
    return { text: isLate ? t('mobileResident.promise.late') : t(`mobileResident.promise.${metric}`, { time: whenWords(dueAt, Date.now(), { t, locale, timeZone }) }), isLate }
  }
}

/** Everything that is promised now, the soonest first. */
export function Promises({ clocks }: { clocks: readonly Clock[] }) {
  const t = useT()
  const promise = usePromise()
  const open = clocks
    .flatMap((clock) => {
      const said = promise(clock)
      return said ? [{ id: clock.id, at: clock.dueAt ?? '9', ...said }] : []
    })
    .toSorted((a, b) => a.at.localeCompare(b.at))
  if (open.length === 0) return null
  const texts = [...new Map(open.map((one) => [one.text, one])).values()]
  return (
    <Section title={t('mobileResident.promise.title')}>
      <ul className="promises">
        {texts.map(({ id, text, isLate }) => (
          <li key={id} className={isLate ? 'is-late' : undefined}>
            {text}
          </li>
        ))}
      </ul>
    </Section>
  )
}
