import type { bulk as source } from '../zh-CN/bulk.ts'

export const bulk: typeof source = {
  label: 'Acts on many',
  chosen: '{{n}} chosen',
  tooMany: 'At most {{n}} at once',
  clear: 'Clear choice',
  back: 'Back',
  preview: 'See what would happen',
  perform: '{{act}} ({{n}})',
  done: 'Done for {{n}}',
  partly: 'Done for {{done}}, refused by {{refused}}',
  wouldBe: 'Can be done for {{done}}, refused by {{refused}}',
  ok: 'Done',
  can: 'Can be done',
  reason: 'Reason',
  to: 'To',
  department: 'Department',
  handOver: 'Hand over',
  forward: 'Forward',
  cancel: 'Cancel',
  assign: 'Assign',
  worker: 'Technician',
}
