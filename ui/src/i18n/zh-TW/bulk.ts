import type { bulk as source } from '../zh-CN/bulk.ts'

export const bulk: typeof source = {
  label: '批次操作',
  chosen: '已選 {{n}} 筆',
  tooMany: '一次最多 {{n}} 筆',
  clear: '取消選擇',
  back: '返回修改',
  preview: '預覽結果',
  perform: '{{act}}（{{n}} 筆）',
  done: '已處理 {{n}} 筆',
  partly: '已處理 {{done}} 筆，{{refused}} 筆未處理',
  wouldBe: '可處理 {{done}} 筆，不能處理 {{refused}} 筆',
  ok: '已處理',
  can: '可處理',
  reason: '原因',
  to: '交給',
  department: '轉到部門',
  handOver: '移交責任人',
  forward: '轉部門',
  cancel: '取消',
  assign: '派工',
  worker: '技工',
}
