import type { environment as source } from '../zh-CN/environment.ts'

export const environment: typeof source = {
  title: '環境管理',
  tabs: { look: '環境管理頁面', board: '環境看板' },
  search: { clean_check: '編號、位置', clean_job: '編號、位置', agent_use: '位置、品名', clean_equipment: '編號、名稱', waste_station: '編號、名稱', greening_job: '位置、植物', greening_plan: '編號、方案', tree_adoption: '樹號、樹種、認養人', pest_control: '編號、區域、藥劑' },
  view: { all: '全部', active: '使用中', unplanned: '未排巡查', failed: '不合格', open: '待改善', running: '進行中', late: '逾時', due: '該保養', bad: '有問題', overdue: '逾期', todo: '待辦', coming: '待作業', adopted: '認養中' },
  field: {
    areaType: '區域類型', areaId: '區域', surface: '部位', material: '材質', task: '作業', own: '自有頻次', ownSource: '頻次來源', note: '備註', isActive: '使用中', target: '目標', floor: '等級底線', effective: '執行頻次', plan: '巡查計畫', place: '位置', score: '得分', passMark: '合格線', deductions: '扣分', cleanerId: '清潔人員', by: '檢查人', checkedAt: '檢查時間', finding: '改善', photoIds: '照片', number: '編號', state: '狀態',
    wish: '要求', startedAt: '開始', dueAt: '應完成', doneAt: '完成', doneBy: '完成人', hasReadWarnings: '已讀材質禁忌', agent: '清潔劑', product: '品名', dose: '用量', usedAt: '使用時間', usedBy: '使用人', code: '編號', name: '名稱', kind: '類別', boughtOn: '購置日期', upkeepDays: '保養週期', lastUpkeepOn: '上次保養', nextUpkeepOn: '下次保養', on: '日期', classes: '收集分類', contractor: '作業單位', slots: '清運時間', graceMinutes: '寬限', stationId: '收集點', slot: '班次', at: '清運時間', loads: '分類與數量', isSorted: '分類合格', isOverflowing: '滿溢', smells: '有異味', collectedBy: '記錄人',
    species: '植物', fromOn: '開始', toOn: '截止', employeeId: '負責人', outcome: '結果', title: '方案', squareMetres: '面積', proposal: '方案內容', opinion: '業主意見', inFavour: '贊成（戶）', against: '反對（戶）', askedOn: '徵求意見日', treeCode: '樹號', adopter: '認養人（非住戶）', personId: '認養人（住戶）', untilOn: '到期', endedOn: '結束日', plaque: '認養牌文字',
    targets: '防治對象', chemical: '藥劑', pestDose: '濃度與用量', pestPlace: '作業區域', buildingIds: '通知棟別', safety: '安全須知', plannedFrom: '計畫開始', plannedTo: '計畫結束', reentryMinutes: '作業後可進入', notice: '通知', words: '補充說明', used: '實際用量', isEffective: '有效', effect: '效果', reentryAt: '可進入時間',
  },
  hint: { buildingIds: '不選則通知全社區住戶', words: '隨通知發給住戶', slots: '如 07:00，輸入後按 Enter', hasReadWarnings: '先讀該區域材質禁用的清潔劑', ownSource: '有自有頻次時必選', isEffective: '關閉表示無效' },
  frequency: { times: '次數', every: '每', none: '未約定', day: '每日 {{n}} 次', week: '每週 {{n}} 次', month: '每月 {{n}} 次', days: '每 {{every}} 日 {{n}} 次', weeks: '每 {{every}} 週 {{n}} 次', months: '每 {{every}} 個月 {{n}} 次', ofGrade: '{{grade}} 級', below: '低於等級底線', notEnough: '計畫頻次不足', perDay: '每日至少 {{n}} 次' },
  lines: { take: '按服務等級產生', took: '按 {{grade}} 級產生 {{n}} 行', plan: '產生巡查計畫', planAll: '為未排的行產生計畫', planned: '已產生 {{n}} 個計畫，預設暫停，請到巡查計畫中恢復', nothing: '沒有需要排的行', noGrade: '社區未定服務等級' },
  checks: { passed: '合格', failed: '不合格', addDeduction: '加一項扣分', removeDeduction: '刪除第 {{n}} 項扣分', points: '扣分', what: '問題', noDeductions: '無扣分' },
  agents: { title: '清潔劑與材質', hint: '點格子修改；石材禁用酸性清潔劑，任何人不能改。', fixed: '固定禁用', own: '公司規定', change: '修改規定', verdict: '規定' },
  waste: { day: '今日清運', empty: '還沒有收集點', emptyHint: '建好收集點和清運時間後，漏清運會顯示在這裡。', bins: '桶', kilograms: 'kg', addLoad: '加一類', extra: '臨時清運' },
  greening: { year: '產生全年作業', took: '已產生 {{n}} 項作業', none: '全年作業已齊' },
  pests: { households: '通知 {{n}} 戶，其中 {{inApp}} 戶在住戶端收到，其餘請張貼通知', none: '未通知', mayStart: '{{at}} 起可作業', print: '列印通知', noticeHours: '須提前 {{n}} 小時通知', minutes: '分鐘' },
  settings: { open: '設定', title: '環境管理設定', passMark: '檢查合格線', weights: '部位權重（合計 100）', areaMinutes: '區域清潔時限（分鐘）', noticeHours: '消殺提前通知（小時）', grade: '服務等級' },
  figures: { passRate: '清潔合格率', score: '平均得分', looks: '均分 {{score}}，檢查 {{checks}} 次，巡視 {{records}} 條', frequencies: '頻次達成', withoutPlan: '{{lines}} 行標準，{{n}} 行未排', waste: '清運及時率', missed: '漏 {{missed}}，遲 {{late}}', greening: '綠化完成率', pestNotice: '消殺按時通知率', areaCleans: '區域清潔及時率', of: '{{n}}/{{of}}', byArea: '各區域得分', area: '區域', count: '次數', empty: '這段時間還沒有檢查和記錄' },
  happening: { created: '新增', changed: '修改', times_changed: '修改清運時間', taken_from_grade: '按等級產生', planned: '排入計畫', checked: '檢查', rectification_settled: '改善完成', rectification_in_hand: '退回改善', rectification_dropped: '改善撤銷', rectification_open: '待改善', rechecked: '複查合格', started: '開始', used: '使用', collected: '清運', adopted: '認養', rule_changed: '修改規定' },
}
