import { rowsWithMergesFilled } from '../../../platform/sheets/index.ts'
import type { RoomCode } from '../../../platform/text/index.ts'
import { RowCells } from './cells.ts'
import type { SheetReading } from './cells.ts'
import { FIELD_NAMES, IGNORED_FIELDS } from './fields.ts'
import type { Field } from './fields.ts'
import { OwnerRegister } from './owners.ts'
import type { ArchivePlan, SheetPlan } from './plan.ts'
import { readParking, readVehicles } from './read-parking.ts'
import { readPeople } from './read-people.ts'
import { readEntrance, readUnit } from './read-unit.ts'
import { UnitRegister } from './repeats.ts'
import type { ArchiveRow, EntranceFacts, UnitFacts } from './row-types.ts'

const MEANINGFUL = FIELD_NAMES.filter((field) => !IGNORED_FIELDS.has(field))
/** What a row must have one of, to be more than a sum or a remark. */
const IDENTITY: Field[] = ['building', 'entrance', 'room', 'personName', 'phone', 'idNumber', 'parkingCode', 'personKey', 'plate']
const TOTAL = /^(?:本页|本頁)?(?:合计|总计|小计|共计|累计|總計|合計|小計|total|subtotal|sum)(?:[:：].*)?$/i
const REMARK = /^(?:备注|说明|注意|填表说明|备註|說明|注|制表人?|填表人?|审核人?|打印日期|note)[:：]/i

/**
 * Reads every row of a planned file as facts with problems, one at a time: 100,000 rows need no more memory than one.
 * Blank rows, totals and remarks below the list are left out. Throws only what reading the file throws.
 */
export async function* readArchives(plan: ArchivePlan): AsyncGenerator<ArchiveRow> {
  const state: State = { units: new UnitRegister(), owners: new OwnerRegister(), entrances: new Map(), hasPeopleSheet: false }
  state.hasPeopleSheet = plan.sheets.some(({ kind, header }) => kind === 'people' && header.columns.has('personKey'))
  for (const sheet of plan.sheets) {
    const reading: SheetReading = {
      sheet: sheet.sheet.name, header: sheet.header, profile: plan.profile, isMicroCommunity: plan.layout !== 'list',
    }
    // Members may stand above their owner: the people of a pack are judged only when all are read.
    const held: [ArchiveRow, RowCells][] = []
    let above: RoomCode | null = null
    for await (const row of rowsWithMergesFilled(sheet.sheet)) {
      if (row.number <= sheet.header.rowNumber) continue
      const cells = new RowCells(reading, row)
      if (isNoRecord(cells)) continue
      const read = readRow(sheet, cells, state, above)
      above = read.unit && { building: read.unit.building, entrance: read.unit.entrance, room: read.unit.room }
      if (sheet.kind === 'people') held.push([read, cells])
      else yield read
    }
    state.owners.settle()
    for (const [read, cells] of held) yield { ...read, hasError: cells.hasError }
  }
}

type State = { units: UnitRegister; owners: OwnerRegister; entrances: Map<string, EntranceFacts>; hasPeopleSheet: boolean }

function readRow({ kind, sheet }: SheetPlan, cells: RowCells, state: State, above: RoomCode | null): ArchiveRow {
  const row: ArchiveRow = {
    sheet: sheet.name, rowNumber: cells.rowNumber, kind: 'unit', unit: null, firstRow: null, entrance: null, people: [], vehicles: [],
    parking: null, problems: cells.problems, hasError: false,
  }
  if (kind === 'entrances') {
    row.kind = 'entrance'
    row.entrance = readEntrance(cells)
    if (row.entrance) state.entrances.set(`${row.entrance.building}-${row.entrance.entrance}`, row.entrance)
  } else if (kind === 'people') {
    row.kind = 'person'
    row.people = readPeople(cells, 'owner').map((person) => ({ ...person, key: cells.code('personKey') || null }))
    if (row.people.length === 0 && !cells.hasError) cells.note('name_missing', 'personName', '')
    state.owners.enter(cells, sheet.name, row.people[0])
    row.vehicles = readVehicles(cells)
  } else if (kind === 'parking') {
    row.kind = 'parking'
    row.parking = readParking(cells)
    row.people = peopleOfRow(cells, state, null)
    row.vehicles = readVehicles(cells)
  } else {
    readUnitRow(row, cells, state, above)
  }
  row.hasError = cells.hasError
  return row
}

function readUnitRow(row: ArchiveRow, cells: RowCells, state: State, above: RoomCode | null): void {
  row.unit = readUnit(cells, above)
  const people = peopleOfRow(cells, state, row.unit)
  row.vehicles = readVehicles(cells)
  row.people = people
  if (!row.unit) return
  const entrance = state.entrances.get(`${row.unit.building}-${row.unit.entrance ?? '1'}`)
  row.unit.totalFloors ??= entrance?.totalFloors ?? null
  row.unit.hasElevator ??= entrance?.hasElevator ?? null
  const entered = state.units.enter(cells, row.unit, people)
  row.firstRow = entered.firstRow
  row.people = entered.people
}

function peopleOfRow(cells: RowCells, state: State, unit: UnitFacts | null): ArchiveRow['people'] {
  if (state.hasPeopleSheet && cells.has('ownerKey') && !cells.has('personName')) return state.owners.peopleOf(cells)
  return readPeople(cells, unit ? state.units.defaultRole(unit.code) : 'owner')
}

function isNoRecord(cells: RowCells): boolean {
  if (cells.isBlank(MEANINGFUL)) return true
  const texts = cells.texts()
  if (texts.some((text) => text.length <= 20 && TOTAL.test(text.replace(/\s/g, '')))) return true
  return cells.isBlank(IDENTITY) || texts.slice(0, 4).some((text) => REMARK.test(text))
}
