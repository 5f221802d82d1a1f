import type { Content } from './content.ts'

type Asked = Pick<Content, 'type' | 'answer'>

/** How people may write the same thing: width, case, blanks and stops at the end don't count. */
export function normalised(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s。,、;:"“”'‘’()《》]|\.$/g, '')
}

/**
 * The share of the marks that an answer earns, 0 to 1; null when people have to mark it. Several right choices: all of them is whole, some
 * of them and none wrong is half, any wrong one is nothing. Blanks and pairs count one by one; an order is right or wrong.
 */
export function shareOf({ type, answer }: Asked, response: readonly string[] | null): number | null {
  if (response === null || response.every((text) => text.trim() === '')) return 0
  switch (type) {
    case 'single':
    case 'true_false':
      return response.length === 1 && response[0] === answer[0] ? 1 : 0
    case 'multiple': {
      const taken = new Set(response)
      if ([...taken].some((key) => !answer.includes(key))) return 0
      return taken.size === answer.length ? 1 : 0.5
    }
    case 'blank':
      return answer.filter((accepted, at) => accepted.split('|').some((word) => normalised(word) === normalised(response[at] ?? ''))).length / answer.length
    case 'ordering':
      return response.length === answer.length && response.every((key, at) => key === answer[at]) ? 1 : 0
    case 'matching':
      return answer.filter((pair) => response.includes(pair)).length / answer.length
    case 'short_answer':
      return null
  }
}

/** Marks to the hundredth; null: people have to mark it. */
export function scoreOf(asked: Asked, response: readonly string[] | null, marks: number): number | null {
  const share = shareOf(asked, response)
  return share === null ? null : Math.round(share * marks * 100) / 100
}
