import { dataquality, type households } from '@guanjia/contract'
import { AppError, wrongField } from '../../../platform/errors.ts'
import { splitPhones } from '../../../platform/text/index.ts'
import { readPhones } from '../person-columns.ts'

type Field = dataquality.CorrectedField
export const isOfPerson = (field: Field): boolean => (dataquality.PERSON_FIELDS as readonly string[]).includes(field)

/** Which part of the file an answer has checked. */
export const GROUP_OF: Record<Field, households.FieldGroup> = {
  name: 'identity', birthday: 'identity', phones: 'contact', email: 'contact', workplace: 'contact', salutation: 'contact', language: 'contact', emergencyContact: 'emergency', emergencyName: 'emergency', emergencyRelation: 'emergency', emergencyPhone: 'emergency',
}

/** Facts that a household may correct, as texts: phones joined by a blank. */
export function valuesOf(person: { name: string; phones: readonly string[]; email: string; birthday: string | null; workplace: string; emergency_contact: string }, household: { salutation: string; language: string | null; emergency_name: string; emergency_relation: string; emergency_phone: string }): Record<Field, string> {
  return {
    name: person.name, phones: person.phones.join(' '), email: person.email, birthday: person.birthday ?? '', workplace: person.workplace, emergencyContact: person.emergency_contact,
    salutation: household.salutation, language: household.language ?? '', emergencyName: household.emergency_name, emergencyRelation: household.emergency_relation, emergencyPhone: household.emergency_phone,
  }
}

/** A wish as it would be written into the file. Throws `rule_broken` naming the pointer. */
export function readWish(field: Field, typed: string, pointer: string): string {
  const value = typed.trim()
  const refuse = (message: string): AppError => wrongField('rule_broken', pointer, message)
  if (field === 'name' && (value.length < 1 || value.length > 100)) throw refuse('a name is needed')
  if (field === 'phones') {
    const numbers = splitPhones(value)
    if (numbers.length === 0) throw refuse('one number at least: we must be able to reach you')
    if (numbers.length > 10) throw refuse('ten numbers at most')
    return readNumbers(numbers, refuse).join(' ')
  }
  if (field === 'emergencyPhone') return value === '' ? '' : readNumbers([value], refuse)[0]!
  if (field === 'email' && value !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(value)) throw refuse('not an e-mail address')
  if (field === 'birthday' && value !== '' && (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)) || new Date(value).toISOString().slice(0, 10) !== value)) throw refuse('no such day')
  if (field === 'language' && !['', 'zh-CN', 'zh-TW', 'en'].includes(value)) throw refuse('not a language of the house')
  const most = { name: 100, email: 200, workplace: 100, emergencyContact: 100, salutation: 30, emergencyName: 50, emergencyRelation: 20, birthday: 10, language: 10 }[field]
  if (value.length > most) throw refuse(`at most ${most} characters`)
  return value
}

function readNumbers(numbers: string[], refuse: (message: string) => AppError): string[] {
  try {
    return readPhones(numbers.map((number) => ({ number, label: '' }))).map(({ number }) => number)
  } catch (error) {
    throw error instanceof AppError ? refuse(error.errors?.[0]?.message ?? 'not a phone number') : error
  }
}
