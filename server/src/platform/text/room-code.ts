import { arabicNumerals } from './chinese-numerals.ts'
import { normaliseCode } from './normalise.ts'

/** `entrance` is null where the spelling names none (`A座1001`), `'0'` for a shop on the street (MicroCommunity's custom). */
export type RoomCode = { building: string; entrance: string | null; room: string }

/**
 * What somebody has typed of a room code so far. `prefix` begins the canonical code; without an entrance the next part may still
 * become one, so `3-2` also means the rooms of building 3 that begin with 2.
 */
export type PartialRoomCode = { building: string; entrance: string | null; roomPrefix: string; prefix: string }

const NAME = '[0-9A-Z]{1,6}'
/** Between dashes a name is short, so that neither a date nor a phone number reads as a room. */
const DASHED_NAME = '(?:[0-9]{1,3}|[0-9]{0,2}[A-Z]{1,2}[0-9]{0,2})'
const ENTRANCE_NAME = '(?:[0-9]{1,2}|[A-Z]{1,2}[0-9]?|[0-9][A-Z])'
const BUILDING_WORD = '(?:号楼|號樓|号院|栋|棟|幢|座|号|號|楼|樓|#)'
const ENTRANCE_WORD = '(?:单元|單元|梯|门|門|座)'
const SHOP_WORD = '(?:底商|商铺|商舖|店铺|店舖|店面|铺面|舖面|门面|門面|铺|舖|SHOP)'
/** What may stand before a building: phases, zones and lanes belong to its name. */
const ZONE = '(?:[0-9A-Z]{1,3}期|[东西南北中東]区|[东西南北中東]區|[0-9A-Z]{1,2}[区區]|[0-9]{1,5}弄)?-?'
const ROOM = '(?:负|負|地下|B)?[0-9A-Z]{1,8}(?:-[0-9A-Z]{1,2})?(?:跃|躍|复式)?'
const ROOM_WORD = '(?:室|房|户|戶|号|號|单位|單位|铺|舖)?'

const WORDED = new RegExp(
  `^(${ZONE}${NAME})${BUILDING_WORD}-?(?:(${NAME})${ENTRANCE_WORD}-?|(${SHOP_WORD})-?|(${ENTRANCE_NAME})-)?`
  + `(?:([0-9]{1,3})[层層楼樓F]-?)?(${ROOM})${ROOM_WORD}$`,
)
const DASHED = new RegExp(
  `^(${ZONE}${DASHED_NAME})-(?:(${NAME})${ENTRANCE_WORD}-?|(${SHOP_WORD})-?|(${ENTRANCE_NAME})-)(${ROOM})${ROOM_WORD}$`,
)
const DASHED_FLOOR = new RegExp(`^(${DASHED_NAME})-(${ENTRANCE_NAME})-([0-9]{1,2})-([0-9]{1,2})$`)
const BUILDING_AND_ROOM = new RegExp(`^(${ZONE}${DASHED_NAME})-([0-9A-Z]{3,5})${ROOM_WORD}$`)
const WORDED_START = new RegExp(
  `^(${ZONE}${NAME})${BUILDING_WORD}-?(?:(?:(${NAME})${ENTRANCE_WORD}|(${SHOP_WORD}))-?)?`
  + `(?:(${ENTRANCE_NAME})-)?([0-9A-Z]{0,8})${ROOM_WORD}$`,
)
const DASHED_START = new RegExp(`^(${ZONE}${DASHED_NAME})-(?:(${ENTRANCE_NAME})(?:-|${ENTRANCE_WORD}-?))?([0-9A-Z]{0,6})$`)
const NAME_ALONE = new RegExp(`^(${ZONE}${NAME})(?:${BUILDING_WORD}|${ENTRANCE_WORD})?$`)
const SHOP_ALONE = new RegExp(`^${SHOP_WORD}$`)

/**
 * Reads a room code in any common spelling: `3栋2单元1201`, `3-2-1201`, `3#2-1201`, `3幢2单元1201室`, `A座1001`, `三号楼二单元1201`,
 * `3号楼12层01室`, full-width signs, shops as entrance 0 (`1-0-3`, `1栋商铺3`). Null when the text is no room code.
 */
export function parseRoomCode(text: string): RoomCode | null {
  const code = canonicalSigns(text)
  if (code.length < 3 || code.length > 40) return null
  const worded = WORDED.exec(code)
  if (worded) {
    const [, building, entrance, shop, dashedEntrance, floor, room] = worded
    return made(building!, shop ? '0' : entrance ?? dashedEntrance ?? null, withFloor(room!, floor))
  }
  const floored = DASHED_FLOOR.exec(code)
  if (floored) return made(floored[1]!, floored[2]!, withFloor(floored[4]!, floored[3]))
  const dashed = DASHED.exec(code)
  if (dashed) return made(dashed[1]!, dashed[3] ? '0' : dashed[2] ?? dashed[4]!, dashed[5]!)
  const short = BUILDING_AND_ROOM.exec(code)
  return short ? made(short[1]!, null, short[2]!) : null
}

/** The canonical spelling `3-2-1201`, or `A-1001` where the building has no entrances. */
export function formatRoomCode({ building, entrance, room }: RoomCode): string {
  return entrance === null ? `${building}-${room}` : `${building}-${entrance}-${room}`
}

/** A text that sorts units as people count: building 9 before 10, room 302 before 1201; the street's shops first. */
export function roomSortKey({ building, entrance, room }: RoomCode): string {
  return [building, entrance ?? '', room].map((part) => part.replace(/\d+/g, (figures) => figures.padStart(6, '0'))).join('-')
}

/**
 * Reads the beginning of a room code for search-as-you-type: `3栋` · `3-2` · `3栋2单元12` · `3-2-12`.
 * Null for anything that doesn't name a building: a bare `1201` may be a room, a phone's tail or a number.
 */
export function partialRoomCode(text: string): PartialRoomCode | null {
  const code = canonicalSigns(text)
  const worded = WORDED_START.exec(code)
  if (worded) return partial(worded[1]!, worded[3] ? '0' : worded[2] ?? worded[4] ?? null, worded[5]!)
  const dashed = DASHED_START.exec(code)
  return dashed ? partial(dashed[1]!, dashed[2] ?? null, dashed[3]!) : null
}

/** A building or entrance alone, as a column of a list has it: `03号楼` → `3`, `B座` → `B`, `二单元` → `2`, `商铺` → `0`. */
export function parseBuildingName(text: string): string {
  const code = canonicalSigns(text).replace(/^#/, '')
  if (SHOP_ALONE.test(code)) return '0'
  const match = NAME_ALONE.exec(code)
  return match ? withoutZeros(match[1]!) : code
}

function canonicalSigns(text: string): string {
  // A blank between two figures separates them like a dash; everywhere else it means nothing.
  const joined = text.normalize('NFKC').replace(/(?<=[0-9A-Za-z])\s+(?=[0-9A-Za-z])/g, '-')
  const code = normaliseCode(joined).replace(/[‐‑‒–—―~_/\\·・.,、。|]+/g, '-').replace(/^第/, '')
  return arabicNumerals(code).replace(/-{2,}/g, '-').replace(/^-(?=\D)/, '').replace(/#-/g, '#')
}

function made(building: string, entrance: string | null, room: string): RoomCode {
  return { building: withoutZeros(building), entrance: entrance === null ? null : withoutZeros(entrance), room: cleanRoom(room) }
}

function partial(building: string, entrance: string | null, roomPrefix: string): PartialRoomCode {
  const parts = [withoutZeros(building), ...(entrance === null ? [] : [withoutZeros(entrance)]), roomPrefix]
  return { building: parts[0]!, entrance: entrance === null ? null : parts[1]!, roomPrefix, prefix: parts.join('-') }
}

/** `03` and `3` are one building; a room keeps its zeros because `0101` and `101` can be two doors. */
function withoutZeros(name: string): string {
  return name.replace(/-$/, '').replace(/^0+(?=[0-9A-Z])/, '').replace(/(?<=[期区區弄])-?0*(?=[0-9A-Z])/, '')
}

function cleanRoom(room: string): string {
  return room.replace(/^(?:负|負|地下)/, 'B').replace(/(?:跃|躍|复式)$/, '')
}

/** `12层01室` is room 1201; `12层1201` says the floor twice. */
function withFloor(room: string, floor: string | undefined): string {
  if (floor === undefined || !/^\d{1,2}$/.test(room)) return room
  return Number(floor) + room.padStart(2, '0')
}
