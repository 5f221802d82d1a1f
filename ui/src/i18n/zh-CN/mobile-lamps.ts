/** Lamps, night readings and the own zone on the phone. */
export const mobileLamps = {
  title: '亮灯盘点', entry: '亮灯盘点', hint: '夜里走到哪里点到哪里，不亮的逐处写明。', zone: '片区', building: '楼栋', none: '不选', place: '位置', placeHint: '如 楼道、地下车库、主路', inspected: '盘点灯数', lit: '亮灯数', broken: '不亮的灯', brokenPlace: '具体位置', brokenCount: '盏数', add: '再加一处', remove: '去掉', left: '还有 {{n}} 盏没写位置', tooMany: '写多了 {{n}} 盏', moreLit: '亮灯数多于盘点灯数', needed: '请选片区、楼栋或写位置', note: '备注', send: '登记盘点', sent: '已登记 {{lit}}/{{inspected}}', orders: '已开工单', recent: '最近盘点',
  night: { title: '夜间读表', entry: '夜间读表', hint: '夜深无人用水时隔几小时读两次。流量大多半是漏水。', meter: '水表', first: '第一次读数', second: '第二次读数', keep: '记下第一次', kept: '{{at}} 已记 {{value}}', forget: '重来', send: '登记', wait: '至少隔 1 小时再读第二次', less: '比第一次小', perHour: '每小时 {{n}} m³', none: '没有公共水表' },
  ranking: { title: '五标准评比', ownRank: '{{zone}} 第 {{rank}} 名', ownNone: '{{zone}} 数据不足，不排名', of: '共 {{n}} 个片区参评', score: '{{n}} 分', first: '表扬', live: '本月未结账', unknown: '无数据', none: '还没有评比' },
}
