import { useT } from '@guanjia/ui'

/** The shortest honest repetition: the first sentence of what was said. */
function gist(words: string): string {
  const sentence = words.split(/[。！？!?\n]/)[0]!.trim()
  const letters = [...sentence]
  return letters.length > 24 ? `${letters.slice(0, 24).join('')}…` : sentence
}

/** 听 · 复述 · 确认: what good listening is, beside the words while they are written (INQ-010). */
export function Listening({ words }: { words: string }) {
  const t = useT()
  const said = gist(words)
  return (
    <ol className="gj-listening" aria-label={t('desk.listen.label')}>
      <li data-done={said.length > 0}>{t('desk.listen.letFinish')}</li>
      <li>{said ? t('desk.listen.restateWords', { words: said }) : t('desk.listen.restate')}</li>
      <li>{t('desk.listen.confirm')}</li>
    </ol>
  )
}
