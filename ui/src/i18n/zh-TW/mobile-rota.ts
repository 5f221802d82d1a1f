import type { mobileRota as source } from '../zh-CN/mobile-rota.ts'

export const mobileRota: typeof source = {
  pulse: { hint: '匿名回答，不記姓名和時間；{{day}} 截止。', mood: '感受', words: '想說的話（選填）', send: '提交', thanks: '謝謝，已匿名提交' },
   title: '我的排班', link: '我的排班', none: '接下來沒有排到您的班次', today: '今天', swap: '換班', askLeave: '請假', leave: '我的請假', noLeave: '沒有請假', kind: '類別', from: '第一天', to: '最後一天', reason: '事由', send: '送出', sent: '已送出，等待核准', with: '和誰換', takes: '換哪個班', takesOver: '對方代班，不換回', swapSent: '已發給同事，等待答覆', noChoice: '沒有不違反排班規則的換法', asked: '等您答覆', swapText: '{{who}} 想把 {{gives}} 換給您', inReturn: '換您的 {{takes}}', nothing: '請您代班，不換回', calls: '徵召', callText: '{{from}} – {{to}} · 需要 {{n}} 人', come: '能來', cannot: '來不了', accepted: '您已答覆：能來', declined: '您已答覆：來不了', withdraw: '撤回', choose: '請選擇',
}
