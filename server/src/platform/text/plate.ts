import { normaliseCode } from './normalise.ts'

export type PlateKind = 'ordinary' | 'new_energy' | 'trailer' | 'learner' | 'police' | 'hk_macau' | 'embassy' | 'military' | 'emergency'
export type Plate = { plate: string; kind: PlateKind }
/** `letter_i_or_o`: plates never have these letters, so 1 or 0 is meant. */
export type PlateRefusal = 'placeholder' | 'letter_i_or_o' | 'wrong_length' | 'unknown_province' | 'unknown_form'
export type ParsedPlate = { ok: true; plate: Plate } | { ok: false; reason: PlateRefusal }

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]'
const LETTER = '[A-HJ-NP-Z]'
const FIGURE = '[A-HJ-NP-Z0-9]'
const TRADITIONAL: Record<string, string> = {
  滬: '沪', 雲: '云', 遼: '辽', 魯: '鲁', 蘇: '苏', 贛: '赣', 晉: '晋', 陝: '陕', 閩: '闽', 貴: '贵', 粵: '粤', 寧: '宁', 瓊: '琼', 學: '学', 掛: '挂',
  領: '领', 應: '应',
}

/** GA 36-2018: small new-energy cars have the letter behind the city, big ones at the end. */
const FORMS: [PlateKind, RegExp][] = [
  ['new_energy', new RegExp(`^${PROVINCE}${LETTER}(?:[A-HJK]${FIGURE}\\d{4}|\\d{5}[A-HJK])$`)],
  ['trailer', new RegExp(`^${PROVINCE}${LETTER}${FIGURE}{4}挂$`)],
  ['learner', new RegExp(`^${PROVINCE}${LETTER}${FIGURE}{4}学$`)],
  ['police', new RegExp(`^${PROVINCE}(?:${LETTER}${FIGURE}{4}警|${FIGURE}{5}警)$`)],
  ['hk_macau', new RegExp(`^粤Z${FIGURE}{4}[港澳]$`)],
  ['emergency', new RegExp(`^${PROVINCE}[XS]\\d{4}应急$`)],
  ['embassy', new RegExp(`^(?:使\\d{6}|\\d{6}使|${PROVINCE}${LETTER}${FIGURE}{4}领)$`)],
  ['military', new RegExp(`^(?:WJ${PROVINCE}?${FIGURE}{5}|[A-Z]{2}${FIGURE}{5})$`)],
  ['ordinary', new RegExp(`^${PROVINCE}${LETTER}${FIGURE}{5}$`)],
]

/** Recognises a Chinese number plate in any spelling (`粤b·d12345`, `京 A-12345`); traditional characters become the ones on the plate. */
export function parsePlate(text: string): ParsedPlate {
  const plate = normaliseCode(text).replace(/[·•・.\-—_]/g, '').replace(/./gu, (character) => TRADITIONAL[character] ?? character)
  if (plate === '' || /^(?:无|無|无牌|未上牌|临时|N\/?A|NULL|0)$/.test(plate)) return { ok: false, reason: 'placeholder' }
  const kind = FORMS.find(([, form]) => form.test(plate))?.[0]
  if (kind) return { ok: true, plate: { plate, kind } }
  const body = /^(\p{Script=Han})([A-Z0-9]+)/u.exec(plate)
  if (!body) return { ok: false, reason: 'unknown_form' }
  if (!new RegExp(PROVINCE).test(body[1]!)) return { ok: false, reason: 'unknown_province' }
  if (/[IO]/.test(body[2]!)) return { ok: false, reason: 'letter_i_or_o' }
  return { ok: false, reason: [6, 7].includes(body[2]!.length) ? 'unknown_form' : 'wrong_length' }
}

/** How a plate is shown: `粤B·12345`. */
export function displayPlate(plate: string): string {
  return /^\p{Script=Han}[A-Z]/u.test(plate) ? `${plate.slice(0, 2)}·${plate.slice(2)}` : plate
}
