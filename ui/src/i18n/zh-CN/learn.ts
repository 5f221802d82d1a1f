export const learn = {
  courses: '课程', course: '课程', sessions: '培训', plan: '培训计划', empty: '没有符合条件的课程', minutes: '约 {{n}} 分钟', questions: '题库 {{n}} 题', mine: '我的进度', finished: '{{n}} 人学完', reviewDue: '该复核了', new: '新课程', ready: '补充内置课程', added: '补充了 {{n}} 门', nothingAdded: '内置课程都在', search: '课程名、编号', all: '全部', unfinished: '未学完', retired: '已停用',
  code: '编号', name: '名称', topic: '主题', post: '岗位', state: '状态', summary: '简介', reference: '出处', reviewOn: '复核日期', parts: '内容', part: '第 {{n}} 节', partTitle: '标题', kind: '形式', body: '正文', file: '文件（PDF、视频、图片）', minSeconds: '至少停留（秒）', addPart: '加一节', remove: '删除', save: '保存课程', edit: '修改', saved: '已保存',
  done: '已学完', left: '再看 {{n}} 秒', next: '下一节', opening: '正在打开文件…', open: '打开文件', watched: '已看 {{n}}%', all_done: '这门课已学完', read: '开始学习', backToList: '返回课程',
  session: {
    title: '培训', new: '安排培训', number: '编号', name: '名称', kind: '形式', course: '课程', starts: '开始', ends: '结束', place: '地点', trainer: '讲师', cost: '费用（元）', state: '状态', people: '参加人', signed: '签到', exam: '考核', passRate: '合格率', rating: '评价', needs: '培训需求', planLine: '计划', everybody: '选全部同事', save: '安排', empty: '还没有培训', emptyHint: '按计划或培训需求安排', search: '名称、编号', all: '全部', upcoming: '待开课', mine: '我的', facts: '安排',
    attendees: '参加人', notSigned: '未签到', byQr: '扫码', byHand: '登记', signInTitle: '扫码签到', signInHint: '请用手机扫码。二维码每分钟更换，转发无效。', signInHere: '我到了，签到', signedIn: '已签到', hand: '登记签到', feedback: '评价这次培训', feedbackText: '想说的话', send: '提交评价', thanks: '谢谢您的评价', examDays: '考核几天内完成', pattern: '试卷规则', patternAuto: '按课程主题出 10 题', reason: '原因', ruleExam: '每次培训都以考核结束：先安排考核，所有签到的人出分后才能完成培训。', summary: '总结', history: '经过', change: '修改', openExam: '查看考试', code: '签到码',
  },
  planning: {
    title: '培训计划', new: '生成计划', year: '{{year}} 年', quarter: '第 {{n}} 季度', quarters: '季度', posts: '岗位与课程', addPost: '加岗位', courses: '课程', save: '生成计划', added: '已加入 {{n}} 项', nothing: '计划没有变化', gap: '缺培训', gapHint: '有人在岗、但本季度没有安排培训的岗位', due: '{{day}} 前', late: '已逾期', arrange: '安排培训', drop: '取消', dropReason: '取消原因', empty: '这一年还没有计划', rule: '每个岗位每季度至少一次。',
  },
  figures: { done: '季度培训完成率', sessions: '培训场次', hours: '人均学时', cost: '培训费用', rating: '培训评价', of: '{{done}} / {{planned}}' },
}
