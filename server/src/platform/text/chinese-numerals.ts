const DIGITS: Record<string, number> = {
  〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 兩: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 貳: 2, 叁: 3, 參: 3, 肆: 4, 伍: 5, 陆: 6, 陸: 6, 柒: 7, 捌: 8, 玖: 9,
}
const UNITS: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }
const NUMERAL = /[〇零一二两兩三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖十拾百佰千仟廿卅]+/g

/** Turns every Chinese numeral below ten thousand into digits: `二十一` → `21`, `一二〇一` → `1201`, `廿三` → `23`. */
export function arabicNumerals(text: string): string {
  return text.replace(NUMERAL, (numeral) => valueOf(numeral.replaceAll('廿', '二十').replaceAll('卅', '三十')))
}

function valueOf(numeral: string): string {
  const characters = Array.from(numeral)
  if (!characters.some((character) => character in UNITS)) return characters.map((character) => DIGITS[character]).join('')
  let total = 0
  let digit: number | undefined
  let lastUnit = 1
  for (const character of characters) {
    const unit = UNITS[character]
    if (unit === undefined) {
      digit = DIGITS[character]!
      if (digit === 0) lastUnit = 10
      continue
    }
    total += (digit ?? 1) * unit
    lastUnit = unit
    digit = undefined
  }
  // 一百二 is 120 in speech; 一百零二 is 102.
  return String(total + (digit ?? 0) * (lastUnit >= 100 ? lastUnit / 10 : 1))
}
