/** Five standards by zones, and lamp counts. */
export const fiveStandards = {
  title: '{{month}}五标准评比', rank: '名次', zone: '片区', steward: '片区管家', score: '得分', met: '达标', metOf: '{{n}}/{{of}} 项', unknown: '无数据', of: '{{good}}/{{of}}', target: '目标', own: '本片区', noRank: '数据不足，不排名',
  hint: '得分为已有数据各项达成程度的平均值；没有记录的不计分，也不算达标。', teamHint: '只列前几名和您所在的片区。', live: '本月未结账，数据随时变化，下月 4 日自动结账', closed: '{{at}} 结账', version: '第 {{n}} 版', corrected: '更正：{{reason}}', versions: '版本',
  site: '全项目', checks: '管理体系三项', bulletin: '打印月度通报', bulletinWhole: '打印全部片区', recount: '重新统计', recountHint: '按现在的记录重算这个月，原结果保留为上一版。', reason: '更正原因', recounted: '已重新统计，现为第 {{n}} 版', work: '及时、返修与投诉', none: '还没有划分片区', noneHint: '在“设置 · 片区”里划分后，这里按月评比。',
  lamps: {
    counts: '计入亮灯盘点', title: '亮灯盘点', new: '登记盘点', verb: '登记', at: '盘点时间', building: '楼栋', place: '位置', placeHint: '如 楼道、地下车库、主路', inspected: '盘点灯数', lit: '亮灯数', rate: '亮灯率', broken: '不亮位置', brokenPlace: '具体位置', brokenCount: '盏数', addBroken: '添加位置', removeBroken: '去掉', by: '盘点人', source: '来源', note: '备注', search: '位置、楼栋、片区', dark: '有灯不亮', voided: '已作废', when: '盘点时间',
    empty: '还没有亮灯盘点', emptyHint: '夜间巡查时清点亮灯情况；不亮的灯逐处开工单。', made: '已登记，开出 {{n}} 张工单', sumWrong: '不亮的灯要逐处写明：应为 {{n}} 盏', moreLit: '亮灯数多于盘点灯数', view: { counting: '有效', dark: '有灯不亮', voided: '已作废' }, order: '工单', round: '巡查任务', reason: '作废原因', voidHint: '盘点有误时作废；已开的工单照常处理。', facts: '盘点信息', happening: { counted: '登记盘点', voided: '作废' },
  },
}
