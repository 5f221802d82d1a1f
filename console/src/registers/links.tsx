import { Link } from '@tanstack/react-router'
import { formatPhone } from '@guanjia/ui'
import { useMay } from '../session/session.tsx'

export function UnitLink({ unit }: { unit: { id: string; code: string } | null }) {
  const may = useMay()
  if (!unit) return null
  if (!may('archives:read')) return <span>{unit.code}</span>
  return (
    <Link to="/archives/units/$id" params={{ id: unit.id }}>
      {unit.code}
    </Link>
  )
}

export function PersonLink({ person }: { person: { id: string; name: string; phones?: string[] } | null }) {
  const may = useMay()
  if (!person) return null
  return (
    <span>
      {may('archives:read') ? (
        <Link to="/archives/persons/$id" params={{ id: person.id }}>
          {person.name}
        </Link>
      ) : (
        person.name
      )}
      {person.phones?.[0] && (
        <>
          {' '}
          <a href={`tel:${person.phones[0]}`}>{formatPhone(person.phones[0])}</a>
        </>
      )}
    </span>
  )
}

export function RecordLink({ kind, id, text }: { kind: string; id: string; text: string }) {
  return (
    <Link to="/registers/$kind/$id" params={{ kind, id }}>
      {text}
    </Link>
  )
}
