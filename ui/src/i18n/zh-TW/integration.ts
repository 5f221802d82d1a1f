import type { integration as source } from '../zh-CN/integration.ts'

export const integration: typeof source = {
  channels: {
    nav: '訊息管道', title: '訊息管道', hint: '站內訊息之外，還可透過電子郵件、簡訊、工作群組和裝置通知送達。緊急訊息立即送出，其餘遵守勿擾時段。',
    add: '新增管道', change: '修改', remove: '刪除', removeHint: '刪除後不再傳送；已有傳送紀錄保留。', test: '傳送測試', testTo: '收件人', testToHint: '留空則寄給自己', testSend: '傳送', sentOk: '已送出', sentFailed: '沒有送出：{{why}}',
    name: '名稱', isActive: '啟用', off: '已停用', lately: '近 7 天：已送 {{sent}}，失敗 {{failed}}', empty: '還沒有訊息管道', emptyHint: '訊息目前只在站內顯示。', saved: '已儲存', secretKept: '已設定，留空則不變', records: '傳送紀錄', words: '訊息文案',
    kind: { email: '電子郵件', sms: '簡訊', wecom: '企業微信群組', dingtalk: '釘釘群組', feishu: '飛書群組', push: '裝置通知' },
    email: { host: '伺服器', port: '連接埠', security: '加密方式', tls: 'TLS', starttls: 'STARTTLS', none: '不加密', user: '帳號', password: '密碼', from: '寄件地址', fromName: '寄件人名稱', ca: '自有 CA 憑證（PEM）' },
    sms: {
      provider: '服務商', aliyun: '阿里雲', tencent: '騰訊雲', http: '其他（HTTP）', keyId: '金鑰編號', key: '金鑰', appId: '應用編號（SdkAppId）', region: '地域', signName: '簡訊簽名', endpoint: '介面位址', url: '介面位址', body: '請求內容（JSON）', headerName: '金鑰放在哪個請求標頭',
      bodyHint: '可用 {phone} {text} {code} {id} {sign} 及各變數', successField: '成功欄位', successValue: '成功值', idField: '編號欄位', templates: '已報備的範本', templateKind: '訊息種類（* 為其他全部）', templateCode: '範本編號', templateParams: '變數，依順序', addTemplate: '增加範本',
    },
    push: { contact: '聯絡信箱', contactHint: '推播服務出現問題時聯絡，不會顯示給員工和業主' },
    robot: { url: '機器人位址', urlHint: '從群組機器人設定中複製，含有金鑰，儲存後不再顯示', secret: '加簽金鑰', topics: '傳送哪些內容', topicsHint: '不選則只送重要和緊急的訊息', site: '只送此案場', allSites: '全部案場' },
  },
  house: { title: '預設接收規則', hint: '員工和住戶沒有自己選擇時，依此傳送。', email: '電子郵件', sms: '簡訊', push: '通知' },
  own: { title: '訊息接收', email: '接收信箱', emailHint: '重要訊息會同時寄到這裡', phone: '手機號碼', none: '未登記', follow: '預設（{{what}}）', saved: '已儲存', topic: '內容', save: '儲存信箱' },
  wants: { all: '全部', important: '僅重要', daily: '每天一封', none: '不送' },
  topic: {
    sign_in: '登入安全',
    security: '安全提醒',
    backup: '備份', campaign: '資料核對', contract: '合約', correction: '資料更正', download: '背景匯出', external_query: '外部查詢', privacy: '個人資料', task: '任務與協助',
    appointment: '接待預約', care: '個人化服務', case: '報修與客訴', certificate: '證照到期', channel: '管道', check: '服務檢查', compensation: '補償', complaint: '客訴處理', hand_over: '交接班', improvement: '改善', knowledge: '知識庫', language: '服務用語',
    people: '登入', quote: '報價', registration: '登記', rule: '派工規則', sla: '時限', steward: '管家待辦', webhook: '系統串接', work_order: '工單',
    call_up: '徵召', defect: '工程遺留問題', drill: '應變演練', energy: '能耗', environment: '環境', evaluation: '服務評估', exam: '考試', idea: '創新提案', incident: '緊急事件', inspection: '巡查', leave: '請假', liaison: '對接單位', maintenance: '設備保養', nonconformity: '不合格服務', onboarding: '試用與轉正', practical: '實作考核', promotion: '職務調整', pulse: '員工心聲', quality_action: '改善任務', quality_meeting: '品質分析會', registers: '登記到期', rota: '排班', score: '品質評分', score_appeal: '評分申訴', swap: '換班', training: '教育訓練', violation: '違規', zone: '片區評比', service_plan: '服務計畫',
  },
  words: {
    title: '訊息文案', hint: '依種類、管道和語言改寫。變數寫在大括號內，儲存時核對。', search: '尋找', changed: '已改寫', kind: '訊息', variables: '可用變數', channel: '管道', locale: '語言', headline: '標題', body: '內文', preview: '預覽', save: '儲存', reset: '恢復預設', saved: '已儲存', resetDone: '已恢復預設', builtIn: '預設文案',
    unknown: '沒有這個變數：{{names}}', example: '〔〕內為範例', on: { in_app: '站內', email: '電子郵件', sms: '簡訊', robot: '工作群組' },
  },
  deliveries: {
    title: '傳送紀錄', at: '時間', state: '狀態', channel: '管道', to: '收件人', kind: '種類', headline: '標題', body: '內文', attempts: '次數', failure: '原因', via: '通道', providerId: '閘道編號', sentAt: '送出時間', dueAt: '下次傳送', empty: '還沒有送出過訊息', resend: '再送一次', giveUp: '不再傳送', resent: '已重新排隊', gaveUp: '已停止', maybe: '伺服器在傳送途中停止，無法確定對方是否收到。請先查證，再決定是否重送。', merged: '併入一則彙整', all: '全部', problems: '未送達',
    stateOf: { waiting: '待送', sending: '傳送中', sent: '已送出', maybe_sent: '可能已送出', failed: '失敗', merged: '已合併', skipped: '未送' },
  },
  webhooks: {
    nav: '系統串接', title: '系統串接', hint: '業務發生變化時，即時推送給財務、CRM、看板等系統（Standard Webhooks 格式，附簽章）。', reference: '介面文件', add: '新增串接', change: '修改', remove: '刪除', removeHint: '推送紀錄一併刪除。', name: '名稱', url: '推送位址', urlHint: '須為 https 公網位址', events: '推送哪些事件', eventsHint: '不選則推送全部',
    site: '只推此案場', allSites: '全部案場', personal: '包含個人資料', personalHint: '姓名、電話、房號、內容。僅在對方有權處理時開啟。', active: '啟用', secret: '簽章金鑰', secretHint: '對方用它核對簽章。請妥善保管。', copy: '複製', copied: '已複製', shown: '知道了',
    empty: '還沒有串接系統', emptyHint: '新增後可先傳送一則測試。', lately: '近 7 天：成功 {{delivered}}，待送 {{waiting}}，失敗 {{failed}}', failing: '自 {{since}} 起推送失敗',
    state: { active: '啟用中', by_hand: '已停用', gone: '對方已停用（410）', failing: '連續失敗，已自動停用' },
    act: { enable: '啟用', disable: '停用', rotate_secret: '更換金鑰', show_secret: '檢視金鑰', test: '傳送測試', replay_failed: '重送失敗的事件' },
    done: { enable: '已啟用', disable: '已停用', rotate_secret: '已更換，舊金鑰 24 小時內仍有效', test: '測試已送出', replay_failed: '已重新排隊 {{n}} 筆' },
    facts: '設定', log: '推送紀錄', type: '事件', at: '時間', attempts: '次數', status: '回覆', deliveryState: '狀態', deliveryEmpty: '還沒有推送', replay: '重送', replayed: '已重新排隊', request: '請求', response: '回覆', attempt: '第 {{n}} 次', took: '{{ms}} 毫秒', cut: '內容較長，已截斷', headers: '請求標頭', body: '內容', all: '全部',
    stateOf: { waiting: '待送', sending: '傳送中', delivered: '成功', failed: '失敗' },
  },
  feed: { title: '行事曆訂閱', hint: '在手機或電腦行事曆中訂閱自己的預約、值班和到期事項。位址等同鑰匙，請勿轉發。', make: '產生訂閱位址', again: '重新產生', revoke: '停用', path: '訂閱位址（只顯示一次）', since: '{{at}} 產生', read: '最近讀取 {{at}}', never: '尚未讀取', none: '未訂閱' },
}
