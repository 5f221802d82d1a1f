import type { Clock } from '@guanjia/contract/sla.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { Section } from './facts.tsx'
import { Countdown } from './status.tsx'

/** Every promise of a record: what was promised, until when, and how it stands. */
export function Clocks({ clocks }: { clocks: readonly Clock[] }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const shown = clocks.filter((clock) => clock.state !== 'cancelled')
  if (shown.length === 0) return null
  return (
    <Section title={t('mobile.order.clocks')}>
      <ul className="clocks">
        {shown.map((clock) => (
          <li key={clock.id}>
            <span>{label('metric', clock.metric)}</span>
            <span className="muted tabular">{time.short(clock.stoppedAt ?? clock.dueAt)}</span>
            <Countdown clock={clock} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
