/** Mystery visits. */
export const mystery = {
  title: '神秘访客', plan: '安排暗访', planVerb: '安排并取链接', number: '编号', stateName: '状态', scenario: '暗访情境', scenarioHint: '以什么身份、办什么事、看哪些环节。', sheet: '评分表', days: '暗访日期', employee: '接待同事', employeeHint: '按访客描述确认；不清楚可留空，只计入项目。', score: '得分', plannedBy: '安排', visitor: '访客', phone: '访客手机', needed: '请填写', reason: '原因', save: '保存', facts: '暗访情况',
  state: { planned: '待暗访', submitted: '已交表', expired: '已过期', cancelled: '已取消' }, view: { all: '全部', open: '待暗访', submitted: '已交表' }, empty: '还没有暗访', emptyHint: '安排一次暗访，把链接发给访客，访客无需登录。',
  action: { cancel: '取消暗访', renew_link: '重发链接', attribute: '确认接待同事' }, link: '访客链接', linkHint: '只显示这一次，请直接发给访客。凭链接即可填表，交表或过期后失效。', sealHint: '访客身份即时封存，当月评分锁定前任何人都看不到。', recordings: '录音', recordingsSealed: '{{n}} 段录音，{{month}} 锁定后可听', play: '播放', playFailed: '录音打不开，请重试', sealed: '身份已封存，{{month}} 评分锁定后可见', erased: '身份已清除', metWas: '访客描述：{{met}}',
}
