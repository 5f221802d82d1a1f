import { Fragment, type ReactNode } from 'react'

/** `**words**` are bold; everything else stands as it was written. */
function words(line: string): ReactNode[] {
  return line.split(/(\*\*[^*]+\*\*)/).map((part, n) => (part.startsWith('**') && part.endsWith('**') && part.length > 4 ? <strong key={n}>{part.slice(2, -2)}</strong> : <Fragment key={n}>{part}</Fragment>))
}

/** The text of a course: `## ` begins a heading, `- ` a list. It becomes elements, never HTML, so that nothing in it can run. */
export function RichText({ text }: { text: string }) {
  const blocks: ReactNode[] = []
  let list: string[] = []
  const endList = (): void => {
    if (list.length > 0) blocks.push(<ul key={blocks.length} className="exam-list">{list.map((item, n) => <li key={n}>{words(item)}</li>)}</ul>)
    list = []
  }
  for (const line of text.split(/\n+/)) {
    if (line.startsWith('- ')) {
      list.push(line.slice(2))
      continue
    }
    endList()
    if (line.startsWith('## ')) blocks.push(<h3 key={blocks.length} className="exam-heading">{words(line.slice(3))}</h3>)
    else if (line.trim() !== '') blocks.push(<p key={blocks.length} className="exam-text-line">{words(line)}</p>)
  }
  endList()
  return <>{blocks}</>
}
