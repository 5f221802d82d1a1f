import { plainPassword } from '@guanjia/contract/password-rule.ts'
import { COMMON } from './common-passwords.ts'

/**
 * The 49,000 passwords that stand most often in lists of breaches (`@zxcvbn-ts/language-common`, MIT). Loaded when somebody first chooses a
 * password: about 40 ms of CPU once, and 4 MiB from then on.
 */
let breached: Promise<ReadonlySet<string>> | undefined
const listOfBreaches = (): Promise<ReadonlySet<string>> => (breached ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set(dictionary['passwords-common'])))

/**
 * Whether others choose it, too: it stands in a list, or is a word of it made long: digits, years and signs around it, or the word twice.
 * Most of what stands in lists is shorter than what is asked for; people lengthen it just so.
 */
export async function isCommon(password: string): Promise<boolean> {
  const plain = plainPassword(password)
  const list = await listOfBreaches()
  const isListed = (word: string): boolean => COMMON.has(word) || list.has(word)
  if (isListed(plain)) return true
  const core = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  if (core.length >= 4 && isListed(core)) return true
  // All digits and signs: the digits are what was chosen.
  if (core === '' && isListed(plain.replaceAll(/\D+/g, ''))) return true
  for (const times of [2, 3, 4]) {
    const part = plain.slice(0, plain.length / times)
    if (plain.length % times === 0 && part.length >= 3 && part.repeat(times) === plain && isListed(part)) return true
  }
  return COMMON.has(plain.replace(/[!.。@#*]+$/, ''))
}
