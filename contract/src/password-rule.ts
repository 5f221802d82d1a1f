/** No organisation asks for less. */
export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

export type PlainWeakness = 'short' | 'uniform' | 'personal'

/** What can be said of a password without knowing what others choose; null when nothing speaks against it. Long ones need no special characters. */
export function plainWeaknessOf(password: string, about: { login: string; name: string }, shortest = SHORTEST_PASSWORD): PlainWeakness | null {
  const plain = plainPassword(password)
  if ([...plain].length < shortest) return 'short'
  if (new Set(plain).size < 4 || isRun(plain)) return 'uniform'
  const bare = bareOf(plain)
  for (const word of [about.login.toLowerCase(), about.name.toLowerCase()]) if (word.length >= 3 && (plain === word || (bare !== '' && bare === bareOf(word)))) return 'personal'
  return null
}

export const plainPassword = (password: string): string => password.normalize('NFKC').toLowerCase()

/** Without digits and signs. */
const bareOf = (text: string): string => text.replaceAll(/[\d\s\p{P}\p{S}]+/gu, '')

/** Each character follows the one before: `abcdefgh`, `5678901234` round the keys, backwards too. */
function isRun(text: string): boolean {
  const codes = [...text].map((char) => char.codePointAt(0)!)
  const isDigits = /^\d+$/.test(text)
  const steps = new Set(codes.slice(1).map((code, index) => (isDigits ? (code - codes[index]! + 10) % 10 : code - codes[index]!)))
  return steps.size === 1 && (steps.has(1) || steps.has(-1) || steps.has(0) || (isDigits && steps.has(9)))
}

/**
 * How hard a password that may be taken is to guess, by its length and variety alone: `fair` is enough, `good` has something to spare. It is a hint:
 * whether others choose the same word only the server's list knows.
 */
export function strengthOf(password: string): 'fair' | 'good' {
  const chars = [...plainPassword(password)]
  const kinds = [/\p{Script=Han}/u, /[a-z]/, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(password)).length
  return chars.length >= 16 && new Set(chars).size >= 8 || chars.length >= 14 && kinds >= 3 && new Set(chars).size >= 9 ? 'good' : 'fair'
}
