import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useT } from '@guanjia/ui'
import type { Amenity } from '@guanjia/contract/registers.ts'

type Hours = Amenity['openHours'][number]
const ALL = [1, 2, 3, 4, 5, 6, 7]
const moment = (text: string) => dayjs(`2026-01-01T${text === '24:00' ? '00:00' : text}`)

/** Opening hours, line by line: which days, from when, until when. */
export function HoursInput({ value = [], onChange }: { value?: Hours[]; onChange?: (value: Hours[]) => void }) {
  const t = useT()
  const set = (at: number, patch: Partial<Hours>): void => onChange?.(value.map((one, i) => (i === at ? { ...one, ...patch } : one)))
  const days = ALL.map((day) => ({ value: day, label: t(`registers.day.d${day}` as 'registers.day.d1') }))
  return (
    <div className="gj-stack" style={{ gap: 8 }}>
      {value.map((one, at) => (
        <div key={at} className="gj-row">
          <Select mode="multiple" maxTagCount="responsive" style={{ minWidth: 220 }} aria-label={t('registers.days')} options={days} value={one.days} onChange={(next: number[]) => set(at, { days: next })} />
          <TimePicker aria-label={t('registers.from')} format="HH:mm" minuteStep={15} allowClear={false} value={moment(one.from)} onChange={(next) => next && set(at, { from: next.format('HH:mm') })} />
          <TimePicker
            aria-label={t('registers.until')}
            format="HH:mm"
            minuteStep={15}
            allowClear={false}
            value={moment(one.to)}
            onChange={(next) => next && set(at, { to: next.format('HH:mm') === '00:00' ? '24:00' : next.format('HH:mm') })}
          />
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('registers.removeHours')} onClick={() => onChange?.(value.filter((_, i) => i !== at))} />
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined />} onClick={() => onChange?.([...value, { days: ALL, from: '08:00', to: '21:00' }])} style={{ alignSelf: 'flex-start' }}>
        {t('registers.addHours')}
      </Button>
    </div>
  )
}
