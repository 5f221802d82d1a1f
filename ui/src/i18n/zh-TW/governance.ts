import type { Messages } from '../zh-CN/index.ts'

export const governance: Messages['governance'] = {
  tabs: { responsibilities: '職責邊界', liaisons: '外部聯絡', rules: '制度庫', outstanding: '閱讀情況', completeness: '制度完整性', org: '組織頁面', chart: '組織架構圖', positions: '職位', company: '公司與專案簡介' },
  kind: { policy: '規章制度', operating_rule: '操作規程', duty_sheet: '職位職責說明書' },
  audience: { staff: '員工', owner: '住戶', everybody: '員工與住戶' },
  force: { in_force: '現行', pending: '待生效', expired: '已過期' },
  state: { draft: '草稿', published: '已發布', withdrawn: '已停用' },
  dutyClass: { FOUNDATION: '基礎工作', CUSTOMER_FACING: '面客服務', ASSURANCE: '服務保障' },
  line: { FRONT_LINE: '一線', SECOND_LINE: '二線', unknown: '未定職位', unknownHint: '職位不在職位表中' },
  rule: {
    readySheets: '補齊常用職位職責說明書', sheetsAdded: '已補入 {{n}} 份草稿，請核對後發布', noSheets: '常用職位都已有職責說明書', takesStandards: '服務標準', takesHint: '所選標準以現行版本成為本說明書的標準部分', standardRevised: '標準已修訂',
    title: '制度庫', new: '新增文件', search: '名稱、編號、內文', code: '編號', name: '名稱', kind: '類型', for: '適用對象', position: '適用職位', site: '適用專案', allSites: '全公司', state: '狀態', version: '版本', versionN: '第 {{n}} 版', effectiveOn: '生效日期', expiresOn: '失效日期', readBy: '閱讀期限',
    requirement: '對應必備文件', mine: '我的確認', isRead: '已確認', isUnread: '待確認', hasDraft: '有草稿', all: '全部', unread: '待我確認', empty: '還沒有文件', emptyHint: '新增規章制度、操作規程或職位職責說明書，發布後由相關人員閱讀確認。',
    confirm: '我已閱讀並將執行', confirmed: '已確認', signOnPhone: '須在手機端簽名確認', revise: '修訂', print: '列印', published: '已發布，相關人員會收到通知', publishHint: '發布後即通知適用的同事閱讀確認；已發布的版本不能再改。', reason: '修訂理由', reasonHint: '首版可不填', readByHint: '不填：生效日當天，已生效的為 7 天內',
    draftN: '草稿（第 {{n}} 版）', current: '最新發布', versions: '版本紀錄', log: '{{by}} {{at}} 發布', first: '首版', none: '未發布', promiseGone: '時限已不存在', outstanding: '確認情況', of: '{{read}} / {{of}} 人已確認', missing: '{{n}} 人未確認', missingWho: '未確認的人', everybodyRead: '全部已確認', residentsRead: '住戶 {{n}} 人已確認',
    remind: '提醒未確認的人', reminded: '已提醒 {{n}} 人', remindedToday: '今天已提醒過', late: '已逾期', progress: '進度',
  },
  editor: {
    title: '修訂 {{name}}', save: '儲存草稿', saved: '草稿已儲存', codeHint: '大寫字母、數字、短橫', effectiveHint: '不填：發布當天', expiresHint: '不填：長期有效', body: '內文', files: '附件', positionHint: '填了職位，就由該職位的人確認', duties: '職責', paragraphs: '條目', text: '職責內容', paragraph: '內容', standard: '工作標準', class: '類別', promise: '回應時限',
    remove: '刪除這一條', add: '新增一條',
  },
  complete: { new: '新增必備文件', edit: '修改必備文件', codeHint: '大寫字母、數字或橫線，2—20 位', siteKinds: '適用專案類型', everySite: '所有專案', use: '要求具備', useHint: '關閉後不再檢查，既有文件不受影響', all: '含停用與不適用', dropped: '已停用', notHere: '本專案不適用', empty: '還沒有必備文件', of: '{{site}}：必備文件 {{of}} 份，現行 {{present}} 份', required: '必備文件', document: '對應文件', present: '現行', pending: '待生效', expired: '已過期', missing: '缺少' },
  org: {
    title: '{{site}} 組織架構', print: '列印', plan: '編制', planHint: '本專案每個職位計畫幾個人；不填表示不設。', newDepartment: '新增部門', editDepartment: '修改部門', create: '建立', name: '名稱', alias: '別名', aliasHint: '其他公司的叫法，匯入時也認得', parent: '上級部門', top: '頂層', order: '排序', active: '使用中', activeHint: '部門裡沒有人、沒有下級部門才能停用',
    open: '使用中', closed: '已停用', code: '編碼', codeHint: '大寫字母、數字、底線', vacant: '核心職位出缺：{{names}}', vacantHint: '專案經理、客服主管、工程主管到位後再開始營運。', managers: '專案負責人', unplaced: '未分配部門', headcount: '在職人數', unplanned: '未設編制', plannedN: '編制 {{n}}', people: '{{n}} 人', vacantOne: '出缺', nobody: '暫無人員',
  },
  position: { name: '職位', department: '所屬部門', line: '一線/二線', core: '核心職位', coreHint: '出缺時在架構圖上提醒', isCore: '核心', years: '從業年資要求', yearsN: '{{n}} 年以上', experience: '經驗要求', new: '新增職位', edit: '修改職位', ready: '補齊常用職位', added: '新增 {{added}} 個職位，{{linked}} 位同事已對應' },
  company: {
    edit: '修改公司簡介', editSite: '修改專案簡介', name: '公司名稱', slogan: '服務口號', sloganHint: '顯示在登入頁和住戶端', foundedOn: '成立時間', philosophy: '服務理念', philosophyHint: '每輸入一條按 Enter，如 貼身、貼心、至誠、至真', quality: '品質標準體系', about: '簡介', area: '管理面積', unknown: '未填寫', managers: '管理人員', site: '專案', kind: '類型',
    amenities: '公設配套', amenitiesHint: '每輸入一項按 Enter', openedOn: '進駐日期', staff: '管理人員',
  },
  template: {
    title: '新專案範本', save: '存為範本', hint: '把一個專案的部門、編制、片區、專案制度和服務時間存下來；人員和住戶不在其中。', empty: '還沒有範本', from: '取自專案', name: '範本名稱', note: '說明', use: '使用範本', useHint: '新專案一次建好範本裡的內容', without: '不使用範本', cut: '部門設定', cuts: { service_centre: '四部一中心', management_office: '管理處五部' }, preview: '範本內容', shared: '報事類別、服務時限和服務標準沿用公司統一設定',
    part: { departments: '部門', establishment: '編制', zones: '片區', documents: '專案制度（草稿）', hours: '服務時間' }, close: '停用', reopen: '啟用',
  },
  person: { post: '職位', postHint: '從職位表選擇；表外的寫在「職位名稱」', joinedOn: '到職日期', years: '從業年資', experience: '從業經歷', short: '從業年資低於職位要求', meets: '符合職位要求' },
}
