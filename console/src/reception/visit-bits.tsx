import { Button } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { ShapeMark, formatDuration, useAct, useLabel, useT, useTime, type StatusLook } from '@guanjia/ui'
import type { Visit, VisitDetail } from '@guanjia/contract/reception.ts'
import { useComplain } from '../kit/problem.tsx'
import { Look } from '../kit/status-tag.tsx'
import { useSite } from '../session/session.tsx'
import './reception.css'

const LOOK: Record<Visit['status'], StatusLook> = {
  waiting: { tone: 'idle', shape: 'ring' },
  serving: { tone: 'active', shape: 'half' },
  finished: { tone: 'done', shape: 'tick' },
  left: { tone: 'soon', shape: 'triangle' },
}

export function VisitStatusTag({ status }: { status: Visit['status'] }) {
  const label = useLabel()
  return <Look look={LOOK[status]} text={label('visitStatus', status)} />
}

/** Who it is, as far as one knows. */
export function VisitorName({ visit }: { visit: Pick<Visit, 'name' | 'unit' | 'people'> }) {
  const t = useT()
  return (
    <span className="gj-row" style={{ gap: 6 }}>
      <strong className="gj-nowrap">{visit.name || t('reception.unnamed')}</strong>
      {visit.unit && <span className="gj-nowrap">{visit.unit.name}</span>}
      {visit.people > 1 && <span className="gj-quiet gj-small gj-nowrap">{t('reception.people', { n: visit.people })}</span>}
    </span>
  )
}

/** How a visit stands with the flow: a word and a shape, never a colour alone. */
export function ConformsTag({ conforms }: { conforms: boolean | null }) {
  const t = useT()
  const [tone, shape, text] = conforms === null ? (['idle', 'ring', t('reception.visit.open')] as const) : conforms ? (['done', 'tick', t('reception.visit.yes')] as const) : (['soon', 'triangle', t('reception.visit.no')] as const)
  return (
    <span className="gj-tone" data-tone={tone}>
      <ShapeMark shape={shape} size={12} />
      {text}
    </span>
  )
}

export function Waited({ visit }: { visit: Pick<Visit, 'waitedSeconds'> }) {
  const t = useT()
  return visit.waitedSeconds === null ? null : <span className="gj-quiet gj-small gj-nowrap">{t('reception.waited', { time: formatDuration(visit.waitedSeconds, t) })}</span>
}

/** The steps of a phase as switches: one press each, what is done by what happens cannot be pressed. */
export function Steps({ visit, phase }: { visit: VisitDetail; phase: 'before' | 'during' | 'after' }) {
  const t = useT()
  const time = useTime()
  const complain = useComplain()
  const act = useAct('reception.actOnVisit')
  const may = visit.allowedActions.includes('tick') && (visit.status === 'serving' ? phase !== 'after' : phase === 'after')
  return (
    <div className="gj-steps" role="group">
      {visit.steps
        .filter((step) => step.phase === phase)
        .map((step) => {
          const isAuto = AUTO.includes(step.code)
          const said = [step.isMandatory && t('reception.visit.mandatory'), isAuto && t('reception.visit.auto'), step.doneAt && `${step.doneBy?.name ?? ''} ${time.at(step.doneAt)}`, step.note].filter(Boolean).join(' · ')
          return (
            <button
              key={step.code}
              type="button"
              className="gj-step"
              aria-pressed={step.doneAt !== null}
              data-mandatory={step.isMandatory}
              disabled={!may || isAuto || act.isPending}
              title={said}
              onClick={() => act.mutate({ params: { id: visit.id }, body: { action: 'tick', codes: [step.code], isDone: step.doneAt === null } }, { onError: complain })}
            >
              <ShapeMark shape={step.doneAt ? 'tick' : 'ring'} size={12} />
              {step.name}
              {step.isMandatory && <span aria-hidden="true">*</span>}
              {step.dueAt && step.doneAt === null && <span className="gj-small gj-quiet">{t('reception.visit.due', { time: time.short(step.dueAt) })}</span>}
            </button>
          )
        })}
    </div>
  )
}
const AUTO = ['ask_need', 'farewell']

/** The next step that a key ticks: mandatory ones first. */
export function nextStep(visit: VisitDetail): VisitDetail['steps'][number] | undefined {
  const open = visit.steps.filter((step) => step.phase === 'during' && step.doneAt === null && !AUTO.includes(step.code))
  return open.find((step) => step.isMandatory) ?? open[0]
}

/** Calls the next visitor and goes on with them at the desk. */
export function useCallNext(): { call: () => void; isPending: boolean } {
  const site = useSite()
  const navigate = useNavigate()
  const complain = useComplain()
  const next = useAct('reception.callNext')
  return {
    isPending: next.isPending,
    call: () => {
      if (next.isPending) return
      next.mutate(
        { body: { siteId: site.id } },
        { onError: complain, onSuccess: (visit) => void navigate({ to: '/desk', search: deskOf(visit) }) },
      )
    },
  }
}

/** Where a visitor is served: the desk with their card. */
export function deskOf(visit: Pick<Visit, 'id' | 'unit' | 'person'>): { visitId: string; unitId?: string; personId?: string } {
  return { visitId: visit.id, ...(visit.unit ? { unitId: visit.unit.id } : {}), ...(visit.person ? { personId: visit.person.id } : {}) }
}

export function TicketLink({ visit, quiet = false }: { visit: Pick<Visit, 'id' | 'ticket'>; quiet?: boolean }) {
  return (
    <Link to="/reception/visits/$id" params={{ id: visit.id }} className="gj-ticket" data-quiet={quiet}>
      {visit.ticket}
    </Link>
  )
}

export function ServeButton({ visit }: { visit: Visit }) {
  const t = useT()
  const navigate = useNavigate()
  const complain = useComplain()
  const act = useAct('reception.actOnVisit')
  return (
    <Button
      size="small"
      loading={act.isPending}
      onClick={() => act.mutate({ params: { id: visit.id }, body: { action: 'serve' } }, { onError: complain, onSuccess: () => void navigate({ to: '/desk', search: deskOf(visit) }) })}
    >
      {t('reception.act.serve')}
    </Button>
  )
}
