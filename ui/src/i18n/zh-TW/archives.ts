import type { archives as source } from '../zh-CN/archives.ts'

export const archives: typeof source = {
  title: '住戶檔案',
  units: '戶',
  persons: '人員',
  look: '檔案內容',
  newUnit: '新增一戶',
  newBuilding: '新增樓棟',
  newPerson: '新增人員',
  newCase: '新增報事',
  importList: '匯入檔案',
  edit: '修改',
  openPage: '開啟整頁',
  closePanel: '關閉',
  all: '全部',
  comma: '、',
  since: '自 {{day}}',
  squareMetres: '{{n}} ㎡',
  floorOf: '{{n}} 樓',
  tree: {
    label: '樓棟與單元', site: '全部戶別', count: '{{n}} 戶', open: '展開 {{name}}', close: '收合 {{name}}', entrance: '{{code}} 單元', empty: '還沒有樓棟', emptyHint: '匯入現有的住戶檔案，或先新增樓棟。', find: '尋找樓棟',
  },
  list: { words: '房號', empty: '還沒有戶別', emptyHint: '匯入現有的住戶檔案最快，也可以逐戶新增。', area: '面積', owners: '區分所有權人', openCases: '未結', building: '樓棟', chooseHint: '選一戶查看詳情' },
  personList: { words: '姓名、拼音首字母、電話', empty: '還沒有人員', emptyHint: '匯入住戶檔案後會出現在這裡，也可以逐人新增。', current: '現住', units: '戶別', company: '法人', phone: '電話', owners: '所有權人', tenants: '承租人' },
  group: { people: '現住人員', before: '曾住人員', unit: '戶別資料', cases: '報事', openCases: '未結報事', pastCases: '已結報事', contact: '聯絡方式', identity: '個人資料', companyFacts: '法人資料', units: '現有戶別', unitsBefore: '曾有戶別', timeline: '經過' },
  field: {
    building: '樓棟', entrance: '單元', code: '編號', zone: '責任區', steward: '管家', rent: '月租金', entrances: '單元', floors: '總樓層數', hasElevator: '電梯', phone: '電話', phoneLabel: '說明', mainPhone: '主要', account: '住戶端帳號', hasAccount: '已開通',
    noAccount: '未開通', kind: '類別', openCases: '未結報事', updatedAt: '最近修改', name: '名稱', personName: '姓名', companyName: '法人名稱', person: '人員', unit: '戶別',
  },
  noPeople: '無人居住', noPeopleHint: '登記所有權人或住戶後，來電時可直接認出。', noUnits: '沒有關聯的戶別', noOpenCases: '沒有未結的報事', noPastCases: '沒有已結的報事', allCases: '全部報事', billPayer: '繳費人', moveIn: '登記入住', moveOut: '遷出', noPhone: '無電話',
  unitForm: { create: '新增一戶', change: '修改戶別資料', noEntrance: '不分單元', roomHint: '如 1201；房號由樓棟、單元與房間組成', layoutHint: '如 3房2廳', notHandedOver: '未交屋的戶別沒有交屋日期', areaOrder: '室內面積大於建築面積', act: '新增' },
  personForm: {
    create: '新增人員', change: '修改人員資料', act: '新增', addPhone: '新增電話', removePhone: '刪除這個電話', phoneHint: '第一個為主要電話', phoneShort: '電話太短', labelHint: '如 配偶、辦公室', keepId: '現為 {{id}}，不改請留空', idHint: '加密保存，頁面只顯示首尾', emailBad: '電子郵件格式不對', tagsHint: '如 獨居長者、志工',
  },
  buildingForm: { create: '新增樓棟', act: '新增', codeHint: '如 3；「3棟」「03」與「3」相同', nameHint: '如 3棟', addEntrance: '新增單元', removeEntrance: '刪除這個單元', elevator: '有電梯', entranceCode: '單元號', later: '戶別可以隨後新增或匯入' },
  occupancyForm: {
    title: '登記入住 · {{unit}}', titleForPerson: '登記戶別 · {{person}}', act: '登記', existing: '已有檔案', fresh: '新人員', from: '入住日期', until: '預計遷出', payer: '作為繳費人', role: '身分', order: '遷出日期早於入住日期', made: '{{name}}的檔案已建立', fromHint: '不填表示不詳', untilHint: '承租人可填租期屆滿日',
  },
  endForm: { title: '遷出 · {{name}}', act: '遷出', lastDay: '最後居住日', hint: '經過保留，不會刪除。最後一天仍算居住。', payerHint: '遷出後該戶沒有繳費人。' },
  conflict: {
    title: '您修改期間，他人也改了這筆紀錄', hint: '請逐項選擇保留哪一個，再儲存。', field: '項目', mine: '您填寫的', theirs: '現在的', takeMine: '用我的', takeTheirs: '用現在的', adopted: '他人還改了：{{fields}}，已載入。', noClash: '您改的項目沒有衝突，可直接再次儲存。', empty: '（空）',
  },
  created: '已新增 {{name}}', saved: '已儲存', movedIn: '{{name}} 已登記', movedOut: '{{name}} 已遷出',
  wrong: '{{what}}：{{detail}}',
  action: { created: '建檔', changed: '修改', occupancy_started: '入住', occupancy_ended: '遷出', imported: '匯入', account_opened: '開通住戶端' },
  yes: '是', no: '否',
}
