export const mobileAccess = {
  code: '动态验证码',
  codeHint: '打开手机验证器查看；也可以输入恢复码',
  go: '继续',
  back: '换个账号',
  passwordTitle: '请设置自己的密码',
  passwordHint: '您正在使用临时密码，设置新密码后即可开始工作。',
  set: '设置新密码',
  factorTitle: '请开启动态验证码',
  factorHint: '您的角色要求登录时使用动态验证码。请在电脑上打开管家网页端，按提示开启。',
  open: '打开网页端',
  signOut: '退出登录',
  seen: '最近使用 {{time}}',
}
