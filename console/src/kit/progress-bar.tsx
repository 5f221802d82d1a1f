import './progress-bar.css'

/** So many of so many as a bar, with those that are bad and those that were left out; `words` says them. */
export function ProgressBar({ of, done, bad, left = 0, words }: { of: number; done: number; bad: number; left?: number; words: readonly (string | false)[] }) {
  const share = (n: number): string => `${of === 0 ? 0 : (n / of) * 100}%`
  return (
    <span className="gj-round-progress" title={words.filter(Boolean).join(' · ')}>
      <span className="gj-round-bar" aria-hidden="true">
        <i data-tone="done" style={{ width: share(Math.max(0, done - bad - left)) }} />
        <i data-tone="overdue" style={{ width: share(bad) }} />
        <i data-tone="waiting" style={{ width: share(left) }} />
      </span>
      <span>{done}/{of}</span>
    </span>
  )
}
