import { describe, expect, it } from 'vitest'
import { displayPhone, maskPhone, parsePhone, splitPhones } from './phone.ts'
import type { Phone } from './phone.ts'

function accepted(text: string | number): Phone {
  const parsed = parsePhone(text)
  if (!parsed.ok) throw new Error(`${text} refused: ${parsed.reason}`)
  return parsed.phone
}

describe('a phone number', () => {
  it.each(['13800138000', '138 0013 8000', '138-0013-8000', '+86 138 0013 8000', '0086-13800138000', '8613800138000', '013800138000',
    '１３８００１３８０００', ' 13800138000\u3000', '手机：13800138000'])('of a mobile is one value however it is written: %s', (text) => {
    expect(accepted(text)).toMatchObject({ value: '13800138000', kind: 'mobile', region: 'CN' })
  })

  it('may come from a number cell', () => {
    expect(accepted(13800138000).value).toBe('13800138000')
  })

  it.each([
    ['0755-26001234', '0755-26001234', null], ['(0755)2600 1234', '0755-26001234', null], ['0755-26001234-801', '0755-26001234-801', '801'],
    ['075526001234转801', '0755-26001234-801', '801'], ['021-65551234 ext 12', '021-65551234-12', '12'],
      ['+86-010-65551234', '010-65551234', null],
    ['0991-2345678', '0991-2345678', null], ['26001234', '26001234', null],
  ])('of a landline keeps area and extension: %s', (text, value, extension) => {
    expect(accepted(text)).toMatchObject({ value, kind: 'landline', extension })
  })

  it.each([
    ['+852 9123 4567', '+85291234567', 'HK'], ['852-91234567', '+85291234567', 'HK'], ['00852 2345 6789', '+85223456789', 'HK'],
    ['+853 6612 3456', '+85366123456', 'MO'], ['+886 912 345 678', '+886912345678', 'TW'], ['0912-345-678', '+886912345678', 'TW'],
    ['02-2345 6789', '+886223456789', 'TW'], ['+65 9123 4567', '+6591234567', 'SG'], ['+1 415 555 2671', '+14155552671', null],
  ])('from outside the mainland: %s', (text, value, region) => {
    expect(accepted(text)).toMatchObject({ value, region })
  })

  it.each([
    ['1380013800', 'wrong_length', 10], ['138001380001', 'wrong_length', 12], ['+852 123', 'wrong_length', 6],
      ['028-8555123', 'wrong_length', 10],
    ['23800138000', 'unknown_prefix', 11], ['1.38E+10', 'precision_lost', 5], ['138****8000', 'masked', 7], ['张三', 'not_a_number', 0],
  ])('is refused with the reason: %s', (text, reason, digits) => {
    expect(parsePhone(text)).toEqual({ ok: false, reason, digits })
  })

  it.each(['18999999999', '无', '-', '11111111111', '', '/', '未知'])('%s says that the number is unknown', (text) => {
    expect(parsePhone(text)).toMatchObject({ ok: false, reason: 'placeholder' })
  })

  it('is shown in groups, and masked for those without the right', () => {
    const shown = ['13800138000', '0755-26001234-801', '26001234', '+852 9123 4567', '+886 912 345 678', '4008208820'].map(accepted)
    expect(shown.map(displayPhone)).toEqual(
      ['138 0013 8000', '0755-26001234-801', '26001234', '+852 9123 4567', '+886 912 345 678', '4008208820'])
    expect(shown.map(maskPhone)).toEqual(['138****8000', '0755-****1234', '****1234', '+852****4567', '+8869****5678', '4008208820'])
  })

  it('shares its cell with others', () => {
    expect(splitPhones('13800138000、139 0013 9000')).toEqual(['13800138000', '139 0013 9000'])
    expect(splitPhones('138 0013 8000 139 0013 9000')).toEqual(['138 0013 8000', '139 0013 9000'])
    expect(splitPhones('13800138000/0755-2600 1234')).toEqual(['13800138000', '0755-2600 1234'])
    expect(splitPhones(' ')).toEqual([])
  })
})
