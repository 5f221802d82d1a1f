import { AppError } from '../errors.ts'
import type { Merge, ReadLimits, Sheet, Workbook } from './types.ts'
import { attribute, openingTags } from './xml-text.ts'
import { anchoredPictures, picturesInCells, type Parts, type Target } from './xlsx-pictures.ts'
import { sharedStrings, worksheetMerges, worksheetRows } from './xlsx-rows.ts'
import type { SheetContext } from './xlsx-rows.ts'
import { dateStyles } from './xlsx-styles.ts'
import { readZipDirectory, unzip, unzipText } from './zip-read.ts'
import type { ZipEntry } from './zip-read.ts'

/** Whether a zipped workbook is in the binary form (XLSB). */
export function isBinaryWorkbook(data: Buffer): boolean {
  return readZipDirectory(data).has('xl/workbook.bin')
}

/**
 * Opens an XLSX file (Excel, WPS, LibreOffice, Apache POI; strict and prefixed forms too). Sheets are read when their rows are asked.
 * Throws `import.unreadable_file` and `import.too_many_rows`.
 */
export async function openXlsx(data: Buffer, limits: ReadLimits): Promise<Workbook> {
  const entries = readZipDirectory(data)
  const part = (path: string): ZipEntry => {
    const entry = entries.get(path)
    if (!entry) throw new AppError('import.unreadable_file', `The workbook lacks its part ${path}`)
    return entry
  }
  const text = (path: string) => unzipText(data, part(path), limits.maxUnzippedBytes)

  const workbookPath = targets(await text('_rels/.rels'), '').find(({ type }) => type === 'officeDocument')?.path ?? 'xl/workbook.xml'
  const workbookXml = await text(workbookPath)
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1)
  const parts = targets(await text(`${folder}_rels/${workbookPath.slice(folder.length)}.rels`), folder)

  const pictureParts: Parts = {
    has: (path) => entries.has(path),
    text,
    targetsOf: async (path) => {
      const [folderOf, name] = [path.slice(0, path.lastIndexOf('/') + 1), path.slice(path.lastIndexOf('/') + 1)]
      const relationships = `${folderOf}_rels/${name}.rels`
      return entries.has(relationships) ? targets(await text(relationships), folderOf) : []
    },
    picture: (path) => ({
      name: path.slice(path.lastIndexOf('/') + 1),
      bytes: part(path).unpackedBytes,
      content: async () => {
        const chunks: Buffer[] = []
        for await (const chunk of unzip(data, part(path), limits.maxUnzippedBytes)) chunks.push(chunk)
        return Buffer.concat(chunks)
      },
    }),
  }
  let context: Promise<SheetContext> | undefined
  const readContext = async (): Promise<SheetContext> => {
    const strings = parts.find(({ type }) => type === 'sharedStrings')
    const styles = parts.find(({ type }) => type === 'styles')
    return {
      strings: strings && entries.has(strings.path) ? await sharedStrings(unzip(data, part(strings.path), limits.maxUnzippedBytes)) : [],
      dates: styles && entries.has(styles.path) ? dateStyles(await text(styles.path)) : new Set(),
      is1904: openingTags(workbookXml, 'workbookPr').some((tag) => /^(1|true)$/.test(attribute(tag, 'date1904') ?? '')),
    }
  }

  const sheets: Sheet[] = []
  for (const tag of openingTags(workbookXml, 'sheet')) {
    const id = attribute(tag, 'r:id') ?? /\s[\w.-]+:id="([^"]*)"/.exec(tag)?.[1]
    const sheetPart = parts.find((candidate) => candidate.id === id)
    // Chart sheets and dialogs have no rows.
    if (sheetPart?.type !== 'worksheet') continue
    const bytes = () => unzip(data, part(sheetPart.path), limits.maxUnzippedBytes)
    let merges: Promise<Merge[]> | undefined
    sheets.push({
      name: attribute(tag, 'name') ?? '',
      hidden: /hidden/i.test(attribute(tag, 'state') ?? ''),
      merges: () => (merges ??= worksheetMerges(bytes())),
      pictures: async () => [...(await anchoredPictures(sheetPart.path, pictureParts)), ...(await picturesInCells(workbookPath, pictureParts))],
      async *rows() {
        context ??= readContext()
        yield* worksheetRows(bytes(), await context)
      },
    })
  }
  if (sheets.length === 0) throw new AppError('import.unreadable_file', 'The workbook has no sheet')
  return { format: 'xlsx', sheets }
}

function targets(relationshipsXml: string, folder: string): Target[] {
  return openingTags(relationshipsXml, 'Relationship').map((tag) => {
    const target = attribute(tag, 'Target') ?? ''
    const segments = (target.startsWith('/') ? target.slice(1) : folder + target).split('/')
    const path: string[] = []
    for (const segment of segments) {
      if (segment === '..') path.pop()
      else if (segment !== '' && segment !== '.') path.push(segment)
    }
    const type = attribute(tag, 'Type') ?? ''
    return { id: attribute(tag, 'Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1), path: path.join('/') }
  })
}
