import type { enquiryKinds as source } from '../zh-CN/enquiry-kinds.ts'

export const enquiryKinds: typeof source = {
  title: '諮詢類型',
  hint: '每類諮詢都有標準答覆、責任崗位、答覆時限與需帶資料。櫃檯選了類型，這些就在手邊。',
  add: '新增類型',
  change: '修改諮詢類型',
  name: '名稱',
  code: '編碼',
  article: '標準答覆',
  department: '責任部門',
  post: '責任崗位',
  minutes: '答覆時限（分鐘，依營業時間）',
  within: '{{n}} 分鐘',
  materials: '需帶資料',
  isActive: '啟用',
  none: '未設',
  saved: '已儲存',
}
