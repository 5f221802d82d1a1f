import type { Content } from '../questions/content.ts'

interface Orders {
  option_order: readonly string[]
  target_order: readonly string[]
}
const LETTERS = 'ABCDEFGHIJKL'

/** The key under which a paper shows its nth choice: the question's own keys would tell what is right. */
export const optionKey = (at: number): string => LETTERS[at]!
export const targetKey = (at: number): string => String(at + 1)

/** An answer in the keys of the paper, in the question's own keys; null when it is no answer to this question. */
export function ownKeys(type: Content['type'], orders: Orders, shown: readonly string[], blanks: number): string[] | null {
  const option = (key: string): string | undefined => orders.option_order[LETTERS.indexOf(key)]
  switch (type) {
    case 'single':
    case 'multiple':
    case 'ordering': {
      const own = shown.map(option)
      const isSound = own.every((key) => key !== undefined) && new Set(own).size === own.length && (type !== 'single' || own.length <= 1)
      return isSound ? (own as string[]) : null
    }
    case 'true_false':
      return shown.length <= 1 && shown.every((word) => word === 'true' || word === 'false') ? [...shown] : null
    case 'blank':
      return shown.length <= blanks && shown.every((text) => text.length <= 200) ? [...shown] : null
    case 'matching': {
      const own = shown.map((pair) => {
        const [left, right, more] = pair.split('=')
        const target = orders.target_order[Number(right) - 1]
        const from = option(left ?? '')
        return more === undefined && from !== undefined && target !== undefined ? `${from}=${target}` : null
      })
      const isSound = own.every((pair) => pair !== null) && new Set(shown.map((pair) => pair.split('=')[0])).size === shown.length && new Set(shown.map((pair) => pair.split('=')[1])).size === shown.length
      return isSound ? (own as string[]) : null
    }
    case 'short_answer':
      return shown.length <= 1 ? [...shown] : null
  }
}

/** The way back: an answer in the question's own keys, as the paper shows it. */
export function shownKeys(type: Content['type'], orders: Orders, own: readonly string[]): string[] {
  const option = (key: string): string => optionKey(orders.option_order.indexOf(key))
  switch (type) {
    case 'single':
    case 'multiple':
    case 'ordering':
      return own.map(option)
    case 'matching':
      return own.map((pair) => {
        const [left = '', right = ''] = pair.split('=')
        return `${option(left)}=${targetKey(orders.target_order.indexOf(right))}`
      })
    default:
      return [...own]
  }
}
