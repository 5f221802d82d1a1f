export const push = {
  title: '设备通知', hint: '有新消息时在设备上弹出通知。只显示标题，不含姓名、电话等个人信息；免打扰时段照常遵守。',
  turnOn: '在这台设备上通知我', turnOff: '关闭', here: '本机', since: '{{at}} 开启', last: '最近通知 {{at}}', unknown: '未知设备', app: { console: '网页端', phone: '手机端' },
  blocked: '浏览器已禁止本站通知，请在浏览器的网站设置中允许后再开启。', impossible: '此浏览器不支持通知；iPhone 请先用 Safari“添加到主屏幕”再打开。', house: '单位还没有开通设备通知，可请管理员在“消息渠道”中新增。', failed: '没有开启成功：浏览器连接不上推送服务，请稍后再试。',
}
