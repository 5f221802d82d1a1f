import type { questions } from '@guanjia/contract'

export type Content = questions.QuestionContent
export interface Fault {
  pointer: string
  message: string
}

const BLANK = /_{2,}/g
export const blanksIn = (stem: string): number => stem.match(BLANK)?.length ?? 0
/** Whether people mark it. */
export const isWritten = (type: Content['type']): boolean => type === 'short_answer'

const keysOf = (choices: readonly { key: string }[]): string[] => choices.map(({ key }) => key)
const isSame = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((key) => b.includes(key)) && new Set(a).size === a.length

/** What keeps a question from being asked: the field and the reason, or null. */
export function faultIn(content: Content): Fault | null {
  const options = keysOf(content.options)
  const targets = keysOf(content.targets)
  if (new Set(options).size !== options.length) return { pointer: '/options', message: 'a key is there twice' }
  if (new Set(targets).size !== targets.length) return { pointer: '/targets', message: 'a key is there twice' }
  const needsOptions = ['single', 'multiple', 'ordering', 'matching'].includes(content.type)
  if (needsOptions ? options.length < 2 : options.length > 0) return { pointer: '/options', message: needsOptions ? 'at least two are needed' : 'this type has none' }
  if (content.type === 'matching' ? targets.length < options.length : targets.length > 0) return { pointer: '/targets', message: content.type === 'matching' ? 'at least one for each option' : 'this type has none' }
  return faultInAnswer(content, options, targets)
}

function faultInAnswer({ type, answer, stem }: Content, options: readonly string[], targets: readonly string[]): Fault | null {
  const wrong = (message: string): Fault => ({ pointer: '/answer', message })
  switch (type) {
    case 'single':
      return answer.length === 1 && options.includes(answer[0]!) ? null : wrong('exactly one of the options is right')
    case 'multiple':
      return answer.length >= 2 && new Set(answer).size === answer.length && answer.every((key) => options.includes(key)) ? null : wrong('at least two of the options are right')
    case 'true_false':
      return answer.length === 1 && ['true', 'false'].includes(answer[0]!) ? null : wrong('true or false')
    case 'blank':
      return answer.length === blanksIn(stem) ? null : wrong(`the text has ${blanksIn(stem)} blanks (__)`)
    case 'ordering':
      return isSame(answer, options) ? null : wrong('every option once, in its order')
    case 'matching': {
      const pairs = answer.map((pair) => pair.split('='))
      const isWhole = isSame(pairs.map(([left]) => left ?? ''), options) && pairs.every(([, right, more]) => more === undefined && targets.includes(right ?? ''))
      return isWhole && new Set(pairs.map(([, right]) => right)).size === pairs.length ? null : wrong('one pair such as A=1 for every option')
    }
    case 'short_answer':
      return answer.length === 1 ? null : wrong('one model answer')
  }
}
