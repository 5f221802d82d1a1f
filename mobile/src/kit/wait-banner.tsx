import type { ReactNode } from 'react'
import { ShapeMark } from '@guanjia/ui/components/shape-mark.tsx'
import { useWhen } from '@guanjia/ui/clock/when.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'

/** Says that something rests: why, and when it goes on by itself. `act` is what one can do about it. */
export function WaitBanner(props: {
  text: string
  until: string | null
  objection?: { by: string; words: string } | null
  isForResident?: boolean
  act?: ReactNode
}) {
  const t = useT()
  const when = useWhen()
  return (
    <div className="wait-banner">
      <p className="tone-waiting">
        <ShapeMark shape="pause" size={16} />
        <strong>{props.text}</strong>
      </p>
      {props.until !== null && (
        <p className="tabular">{t(props.isForResident ? 'mobile.waits.goesOn' : 'shell.clocks.resumes', { time: when(props.until) })}</p>
      )}
      {props.objection && (
        <p className="wait-objection">
          <strong>{props.objection.by}</strong> {props.objection.words}
        </p>
      )}
      {props.act}
    </div>
  )
}
