/** What colleagues ask of each other. */
export const tasks = {
  title: '任务与协助', newTask: '安排任务', newAssist: '请求协助', number: '编号', what: '事项', detail: '说明', from: '发起', to: '协助部门', doer: '办理人', due: '期限', state_: '状态', rating: '评分', outcome: '办理结果', case: '关联报事', asked: '发起时间', search: '事项、编号', empty: '没有任务或协助', emptyHint: '需要其他部门帮忙时，在这里请求协助；期限到了会提醒。',
  kind: { ad_hoc: '临时任务', assist: '部门协助' },
  state: { asked: '待接受', accepted: '办理中', done: '待评价', closed: '已关闭', declined: '未接受', cancelled: '已取消' },
  why: { asked: '待您接受', doer: '您在办理', rate: '待您评价' },
  action: { accept: '接受', finish: '完成', decline: '不接受', cancel: '取消', reopen: '退回重办', close: '评价并关闭' }, closeTask: '确认并关闭',
  view: { mine: '与我有关', open: '未结束', all: '全部' }, made: '已发出', done: '已记录', note: '说明', resultHint: '写清做了什么、结果如何', reasonHint: '写明原因', ratingHint: '对协助同事的服务态度与效率评分', stars: '{{n}} 分', whoHint: '不指定时，该部门任一同事都可接受', history: '经过',
  tabs: { look: '任务页面', list: '任务与协助', plans: '服务方案', report: '部门协作时效' },
  report: { title: '部门协作时效', asked: '请求', answered: '已答复', minutes: '答复用时（中位）', hours: '完成用时（中位）', onTime: '按时完成', rating: '平均评分', joint: '投诉协同', jointHours: '协同用时（中位）', minutesN: '{{n}} 分钟', hoursN: '{{n}} 小时', none: '无数据', empty: '这段时间没有部门协助', from: '从', to: '到' },
  happening: { asked: '发起', accept: '接受', finish: '完成', decline: '不接受', cancel: '取消', reopen: '退回重办', close: '评价关闭' },
  onRecord: { assist_asked: '请求部门协助', assist_accept: '协助已接受', assist_finish: '协助已完成', assist_decline: '协助未接受', assist_cancel: '取消协助', assist_reopen: '协助退回重办', assist_close: '协助已评价', team_formed: '组建处理小组', team_changed: '调整小组', team_ended: '小组结束' },
  plan: '服务方案',
  opportunity: '服务机会',
}
