import type { ProblemWords } from '../../archives/index.ts'

/** What only a list of a register can find wrong. */
export const TEXTS: Record<string, ProblemWords> = {
  plate_wrong: ['车牌格式不对：{value}', '車牌格式不對：{value}', 'Not a number plate: {value}'],
  class_unknown: ['没有这个设备类别：{value}', '沒有這個設備類別：{value}', 'No such class: {value}'],
  space_unknown: ['没有这个车位：{value}', '沒有這個車位：{value}', 'No such space: {value}'],
  vehicle_unknown: ['没有登记这辆车：{value}', '沒有登記這輛車：{value}', 'No such vehicle: {value}'],
  lessee_missing: ['已出租的车位须有承租人', '已出租的車位須有承租人', 'A leased space needs its lessee'],
}
