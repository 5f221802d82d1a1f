/** Service standards, and checks by them. */
export const quality = {
  askTraining: '提出培训需求',
  tabs: { appeals: '评分申诉', improve: '质量改进', nonconformities: '不规范操作', standards: '服务标准', checks: '服务检查', figures: '检查数据', scores: '月度评分', mystery: '神秘访客', look: '品质页面' },
  standards: {
    title: '服务标准', search: '名称、编号、条目', new: '新建标准', ready: '补齐现成标准', added: '已补入 {{n}} 份', nothingAdded: '现成标准都已在库', empty: '没有符合条件的标准', emptyHint: '去掉部分条件，或补齐现成标准。', unread: '待我确认', all: '全部', withdrawn: '已停用', outstanding: '确认情况',
    code: '编号', name: '名称', kind: '性质', post: '适用岗位', scene: '场景', state: '状态', items: '条目', read: '我的确认', isRead: '已确认', isUnread: '待确认', version: '第 {{n}} 版', draft: '有草稿', updated: '更新',
    confirm: '我已阅读并将执行', confirmed: '已确认', print: '打印', check: '按此检查', edit: '修订', versions: '版本与修订记录', improvement: '来自改进 {{number}}', first: '首版', draftTitle: '草稿（第 {{n}} 版）', current: '现行条目', log: '{{by}} {{at}} 发布', none: '未发布',
    uses: '用在哪里', unused: '还没有用到', usedItems: '第 {{items}} 条', from: '来自服务标准', fromItem: '标准条目', movedOn: '标准已修订',
    source: '依据', red: '红线', weight: '权重', limits: '{{min}}–{{max}} {{unit}}',
    missing: '{{n}} 人未确认', everybody: '全部已确认', of: '{{read}} / {{of}}',
  },
  editor: { title: '修订 {{name}}', titleNew: '新建服务标准', codeHint: '大写字母、数字、短横，建立后不能修改', item: '条目', add: '添加条目', remove: '删除条目', up: '上移', down: '下移', dimension: '维度', method: '评分方式', min: '下限', max: '上限', unit: '单位', weight: '权重', red: '红线', save: '保存草稿', saved: '草稿已保存', publish: '发布', reason: '修订理由', reasonHint: '首版可不填', improvement: '改进编号', improvementHint: '如 I-20260305-0001，可不填', published: '已发布，相关岗位须重新确认' },
  checks: { occasion: '检查方式', title: '服务检查', new: '开始检查', empty: '还没有检查记录', emptyHint: '按服务标准逐条检查同事或地点。', number: '编号', standard: '标准', who: '被检查人/地点', score: '得分', by: '检查人', at: '检查时间', seen: '本人知悉', red: '触红线', mine: '与我有关', unseen: '未知悉', noScore: '不适用', view: { all: '全部', mine: '与我有关', red: '触红线' } },
  form: { title: '服务检查', standard: '按哪份标准', whom: '检查对象', colleague: '同事', place: '地点', placeHint: '如 服务中心、3 栋大堂', comment: '总评', submit: '提交检查', done: '检查已提交，得分 {{score}}', met: '做到', missed: '未做到', crossed: '触犯', kept: '未触犯', na: '不适用', note: '备注', left: '还有 {{n}} 条未评', noStandard: '先选一份标准', photos: '照片' },
  page: { dimensions: '分维度', answers: '逐条结果', comment: '总评', reply: '本人说明', acknowledge: '我已知悉', replyHint: '可写说明，提交后不能修改', acknowledged: '已记录', notMet: '未做到', met: '做到', na: '不适用', history: '经过', checked: '检查', acknowledgedAct: '本人知悉', red: '触犯红线，总分不超过 60' },
  figures: { title: '检查数据', count: '检查次数', score: '平均得分', redLines: '触红线', people: '按同事', scenes: '按场景', dimensions: '按维度', missed: '最常未做到', missedOf: '{{missed}} / {{of}}', empty: '这段时间没有检查', name: '名称' },
}
