import { Link } from '@tanstack/react-router'
import { useCall, useLabel, useT, useTime } from '@guanjia/ui'
import { FactGroup } from '../kit/record-page.tsx'

/** Where a case of the library is taught: courses, and the sessions that the reader keeps or belongs to. */
export function CaseTeaching({ id }: { id: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { data } = useCall('redress.caseTeaching', { params: { id } })
  if (!data || data.courses.length + data.sessions.length === 0) return null
  return (
    <FactGroup title={t('redress.taught.where')}>
      <ul>
        {data.courses.map((one) => (
          <li key={one.id}>
            <span className="gj-quiet">{t('redress.taught.course')}</span> <Link to="/training/courses/$id" params={{ id: one.id }}>{one.code} {one.name}</Link>{one.state !== 'published' && <span className="gj-quiet"> {label('courseState', one.state)}</span>}
          </li>
        ))}
        {data.sessions.map((one) => (
          <li key={one.id}>
            <span className="gj-quiet">{label('sessionKind', one.kind)}</span> <Link to="/training/sessions/$id" params={{ id: one.id }}>{one.title}</Link> <span className="gj-quiet">{time.at(one.startsAt)} {label('sessionState', one.state)}</span>
          </li>
        ))}
      </ul>
    </FactGroup>
  )
}
