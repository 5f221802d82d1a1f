import { Link } from '@tanstack/react-router'

/** A case or a work order by its name; other subjects have no page of their own. */
export function SubjectLink({ subject }: { subject: { type: string; id: string; name: string } }) {
  if (subject.type === 'case')
    return (
      <Link to="/cases/$id" params={{ id: subject.id }} target="_blank">
        {subject.name}
      </Link>
    )
  if (subject.type === 'work_order')
    return (
      <Link to="/work-orders/$id" params={{ id: subject.id }} target="_blank">
        {subject.name}
      </Link>
    )
  return <>{subject.name}</>
}
