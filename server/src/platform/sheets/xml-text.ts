const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const ENTITY = /&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/g

/** Resolves the five named entities and numeric ones; documents of spreadsheets declare no others. */
export function decodeXml(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, hex: string, decimal: string, name: string) => {
    if (name) return ENTITIES[name]!
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Text of a cell: entities, then the `_x000D_` escapes by which Excel writes control characters. */
export function decodeCellText(text: string): string {
  const decoded = decodeXml(text)
  if (!decoded.includes('_x')) return decoded
  return decoded.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Value of one attribute inside an opening tag, or undefined. */
export function attribute(tag: string, name: string): string | undefined {
  let at = tag.indexOf(name + '="')
  // Neither `r` inside `xr` nor `id` inside `sheetId` is the attribute: a blank stands before a name.
  while (at > 0 && tag.charCodeAt(at - 1) > 32) at = tag.indexOf(name + '="', at + 1)
  if (at >= 0) {
    const from = at + name.length + 2
    return decodeXml(tag.slice(from, tag.indexOf('"', from)))
  }
  if (!tag.includes("'") && !tag.includes(' =')) return undefined
  const loose = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return loose ? decodeXml(loose[1] ?? loose[2] ?? '') : undefined
}

/** Opening tags of every element with this local name, whatever its namespace prefix, in document order. */
export function openingTags(xml: string, localName: string): string[] {
  return [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${localName}(?=[\\s/>])([^>]*)>`, 'g'))].map((match) => match[1]!)
}

/** The text of all `<t>` elements inside, without the phonetic guides (`<rPh>`) that Japanese and Chinese Excel adds. */
export function joinedText(xml: string, prefix: string): string {
  let text = ''
  const body = xml.includes('rPh') ? xml.replace(/<(?:[\w.-]+:)?rPh[\s>][^]*?<\/(?:[\w.-]+:)?rPh>/g, '') : xml
  const open = `<${prefix}t`
  for (let at = body.indexOf(open); at >= 0; at = body.indexOf(open, at + 1)) {
    const next = body.charCodeAt(at + open.length)
    if (next !== 62 && next !== 32) continue
    const end = body.indexOf('>', at)
    if (body.charCodeAt(end - 1) === 47) continue
    text += body.slice(end + 1, body.indexOf('<', end + 1))
  }
  return decodeCellText(text)
}
