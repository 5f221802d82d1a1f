import type { archives } from '@guanjia/contract'
import type { PersonalDataKey } from '../../platform/crypto.ts'
import { wrongField } from '../../platform/errors.ts'
import { bigrams, maskIdNumber, normaliseCode, parseIdNumber, parsePhone, pinyinKeys, type Phone } from '../../platform/text/index.ts'

type IdKind = NonNullable<archives.Person['idKind']>

/**
 * What searching by name looks at: pinyin, initials, pairs of characters and, for one-character queries, each Chinese character
 * but the first: that one is found as the beginning of the name, and as a gram it would drag in everybody of the surname.
 */
export function nameColumns(name: string, kind: 'person' | 'company'): { pinyin: string; initials: string; grams: string[] } {
  const [, ...after] = Array.from(name)
  return {
    ...pinyinKeys(name, kind),
    grams: [...new Set([...bigrams(name), ...after.filter((character) => /\p{Script=Han}/u.test(character))])],
  }
}

/** How a phone number is stored: one spelling, and its digits backwards for searching by the tail. */
export function phoneColumns(phone: Phone): { number: string; reversed: string } {
  return { number: phone.value, reversed: backwards(phone.digits) }
}

export function backwards(digits: string): string {
  return Array.from(digits).reverse().join('')
}

/** Phones as typed → as stored; the same number twice is one. Throws `rule_broken` naming the field. */
export function readPhones(phones: readonly { number: string; label: string }[]): { number: string; reversed: string; label: string }[] {
  const read = phones.map(({ number, label }, i) => {
    const parsed = parsePhone(number)
    if (!parsed.ok) throw wrongField('rule_broken', `/phones/${i}/number`, PHONE_REFUSALS[parsed.reason])
    return { ...phoneColumns(parsed.phone), label }
  })
  return read.filter((phone, i) => read.findIndex(({ number }) => number === phone.number) === i)
}

const PHONE_REFUSALS = {
  placeholder: 'a real number is expected; leave it out when it is unknown',
  precision_lost: 'the number lost its last digits',
  masked: 'the number is masked',
  not_a_number: 'not a phone number',
  wrong_length: 'wrong number of digits',
  unknown_prefix: 'no number begins like this',
} as const

/** An ID number as it is stored: sealed, findable by exact value, and the form that is shown. */
export interface SealedId {
  id_kind: IdKind
  id_number_sealed: Buffer
  id_number_index: Buffer
  id_number_masked: string
}

/** Seals a checked number. A 15-digit number and its 18-digit form have one index: they are one person. */
export function sealId(key: PersonalDataKey, id: { kind: IdKind; number: string; longNumber: string | null }): SealedId {
  return {
    id_kind: id.kind,
    id_number_sealed: key.encrypt(id.number),
    id_number_index: key.blindIndex(id.longNumber ?? id.number),
    id_number_masked: maskIdNumber(id.number),
  }
}

/** What a stored number is found by under every key: its long form, if it has one. */
export function indexesOfId(key: PersonalDataKey, id: { number: string; longNumber: string | null }): Buffer[] {
  return key.blindIndexes(id.longNumber ?? id.number)
}

/** What was indexed for a stored number: for writing its index anew with another key. */
export function indexedForm(number: string): string {
  const parsed = parseIdNumber(number, 'person')
  return parsed.ok ? (parsed.id.longNumber ?? number) : number
}

/** Kinds whose numbers carry a check digit: a number of such a kind must fit. */
const CHECKED: readonly IdKind[] = ['id_card', 'uscc']
const OTHER_FORM = /^[A-Z0-9()-]{4,30}$/

/**
 * Reads and checks an ID number that somebody typed; `birthday` and `sex` are known for resident ID cards.
 * Throws `rule_broken` naming `/idNumber`; the message never repeats the number.
 */
export function readIdNumber(
  typed: string,
  kind: IdKind | null,
  personKind: 'person' | 'company',
): { kind: IdKind; number: string; longNumber: string | null; birthday: string | null; sex: 'male' | 'female' | null } {
  const parsed = parseIdNumber(typed, personKind)
  if (parsed.ok && (kind === null || parsed.id.kind === kind)) return parsed.id
  if (kind === null || CHECKED.includes(kind))
    throw wrongField('rule_broken', '/idNumber', parsed.ok ? 'the number is of another kind' : ID_REFUSALS[parsed.reason])
  // Passports and permits of the world have too many forms to know them all: the kind is believed, nonsense is not.
  const number = normaliseCode(typed)
  if ((!parsed.ok && (parsed.reason === 'placeholder' || parsed.reason === 'masked')) || !OTHER_FORM.test(number))
    throw wrongField('rule_broken', '/idNumber', 'not a number of such a paper')
  return { kind, number, longNumber: null, birthday: null, sex: null }
}

const ID_REFUSALS = {
  placeholder: 'a real number is expected; leave it out when it is unknown',
  precision_lost: 'the number lost its last digits',
  masked: 'the number is masked',
  checksum: 'the check digit does not fit',
  birthday: 'there is no such birthday',
  region: 'there is no such region',
  wrong_length: 'wrong number of digits',
  unknown_form: 'not a known form of number; name the kind of paper',
} as const
