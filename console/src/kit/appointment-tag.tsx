import { ShapeMark, useNow, useT, useTime, useWhen } from '@guanjia/ui'

const MINUTE_MS = 60_000
/** Nobody has been at the door yet. */
const BEFORE_ARRIVAL: ReadonlySet<string> = new Set(['open', 'assigned', 'accepted', 'suspended'])

interface Props {
  order: { status: string; appointmentFrom: string | null; appointmentTo: string | null }
}

/** The agreed window of an order while somebody still has to come: `约 明天 09:00–11:00`; once it is over it says so. */
export function AppointmentTag({ order }: Props) {
  const t = useT()
  const words = useAppointmentWords()
  const now = useNow(MINUTE_MS)
  if (order.appointmentFrom === null || !BEFORE_ARRIVAL.has(order.status)) return null
  // Whether somebody came before it was suspended only the order itself knows.
  const isMissed = order.status !== 'suspended' && order.appointmentTo !== null && Date.parse(order.appointmentTo) <= now
  return (
    <span
      className="gj-tone gj-small"
      data-tone={isMissed ? 'overdue' : 'active'}
      title={isMissed ? t('workorders.appoint.missed') : undefined}
    >
      <ShapeMark shape={isMissed ? 'triangle' : 'bell'} size={12} />
      {t('workorders.appoint.tag', { when: words(order) })}
      {isMissed && ` · ${t('workorders.appoint.missed')}`}
    </span>
  )
}

/** `明天 09:00–11:00`; the end with its day when that is another one. */
export function useAppointmentWords(): (order: Pick<Props['order'], 'appointmentFrom' | 'appointmentTo'>) => string {
  const when = useWhen()
  const time = useTime()
  return ({ appointmentFrom, appointmentTo }) => {
    if (appointmentFrom === null) return ''
    if (appointmentTo === null) return when(appointmentFrom)
    const isSameDay = time.day(appointmentFrom) === time.day(appointmentTo)
    return `${when(appointmentFrom)}–${isSameDay ? time.at(appointmentTo).slice(-5) : when(appointmentTo)}`
  }
}
