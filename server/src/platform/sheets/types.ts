/** A date is wall time written as UTC (`getUTCFullYear()` …): a sheet knows no time zone. An empty cell is null. */
export type CellValue = string | number | boolean | Date | null

/** Rows count from 1 as the user sees them; columns count from 0; both ends belong to the range. */
export type Merge = { fromRow: number; toRow: number; fromColumn: number; toColumn: number }

/** `number` is the row number that the user sees on the screen; trailing empty cells may be missing. */
export type SheetRow = { number: number; cells: CellValue[] }

/** A picture on a sheet (`row`, `column` of its corner), or one that a cell names by `id` (WPS). Its bytes are unpacked when they are asked for. */
export type SheetPicture = { row: number | null; column: number | null; id: string; name: string; bytes: number; content: () => Promise<Buffer> }

export type Sheet = {
  name: string
  hidden: boolean
  /** Reads the sheet's tail when it is asked; a CSV has none. */
  merges(): Promise<Merge[]>
  /** Pictures on it and in its cells; XLSX only. */
  pictures?(): Promise<SheetPicture[]>
  /** Every call starts again at the first row; leaving the loop early stops the reading. */
  rows(): AsyncIterable<SheetRow>
}

export type Workbook = { format: 'xlsx' | 'xlsb' | 'xls' | 'csv'; sheets: Sheet[] }

export type ReadLimits = {
  /** Rows of all sheets together that one pass may deliver. */
  maxRows: number
  /** Bytes that one part of a zipped workbook may unpack to. */
  maxUnzippedBytes: number
}

export const DEFAULT_LIMITS: ReadLimits = { maxRows: 200_000, maxUnzippedBytes: 768 * 1024 * 1024 }
