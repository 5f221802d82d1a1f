import { describe, expect, it } from 'vitest'
import { alertSubject, pathOf } from './message-path.ts'

const id = '0197aa00-0000-7000-8000-000000000001'
const message = (template: string, recordType: string | null, recordId: string | null = id) => ({ template, recordType, recordId })

describe('where a message leads', () => {
  it('is the record that it speaks of, and the day of work for a digest', () => {
    expect(pathOf(message('sla.breach', 'work_order'), false)).toBe(`/work-orders/${id}`)
    expect(pathOf(message('case.urged', 'case'), false)).toBe(`/cases/${id}`)
    expect(pathOf(message('inspection.assigned', 'inspection_task'), false)).toBe(`/inspections/${id}`)
    expect(pathOf(message('inspection.serious', 'finding'), false)).toBe(`/findings/${id}`)
    expect(pathOf(message('zone.place', 'zone_month'), false)).toBe('/zone-standards')
    expect(pathOf(message('sla.digest', 'my_work'), false)).toBe('/')
    expect(pathOf(message('import.done', 'import'), false)).toBeNull()
  })
  it('is no work order for a resident', () => {
    expect(pathOf(message('work_order.told', 'work_order'), true)).toBeNull()
  })
})

describe('what somebody can say to see to', () => {
  it('is a promise that is late, not one that is only near or kept', () => {
    for (const template of ['sla.breach', 'sla.escalation', 'sla.repeat'])
      expect(alertSubject(message(template, 'case'))).toEqual({ type: 'case', id })
    for (const template of ['sla.reminder', 'sla.digest', 'case.urged']) expect(alertSubject(message(template, 'case'))).toBeNull()
    expect(alertSubject(message('sla.breach', 'case', null))).toBeNull()
  })
})
