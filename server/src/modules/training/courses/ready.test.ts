import { expect, it } from 'vitest'
import { courses } from '@guanjia/contract'
import { READY_COURSES } from './ready.ts'

it('the ready courses say where each comes from, and teach listening and talking whole: meaning, four functions, method, points, cautions; four traits [ETQ-026, ETQ-027]', () => {
  for (const { parts, ...course } of READY_COURSES) {
    const { reference } = courses.createCourse.body.parse({ ...course, parts: parts.map((one) => ({ ...one, id: crypto.randomUUID(), kind: 'text' })) })
    expect([course.code, reference]).toEqual([course.code, expect.stringMatching(/《.+》/)])
  }
  const text = READY_COURSES.find(({ topic }) => topic === 'communication')!.parts.map(({ title, body }) => `${title}\n${body}`).join('\n')
  for (const words of ['在接纳的基础上', '建立良好关系', '尊重', '宽松和自由', '助人', '方法', '要点', '注意', '共同的沟通动机', '积极的参与者', '相互影响', '沟通能力']) expect(text).toContain(words)
})
