export const push = {
  title: '裝置通知', hint: '有新訊息時在裝置上顯示通知。只顯示標題，不含姓名、電話等個人資料；勿擾時段照常遵守。',
  turnOn: '在這台裝置上通知我', turnOff: '關閉', here: '本機', since: '{{at}} 開啟', last: '最近通知 {{at}}', unknown: '未知裝置', app: { console: '網頁版', phone: '手機版' },
  blocked: '瀏覽器已封鎖本站通知，請在瀏覽器的網站設定中允許後再開啟。', impossible: '此瀏覽器不支援通知；iPhone 請先用 Safari「加入主畫面」再打開。', house: '公司尚未開通裝置通知，可請管理員在「訊息管道」中新增。', failed: '沒有開啟成功：瀏覽器連不上推播服務，請稍後再試。',
}
