import { useLabel, useT } from '@guanjia/ui'
import type { Difference } from './policy-differences.ts'
import { usePolicyWords } from './policy-words.ts'
import { targetWords } from './target-shape.ts'

/** In what a version differs, one line each: `到场 · 时限 30分钟 → 20分钟`. */
export function DifferenceList({ differences }: { differences: readonly Difference[] }) {
  const t = useT()
  const label = useLabel()
  const words = usePolicyWords()
  const comma = t('archives.comma')
  const change = (name: string, before: string, after: string) => (
    <>
      <span className="gj-quiet">{name}</span> <del>{before || t('archives.conflict.empty')}</del> →{' '}
      <ins>{after || t('archives.conflict.empty')}</ins>
    </>
  )
  const line = (difference: Difference) => {
    switch (difference.part) {
      case 'name':
      case 'post':
      case 'rank':
        return change(t(`settings.policy.${difference.part}`), difference.before, difference.after)
      case 'match': {
        const values = (codes: readonly string[]): string =>
          codes.map((code) => words.value(difference.trait, code, {})).join(comma) || t('settings.policy.any')
        return change(words.trait(difference.trait), values(difference.before), values(difference.after))
      }
      case 'metric':
        return t(`settings.policy.metricChange.${difference.change}`, { metric: label('metric', difference.metric) })
      case 'isCritical':
        return [
          label('metric', difference.metric),
          t(difference.after ? 'settings.policy.critical' : 'settings.policy.notCritical'),
        ].join(' · ')
      case 'steps':
        return (
          <>
            {label('metric', difference.metric)} · {t('settings.policies.steps')}
            <ul>
              {difference.removed.map((step) => (
                <li key={`-${step.id}`}>
                  − <del>{words.step(step)}</del>
                </li>
              ))}
              {difference.added.map((step) => (
                <li key={`+${step.id}`}>
                  + <ins>{words.step(step)}</ins>
                </li>
              ))}
            </ul>
          </>
        )
      case 'target':
      case 'calendarCode':
      case 'retarget':
      case 'reopen': {
        const say = {
          target: (value: string) => targetWords(value, t),
          calendarCode: words.calendar,
          retarget: (value: string) => label('retargetMode', value),
          reopen: (value: string) => label('reopenMode', value),
        }[difference.part]
        const name = `${label('metric', difference.metric)} · ${t(`settings.policy.part.${difference.part}`)}`
        return change(name, say(difference.before), say(difference.after))
      }
    }
  }
  return (
    <ul className="gj-differences">
      {differences.map((difference, index) => (
        <li key={index}>{line(difference)}</li>
      ))}
    </ul>
  )
}
