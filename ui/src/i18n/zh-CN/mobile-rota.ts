export const mobileRota = {
  pulse: { hint: '匿名回答，不记姓名和时间；{{day}} 截止。', mood: '感受', words: '想说的话（选填）', send: '提交', thanks: '谢谢，已匿名提交' },
  title: '我的排班', link: '我的排班', none: '接下来没有排到您的班次', today: '今天', swap: '换班', askLeave: '请假', leave: '我的请假', noLeave: '没有请假', kind: '类别', from: '第一天', to: '最后一天', reason: '事由', send: '提交', sent: '已提交，等待审批', with: '和谁换', takes: '换哪个班', takesOver: '对方代班，不换回', swapSent: '已发给同事，等待答复', noChoice: '没有不违反排班规则的换法', asked: '等您答复', swapText: '{{who}} 想把 {{gives}} 换给您', inReturn: '换您的 {{takes}}', nothing: '请您代班，不换回', calls: '征召', callText: '{{from}} – {{to}} · 需要 {{n}} 人', come: '能来', cannot: '来不了', accepted: '您已答复：能来', declined: '您已答复：来不了', withdraw: '撤回', choose: '请选择',
}
