import { cleanText } from './normalise.ts'

export type PhoneKind = 'mobile' | 'landline' | 'service' | 'foreign'
export type PhoneRegion = 'CN' | 'HK' | 'MO' | 'TW' | 'SG' | null

/**
 * `value` is the one spelling that is stored and compared: `13800138000`, `0755-26001234-801`, `+85291234567`.
 * `digits` holds figures only, for searching by the tail (without the extension).
 */
export type Phone = {
  value: string
  kind: PhoneKind
  region: PhoneRegion
  digits: string
  extension: string | null
}

/** `placeholder` means that the file says "unknown" (18999999999, 无, -); the rest are refusals. */
export type PhoneRefusal = 'placeholder' | 'precision_lost' | 'masked' | 'not_a_number' | 'wrong_length' | 'unknown_prefix'
export type ParsedPhone = { ok: true; phone: Phone } | { ok: false; reason: PhoneRefusal; digits: number }

const PLACEHOLDER = /^(?:18999999999|(\d)\1{4,}|0|无|無|没有|未知|不详|不詳|暂无|暫無|none|n\/?a|null|[-—/*]+)$/i
const EXTENSION = /(?:转|轉|分机|分機|ext\.?|x|[#*,-])\s*(\d{1,6})$/i
/** Numbers of eight digits abroad: country code, what it may begin with, region. */
const EIGHT_DIGITS: [string, RegExp, PhoneRegion][] = [
  ['852', /^[2-9]\d{7}$/, 'HK'], ['853', /^(?:6|28|8)\d+$/, 'MO'], ['65', /^[3689]\d{7}$/, 'SG'],
]

/**
 * Reads one phone number as people write it: mainland mobiles (with +86, a leading 0, blanks), landlines with area code and extension,
 * 400/800 and short service numbers, Hong Kong, Macao, Taiwan and Singapore numbers, other countries with `+`.
 * A number cell gives a number; Excel may have cut it. The refusal says how many digits there were.
 */
export function parsePhone(input: string | number): ParsedPhone {
  const text = cleanText(String(input).normalize('NFKC'))
  const refuse = (reason: PhoneRefusal): ParsedPhone => ({ ok: false, reason, digits: text.replace(/\D/g, '').length })
  if (text === '' || PLACEHOLDER.test(text)) return refuse('placeholder')
  if (/^\d(?:\.\d+)?e\+?\d+$/i.test(text)) return refuse('precision_lost')
  if (/\d[*xX＊•●]{2,}/.test(text)) return refuse('masked')
  const bare = text.replace(/^(?:tel|电话|電話|手机|手機|phone|mobile)\s*[:：]?\s*/i, '')
  const international = /^(?:\+|00)(\d[\d\s().-]*)$/.exec(bare)
  if (international) {
    const digits = international[1]!.replace(/\D/g, '')
    const found = digits.startsWith('86') ? mainland(digits.slice(2)) ?? mainland('0' + digits.slice(2)) : abroad(digits)
    return found ? { ok: true, phone: found } : refuse('wrong_length')
  }
  const whole = bare.replace(/[\s().\-/]/g, '')
  // A dash may lead to an extension or be decoration: first the number as a whole, then with its last part as extension.
  const asWhole = /^\d+$/.test(whole) ? readNational(whole) ?? (/^\(?0[2-8]\)?[\s-]/.test(bare) ? taiwan(whole) : undefined) : undefined
  if (asWhole && !(asWhole.kind === 'landline' && /\d-\d{1,5}$/.test(bare) && whole.length > 12)) return { ok: true, phone: asWhole }
  const extension = EXTENSION.exec(bare)
  if (extension) {
    const number = readNational(bare.slice(0, extension.index).replace(/\D/g, ''))
    if (number && number.kind !== 'mobile') {
      return { ok: true, phone: { ...number, extension: extension[1]!, value: `${number.value}-${extension[1]}` } }
    }
  }
  if (!/^\d+$/.test(whole)) return refuse('not_a_number')
  return refuse(/^[1-9]\d{8,}$/.test(whole) && !whole.startsWith('1') ? 'unknown_prefix' : 'wrong_length')
}

/** Every number of a cell that holds several (`13800138000、0755-26001234`); empty for an empty cell. */
export function splitPhones(text: string): string[] {
  const parts = text.normalize('NFKC').split(/[,，、;；|\n\r]+|\/(?=\s*[+\d])/).map(cleanText).filter((part) => part !== '')
  return parts.flatMap((part) => {
    if (!part.includes(' ') || parsePhone(part).ok) return [part]
    const words = part.split(' ')
    if (words.every((word) => parsePhone(word).ok)) return words
    const mobiles = part.match(/1[3-9]\d ?\d{4} ?\d{4}/g)
    return mobiles && mobiles.join(' ') === part ? mobiles : [part]
  })
}

/** How a number is shown: `138 0013 8000`, `0755-26001234-801`, `+852 9123 4567`. */
export function displayPhone({ value, kind, region }: Pick<Phone, 'value' | 'kind' | 'region'>): string {
  if (kind === 'mobile' && region === 'CN') return `${value.slice(0, 3)} ${value.slice(3, 7)} ${value.slice(7)}`
  if (region === 'TW' && kind === 'mobile') return `+886 ${value.slice(4, -6)} ${value.slice(-6, -3)} ${value.slice(-3)}`
  if (region === 'TW') return `+886 ${value.slice(4, 5)} ${value.slice(5, -4)} ${value.slice(-4)}`
  if (region === 'HK' || region === 'MO' || region === 'SG') return `${value.slice(0, -8)} ${value.slice(-8, -4)} ${value.slice(-4)}`
  return value
}

/** How a number is shown to somebody without the right to see it: `138****8000`, `0755-****1234`. Service numbers are nobody's secret. */
export function maskPhone({ value, kind }: Pick<Phone, 'value' | 'kind'>): string {
  if (kind === 'service') return value
  const landline = /^(0\d+-)?\d+(\d{4})(?:-\d+)?$/.exec(value)
  if (kind === 'landline' && landline) return `${landline[1] ?? ''}****${landline[2]}`
  const head = value.startsWith('+') ? Math.max(4, value.length - 8) : 3
  return `${value.slice(0, head)}****${value.slice(-4)}`
}

function readNational(digits: string): Phone | undefined {
  return mainland(digits) ?? mainland(digits.replace(/^86(?=1\d{10}$)/, ''))
    ?? (/^0?(852|853|65|886)\d+$/.test(digits) && digits.length >= 10 ? abroad(digits.replace(/^0/, '')) : undefined)
    ?? (digits.startsWith('09') ? taiwan(digits) : undefined)
}

function mainland(digits: string): Phone | undefined {
  const mobile = /^0?(1[3-9]\d{9})$/.exec(digits)
  if (mobile) return made(mobile[1]!, 'mobile', 'CN', mobile[1]!)
  if (/^(?:400|800)\d{7}$/.test(digits)) return made(digits, 'service', 'CN', digits)
  if (/^(?:95\d{3,4}|96\d{3,4}|12\d{3}|1[12]\d)$/.test(digits)) return made(digits, 'service', 'CN', digits)
  // Area codes: 010 and 02x have three digits, the others four; the number itself has seven or eight.
  const landline = /^(010|02\d|0[3-9]\d{2})([1-9]\d{6,7})$/.exec(digits)
  if (landline && (landline[1]!.length === 4 || landline[2]!.length === 8)) {
    return made(`${landline[1]}-${landline[2]}`, 'landline', 'CN', digits)
  }
  if (/^[2-8]\d{6,7}$/.test(digits)) return made(digits, 'landline', 'CN', digits)
  return undefined
}

function abroad(digits: string): Phone | undefined {
  for (const [code, form, region] of EIGHT_DIGITS) {
    if (!digits.startsWith(code) || digits.length !== code.length + 8) continue
    const number = digits.slice(code.length)
    if (form.test(number)) return made(`+${digits}`, /^[2-3]/.test(number) && region !== 'SG' ? 'landline' : 'mobile', region, digits)
  }
  if (digits.startsWith('886')) return taiwan(digits.slice(3).replace(/^(?!0)/, '0'))
  if (/^(?:852|853|65)/.test(digits)) return undefined
  return /^[1-9]\d{7,14}$/.test(digits) ? made(`+${digits}`, 'foreign', null, digits) : undefined
}

/** Ten digits with 09 are a Taiwan mobile: mainland area codes with 09 make eleven. */
function taiwan(digits: string): Phone | undefined {
  if (!/^0[2-9]\d{7,8}$/.test(digits)) return undefined
  const isMobile = digits.startsWith('09')
  if (isMobile && digits.length !== 10) return undefined
  return made(`+886${digits.slice(1)}`, isMobile ? 'mobile' : 'landline', 'TW', digits)
}

function made(value: string, kind: PhoneKind, region: PhoneRegion, digits: string): Phone {
  return { value, kind, region, digits, extension: null }
}
