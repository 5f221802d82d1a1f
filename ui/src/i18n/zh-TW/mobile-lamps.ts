/** Lamps, night readings and the own zone on the phone. */
export const mobileLamps = {
  title: '亮燈盤點', entry: '亮燈盤點', hint: '夜裡走到哪裡點到哪裡，不亮的逐處寫明。', zone: '責任區', building: '樓棟', none: '不選', place: '位置', placeHint: '如 樓道、地下車庫、主路', inspected: '盤點燈數', lit: '亮燈數', broken: '不亮的燈', brokenPlace: '具體位置', brokenCount: '盞數', add: '再加一處', remove: '去掉', left: '還有 {{n}} 盞沒寫位置', tooMany: '寫多了 {{n}} 盞', moreLit: '亮燈數多於盤點燈數', needed: '請選責任區、樓棟或寫位置', note: '備註', send: '登記盤點', sent: '已登記 {{lit}}/{{inspected}}', orders: '已開工單', recent: '最近盤點',
  night: { title: '夜間讀錶', entry: '夜間讀錶', hint: '夜深無人用水時隔幾小時讀兩次。流量大多半是漏水。', meter: '水錶', first: '第一次讀數', second: '第二次讀數', keep: '記下第一次', kept: '{{at}} 已記 {{value}}', forget: '重來', send: '登記', wait: '至少隔 1 小時再讀第二次', less: '比第一次小', perHour: '每小時 {{n}} m³', none: '沒有公共水錶' },
  ranking: { title: '五標準評比', ownRank: '{{zone}} 第 {{rank}} 名', ownNone: '{{zone}} 資料不足，不排名', of: '共 {{n}} 個責任區參評', score: '{{n}} 分', first: '表揚', live: '本月未結帳', unknown: '無資料', none: '還沒有評比' },
}
