import type { ProblemWords } from '../../archives/index.ts'

/** What only a list of documents or contracts can find wrong. */
export const TEXTS: Record<string, ProblemWords> = {
  kind_unknown: ['没有这种资料：{value}', '沒有這種資料：{value}', 'No such kind of document: {value}'],
  kind_away: ['这种资料已停用：{value}', '這種資料已停用：{value}', 'This kind is put away: {value}'],
  subject_missing: ['请填写房号、姓名或楼栋，{value}不归到项目名下', '請填寫房號、姓名或棟別，{value}不歸到社區名下', 'Say unit, person or building: {value} is not about the site'],
  building_unknown: ['没有这栋楼：{value}', '沒有這棟樓：{value}', 'No such building: {value}'],
  department_unknown: ['没有这个部门，已忽略：{value}', '沒有這個部門，已忽略：{value}', 'No such department, left out: {value}'],
  number_unknown: ['没有这个编号：{value}', '沒有這個編號：{value}', 'No such number: {value}'],
  place_unreadable: ['存放位置应写作“柜-层-盒”：{value}', '存放位置應寫作「櫃-層-盒」：{value}', 'A place is cabinet-layer-box: {value}'],
  place_of_other: ['这是另一户的档案盒：{value}', '這是另一戶的檔案盒：{value}', 'The box of another unit: {value}'],
  kind_of_contract_unknown: ['不认识的合同种类：{value}', '不認識的合約種類：{value}', 'No such kind of contract: {value}'],
  day_missing: ['请填写起止日期', '請填寫起訖日期', 'First and last day are needed'],
  owner_unknown: ['没有这位同事：{value}', '沒有這位同事：{value}', 'No such colleague: {value}'],
  grade_missing: ['物业服务合同须有服务等级', '物業服務合約須有服務等級', 'A service contract needs its grade'],
  grade_needless: ['这种合同没有服务等级', '這種合約沒有服務等級', 'Contracts of this kind have no grade'],
  not_signed: ['没有签订日期，导入为草拟', '沒有簽訂日期，匯入為草擬', 'Not signed: stays a draft'],
  terms_agreed: ['合同已生效，条款不能由清单修改，已忽略', '合約已生效，條款不能由清單修改，已忽略', 'In force: its terms are not changed by a list'],
}
