/** The steward's day on the phone, and outside parties. */
export const mobileSteward = {
  title: '我的片区', visits: '今天该去', homes: '住户', noVisits: '今天没有要上门或联系的', noVisitsText: '预约、上门工单、回访和重点客户会排在这里。', noBuildings: '还没有分给您的楼栋', noBuildingsText: '请主管在“设置 · 楼栋与责任人”中指定管家。',
  kind: { appointment: '预约到访', order: '上门工单', complaint_task: '投诉任务', return_visit: '回访', key_customer: '重点客户', opportunity: '服务机会' }, part: { steward: '负责', backup: '替班', zone: '片区' },
  household: '看住户', contact: '记录联系', contactSave: '保存联系记录', contacted: '已记录，下次 {{day}}', words: '谈了什么，答应了什么', wordsNeeded: '请填写', next: '下次联系', inDays: '{{n}} 天后',
  buildings: '楼栋', lived: '在住 {{n}}/{{of}} 户', late: '{{n}} 件超时', open: '{{n}} 件未结', find: '查找房号', noHomes: '没有这样的房号', more: '只显示前 100 户，请输入房号查找', atDesk: '电脑办理',
  atHand: '这一户', warranty: '建设单位保修：{{parts}}', openCases: '未结报事', report: '为这户报事',
  liaisons: '外联记录', newLiaison: '记录外联', toFollow: '待跟进', allLiaisons: '全部', noLiaisons: '没有外联记录', settled: '已跟进', noted: '已记录', settle: '跟进完成', party: '外联单位', at: '时间', said: '沟通内容', agreed: '约定事项', due: '跟进期限', owner: '跟进人', result: '跟进结果', by: '记录人', subject: '事由', followIn: '几天内跟进', save: '保存',
}
