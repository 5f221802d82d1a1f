import { useT } from '@guanjia/ui/i18n/index.ts'

/** Where one is in a form of three steps. */
export function Steps({ names, at }: { names: readonly string[]; at: number }) {
  const t = useT()
  return (
    <ol className="steps" aria-label={t('mobile.take.step', { step: at })}>
      {names.map((name, index) => (
        <li key={name} className={index + 1 < at ? 'is-done' : undefined} aria-current={index + 1 === at ? 'step' : undefined}>
          <span className="steps-number">{index + 1 < at ? '✓' : index + 1}</span>
          <span>{name}</span>
        </li>
      ))}
    </ol>
  )
}
