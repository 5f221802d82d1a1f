/** Who lived or owned here before: their names and numbers are hidden once the unit has another owner (CHR-002). */
export interface FormerPerson {
  name: string
  phones: readonly string[]
}

export const HIDDEN = '＊＊'
/** Phone numbers, identity papers, plates, e-mail addresses and bank cards, as people write them into a text. */
const TRACES = [
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g,
  /(?<!\d)\d{16,19}(?!\d)/g,
  /(?<![\dA-Za-z])[A-Z]\d{8,9}(?!\d)/g,
  /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g,
  /(?<!\d)0\d{2,3}[ -]?\d{7,8}(?!\d)/g,
  /\+\d[\d ()-]{6,18}\d/g,
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?[A-Z0-9]{5,6}(?![A-Z0-9])/g,
]

/** A text without what it says of former people of the house: that something happened stays, to whom does not. */
export function withoutPersons(text: string, former: readonly FormerPerson[]): string {
  let clean = text
  // Longer names first: 欧阳明 must not leave 阳明 behind when 欧 is somebody else.
  const names = [...new Set(former.map(({ name }) => name.trim()).filter((name) => name.length > 1))].toSorted((a, b) => b.length - a.length)
  for (const name of names) clean = clean.replaceAll(name, HIDDEN)
  // 苏女士, 苏先生: whoever is addressed by the surname.
  for (const surname of new Set(names.filter((name) => /^\p{Script=Han}{2,4}$/u.test(name)).map((name) => Array.from(name)[0]!))) clean = clean.replaceAll(new RegExp(`${surname}(?=女士|先生|小姐|太太|阿姨|叔叔|老师|總|总|姓)`, 'gu'), HIDDEN)
  for (const phone of former.flatMap(({ phones }) => phones)) if (phone.length >= 5) clean = clean.replaceAll(phone, HIDDEN)
  for (const trace of TRACES) clean = clean.replaceAll(trace, HIDDEN)
  return clean
}
