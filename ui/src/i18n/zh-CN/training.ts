export const training = {
  tabs: { look: '培训与考试', mine: '我的考试', book: '错题本', courses: '课程', sessions: '培训', plan: '计划', exams: '考试', marking: '评卷与异议', questions: '题库', blueprints: '试卷规则', certificates: '证书', figures: '数据', programmes: '培训体系', lessons: '经验教训', competence: '能力' },
  computer: '电脑',
  bank: {
    title: '题库', new: '新题', ready: '补充内置题', import: '导入', search: '题目、编号、出处', all: '使用中', retired: '已停用', answered: '有人答过', empty: '没有符合条件的题目', emptyHint: '可以新建、导入，或补充内置题',
    added: '补充了 {{n}} 题', nothingAdded: '内置题都在题库中', code: '编号', type: '题型', topic: '主题', post: '岗位', difficulty: '难度', stem: '题目', reference: '出处', times: '答过', index: '得分率', state: '状态', pictures: '图',
    save: '保存题目', edit: '修改', editUsed: '改为新版', saved: '已保存', newVersion: '这道题已用于试卷：保存后是新的一版，旧试卷不变。', options: '选项', targets: '配对项', answer: '答案', answerHint: '单选、多选、排序填选项字母，逗号隔开；判断填“正确”或“错误”；填空每空一行，几种写法用 | 隔开；配对如 A=1,B=2',
    explanation: '解析', picture: '图片', optionHint: '每行一项，如：A. 先登记', blankHint: '用两个下划线 __ 表示一个空', reason: '原因', versions: '版本', version: '第 {{n}} 版', used: '已用', by: '{{by}} {{at}}',
    statistics: '答题情况', answeredTimes: '答过 {{n}} 次', difficultyIndex: '难度系数', discrimination: '区分度', few: '不足 10 次，暂不计算', choice: '选项', taken: '选择人数', share: '占比', isRight: '正确', noStatistics: '还没有人答过',
    file: '表格文件（XLSX、CSV）', check: '检查文件', commit: '写入 {{n}} 题', counts: '新题 {{new}}，修改 {{changed}}，不变 {{same}}，有误 {{errors}}', row: '第 {{row}} 行', fix: '请改正后重新上传', importHint: '列名与导出的表格一致；先检查，确认后再写入。', imported: '已写入题库',
    export: '导出',
  },
  blueprint: {
    title: '试卷规则', new: '新规则', name: '名称', post: '岗位', questions: '题数', marks: '总分', minutes: '时长（分钟）', pass: '合格线（%）', attempts: '最多次数', wait: '补考间隔（天）', markers: '评卷人数', tolerance: '两人分差允许', certificate: '证书有效（月）', noCertificate: '不发', forGood: '0 为长期有效', unitQuestions: '题', unitMarks: '分',
    section: '部分', sectionTitle: '部分名称', sectionPass: '本部分合格线（%）', topic: '主题', difficulty: '难度', type: '题型', count: '题数', each: '每题分', any: '不限', addLine: '加一行', addSection: '加一部分', remove: '删除', short: '题库不足：{{section}}部分第 {{line}} 行需要 {{needs}} 题，现有 {{has}} 题', enough: '题库充足', state: '题库', save: '保存规则', edit: '修改',
    active: '使用中', inactive: '已停用', isActive: '可用于新考试', empty: '还没有试卷规则', one: '{{n}} 人', saved: '已保存，已有的考试不受影响',
  },
  exam: {
    title: '考试', new: '安排考试', number: '编号', name: '名称', state: '状态', opens: '开考', closes: '截止', candidates: '应考', examined: '已考', passed: '合格', sitting: '答题中', toMark: '待评卷', rate: '合格率', search: '名称、编号', all: '全部', open: '进行中', waiting: '待评卷', empty: '还没有考试', emptyHint: '先建试卷规则，再安排考试',
    blueprint: '试卷规则', people: '考生', everybody: '选全部同事', save: '存为草稿', publishHint: '发布后为每位考生抽题组卷并通知本人，试卷不再变化。', cancelReason: '取消原因', facts: '考试安排', minutes: '{{n}} 分钟', passAt: '{{n}}% 合格', rules: '最多 {{n}} 次，间隔 {{days}} 天', add: '增加考生', added: '已增加', sittings: '考生与成绩',
    who: '考生', attempt: '次数', score: '得分', percent: '得分率', result: '结果', submitted: '交卷', byDeadline: '到时自动', review: '答卷', regrade: '更正试题', regrades: '试题更正记录', regradeHint: '全部试卷按裁定重新计分并留痕；已合格的保留成绩，新合格的补发证书。', question: '试题', kind: '处理', newAnswer: '正确答案（题库中的选项字母）', reason: '说明',
    regraded: '{{papers}} 份试卷，{{changed}} 份改分，{{passed}} 人转为合格，{{kept}} 人保留合格', pickQuestion: '请选择这场考试的题目', kept: '保留合格', history: '经过', export: '导出成绩', by: '{{by}} {{at}}',
  },
  marking: {
    title: '评卷', none: '没有等您评的答卷', response: '考生答案', model: '参考答案', marks: '给分（满分 {{n}}）', comment: '评语', give: '提交评分', settled: '已定分', next: '已记录，等另一位评卷人', third: '两人给分 {{given}}，由您定分', round: '第 {{n}} 评',
    appeals: '试题异议', noAppeals: '没有异议', uphold: '异议成立', reject: '不成立', reply: '答复', raised: '{{name}} {{at}}', decided: '{{by}}：{{reply}}',
  },
  certificate: {
    title: '考试证书', number: '证书编号', who: '姓名', exam: '考试', percent: '得分率', issued: '发证', until: '有效期至', forGood: '长期', state: '状态', valid: '有效', expired: '已过期', print: '打印', search: '姓名、编号、考试', all: '全部', mine: '我的', empty: '还没有证书', checkTitle: '证书核验', checkHint: '请输入证书上的 16 位验证码', checkCode: '验证码', check: '核验', unknown: '没有这张证书，请核对验证码', isReal: '证书真实有效', isExpired: '证书真实，已过有效期', house: '发证单位',
  },
  figures: { rate: '合格率', goal: '目标 {{n}}%', examined: '参考人次', passed: '合格人次', absent: '缺考人次', byExam: '各场考试', byTopic: '各主题得分率', exam: '考试', topic: '主题', share: '得分率', answered: '答题数', empty: '这段时间没有考试', weakest: '先补这里：{{topic}}' },
}
