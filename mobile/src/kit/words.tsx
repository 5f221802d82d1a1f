/** What a person said, as it was said; left out when the title above says the same. */
export function Words({ text, title }: { text: string; title: string }) {
  const bare = (words: string): string => words.replaceAll(/[\s。.！!]+$/g, '').trim()
  return text === '' || bare(text) === bare(title) ? null : <p className="words">{text}</p>
}
