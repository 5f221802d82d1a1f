import type { SheetPicture } from './types.ts'
import { attribute, openingTags } from './xml-text.ts'

export interface Target {
  id: string
  type: string
  path: string
}

/** What a reader of one workbook gives for its parts. */
export interface Parts {
  has: (path: string) => boolean
  text: (path: string) => Promise<string>
  /** The relationships of a part; none when it has none. */
  targetsOf: (path: string) => Promise<Target[]>
  picture: (path: string) => Pick<SheetPicture, 'name' | 'bytes' | 'content'>
}

const ANCHOR = /<(?:[\w.-]+:)?(oneCellAnchor|twoCellAnchor)[\s>][^]*?<\/(?:[\w.-]+:)?\1>/g
const PLACE = /<(?:[\w.-]+:)?from>[^]*?<(?:[\w.-]+:)?col>(\d+)<[^]*?<(?:[\w.-]+:)?row>(\d+)</
const IN_CELL = /<(?:[\w.-]+:)?cellImage[\s>][^]*?<\/(?:[\w.-]+:)?cellImage>/g

const embedded = (xml: string): string[] => openingTags(xml, 'blip').flatMap((tag) => attribute(tag, 'r:embed') ?? /\s[\w.-]+:embed="([^"]*)"/.exec(tag)?.[1] ?? [])

/** The pictures that lie on a sheet, by the cell of their upper left corner, from top to bottom. */
export async function anchoredPictures(sheetPath: string, parts: Parts): Promise<SheetPicture[]> {
  const found: SheetPicture[] = []
  for (const drawing of (await parts.targetsOf(sheetPath)).filter(({ type, path }) => type === 'drawing' && parts.has(path))) {
    const targets = await parts.targetsOf(drawing.path)
    for (const match of (await parts.text(drawing.path)).matchAll(ANCHOR)) {
      const anchor = match[0]
      const place = PLACE.exec(anchor)
      if (!place) continue
      for (const id of embedded(anchor)) {
        const target = targets.find((one) => one.id === id)
        if (target && parts.has(target.path)) found.push({ row: Number(place[2]) + 1, column: Number(place[1]), id: '', ...parts.picture(target.path) })
      }
    }
  }
  return found.sort((a, b) => a.row! - b.row! || a.column! - b.column!)
}

/** The pictures that WPS keeps inside cells: a cell says which one by `=DISPIMG("ID_…",1)`. */
export async function picturesInCells(workbookPath: string, parts: Parts): Promise<SheetPicture[]> {
  const found: SheetPicture[] = []
  for (const list of (await parts.targetsOf(workbookPath)).filter(({ type, path }) => type === 'cellImage' && parts.has(path))) {
    const targets = await parts.targetsOf(list.path)
    for (const match of (await parts.text(list.path)).matchAll(IN_CELL)) {
      const image = match[0]
      const [tag] = openingTags(image, 'cNvPr')
      const target = targets.find(({ id }) => embedded(image).includes(id))
      const id = tag === undefined ? undefined : attribute(tag, 'name')
      if (id && target && parts.has(target.path)) found.push({ row: null, column: null, id, ...parts.picture(target.path) })
    }
  }
  return found
}
