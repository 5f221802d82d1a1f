import { normaliseCode } from './normalise.ts'

/** `other`: Hong Kong identity cards, foreigners' permanent residence cards, old business licences. */
export type IdKind = 'id_card' | 'passport' | 'hk_macau_permit' | 'taiwan_permit' | 'uscc' | 'other'

/**
 * `number` is the stored spelling (upper case, without blanks). Old 15-digit resident IDs keep their number; `longNumber` is the
 * 18-digit form by which both are recognised as one person. Birthday and sex are known for resident IDs only.
 */
export type IdNumber = {
  kind: IdKind
  number: string
  longNumber: string | null
  birthday: string | null
  sex: 'male' | 'female' | null
}

/** `placeholder` means that the file says "unknown"; the rest are refusals. */
export type IdRefusal = 'placeholder' | 'precision_lost' | 'masked' | 'checksum' | 'birthday' | 'region' | 'wrong_length' | 'unknown_form'
export type ParsedId = { ok: true; id: IdNumber } | { ok: false; reason: IdRefusal }

const PLACEHOLDER = /^(?:(\d)\1{14,17}|(\d)\2{5,8}|1{17}X|123456789012345678|0|无|無|未知|不详|不詳|暂无|暫無|NONE|N\/?A|NULL|[-—/*]+)$/
const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const RESIDENT_CHECKS = '10X98765432'
/** Provinces of GB/T 2260; 81 to 83 on the residence permits of Hong Kong, Macao and Taiwan residents. */
const PROVINCES = new Set([
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54,
  61, 62, 63, 64, 65, 71, 81, 82, 83, 91,
])
const USCC_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/**
 * Recognises and checks an identity number: 18- and 15-digit resident IDs (GB 11643), passports, permits of Hong Kong, Macao and Taiwan
 * residents, Hong Kong identity cards, foreigners' permanent residence cards, and companies' unified codes (GB 32100) or licences.
 * `hint` decides where forms overlap. A number cell gives a number: past 15 digits Excel has already lost the end.
 */
export function parseIdNumber(input: string | number, hint?: 'person' | 'company'): ParsedId {
  const text = normaliseCode(String(input))
  if (text === '' || PLACEHOLDER.test(text)) return refused('placeholder')
  if (/^\d(?:\.\d+)?E\+?\d+$/.test(text)) return refused('precision_lost')
  // Excel keeps 15 figures of a number and writes noughts for the rest.
  if (typeof input === 'number' && input >= 1e15) return refused('precision_lost')
  if (/[*＊•●]{2,}|X{4,}/.test(text)) return refused('masked')
  const bare = text.replace(/^'|[\s\-–]/g, '')
  if (bare.length === 18) return eighteen(bare, hint)
  if (/^\d{15}$/.test(bare)) return fifteen(bare, hint)
  const hongKong = /^([A-Z]{1,2})(\d{6})\(?([0-9A])\)?$/.exec(bare)
  if (hongKong && hongKongCheck(hongKong[1]!, hongKong[2]!) === hongKong[3]) {
    return accepted('other', `${hongKong[1]}${hongKong[2]}(${hongKong[3]})`)
  }
  if (/^[HM]\d{8}(?:\d{2})?$/.test(bare)) return accepted('hk_macau_permit', bare)
  if (/^(?:\d{8}|\d{10}(?:\([A-Z]\)|[A-Z])?|T\d{8})$/.test(bare) && hint !== 'company') return accepted('taiwan_permit', bare)
  if (/^[A-Z]{3}\d{12}$/.test(bare)) return accepted('other', bare)
  if (/^(?=.*\d)[A-Z0-9]{6,9}$/.test(bare) && /[A-Z]/.test(bare) && hint !== 'company') return accepted('passport', bare)
  if (hint === 'company' && /^[A-Z0-9]{8,20}$/.test(bare)) return accepted('other', bare)
  return refused(/^[\dX]{10,22}$/.test(bare) ? 'wrong_length' : 'unknown_form')
}

/** The check character of the first 17 figures of a resident ID (ISO 7064 MOD 11-2). */
export function residentCheck(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (first17.charCodeAt(i) - 48) * RESIDENT_WEIGHTS[i]!
  return RESIDENT_CHECKS[sum % 11]!
}

/** The check character of the first 17 characters of a unified social credit code (GB 32100-2015); undefined when one can't be there. */
export function usccCheck(first17: string): string | undefined {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = USCC_CHARACTERS.indexOf(first17[i]!)
    if (value < 0) return undefined
    sum += value * USCC_WEIGHTS[i]!
  }
  return USCC_CHARACTERS[(31 - (sum % 31)) % 31]
}

/** How an ID number is shown to somebody without the right to see it: `440***********1234`. */
export function maskIdNumber(number: string): string {
  const head = number.length >= 15 ? 3 : 1
  const tail = number.length >= 15 ? 4 : 2
  return number.slice(0, head) + '*'.repeat(Math.max(3, number.length - head - tail)) + number.slice(-tail)
}

function eighteen(text: string, hint: 'person' | 'company' | undefined): ParsedId {
  const resident = /^\d{17}[\dX]$/.test(text) ? residentOf(text) : undefined
  const isUscc = usccCheck(text.slice(0, 17)) === text[17]
  if (hint === 'company') return isUscc ? accepted('uscc', text) : resident?.ok ? resident : refused('checksum')
  if (resident?.ok) return resident
  if (isUscc && /^[159ANY][1-9ANY]/.test(text)) return accepted('uscc', text)
  return resident ?? refused(/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text) ? 'checksum' : 'unknown_form')
}

function residentOf(text: string): ParsedId {
  const isForeigner = text.startsWith('9')
  if (!isForeigner && !PROVINCES.has(Number(text.slice(0, 2)))) return refused('region')
  const birthday = dayOf(text.slice(6, 10), text.slice(10, 12), text.slice(12, 14))
  if (!birthday) return refused('birthday')
  if (residentCheck(text.slice(0, 17)) !== text[17]) return refused('checksum')
  return {
    ok: true,
    id: { kind: isForeigner ? 'other' : 'id_card', number: text, longNumber: text, birthday, sex: sexOf(text[16]!) },
  }
}

function fifteen(text: string, hint: 'person' | 'company' | undefined): ParsedId {
  const birthday = dayOf('19' + text.slice(6, 8), text.slice(8, 10), text.slice(10, 12))
  if (hint === 'company') return accepted('other', text)
  if (!PROVINCES.has(Number(text.slice(0, 2)))) return refused('region')
  if (!birthday) return refused('birthday')
  const first17 = `${text.slice(0, 6)}19${text.slice(6)}`
  return { ok: true, id: { kind: 'id_card', number: text, longNumber: first17 + residentCheck(first17), birthday, sex: sexOf(text[14]!) } }
}

function dayOf(year: string, month: string, day: string): string | undefined {
  const iso = `${year}-${month}-${day}`
  const date = new Date(`${iso}T00:00:00Z`)
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
  return isReal && Number(year) >= 1880 && Number(year) <= 2100 ? iso : undefined
}

function sexOf(figure: string): 'male' | 'female' {
  return Number(figure) % 2 === 1 ? 'male' : 'female'
}

/** A blank counts 36, A to Z 10 to 35; the sum of weights 9 to 2 and the check is divisible by 11. */
function hongKongCheck(letters: string, figures: string): string {
  const values = Array.from(letters.padStart(2, ' '), (letter) => (letter === ' ' ? 36 : letter.charCodeAt(0) - 55))
  const sum = [...values, ...Array.from(figures, Number)].reduce((total, value, index) => total + value * (9 - index), 0)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'A' : String(check)
}

function accepted(kind: IdKind, number: string): ParsedId {
  return { ok: true, id: { kind, number, longNumber: null, birthday: null, sex: null } }
}

function refused(reason: IdRefusal): ParsedId {
  return { ok: false, reason }
}
