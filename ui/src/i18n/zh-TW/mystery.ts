/** Mystery visits. */
export const mystery = {
  title: '神秘訪客', plan: '安排暗訪', planVerb: '安排並取連結', number: '編號', stateName: '狀態', scenario: '暗訪情境', scenarioHint: '以什麼身分、辦什麼事、看哪些環節。', sheet: '評分表', days: '暗訪日期', employee: '接待同事', employeeHint: '按訪客描述確認；不清楚可留空，只計入專案。', score: '得分', plannedBy: '安排', visitor: '訪客', phone: '訪客手機', needed: '請填寫', reason: '原因', save: '儲存', facts: '暗訪情況',
  state: { planned: '待暗訪', submitted: '已交表', expired: '已過期', cancelled: '已取消' }, view: { all: '全部', open: '待暗訪', submitted: '已交表' }, empty: '還沒有暗訪', emptyHint: '安排一次暗訪，把連結傳給訪客，訪客無須登入。',
  action: { cancel: '取消暗訪', renew_link: '重發連結', attribute: '確認接待同事' }, link: '訪客連結', linkHint: '只顯示這一次，請直接傳給訪客。憑連結即可填表，交表或過期後失效。', sealHint: '訪客身分即時封存，當月評分鎖定前任何人都看不到。', recordings: '錄音', recordingsSealed: '{{n}} 段錄音，{{month}} 鎖定後可聽', play: '播放', playFailed: '錄音打不開，請重試', sealed: '身分已封存，{{month}} 評分鎖定後可見', erased: '身分已清除', metWas: '訪客描述：{{met}}',
}
