import { normaliseCode, parsePlate } from '../../../platform/text/index.ts'
import type { RowCells } from './cells.ts'
import type { ParkingFacts, VehicleFacts } from './row-types.ts'
import { carKindOf, parkingKindOf, parkingTenureOf } from './values.ts'

/** Reads a row of a list of parking spaces (`车位信息`); null when it names none. An end in 2037 or 2099 means without end. */
export function readParking(cells: RowCells): ParkingFacts | null {
  const code = normaliseCode(cells.code('parkingCode'))
  if (code === '') {
    cells.note('parking_code_missing', 'parkingCode', '')
    return null
  }
  const [from, to] = [cells.day('parkingFrom'), cells.day('parkingTo')]
  if (from !== null && to !== null && to < from) cells.note('date_order', 'parkingTo', to, { from })
  return {
    lot: cells.code('parkingLot') || null, code, kind: cells.word('parkingKind', parkingKindOf),
    area: cells.number('buildingArea', { min: 0, max: 1000 }) || null, tenure: cells.word('parkingTenure', parkingTenureOf), from, to,
  }
}

/** Reads the vehicles of a row: several plates may stand in one cell. */
export function readVehicles(cells: RowCells): VehicleFacts[] {
  const vehicles: VehicleFacts[] = []
  for (const cell of cells.raw('plate')) {
    for (const text of String(cell).split(/[,，、;；/|\n]+/)) {
      const parsed = parsePlate(text)
      if (!parsed.ok) {
        if (parsed.reason !== 'placeholder') cells.note('plate_unreadable', 'plate', text.trim(), { reason: parsed.reason })
        continue
      }
      const kind = cells.text('carKind')
      vehicles.push({
        plate: parsed.plate.plate, brand: cells.text('carBrand') || null, kind: kind === '' ? null : carKindOf(kind),
        colour: cells.text('carColour') || null,
      })
    }
  }
  return vehicles
}
