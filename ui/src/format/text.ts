/** `138 0013 8000` for a mainland mobile number; anything else stays as it was written. */
export function formatPhone(phone: string): string {
  return /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone
}

/** Fen (1/100 yuan) as `¥1,234.50`; no amount gives an empty text. */
export function formatMoney(fen: number | null | undefined): string {
  if (fen === null || fen === undefined) return ''
  const yuan = Math.floor(Math.abs(fen) / 100).toLocaleString('en-US')
  return `${fen < 0 ? '-' : ''}¥${yuan}.${String(Math.abs(fen) % 100).padStart(2, '0')}`
}

/** Where something is: the room `3-2-1201`, else the place in words; both when they differ. */
export function formatPlace(unit: { name: string } | null | undefined, place: string): string {
  if (!unit) return place
  return place && place !== unit.name ? `${unit.name} · ${place}` : unit.name
}

/** `1,234.5`: a number with at most `digits` decimals, or a dash when there is none: unknown is never zero. */
export function formatNumber(value: number | null, digits = 0): string {
  return value === null ? '—' : value.toLocaleString('en-US', { maximumFractionDigits: digits })
}

/** `98.6 %`, or a dash when nothing was counted. */
export function formatPercent(value: number | null): string {
  return value === null ? '—' : `${formatNumber(value, 1)}%`
}

/** A share of one as `98.6 %`, or a dash when there is nothing that it could be a share of. */
export function formatShare(rate: number | null): string {
  return formatPercent(rate === null ? null : rate * 100)
}

/** `2.4 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${formatNumber(bytes / 1024 / 1024, 1)} MB`
}
