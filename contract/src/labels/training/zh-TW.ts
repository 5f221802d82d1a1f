import type { TrainingLabels } from './labels.ts'

export const training: TrainingLabels = {
  questionType: { single: '單選題', multiple: '複選題', true_false: '是非題', blank: '填空題', ordering: '排序題', matching: '配合題', short_answer: '簡答題' },
  questionTopic: {
    duties: '崗位職責', etiquette: '服務禮儀', communication: '溝通技巧', reception: '客戶接待', complaint: '客訴處理', return_visit: '回訪', repair: '報修', patrol: '大樓巡檢', violation: '違規處理', archives: '住戶檔案', fees: '費用管理', emergency: '緊急應變', safety: '安全規範', equipment: '設備操作', sales_office: '案場接待',
    personal_service: '個別化服務', management: '物業管理知識',
  },
  difficulty: { easy: '易', medium: '中', hard: '難' },
  questionState: { active: '使用中', retired: '已停用' },
  questionAction: { retire: '停用', restore: '恢復使用' },
  examState: { draft: '草稿', published: '已發布', closed: '已結束', cancelled: '已取消' },
  examAction: { publish: '發布測驗', close: '結束測驗', cancel: '取消測驗' },
  sittingState: { waiting: '未開始', in_progress: '作答中', marking: '待閱卷', marked: '已出分', absent: '缺考' },
  regradeKind: { void: '作廢，不計分', full_marks: '全員給滿分', new_answer: '更正答案' },
  appealState: { open: '待處理', upheld: '異議成立', rejected: '異議不成立' },
  courseState: { draft: '草稿', published: '已發布', retired: '已停用' },
  courseAction: { publish: '發布', retire: '停用', restore: '恢復使用' },
  coursePartKind: { text: '圖文', file: '檔案' },
  sessionKind: { class: '授課', drill: '情境演練', seminar: '座談會', sharing: '經驗分享會' },
  sessionState: { planned: '待開課', held: '已開課', closed: '已完成', cancelled: '已取消' },
  sessionAction: { hold: '確認已開課', examine: '安排考核', close: '完成培訓', cancel: '取消' },
  planLineState: { open: '待安排', planned: '已安排', done: '已完成', dropped: '已取消' },
}
