import type { PaperItem } from '@guanjia/contract/exams.ts'
import { useT } from '../i18n/index.ts'

export type Asked = Pick<PaperItem, 'type' | 'options' | 'targets' | 'blanks' | 'stem'>
interface Props {
  item: Asked
  /** Makes the names of the fields unique on a page. */
  name: string
  value: readonly string[]
  onChange: (value: string[]) => void
  disabled?: boolean
}

/** Where an answer is given, for every type of question: plain fields of the browser, so that keyboard, screen readers and thumbs all work. */
export function AnswerField(props: Props) {
  const { item } = props
  if (item.type === 'single' || item.type === 'true_false' || item.type === 'multiple') return <Choices {...props} />
  if (item.type === 'blank') return <Blanks {...props} />
  if (item.type === 'ordering') return <Order {...props} />
  if (item.type === 'matching') return <Pairs {...props} />
  return <Written {...props} />
}

function Choices({ item, name, value, onChange, disabled }: Props) {
  const t = useT()
  const options = item.type === 'true_false' ? (['true', 'false'] as const).map((key) => ({ key: key as string, text: t(`exam.${key}`) })) : item.options
  const isMany = item.type === 'multiple'
  const toggle = (key: string): void => onChange(isMany ? (value.includes(key) ? value.filter((one) => one !== key) : [...value, key].toSorted()) : [key])
  return (
    <div className="exam-choices" role={isMany ? 'group' : 'radiogroup'}>
      {options.map(({ key, text }) => (
        <label key={key} className="exam-choice" data-on={value.includes(key) || undefined}>
          <input type={isMany ? 'checkbox' : 'radio'} name={name} checked={value.includes(key)} disabled={disabled} onChange={() => toggle(key)} />
          {item.type !== 'true_false' && <b aria-hidden="true">{key}</b>}
          <span>{text}</span>
        </label>
      ))}
    </div>
  )
}

function Blanks({ item, name, value, onChange, disabled }: Props) {
  const t = useT()
  return (
    <div className="exam-fields">
      {Array.from({ length: item.blanks }, (_, at) => (
        <label key={at}>
          <span>{t('exam.blank', { n: at + 1 })}</span>
          <input
            type="text" name={`${name}-${at}`} maxLength={200} value={value[at] ?? ''} disabled={disabled} autoComplete="off"
            onChange={({ target }) => onChange(Array.from({ length: item.blanks }, (_, i) => (i === at ? target.value : (value[i] ?? ''))))}
          />
        </label>
      ))}
    </div>
  )
}

function Order({ item, value, onChange, disabled }: Props) {
  const t = useT()
  const keys = value.length === item.options.length ? [...value] : item.options.map(({ key }) => key)
  const move = (at: number, by: number): void => {
    const next = [...keys]
    ;[next[at], next[at + by]] = [next[at + by]!, next[at]!]
    onChange(next)
  }
  return (
    <ol className="exam-order">
      {keys.map((key, at) => (
        <li key={key}>
          <span className="exam-order-step">{at + 1}</span>
          <span>{item.options.find((option) => option.key === key)?.text}</span>
          {!disabled && (
            <span className="exam-order-acts">
              <button type="button" disabled={at === 0} aria-label={t('exam.up')} onClick={() => move(at, -1)}>↑</button>
              <button type="button" disabled={at === keys.length - 1} aria-label={t('exam.down')} onClick={() => move(at, 1)}>↓</button>
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

function Pairs({ item, name, value, onChange, disabled }: Props) {
  const t = useT()
  const taken = new Map(value.map((pair) => pair.split('=') as [string, string]))
  const choose = (key: string, target: string): void => {
    const next = new Map([...taken].filter(([left, right]) => left !== key && right !== target))
    if (target !== '') next.set(key, target)
    onChange([...next].map(([left, right]) => `${left}=${right}`).toSorted())
  }
  return (
    <div className="exam-fields">
      {item.options.map(({ key, text }) => (
        <label key={key}>
          <span>{text}</span>
          <select name={`${name}-${key}`} value={taken.get(key) ?? ''} disabled={disabled} onChange={({ target }) => choose(key, target.value)}>
            <option value="">{t('exam.choose')}</option>
            {item.targets.map((target) => <option key={target.key} value={target.key}>{target.text}</option>)}
          </select>
        </label>
      ))}
    </div>
  )
}

function Written({ name, value, onChange, disabled }: Props) {
  const t = useT()
  return <textarea className="exam-text" name={name} rows={6} maxLength={4000} placeholder={t('exam.write')} aria-label={t('exam.write')} value={value[0] ?? ''} disabled={disabled} onChange={({ target }) => onChange(target.value === '' ? [] : [target.value])} />
}

/** An answer in words: the texts of the choices instead of their keys. */
export function useAnswerWords(): (item: Asked, answer: readonly string[] | null) => string {
  const t = useT()
  return (item, answer) => {
    if (answer === null || answer.every((one) => one.trim() === '')) return t('exam.none')
    const option = (key: string): string => item.options.find((one) => one.key === key)?.text ?? key
    if (item.type === 'true_false') return t(`exam.${answer[0] === 'true' ? 'true' : 'false'}`)
    if (item.type === 'matching') return answer.map((pair) => { const [left = '', right = ''] = pair.split('='); return `${option(left)} — ${item.targets.find(({ key }) => key === right)?.text ?? right}` }).join('\n')
    if (item.type === 'ordering') return answer.map((key, at) => `${at + 1}. ${option(key)}`).join('\n')
    if (item.type === 'blank') return answer.map((word) => word.replaceAll('|', ' / ')).join('；')
    if (item.type === 'short_answer') return answer.join('\n')
    return answer.map((key) => `${key}. ${option(key)}`).join('\n')
  }
}
