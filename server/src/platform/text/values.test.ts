import { describe, expect, it } from 'vitest'
import { arabicNumerals } from './chinese-numerals.ts'
import { parseDay, parseMoment } from './dates.ts'
import { bigrams, cleanText, normaliseCode, normaliseText, queryBigrams } from './normalise.ts'
import { parseFen, parseNumber } from './numbers.ts'
import { pinyinKeys } from './pinyin.ts'
import { displayPlate, parsePlate } from './plate.ts'
import { instantOf, isTimeZone, wallTime } from './wall-time.ts'

describe('texts', () => {
  it('are compared without width, case and kinds of blanks', () => {
    expect(normaliseText(' ＡＢｃ\u00A0\u3000１２\u200B栋 ')).toBe('abc 12栋')
    expect(normaliseCode(' 粤b 12\u300034５ ')).toBe('粤B12345')
    expect(cleanText('张\u3000 三 \u200B')).toBe('张 三')
  })

  it('are searched by pairs of characters; punctuation separates', () => {
    expect(bigrams('水管漏水，Ｂ座')).toEqual(['水管', '管漏', '漏水', 'b座'])
    expect(bigrams('a 𠮷野家')).toEqual(['a', '𠮷野', '野家'])
    expect(queryBigrams('漏水')).toEqual(['漏水'])
    expect(queryBigrams('水')).toEqual([])
  })

  it('with Chinese numerals become figures', () => {
    expect(['十', '十二', '二十一', '廿三', '一百零二', '一百二', '一二〇一', '两', '一千零八'].map(arabicNumerals))
      .toEqual(['10', '12', '21', '23', '102', '120', '1201', '2', '1008'])
  })
})

describe('pinyin of a name', () => {
  it.each([
    ['单雄信', 'shanxiongxin', 'sxx'], ['單雄信', 'shanxiongxin', 'sxx'], ['仇英', 'qiuying', 'qy'], ['解晓东', 'xiexiaodong', 'xxd'],
    ['曾国藩', 'zengguofan', 'zgf'], ['查良镛', 'zhaliangyong', 'zly'], ['尉迟恭', 'yuchigong', 'ycg'], ['长孙无忌', 'zhangsunwuji', 'zswj'],
    ['區志強', 'ouzhiqiang', 'ozq'], ['朴正焕', 'piaozhenghuan', 'pzh'], ['覃辉', 'qinhui', 'qh'], ['吕布', 'lvbu', 'lb'],
    ['种师道', 'chongshidao', 'csd'], ['John Smith', 'johnsmith', 'js'], ['张伟Tom', 'zhangweitom', 'zwt'], ['', '', ''],
  ])('%s is %s, %s', (name, pinyin, initials) => {
    expect(pinyinKeys(name)).toEqual({ pinyin, initials })
  })

  it('reads a company as words, not as a surname', () => {
    expect(pinyinKeys('单位物业', 'company').pinyin).toBe('danweiwuye')
    expect(pinyinKeys('解放路商行', 'company').initials).toBe('jflsh')
  })
})

describe('a number plate', () => {
  it.each([
    ['粤B12345', '粤B12345', 'ordinary'], ['粤b·1234５', '粤B12345', 'ordinary'], ['粵B-D12345', '粤BD12345', 'new_energy'],
      ['京A12345D', '京A12345D', 'new_energy'],
    ['粤Z1234港', '粤Z1234港', 'hk_macau'], ['沪A1234学', '沪A1234学', 'learner'], ['沪A1234警', '沪A1234警', 'police'],
      ['川X0001应急', '川X0001应急', 'emergency'],
    ['京A1234领', '京A1234领', 'embassy'], ['WJ粤12345', 'WJ粤12345', 'military'], ['鲁H1234挂', '鲁H1234挂', 'trailer'],
  ])('%s is %s', (text, plate, kind) => {
    expect(parsePlate(text)).toEqual({ ok: true, plate: { plate, kind } })
  })

  it.each([
    ['粤B1234', 'wrong_length'], ['粤B1234567', 'wrong_length'], ['粤BO1234', 'letter_i_or_o'], ['甲B12345', 'unknown_province'],
      ['粤B1234567D', 'wrong_length'],
    ['粤BD1234X', 'unknown_form'], ['12345', 'unknown_form'], ['无牌', 'placeholder'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parsePlate(text)).toEqual({ ok: false, reason })
  })

  it('is shown with its dot', () => {
    expect(displayPlate('粤BD12345')).toBe('粤B·D12345')
  })
})

describe('numbers and amounts', () => {
  it('are read with units, separators and full width', () => {
    expect(['89.5', '89.50㎡', '1,234.5', '８９．５', '120平方米', 89.50000000001, '¥1200', '3层', ' 7 '].map(parseNumber))
      .toEqual([89.5, 89.5, 1234.5, 89.5, 120, 89.5, 1200, 3, 7])
  })

  it('that are none are told apart from empty cells', () => {
    expect(['约90', '12,34', '9O', '1.2.3', 'Infinity'].map(parseNumber)).toEqual(Array(5).fill(undefined))
    expect(['', ' ', '-', '—'].map(parseNumber)).toEqual(Array(4).fill(null))
  })

  it('in yuan become fen exactly, half up, and say when that rounded', () => {
    expect(parseFen('1,234.56元')).toEqual({ fen: 123456, isRounded: false })
    expect(parseFen(1.005)).toEqual({ fen: 101, isRounded: true })
    expect(parseFen(0.1 + 0.2)).toEqual({ fen: 30, isRounded: false })
    expect(parseFen(-0.005)).toEqual({ fen: -1, isRounded: true })
    expect(parseFen('-0.5')).toEqual({ fen: -50, isRounded: false })
    expect(parseFen('abc')).toBeUndefined()
  })
})

describe('dates in cells', () => {
  it.each([[42370, '2016-01-01'], ['42370', '2016-01-01'], ['2020-6-10', '2020-06-10'], ['2020/6/10', '2020-06-10'],
    ['2020年6月10日', '2020-06-10'],
    ['２０２０．６．１０', '2020-06-10'], ['20200610', '2020-06-10'], [20200610, '2020-06-10'], ['2020-06-10 14:30:00', '2020-06-10'],
      ['2020年6月', '2020-06-01'],
    [new Date(Date.UTC(2020, 5, 10)), '2020-06-10']])('%s is a day', (value, day) => {
    expect(parseDay(value)).toBe(day)
  })

  it.each(['2037-1-1', '2099-12-31', '2099/12/31', 73050, '长期', ''])('%s has no end', (value) => {
    expect(parseDay(value)).toBeNull()
  })

  it.each(['2020-2-30', '2020-13-1', 'bald', 12, '10/6/2020', '20201310'])('%s is no date', (value) => {
    expect(parseDay(value)).toBeUndefined()
  })

  it('are read by a given pattern', () => {
    expect(parseDay('10/06/2020', { format: 'dd/MM/yyyy' })).toBe('2020-06-10')
    expect(parseDay('10/06/2020', { format: 'MM/dd/yyyy' })).toBe('2020-10-06')
    expect(parseMoment('06/10/2020 03:05:00 PM', { format: 'MM/dd/yyyy hh:mm:ss a', timeZone: 'America/New_York' })?.toISOString())
      .toBe('2020-06-10T19:05:00.000Z')
  })

  it('with a time are instants of the given zone', () => {
    const inShanghai = (value: string | number) => parseMoment(value, { timeZone: 'Asia/Shanghai' })?.toISOString()
    expect(inShanghai('2020-6-10 9:05')).toBe('2020-06-10T01:05:00.000Z')
    expect(inShanghai('2020年6月10日 下午3时20分')).toBe('2020-06-10T07:20:00.000Z')
    expect(inShanghai('2020-06-10T09:05:30.123+08:00')).toBe('2020-06-10T01:05:30.000Z')
    expect(inShanghai('2020-06-10T01:05:30Z')).toBe('2020-06-10T01:05:30.000Z')
    expect(inShanghai('2020/6/10 星期三 09:05')).toBe('2020-06-10T01:05:00.000Z')
    expect(inShanghai(43992.5)).toBe('2020-06-10T04:00:00.000Z')
    expect(inShanghai('2020-6-10 25:00')).toBeUndefined()
  })
})

describe('wall time', () => {
  it('and instants lead back to each other, across summer time too', () => {
    for (const [instant, zone, wall] of [
      ['2026-07-01T16:30:00.000Z', 'Asia/Shanghai', '2026-07-02T00:30:00.000Z'],
      ['2026-03-08T06:59:00.000Z', 'America/New_York', '2026-03-08T01:59:00.000Z'],
      ['2026-03-08T07:00:00.000Z', 'America/New_York', '2026-03-08T03:00:00.000Z'],
      ['2026-11-01T05:30:00.000Z', 'America/New_York', '2026-11-01T01:30:00.000Z'],
    ] as const) {
      expect(wallTime(new Date(instant), zone).toISOString()).toBe(wall)
      expect(instantOf(new Date(wall), zone).toISOString()).toBe(instant)
    }
    expect(wallTime(new Date('2026-11-01T06:30:00Z'), 'America/New_York').toISOString()).toBe('2026-11-01T01:30:00.000Z')
    expect(instantOf(new Date('2026-03-08T02:30:00Z'), 'America/New_York').toISOString()).toBe('2026-03-08T07:30:00.000Z')
  })

  it('knows which zones exist', () => {
    expect([isTimeZone('Asia/Shanghai'), isTimeZone('Mars/Olympus')]).toEqual([true, false])
  })
})
