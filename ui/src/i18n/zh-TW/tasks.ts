import type { Messages } from '../zh-CN/index.ts'

export const tasks: Messages['tasks'] = {
  title: '任務与協助', newTask: '安排任務', newAssist: '請求協助', number: '編號', what: '事項', detail: '說明', from: '發起', to: '協助部門', doer: '辦理人', due: '期限', state_: '狀態', rating: '評分', outcome: '辦理結果', case: '關聯報事', asked: '發起時間', search: '事項、編號', empty: '沒有任務或協助', emptyHint: '需要其他部門幫忙時，在這裡請求協助；期限到了會提醒。',
  kind: { ad_hoc: '臨時任務', assist: '部門協助' },
  state: { asked: '待接受', accepted: '辦理中', done: '待評價', closed: '已結案', declined: '未接受', cancelled: '已取消' },
  why: { asked: '待您接受', doer: '您在辦理', rate: '待您評價' },
  action: { accept: '接受', finish: '完成', decline: '不接受', cancel: '取消', reopen: '退回重辦', close: '評價並結案' }, closeTask: '確認並結案',
  view: { mine: '與我有關', open: '未結束', all: '全部' }, made: '已發出', done: '已記錄', note: '說明', resultHint: '寫清做了什麼、結果如何', reasonHint: '寫明原因', ratingHint: '對協助同事的服務態度與效率評分', stars: '{{n}} 分', whoHint: '不指定時，該部門任一同事都可接受', history: '經過',
  tabs: { look: '任務頁面', list: '任務与協助', plans: '服務方案', report: '部門協作時效' },
  report: { title: '部門協作時效', asked: '請求', answered: '已答覆', minutes: '答覆用時（中位）', hours: '完成用時（中位）', onTime: '準時完成', rating: '平均評分', joint: '投訴協同', jointHours: '協同用時（中位）', minutesN: '{{n}} 分鐘', hoursN: '{{n}} 小時', none: '無資料', empty: '這段時間沒有部門協助', from: '從', to: '到' },
  happening: { asked: '發起', accept: '接受', finish: '完成', decline: '不接受', cancel: '取消', reopen: '退回重辦', close: '評價結案' },
  onRecord: { assist_asked: '請求部門協助', assist_accept: '協助已接受', assist_finish: '協助已完成', assist_decline: '協助未接受', assist_cancel: '取消協助', assist_reopen: '協助退回重辦', assist_close: '協助已評價', team_formed: '組建處理小組', team_changed: '調整小組', team_ended: '小組結束' },
  plan: '服務方案',
  opportunity: '服務機會',
}
