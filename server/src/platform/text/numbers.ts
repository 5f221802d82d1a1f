import { cleanText } from './normalise.ts'

const UNIT = /(?:平方米|平米|㎡|m2|m²|平方|坪|元\/月|元|块|塊|¥|￥|rmb|cny|层|層|楼|樓|f|岁|歲)$/i

/**
 * A number as a cell has it: thousands separators, full width and a unit behind are fine. Null for an empty cell,
 * undefined when it is no number. Floats that a formula left (`89.50000000001`) are rounded to six decimals.
 */
export function parseNumber(value: string | number): number | null | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? rounded(value) : undefined
  const text = cleanText(value.normalize('NFKC')).replace(/^[¥￥]/, '').replace(UNIT, '').trim()
  if (text === '' || /^[-—/]+$/.test(text)) return null
  const plain = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(plain) ? rounded(Number(plain)) : undefined
}

/** Yuan as integer fen, half up. `isRounded` tells that the cell had more than two decimals. Null and undefined as in `parseNumber`. */
export function parseFen(value: string | number): { fen: number; isRounded: boolean } | null | undefined {
  const yuan = parseNumber(value)
  if (yuan === null || yuan === undefined) return yuan
  const exact = Number((yuan * 100).toFixed(4))
  const fen = Math.sign(exact) * Math.round(Math.abs(exact))
  return Number.isSafeInteger(fen) ? { fen: fen + 0, isRounded: fen !== exact } : undefined
}

function rounded(value: number): number | undefined {
  return Number.isFinite(value) ? Number(value.toFixed(6)) : undefined
}
