import type { inspections as source } from '../zh-CN/inspections.ts'

export const inspections: typeof source = {
  tabs: { look: '巡查頁面', board: '今日巡查', map: '點位圖', rounds: '巡查任務', findings: '巡查發現', plans: '巡查計畫', points: '點位', routes: '路線', checklists: '檢查表', figures: '巡查統計' },
  late: '逾期', anybody: '不限', active: '使用中', inactive: '已停用', onlyActive: '只看使用中', save: '儲存', saved: '已儲存', yes: '正常', no: '異常', history: '經過', min: '分鐘', hours: '小時', minutes: '{{n}} 分鐘',
  nextDay: '次日 {{time}}',
  progress: '已查 {{done}}/{{of}} 個點位', bad: '{{n}} 處有問題', left: '{{n}} 處未查',
  happening: { target_gone: '設施或儀錶已停用，點位隨之停用', target_moved: '隨設施或儀錶遷移', stops_left: '設施或儀錶已停用，少走', created: '新增', changed: '修改', made: '產生任務', started: '開始巡查', finished: '完成巡查', skipped: '跳過', assigned: '指派', units_followed: '房屋增減', meters_followed: '表具增減', signed_in: '簽到', recorded: '點位紀錄', record_in_conflict: '重複紀錄待選定', chosen: '選定紀錄', missed: '漏巡', found: '發現', seen_again: '再次發現', order_done: '工單完成', order_closed: '工單結案', order_cancelled: '工單取消', settled: '處理完成', sign_renewed: '更換標牌', record_open: '關聯單據撤銷', record_in_hand: '關聯單據處理中', record_settled: '關聯單據已改善', record_closed: '關聯單據結案' },
  map: { title: '點位圖', cut: '共 {{of}} 個點位，按編號顯示並統計前 {{n}} 個。', plan: '平面圖', legend: '圖例', unplaced: '未上圖的點位', placed: '圖上的點位', noMap: '還沒有平面圖', noMapHint: '在路線裡上傳總平圖或樓層圖並標點，這裡就依上次結果著色。', toRoutes: '去路線上傳', records: '最近紀錄', noRecords: '還沒有巡查紀錄', open: '開啟點位', print: '列印', never: '從未巡查', ago: '{{age}}前', findings: '{{n}} 處未結案', choose: '點選圖上或右側的點位，檢視最近紀錄。' },
  coverage: { vacant_units: '空置房月查覆蓋率', renovation: '裝修日檢覆蓋率', unit: '房屋', day: '任務日期', why: '未查原因', left: '期間不再需要檢查：', gone: '不再需要檢查' },
  field: { severity: '嚴重程度', way: '處理方式', employee: '巡查人', promisedOn: '承諾日期', thirdParty: '外包單位', name: '名稱', description: '情況' },
  board: {
    purpose: '巡查是確保物業設施正常運行、住戶居住安全的重要環節。', title: '今日巡查', before: '前一天', after: '後一天', today: '回到今天', counts: '當日數據', rounds: '巡查任務', people: '依人員', routes: '依路線', everybody: '看全部', nobody: '當天還沒有人巡查', grouping: '分組', empty: '當天沒有巡查任務', emptyHint: '先補齊現成計畫並啟用，或自行建立點位、路線和計畫。',
    by: { time: '依進度', person: '依人員', route: '依路線', kind: '依類別' }, group: { late: '逾期與漏巡', running: '巡查中', open: '待巡查', planned: '未到時間', over: '已結束' },
    count: { due: '應巡', done: '已完成', running: '巡查中', late: '逾期', missed: '漏巡', skipped: '跳過', weak: '到位存疑', openFindings: '未結案發現' },
    lateN: '{{n}} 個逾期', runningN: '巡查中 {{n}}', doneN: '完成 {{n}}', missedN: '漏巡 {{n}}', pointsN: '點位 {{done}}/{{of}}', doneOf: '完成 {{n}}/{{of}}',
  },
  rounds: {
    secondTry: '未抄到、未查到的 {{n}} 個點位，待再次上門', number: '任務編號', plan: '計畫', kind: '類別', window: '時段', who: '巡查人', state: '狀態', why: '未巡原因', progress: '進度', bad: '問題', presence: '到位分', doneAt: '完成時間', startedAt: '開始', route: '路線', participants: '須到場', signedIn: '已簽到', reason: '原因', reasonHint: '會留在紀錄裡，供日後查核。', to: '指派給', weak: '到位存疑', facts: '任務資訊', print: '列印紀錄表', noFindings: '本輪沒有發現問題', empty: '沒有巡查任務', emptyHint: '巡查計畫會按時產生任務。',
    view: { all: '全部', open: '待完成', missed: '漏巡', weak: '到位存疑', mine: '我的' },
  },
  records: {
    ofFacility: '巡查紀錄', confirmed: '現場已核對（{{what}}）', title: '點位紀錄', ordered: '須按順序', none: '未查', skipped: '未查原因：{{reason}}', more: '查看正常的 {{n}} 項', less: '收合', given: '已提供', isGiven: '{{sign}}：有', isMissing: '{{sign}}：無', clockAhead: '手機時鐘快 {{by}}', clockBehind: '手機時鐘慢 {{by}}', received: '{{at}} 才收到',
    counts: '以此為準', waits: '待選定', choose: '選這份', chosen: '已選定', conflicts: '{{n}} 份點位紀錄重複', conflictsHint: '兩人在離線時查了同一點位。請在下方選定以哪份為準，另一份仍保留。', brokenChain: '紀錄鏈不完整', brokenChainHint: '有紀錄在系統外被更動，請聯絡管理員查核。',
  },
  findings: {
    checklist: '檢查表', report: '隨手報', reportVerb: '回報', reportHint: '看到就報，不必等巡查。', reported: '已回報 {{number}}', number: '發現編號', severity: '程度', what: '情況', place: '位置', where: '具體位置', whereHint: '如 3 棟 2 單元 5 樓', whereNeeded: '請選點位或填寫位置', point: '點位', item: '檢查項目', state: '狀態', way: '處理方式', order: '工單', opened: '違規／工程缺失', orderState: '工單狀態', thirdParty: '外包單位', thirdPartyHint: '單位名稱與聯絡人', promisedOn: '承諾日期', repeat: '重複', foundBy: '發現人', foundAt: '發現時間', settledAt: '處理時間', closedAt: '結案時間', outcome: '處理情況', note: '說明', facts: '發現資訊', photos: '照片', before: '處理前', photosAfter: '處理後照片', after: '處理後', noPhotos: '沒有照片', round: '巡查任務', openRound: '查看任務', search: '編號、情況、位置', repeated: '重複發現', seen: '見到 {{n}} 次', repeats: '90 天內第 {{n}} 次', history: '同一問題', repeatsHint: '同一點位、同一檢查項目 90 天內此前已出現 {{n}} 次，請考慮根治。', openRepeats: '查看此點位的發現', recheck: '複查結果', isFine: '合格，結案', isNotFine: '不合格，退回', became: '已登記 {{number}}', raised: '已開工單 {{number}}', empty: '沒有巡查發現', emptyHint: '巡查中發現的問題、隨手報都在這裡，直到結案。',
    view: { open: '未結案', recheck: '待複查', grave: '嚴重', mine: '我發現的', all: '全部' },
    hint: { settle: '尚未交給別人處理的，視為現場處理並直接結案；其餘的等待複查。', raise_order: '以現有情況和照片開立維修工單；工單結案後本筆自動結案。', ask_third_party: '寫明單位和承諾的日期；逾期會標紅。', rectify: '寫明要改善什麼、何時完成；完成後需複查。', report: '寫明上報給誰、請求什麼。', open_violation: '以現有情況和照片登記違規；本筆隨違規結案，經查證不屬違規的退回待定。', open_defect: '以現有情況和照片登記工程缺失；本筆隨其結案。', recheck: '合格即結案；不合格退回處理中。', drop: '確認不是問題。必須寫明原因。' },
  },
  points: {
    new: '新增點位', create: '建立點位', edit: '修改點位', code: '編號', codeHint: '印在標牌上，本案場內不重複', name: '名稱', place: '具體位置', placeHint: '如 地下一樓配電室門口', target: '對象', targetId: '登記對象', checklist: '檢查表', checklistId: '檢查表', building: '樓棟', buildingId: '樓棟', position: '座標', positionHint: '用於核對巡查人是否到位；可不填。', hasPosition: '有', latitude: '緯度', longitude: '經度', noPosition: '清除', both: '經度、緯度要一起填', isActive: '使用中', last: '上次結果', lastAt: '上次時間', lastBy: '上次巡查人', never: '未巡查過', openFindings: '未結案', search: '編號、名稱、位置', printAll: '列印標牌', printChosen: '列印所選標牌', print: '列印標牌', none: '找不到點位', facts: '點位資訊', findings: '此點位的發現', noFindings: '還沒有發現過問題', asked: '檢查內容', newTag: '更換標牌', newTagAsk: '更換此點位的標牌？', newTagHint: '舊標牌立即失效，請列印新標牌換上。用於標牌遺失或被複製。', newTagDone: '已更換，請列印新標牌', empty: '還沒有點位', emptyHint: '點位是巡查要到的地方，掃標牌即知到場。可先補齊現成計畫，再按現場增補。',
    view: { bad: '上次有問題' },
  },
  checklists: {
    for: '適用於', classes: '設施類別', areaTypes: '公共區域類型', forHint: '不選即通用；選了上級類別，下級也適用。', anything: '通用', chosen: '{{n}} 個類別',
    new: '新增檢查表', create: '建立檢查表', name: '名稱', purpose: '用途', items: '檢查項目', points: '使用點位', updatedAt: '更新時間', search: '檢查表名稱', back: '返回檢查表', forget: '放棄修改', saveAs: '儲存修改', saved: '已儲存，現為第 {{n}} 版', nameNeeded: '請填寫檢查表名稱', keptHint: '修改已暫存在本機。檢查項目有變動時成為新版本，{{n}} 個點位下一輪起按新版檢查，進行中的任務仍用原版。', none: '還沒有檢查表', empty: '還沒有檢查表', emptyHint: '檢查表寫明每個點位查什麼、怎樣算正常。可先補齊現成計畫，其中帶有檢查表。',
  },
  items: {
    title: '第 {{n}} 項', text: '檢查內容', textHint: '如 樓梯間照明', hint: '提示', hintHint: '怎樣查、怎樣算正常', kind: '回答方式', unit: '單位', low: '下限', high: '上限', limits: '正常範圍', limitsHint: '只填一頭也可以，超出即為異常。', limitsWrong: '上限低於下限', choices: '選項', choice: '選項 {{n}}', choiceIsFine: '選項 {{n}} 是否正常', addChoice: '新增選項', removeChoice: '刪除選項 {{n}}', choicesNeeded: '至少兩個選項，且不能為空', sameChoice: '選項重複', fine: '正常', bad: '異常', showWhen: '什麼時候問', always: '總是', is: '回答為', isRequired: '必填', photoWhenBad: '異常時必須拍照', severity: '異常的程度', way: '異常的處理方式', source: '依據', sourceHint: '如 制度編號', add: '新增檢查項目', remove: '刪除第 {{n}} 項', handle: '移動第 {{n}} 項，上下方向鍵', moveHint: '拖曳或用 ↑ ↓ 排序', noText: '（未填寫）', conditional: '有條件才問', conditionLost: '「{{item}}」的條件已去掉：所依據的項目不在它前面', faulty: '第 {{n}} 項沒有填完整',
  },
  preview: { title: '手機預覽', again: '重新試答', hidden: '還有 {{n}} 項按條件才問', photo: '拍照', signature: '簽名', photoNeeded: '須拍照' },
  routes: {
    new: '新增路線', create: '建立路線', name: '路線名稱', stops: '點位', minutes: '預計用時', order: '順序', ordered: '按順序', anyOrder: '不限順序', map: '平面圖', noMap: '無平面圖', placed: '已標 {{n}}/{{of}}', bad: '上次有問題', plans: '使用計畫', back: '返回路線', sum: '{{n}} 個點位 · {{minutes}} 分鐘', incomplete: '請填寫路線名稱，並至少加一個點位', noStops: '還沒有點位。從上面按編號、名稱尋找並加入。', addPoint: '尋找點位加入路線', addAll: '全部加入（{{n}}）', addMap: '上傳平面圖', mapHint: '上傳一張總平面圖或樓層圖，把點位標上去；按上次結果著色。', removeMap: '去掉平面圖', placeHint: '點選左側點位，再點圖上的位置；圖上的點可拖曳，也可用方向鍵微調。', placeNow: '請點圖上「{{name}}」的位置', unplaced: '未標', handle: '移動 {{name}}，上下方向鍵', minutesAt: '{{name}} 停留分鐘', remove: '從路線移除 {{name}}', empty: '還沒有路線', emptyHint: '路線把點位串成一輪巡查。',
  },
  plans: {
    meters: '抄哪些錶', metersHint: '業戶儀錶依棟別、單元、樓層、房號排好，每只錶一個點位，隨錶具台帳增減。', new: '新增計畫', create: '建立計畫', created: '計畫已建立，首批任務已產生', edit: '修改計畫', editHint: '尚未開始的任務會按新計畫重新產生；已開始的不變。', name: '計畫名稱', zone: '片區', wholeSite: '全社區', kind: '類別', route: '路線', rule: '時間', state: '狀態', who: '由誰巡查', role: '職務', employee: '同仁', by: { role: '職務', employee: '指定同仁', anybody: '不限' }, startsOn: '開始日期', endsOn: '結束日期', noEnd: '長期', window: '限時', windowHint: '從每輪開始算起，超過即為漏巡。', lead: '提前產生', leadHint: '提前多久出現在巡查人手機上。', participants: '須到場職務', participantsHint: '每個職務至少一人在巡查中簽到，才能完成。', photoWhenFine: '正常也須拍照', holidays: '節假日', season: '季節', seasonFrom: '從', seasonTo: '到', seasonHint: '每年只在這段時間巡查；可不填。', seasonBoth: '起訖日期要一起填', overlap: '上一輪未完', misfire: '停機錯過', next: '接下來', rate: '30 天準時率', preview: '接下來的任務', noNext: '按此設定不會有任務', notRunning: '計畫未執行，沒有後續任務', facts: '計畫資訊', rounds: '最近的任務', allRounds: '全部任務', noRounds: '還沒有任務', pauseHint: '尚未開始的任務會收回，恢復後重新產生。', endHint: '結束後不能恢復，已有紀錄保留。', ready: '補齊現成計畫', readyAdded: '已補入 {{n}} 個現成計畫，均為暫停，核對後恢復執行', readyNone: '現成計畫都已在庫', go: '前往巡查計畫', empty: '還沒有巡查計畫', emptyHint: '可補齊本類案場的現成計畫（含檢查表、點位、路線），核對後啟用。',
    view: { current: '現行', paused: '已暫停' },
  },
  rule: {
    comma: '、', every: '按什麼重複', by: { day: '按天', week: '按週', month: '按月', free: '自訂規則' }, interval: '每', unit: { day: '天', week: '週', month: '個月' }, weekdays: '星期', monthDays: '每月哪幾天', monthDay: '{{n}} 日', lastDay: '最後一天', hours: '幾點開始', minute: '分', atMinute: '{{n}} 分', fill: '快填：', everyHours: '每 {{n}} 小時', dayTime: '白天每 2 小時', nightTime: '夜間每 2 小時', incomplete: '請選日子和鐘點', freeHint: 'RFC 5545 規則，不含 DTSTART；時間按案場所在地。如 FREQ=MONTHLY;BYDAY=1MO;BYHOUR=9;BYMINUTE=0 為每月第一個週一 9 點。',
    weekday: { MO: '週一', TU: '週二', WE: '週三', TH: '週四', FR: '週五', SA: '週六', SU: '週日' }, stretch: '{{from}}至{{to}}', each: { day: '每天', week: '每', month: '每月 ' }, eachN: { day: '每 {{n}} 天', week: '每 {{n}} 週的', month: '每 {{n}} 個月的 ' }, said: '{{often}}{{days}} {{times}}', times: '{{from}}–{{to}} 每 {{n}} 小時',
  },
  filed: { renovation: '裝修日檢表存檔（{{n}} 份）', vacant_units: '空置房檢查表存檔（{{n}} 份）', index: '列印歸檔目錄', sheet: '檢查表', findings: '{{n}} 項發現' },
  figures: {
    roles: '依職務', walked: '完成', noRole: '指定同仁或不限', departments: '發現依部門', department: '部門', reported: '其中隨手報', noDepartment: '未分部門', checklists: '依檢查表', looked: '檢查次數', notFine: '有問題', noChecklist: '隨手報等，無檢查表', title: '巡查統計', classes: '按設施與區域類別', class: '設施類別或區域類型', noPoint: '未指明點位', onTimeRate: '準時率', onTime: '準時', of: '{{n}} / {{of}}', due: '應巡任務', done: '完成 {{n}}', missed: '漏巡', skipped: '跳過', pointsSkipped: '未查點位', ofPoints: '應查 {{of}}', dwell: '平均停留', presence: '平均到位分', weak: '看到位存疑的', findings: '發現', closed: '已結案', closedOf: '結案率 {{rate}}', hoursToClose: '平均結案用時', repeats: '重複發現', kinds: '依類別', severities: '依程度', people: '依巡查人', points: '問題最多的點位', items: '問題最多的檢查項目', empty: '這段時間沒有巡查', emptyHint: '換個時間段，或先啟用巡查計畫。',
  },
}
