import { arabicNumerals, formatRoomCode, normaliseCode, parseBuildingName, parseRoomCode } from '../../../platform/text/index.ts'
import type { RoomCode } from '../../../platform/text/index.ts'
import type { RowCells } from './cells.ts'
import type { EntranceFacts, UnitFacts } from './row-types.ts'
import { floorOf, layoutOf, unitStateOf, unitUseOf, yesNo } from './values.ts'

const AREA = { min: 0, max: 1_000_000 }

/**
 * Reads the property part of a row; null when the row names no unit that can be read (the reason is noted).
 * `above` is the unit of the row before: lists made by hand leave the room, or only the building, empty below the first.
 */
export function readUnit(cells: RowCells, above: RoomCode | null): UnitFacts | null {
  const code = readCode(cells, above)
  if (!code) return null
  for (const [field, length] of [['building', 20], ['entrance', 10], ['room', 20]] as const) {
    const value = code[field]
    if (value !== null && value.length > length) cells.note('code_too_long', field, value, { max: length })
  }
  const unit: UnitFacts = {
    code: formatRoomCode(code), ...code,
    floor: cells.word('floor', floorText), totalFloors: wholeFloors(cells),
    hasElevator: cells.word('hasElevator', yesNo), use: cells.word('use', unitUseOf) ?? (code.entrance === '0' ? 'shop' : null),
    layout: cells.word('layout', layoutOf), buildingArea: area(cells, 'buildingArea'), billingArea: area(cells, 'billingArea'), indoorArea: area(cells, 'indoorArea'),
    orientation: cells.text('orientation').slice(0, 20) || null, rentFen: cells.fen('rent') || null,
    state: cells.word('unitState', unitStateOf), handedOverOn: cells.day('handedOverOn'),
      note: cells.text('unitNote').slice(0, 2000) || null,
  }
  if (unit.buildingArea !== null && unit.indoorArea !== null && unit.indoorArea > unit.buildingArea) {
    cells.note('indoor_area_larger', 'indoorArea', String(unit.indoorArea), { buildingArea: unit.buildingArea })
  }
  if (unit.floor !== null && unit.totalFloors !== null && unit.floor > unit.totalFloors) {
    cells.note('floor_above_total', 'floor', String(unit.floor), { total: unit.totalFloors })
  }
  return unit
}

/** Reads a row of a list of entrances (`楼栋单元`); null when it names none. */
export function readEntrance(cells: RowCells): EntranceFacts | null {
  const building = parseBuildingName(cells.code('building'))
  if (building === '') {
    cells.note('building_missing', 'building', '')
    return null
  }
  return {
    building, entrance: parseBuildingName(cells.code('entrance')) || '1', totalFloors: wholeFloors(cells),
    hasElevator: cells.word('hasElevator', yesNo),
  }
}

function readCode(cells: RowCells, above: RoomCode | null): RoomCode | null {
  const [building, entrance, room] = [cells.code('building'), cells.code('entrance'), cells.code('room')]
  if (cells.hasError) return null
  const whole = parseRoomCode(room)
  if (building === '') {
    // The room's cell may hold the whole address.
    if (whole) return entrance !== '' && whole.entrance === null ? { ...whole, entrance: parseBuildingName(entrance) } : whole
    return carriedDown(cells, entrance, room, above)
  }
  if (room === '') {
    cells.note('room_missing', 'room', '')
    return null
  }
  const own = parseBuildingName(building)
  const named = entrance === '' ? null : parseBuildingName(entrance)
  // "3 | 2 | 3-2-1201" says the building twice.
  if (whole && whole.building === own) return { ...whole, entrance: whole.entrance ?? named }
  return { building: own, entrance: named, room: roomName(room) }
}

function carriedDown(cells: RowCells, entrance: string, room: string, above: RoomCode | null): RoomCode | null {
  const isPersonOnly = room === '' && entrance === '' && !cells.isBlank(['personName'])
  const isSameBuilding = room !== '' && cells.has('building')
  if (above && (isPersonOnly || isSameBuilding)) {
    const named = entrance === '' ? above.entrance : parseBuildingName(entrance)
    const code = isPersonOnly ? above : { ...above, entrance: named, room: roomName(room) }
    cells.note('carried_down', cells.has('building') ? 'building' : 'room', formatRoomCode(code))
    return code
  }
  if (room === '') cells.note('room_missing', 'room', '')
  else if (cells.has('building')) cells.note('building_missing', 'building', '')
  else cells.note('room_code_unreadable', 'room', room)
  return null
}

function roomName(text: string): string {
  return arabicNumerals(normaliseCode(text)).replace(/(?<=[0-9A-Z])(?:室|房|户|戶|号|號)$/, '')
}

/** Nought is what systems write when nobody knew the area. */
function area(cells: RowCells, field: 'buildingArea' | 'billingArea' | 'indoorArea'): number | null {
  return cells.number(field, AREA) || null
}

function floorText(text: string): number | undefined {
  return floorOf(arabicNumerals(text))
}

function wholeFloors(cells: RowCells): number | null {
  const floors = cells.number('totalFloors', { min: 0, max: 200 })
  return floors ? Math.round(floors) : null
}
