import { describe, expect, it } from 'vitest'
import { maskIdNumber, parseIdNumber, residentCheck, usccCheck } from './id-number.ts'

const seventeen = '44010619900307721'
const resident = seventeen + residentCheck(seventeen)
const company = '91440300MA5FXT8W4' + usccCheck('91440300MA5FXT8W4')

describe('an ID number', () => {
  it('of a resident tells birthday and sex and must have the right check character', () => {
    // The worked example of GB 11643-1999.
    expect(residentCheck('11010519491231002')).toBe('X')
    expect(parseIdNumber('11010519491231002x')).toMatchObject({
      ok: true, id: { kind: 'id_card', number: '11010519491231002X', birthday: '1949-12-31', sex: 'female' },
    })
    expect(parseIdNumber(resident)).toMatchObject({ ok: true, id: { birthday: '1990-03-07', sex: 'male' } })
    for (const figure of '0123456789X') {
      if (figure !== resident[17]) expect(parseIdNumber(seventeen + figure)).toEqual({ ok: false, reason: 'checksum' })
    }
  })

  it('of 15 digits is the same person as its long form', () => {
    expect(parseIdNumber('110105491231002')).toMatchObject({
      ok: true, id: { kind: 'id_card', number: '110105491231002', longNumber: '11010519491231002X', birthday: '1949-12-31', sex: 'female' },
    })
  })

  it.each([
    ['990106199003077211', 'checksum'], ['000106199003077211', 'region'], ['440106199013077211', 'birthday'],
      ['440106199002307211', 'birthday'],
    ['44010619900307', 'wrong_length'], ['4.40106E+17', 'precision_lost'], ['440106********7211', 'masked'], ['王小明', 'unknown_form'],
    ['Z40106199003077211', 'unknown_form'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseIdNumber(text)).toEqual({ ok: false, reason })
  })

  it('from a number cell of more than 15 figures has lost its end', () => {
    expect(parseIdNumber(440106199003077200)).toEqual({ ok: false, reason: 'precision_lost' })
    expect(parseIdNumber(110105491231002)).toMatchObject({ ok: true })
  })

  it.each([
    ['E12345678', 'passport'], ['EA1234567', 'passport'], ['G28233515', 'passport'], ['H12345678', 'hk_macau_permit'],
      ['M0123456701', 'hk_macau_permit'],
    ['01234567', 'taiwan_permit'], ['A123456(3)', 'other'], ['A123456(4)', 'unknown_form'], ['USA830912056701', 'other'],
      ['CHN110812056701', 'other'],
  ])('%s is a %s', (text, kind) => {
    const parsed = parseIdNumber(text)
    expect(parsed.ok ? parsed.id.kind : parsed.reason).toBe(kind)
  })

  it('of a company is its unified code with check character', () => {
    expect(usccCheck('91350100M000100Y4')).toBe('3')
    expect(parseIdNumber(company)).toMatchObject({ ok: true, id: { kind: 'uscc', number: company } })
    expect(parseIdNumber(company, 'company')).toMatchObject({ ok: true, id: { kind: 'uscc' } })
    const wrong = company.slice(0, 17) + (company[17] === '1' ? '2' : '1')
    expect(parseIdNumber(wrong)).toEqual({ ok: false, reason: 'checksum' })
  })

  it.each(['111111111111111111', '000000000000000', '无', '-', ''])('%s says that the number is unknown', (text) => {
    expect(parseIdNumber(text)).toEqual({ ok: false, reason: 'placeholder' })
  })

  it('is masked but for its ends', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110***********002X')
    expect(maskIdNumber('E12345678')).toBe('E******78')
  })
})
