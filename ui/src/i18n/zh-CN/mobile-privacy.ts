export const mobilePrivacy = {
  title: '谁看过我的信息',
  hint: '工作人员查看、导出您家信息的记录，按岗位显示。',
  empty: '还没有人查看过您的完整信息',
  consents: '我的同意',
  give: '同意',
  withdraw: '撤回同意',
  given: '已同意（{{at}}）',
  notGiven: '未同意',
  changed: '已更新',
  list: '随整份名单查看',
  someone: '工作人员',
}
