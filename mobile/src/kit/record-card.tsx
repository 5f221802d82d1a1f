import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { ClockBrief } from '@guanjia/contract/sla.ts'
import type { StatusLook } from '@guanjia/ui/clock/index.ts'
import { useLabel } from '@guanjia/ui/i18n/index.ts'
import { useJustChanged } from '../app/live-marks.ts'
import { Countdown, StatusTag } from './status.tsx'

/** One record in a list: what, where, how late, and a bar at the left edge when it is urgent. */
export function RecordCard(props: {
  id: string
  href: string
  number: string
  title: string
  place: string
  urgency: string
  status: { look: StatusLook; text: string }
  clock: ClockBrief | null
  marks?: ReactNode
  act?: ReactNode
}) {
  const label = useLabel()
  const isNew = useJustChanged(props.id)
  return (
    <article className={`card record urgency-${props.urgency}${isNew ? ' just-changed' : ''}`}>
      <Link href={props.href} className="record-link">
        <span className="record-top">
          <StatusTag look={props.status.look} text={props.status.text} />
          <Countdown clock={props.clock} />
        </span>
        <strong className="record-title">{props.title}</strong>
        {props.place && <span className="record-place">{props.place}</span>}
        <span className="record-bottom">
          {props.urgency !== 'normal' && <span className={`urgency urgency-word-${props.urgency}`}>{label('urgency', props.urgency)}</span>}
          {props.marks}
          <span className="record-number">{props.number}</span>
        </span>
      </Link>
      {props.act}
    </article>
  )
}
