import type { FieldError, knowledge } from '@guanjia/contract'
import { bigrams, pinyinKeys } from '../../platform/text/index.ts'

/** Whether a version in force is shown on a day. */
export function isValidOn(day: string, period: { valid_from: string | null; valid_to: string | null }): boolean {
  return (period.valid_from === null || period.valid_from <= day) && (period.valid_to === null || period.valid_to >= day)
}

/** How an article is found: by pairs of characters of its title with its other spellings and of everything, and by the pinyin of its title. */
export function searchKeys(title: string, content: knowledge.ArticleContent): { title_grams: string[]; grams: string[]; pinyin: string; initials: string } {
  const { answer, body, aliases, steps, papers, place, feeLines } = content
  const whole = [title, ...aliases, answer, ...steps, ...papers.map(({ name }) => name), place, ...feeLines.map(({ name }) => name), body].join('\n')
  return { title_grams: bigrams([title, ...aliases].join('\n')), grams: bigrams(whole.slice(0, 4000)), ...pinyinKeys(title, 'company') }
}

/** What a published article of each kind must say; empty when it may be published. */
export function faultsOf(kind: knowledge.ArticleKind, content: knowledge.ArticleContent, files: number): FieldError[] {
  const faults: FieldError[] = []
  if (kind === 'document') {
    if (files === 0 && content.body === '') faults.push({ pointer: '/content/body', message: 'a document has its text or a file' })
  } else if (content.answer === '') faults.push({ pointer: '/content/answer', message: 'what is told on the phone is missing' })
  if (kind === 'guide' && content.steps.length === 0) faults.push({ pointer: '/content/steps', message: 'a guide has steps' })
  content.feeLines.forEach((line, i) => {
    if (line.basis !== 'metered' && line.unitPriceFen !== null && line.unit === '') faults.push({ pointer: `/content/feeLines/${i}/unit`, message: 'say what the price is per' })
  })
  return faults
}
