import type { redress } from '@guanjia/contract'

/** What tells who somebody is, apart from names: written forms that a machine can know. */
const FORMS: readonly [redress.Trace['kind'], RegExp, (found: string) => string][] = [
  ['email', /[\w.+-]+@[\w-]+(\.[\w-]+)+/g, () => '***@***'],
  ['id_number', /(?<!\d)\d{17}[\dXx](?!\d)/g, (found) => `${found.slice(0, 2)}****************`],
  ['phone', /(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g, () => '1**********'],
  ['phone', /(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)/g, () => '0***-*******'],
  ['phone', /(?<!\d)09\d{2}[- ]?\d{3}[- ]?\d{3}(?!\d)/g, () => '09********'],
  ['room', /(?<![\d-])\d{1,3}-\d{1,3}-[A-Za-z]?\d{2,5}[A-Za-z]?(?![\d-])/g, () => '×-×-××××'],
  ['room', /\d{1,3}\s*[栋棟幢座号號]楼?\s*(?:\d{1,3}\s*单元|\d{1,3}\s*單元)?\s*[A-Za-z]?\d{2,5}\s*[室房号號]?/g, () => '×栋××室'],
  ['room', /(?<!\d)[A-Za-z]?\d{3,4}\s*[室房](?![间間东東])/g, () => '××室'],
  ['plate', /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·\s]?[A-Z0-9]{5,6}/g, (found) => `${found.slice(0, 2)}·*****`],
]

/** A name as a case study tells it: 张女士 and 张建国 become 张某; a company or a short name 某业户. */
function maskName(name: string): string {
  const letters = [...name]
  return letters.length >= 2 && letters.length <= 4 && /^\p{Script=Han}+$/u.test(name) ? `${letters[0]!}某` : '某业户'
}

/** Words of respect that are put behind a family name; with it they are no name any more. */
function variantsOf(name: string): string[] {
  return name.trim().length < 2 ? [] : [name.trim()]
}

/** A text without the names and without everything that has the form of a telephone, a room, a plate or an identity number (CAS-001). */
export function anonymise(text: string, names: readonly string[]): string {
  let masked = text
  // Longer names first: 欧阳小明 before 小明.
  for (const name of names.flatMap(variantsOf).toSorted((a, b) => b.length - a.length)) masked = masked.replaceAll(name, maskName(name))
  for (const [, form, mask] of FORMS) masked = masked.replaceAll(form, mask)
  return masked
}

type Field = redress.Trace['field']

/** What still tells who or where it was, so that nothing is published by mistake. */
export function tracesIn(texts: Partial<Record<Field, string>>, names: readonly string[]): redress.Trace[] {
  const traces: redress.Trace[] = []
  for (const [field, text] of Object.entries(texts) as [Field, string][]) {
    for (const name of names.flatMap(variantsOf)) if (text.includes(name)) traces.push({ field, kind: 'name', found: name })
    for (const [kind, form] of FORMS) for (const match of text.matchAll(form)) traces.push({ field, kind, found: match[0] })
  }
  return traces.filter((trace, i) => traces.findIndex((other) => other.field === trace.field && other.found === trace.found) === i)
}
