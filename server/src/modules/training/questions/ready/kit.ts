import type { questions } from '@guanjia/contract'

type Content = Omit<questions.QuestionContent, 'pictureIds'>
type Difficulty = Content['difficulty']
export type ReadyQuestion = Content & { code: string }
/** A question before it has its topic and its number. */
export type Draft = (at: number) => Pick<Content, 'type' | 'difficulty' | 'stem' | 'options' | 'targets' | 'answer' | 'reference' | 'explanation'> & { post?: Content['post'] }

/** The five documents from which the ready-made questions come; `1:5.1` is section 5.1 of the second. */
const DOCUMENTS = ['案场物业服务培训体系构建', '物业客服培训指导手册', '案场物业进场全流程配合方案', '物业管理服务讲义', '物业服务标准化接待方案'] as const
const KEYS = 'ABCDEFGHIJKL'

function reference(text: string): string {
  const [document = '', section = ''] = [text.slice(0, 1), text.slice(2)]
  return `《${DOCUMENTS[Number(document)]!}》${section}`
}

/** The right choices stand first in the file; in the bank they stand anywhere. */
function placed(right: readonly string[], wrong: readonly string[], at: number): { options: Content['options']; answer: string[] } {
  const all = [...right.map((text) => ({ text, isRight: true })), ...wrong.map((text) => ({ text, isRight: false }))]
  const turn = (at * 7) % all.length
  const turned = [...all.slice(turn), ...all.slice(0, turn)]
  return { options: turned.map(({ text }, i) => ({ key: KEYS[i]!, text })), answer: turned.flatMap(({ isRight }, i) => (isRight ? [KEYS[i]!] : [])) }
}

const bare = { options: [], targets: [], explanation: '' }

export const one = (ref: string, stem: string, right: string, wrong: string[], difficulty: Difficulty = 'easy', explanation = ''): Draft => (at) => ({ ...bare, type: 'single', difficulty, stem, ...placed([right], wrong, at), reference: reference(ref), explanation })
export const many = (ref: string, stem: string, right: string[], wrong: string[], difficulty: Difficulty = 'medium', explanation = ''): Draft => (at) => ({ ...bare, type: 'multiple', difficulty, stem, ...placed(right, wrong, at), reference: reference(ref), explanation })
export const yes = (ref: string, stem: string, difficulty: Difficulty = 'easy'): Draft => () => ({ ...bare, type: 'true_false', difficulty, stem, answer: ['true'], reference: reference(ref) })
export const no = (ref: string, stem: string, explanation: string, difficulty: Difficulty = 'easy'): Draft => () => ({ ...bare, type: 'true_false', difficulty, stem, answer: ['false'], reference: reference(ref), explanation })
export const blank = (ref: string, stem: string, answer: string[], difficulty: Difficulty = 'medium'): Draft => () => ({ ...bare, type: 'blank', difficulty, stem, answer, reference: reference(ref) })
export const order = (ref: string, stem: string, steps: string[], difficulty: Difficulty = 'medium'): Draft => (at) => {
  // Kept in another order than the right one, as all choices are.
  const turn = 1 + (at % (steps.length - 1))
  const turned = [...steps.slice(turn), ...steps.slice(0, turn)]
  const options = turned.map((text, i) => ({ key: KEYS[i]!, text }))
  return { ...bare, type: 'ordering', difficulty, stem, options, answer: steps.map((step) => options.find(({ text }) => text === step)!.key), reference: reference(ref) }
}
export const pairs = (ref: string, stem: string, both: [string, string][], difficulty: Difficulty = 'medium'): Draft => (at) => {
  const turn = at % both.length
  const turned = [...both.slice(turn), ...both.slice(0, turn)]
  return {
    ...bare, type: 'matching', difficulty, stem, options: both.map(([text], i) => ({ key: KEYS[i]!, text })), targets: turned.map(([, text], i) => ({ key: String(i + 1), text })),
    answer: both.map(([, text], i) => `${KEYS[i]!}=${turned.findIndex(([, other]) => other === text) + 1}`), reference: reference(ref),
  }
}
export const written = (ref: string, stem: string, model: string, difficulty: Difficulty = 'hard'): Draft => () => ({ ...bare, type: 'short_answer', difficulty, stem, answer: [model], reference: reference(ref) })
export const forPost = (post: Content['post'], drafts: Draft[]): Draft[] => drafts.map((draft) => (at) => ({ ...draft(at), post }))

export function topic(prefix: string, name: Content['topic'], drafts: readonly Draft[]): ReadyQuestion[] {
  return drafts.map((draft, at) => ({ post: 'everybody', ...draft(at), topic: name, code: `${prefix}-${String(at + 1).padStart(3, '0')}` }))
}
