import { bigrams } from './normalise.ts'

/** Pairs that every caller says and that tell nothing: politeness, questions, filling words. */
const FILLING = new Set(
  ('你好 您好 请问 问一 问下 一下 我想 想问 想要 怎么 么办 什么 是什 么时 时候 需要 要带 可以 能不 不能 你们 我们 咱们 这个 那个 个事 麻烦 谢谢 拜托 帮忙 帮我 我家 家里 里的 的是 是不 不是 有没 没有 有人 现在 今天 昨天 已经 一直 还是 就是 ' +
    '了吗 的吗 吗我 好我 一个 有点 知道 告诉 尽快 快点 处理 反映 過去 請問 問一 麼辦 麻煩 謝謝 幫忙 現在 已經 還是')
    .split(' '),
)

/** The pairs of characters of a text by which it is compared with others; at most 120, so that a long story costs what a sentence does. */
export function tellingBigrams(text: string): string[] {
  return bigrams(text.slice(0, 500)).filter((gram) => Array.from(gram).length === 2 && !FILLING.has(gram)).slice(0, 120)
}

/** What nobody else says weighs less than what somebody does: a long story must not drown the words that matter. */
const UNHEARD = 0.4

/**
 * How alike each text is to what was typed, from 0 to 1: the pairs they share, each worth more the fewer texts have it.
 * `shared` are the pairs of `typed` that a text has; `total` is among how many texts they were looked for.
 */
export function alikeness(typed: readonly string[], shared: readonly (readonly string[])[], total: number): number[] {
  const heard = new Map<string, number>()
  for (const pairs of shared) for (const pair of pairs) heard.set(pair, (heard.get(pair) ?? 0) + 1)
  const weight = (pair: string): number => Math.log(1 + Math.max(total, 1) / (heard.get(pair) ?? 1)) * (heard.has(pair) ? 1 : UNHEARD)
  const whole = typed.reduce((sum, pair) => sum + weight(pair), 0)
  if (whole === 0) return shared.map(() => 0)
  return shared.map((pairs) => Math.min(1, pairs.reduce((sum, pair) => sum + weight(pair), 0) / whole))
}
