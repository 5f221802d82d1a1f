import type { archives, knowledge } from '@guanjia/contract'

type Line = Omit<knowledge.FeeQueryLine, 'article'>

/**
 * What one line of a tariff comes to for a unit: billing area × unit price, or the fixed amount. What a meter shows is not known here, and neither is
 * what has been paid: an amount is never guessed (INQ-002). Fen, rounded once at the end.
 */
export function reckoned(line: knowledge.FeeLine, area: number | null): Line {
  const { name, basis, unitPriceFen, unit, payer, source, note } = line
  const told = { name, basis, unitPriceFen, unit, payer, source, note }
  if (basis === 'metered') return { ...told, amountFen: null, why: 'metered' }
  if (unitPriceFen === null) return { ...told, amountFen: null, why: 'no_price' }
  if (basis === 'fixed') return { ...told, amountFen: Math.round(unitPriceFen), why: 'fixed' }
  if (area === null) return { ...told, amountFen: null, why: 'no_area' }
  // Hundredths of a fen and of a square metre are whole numbers: no error of binary fractions at the half.
  return { ...told, amountFen: Math.round((Math.round(unitPriceFen * 100) * Math.round(area * 100)) / 10_000), why: 'computed' }
}

/** The lines that hold for a unit of this use. */
export function linesFor(lines: readonly knowledge.FeeLine[], use: archives.Unit['use'], area: number | null): Line[] {
  return lines.filter((line) => line.use === null || line.use === use).map((line) => reckoned(line, area))
}
