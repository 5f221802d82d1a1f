import { Select } from 'antd'
import { monthsBefore } from '@guanjia/ui/format/time.ts'

const MONTHS = 24

/** A month, the running one first. */
export function MonthSelect({ label, now, value, onChange }: { label: string; now: string; value: string; onChange: (month: string) => void }) {
  const months = monthsBefore(now, MONTHS)
  return <Select aria-label={label} value={value} style={{ width: 120 }} options={(months.includes(value) ? months : [value, ...months]).map((month) => ({ value: month, label: month }))} onChange={onChange} />
}

/** The month before, which is over: `2026-01` → `2025-12`. */
export const monthBefore = (month: string): string => monthsBefore(month, 2)[1]!
