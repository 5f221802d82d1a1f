import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { instantAt, useTime, wallTime } from '@guanjia/ui'

interface Props {
  id?: string
  value?: string | null
  onChange?: (value: string | null) => void
  placeholder?: string
  autoFocus?: boolean
  /** Instants before and after which nothing can be chosen. */
  min?: string
  max?: string
}

/** A date with a time in the zone of the site, whatever the zone of the computer; the value is an RFC 3339 instant. */
export function InstantPicker({ value, onChange, placeholder, min, max, ...rest }: Props) {
  const { timeZone } = useTime()
  const shown = (instant: string | null | undefined): dayjs.Dayjs | undefined => {
    if (!instant) return undefined
    const wall = wallTime(instant, timeZone)
    return dayjs(`${wall.year}-${wall.month}-${wall.day}T${wall.hour}:${wall.minute}:00`)
  }
  return (
    <DatePicker
      {...rest}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      style={{ width: '100%' }}
      placeholder={placeholder}
      needConfirm={false}
      minDate={shown(min)}
      maxDate={shown(max)}
      value={shown(value) ?? null}
      onChange={(day) => onChange?.(day ? instantAt(day.format('YYYY-MM-DD'), day.format('HH:mm'), timeZone) : null)}
    />
  )
}
