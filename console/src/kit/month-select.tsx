import { Select } from 'antd'

const MONTHS = 24

/** A month, the running one first. */
export function MonthSelect({ label, now, value, onChange }: { label: string; now: string; value: string; onChange: (month: string) => void }) {
  const months = monthsBefore(now)
  return <Select aria-label={label} value={value} style={{ width: 120 }} options={(months.includes(value) ? months : [value, ...months]).map((month) => ({ value: month, label: month }))} onChange={onChange} />
}

/** The month before, which is over: `2026-01` → `2025-12`. */
export const monthBefore = (month: string): string => monthsBefore(month)[1]!

function monthsBefore(now: string): string[] {
  const [year, month] = now.split('-').map(Number) as [number, number]
  return Array.from({ length: MONTHS }, (_, i) => new Date(Date.UTC(year, month - 1 - i, 1)).toISOString().slice(0, 7))
}
