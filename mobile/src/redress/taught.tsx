import { Link } from 'wouter'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/index.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { TaughtCases } from '@guanjia/contract/redress.ts'
import './redress.css'

/** Cases of the library that belong to a course. */
export function CasesOfCourse({ id }: { id: string }) {
  return <Cases taught={useCall('redress.casesOfCourse', { params: { id } }).data} />
}

/** Cases of the library that a session talks about. */
export function CasesOfSession({ id }: { id: string }) {
  return <Cases taught={useCall('redress.casesOfSession', { params: { id } }).data} />
}

function Cases({ taught }: { taught: TaughtCases | undefined }) {
  const t = useT()
  if (!taught || taught.items.length === 0) return null
  return (
    <>
      <h2 className="section-title">{t('mobileRedress.cases')}</h2>
      {taught.items.map((one) => (
        <Link key={one.id} href={`/library/${one.id}`} className="card redress-card">
          <strong>{one.title}</strong>
          <p className="muted">{one.lesson}</p>
        </Link>
      ))}
    </>
  )
}

/** Where a case is taught, from the case. */
export function CaseTeaching({ id }: { id: string }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { data } = useCall('redress.caseTeaching', { params: { id } })
  if (!data || data.courses.length + data.sessions.length === 0) return null
  return (
    <>
      <h2 className="section-title">{t('mobileRedress.taughtIn')}</h2>
      {data.courses.map((one) => <Link key={one.id} href={`/courses/${one.id}`} className="card redress-card"><strong>{one.name}</strong><p className="muted">{t('mobileRedress.course')}</p></Link>)}
      {data.sessions.map((one) => <Link key={one.id} href={`/training/${one.id}`} className="card redress-card"><strong>{one.title}</strong><p className="muted">{label('sessionKind', one.kind)} · {time.at(one.startsAt)}</p></Link>)}
    </>
  )
}
