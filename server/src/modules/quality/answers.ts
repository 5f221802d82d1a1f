import type { standards } from '@guanjia/contract'
import { wrongField } from '../../platform/errors.ts'
import { isAnswer, type Answered } from './score.ts'

/** The answers beside their items; every item needs one, and no other may be given. Throws `rule_broken` naming the answer. */
export function answered(items: readonly standards.StandardItem[], answers: readonly { itemId: string; value: number | null }[]): Answered[] {
  const given = new Map(answers.map((answer) => [answer.itemId, answer]))
  for (const [at, answer] of answers.entries()) {
    const item = items.find(({ id }) => id === answer.itemId)
    if (!item) throw wrongField('rule_broken', `/answers/${at}/itemId`, 'not an item of this standard')
    if (!isAnswer(item, answer.value)) throw wrongField('rule_broken', `/answers/${at}/value`, 'no answer to this item')
  }
  return items.map((item) => {
    const answer = given.get(item.id)
    if (!answer) throw wrongField('rule_broken', '/answers', `“${item.text}” has no answer`)
    return { item, value: answer.value }
  })
}
