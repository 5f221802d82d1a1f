import { expect, it } from 'vitest'
import { questions } from '@guanjia/contract'
import { faultIn } from './content.ts'
import { READY_QUESTIONS } from './ready.ts'

it('every organisation begins with at least 300 sound questions of seven types, each with its source', () => {
  expect(READY_QUESTIONS.length).toBeGreaterThanOrEqual(300)
  for (const { code, ...content } of READY_QUESTIONS) {
    const parsed = questions.QuestionContent.parse(content)
    expect([code, faultIn(parsed)]).toEqual([code, null])
    expect(parsed.reference, code).toMatch(/^《.+》.+/)
  }
  expect(new Set(READY_QUESTIONS.map(({ code }) => code)).size).toBe(READY_QUESTIONS.length)
  expect(new Set(READY_QUESTIONS.map(({ stem }) => stem)).size, 'asked twice').toBe(READY_QUESTIONS.length)
  expect(new Set(READY_QUESTIONS.map(({ type }) => type)).size).toBe(7)
  for (const topic of questions.QuestionContent.shape.topic.options) expect(READY_QUESTIONS.filter((one) => one.topic === topic).length, topic).toBeGreaterThanOrEqual(14)
})

it('the right answer stands anywhere among the choices', () => {
  const first = READY_QUESTIONS.filter(({ type, answer }) => type === 'single' && answer[0] === 'A').length
  const all = READY_QUESTIONS.filter(({ type }) => type === 'single').length
  expect(first / all).toBeLessThan(0.45)
  for (const { code, type, options, answer } of READY_QUESTIONS) if (type === 'ordering') expect(options.map(({ key }) => key), code).not.toEqual(answer)
})
