import { DatePicker } from 'antd'
import dayjs from 'dayjs'
import { dayOf, useT, useTime } from '@guanjia/ui'
import { DAY } from './period.ts'
import './filters.css'

/** A period of whole days; the URL carries days, the calls get instants by `periodOf`. */
export function PeriodFilter({
  from,
  to,
  onChange,
  size = 'small',
}: {
  from: string | undefined
  to: string | undefined
  onChange: (from?: string, to?: string) => void
  size?: 'small' | 'middle'
}) {
  const t = useT()
  const { timeZone } = useTime()
  const today = dayjs(dayOf(Date.now(), timeZone))
  const presets = [
    { label: t('shell.period.today'), value: [today, today] as [dayjs.Dayjs, dayjs.Dayjs] },
    { label: t('shell.period.days7'), value: [today.subtract(6, 'day'), today] as [dayjs.Dayjs, dayjs.Dayjs] },
    { label: t('shell.period.days30'), value: [today.subtract(29, 'day'), today] as [dayjs.Dayjs, dayjs.Dayjs] },
    { label: t('shell.period.month'), value: [today.startOf('month'), today] as [dayjs.Dayjs, dayjs.Dayjs] },
  ]
  const shown = (value: string | undefined): dayjs.Dayjs | null => (value ? dayjs(DAY.test(value) ? value : dayOf(value, timeZone)) : null)
  return (
    <DatePicker.RangePicker
      size={size}
      className="gj-filter-period"
      allowEmpty={[true, true]}
      presets={presets}
      format="MM-DD"
      placeholder={[t('shell.period.from'), t('shell.period.to')]}
      value={[shown(from), shown(to)]}
      onChange={(days) => onChange(days?.[0]?.format('YYYY-MM-DD'), days?.[1]?.format('YYYY-MM-DD'))}
    />
  )
}
