import type { contracts, Input, Output } from '@guanjia/contract'
import type { Ctx } from '../../platform/ctx.ts'

type Item = contracts.ServiceItem
type Time = NonNullable<Item['time']>

const urgent = (target: string): Time => ({ type: 'work_order', kind: 'repair', urgency: 'emergency', metric: 'arrive', target, calendarCode: '24x7' })
const item = (name: string, standard: string, frequency = '', time: Time | null = null): Item => ({ name, standard, frequency, time })

/** What the three grades of 中物协《普通住宅小区物业管理服务等级标准（试行）》 usually bring: 1 is the highest (CON-003, CON-004). A contract begins with it and changes it. */
export const GRADE_ITEMS: Record<1 | 2 | 3, readonly Item[]> = {
  1: [
    item('服务接待', '设服务接待中心，公示 24 小时服务电话', '24 小时'),
    item('急修到场', '急修半小时内到达现场，其他报修按约定时间到达', '', urgent('PT30M')),
    item('意见征询', '征询业主对物业服务的意见，满意率 80% 以上', '每年至少 1 次'),
    item('房屋巡查', '巡查单元门、楼梯通道以及其他共用部位门窗、玻璃', '每日 1 次'),
    item('秩序维护', '主出入口 24 小时站岗值勤；重点区域、重点部位巡查', '每小时至少 1 次'),
    item('保洁', '高层电梯厅、楼道清扫；一层大厅拖洗', '每日 2 次'),
    item('垃圾清运', '按楼层或单元收集，日产日清', '每日 2 次'),
  ],
  2: [
    item('服务接待', '公示 16 小时服务电话', '16 小时'),
    item('急修到场', '急修 1 小时内到达现场，其他报修按约定时间到达', '', urgent('PT1H')),
    item('意见征询', '征询业主对物业服务的意见，满意率 75% 以上', '每年至少 1 次'),
    item('房屋巡查', '巡查单元门、楼梯通道以及其他共用部位门窗、玻璃', '每 3 日 1 次'),
    item('秩序维护', '主出入口 24 小时值勤；重点区域、重点部位巡查', '每 2 小时至少 1 次'),
    item('保洁', '电梯厅、楼道清扫；一层大厅拖洗', '每日 1 次'),
    item('垃圾清运', '按幢设置垃圾桶，日产日清', '每日 1 次'),
  ],
  3: [
    item('服务接待', '公示 8 小时服务电话', '8 小时'),
    item('报修到场', '报修按双方约定时间到达现场，有报修、维修记录'),
    item('意见征询', '征询业主对物业服务的意见，满意率 70% 以上', '每年至少 1 次'),
    item('房屋巡查', '巡查单元门、楼梯通道以及其他共用部位门窗、玻璃', '每周 1 次'),
    item('秩序维护', '小区 24 小时值勤', '24 小时'),
    item('保洁', '公共场所清扫；电梯厅、楼道清扫', '每日 1 次'),
    item('垃圾清运', '设有垃圾收集点，日产日清', '每日 1 次'),
  ],
}

export function gradeTemplate(_: Ctx, { params }: Input<typeof contracts.gradeTemplate>): Promise<Output<typeof contracts.gradeTemplate>> {
  return Promise.resolve({ grade: params.grade, items: [...GRADE_ITEMS[params.grade as 1 | 2 | 3]] })
}
