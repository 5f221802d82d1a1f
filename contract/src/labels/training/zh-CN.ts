import type { TrainingLabels } from './labels.ts'

export const training: TrainingLabels = {
  questionType: { single: '单选题', multiple: '多选题', true_false: '判断题', blank: '填空题', ordering: '排序题', matching: '配对题', short_answer: '简答题' },
  questionTopic: {
    duties: '岗位职责', etiquette: '服务礼仪', communication: '沟通技巧', reception: '客户接待', complaint: '投诉处理', return_visit: '回访', repair: '报修', patrol: '楼宇巡查', violation: '违章处理', archives: '业户档案', fees: '费用管理', emergency: '应急处理', safety: '安全规范', equipment: '设备操作', sales_office: '案场接待',
    personal_service: '个性化服务', management: '物业管理知识',
  },
  difficulty: { easy: '易', medium: '中', hard: '难' },
  questionState: { active: '使用中', retired: '已停用' },
  questionAction: { retire: '停用', restore: '恢复使用' },
  examState: { draft: '草稿', published: '已发布', closed: '已结束', cancelled: '已取消' },
  examAction: { publish: '发布考试', close: '结束考试', cancel: '取消考试' },
  sittingState: { waiting: '未开考', in_progress: '答题中', marking: '待评卷', marked: '已出分', absent: '缺考' },
  regradeKind: { void: '作废，不计分', full_marks: '全员给满分', new_answer: '更正答案' },
  appealState: { open: '待处理', upheld: '异议成立', rejected: '异议不成立' },
  courseState: { draft: '草稿', published: '已发布', retired: '已停用' },
  courseAction: { publish: '发布', retire: '停用', restore: '恢复使用' },
  coursePartKind: { text: '图文', file: '文件' },
  sessionKind: { class: '授课', drill: '情景演练', seminar: '座谈会', sharing: '经验分享会' },
  sessionState: { planned: '待开课', held: '已开课', closed: '已完成', cancelled: '已取消' },
  sessionAction: { hold: '确认已开课', examine: '安排考核', close: '完成培训', cancel: '取消' },
  planLineState: { open: '待安排', planned: '已安排', done: '已完成', dropped: '已取消' },
}
