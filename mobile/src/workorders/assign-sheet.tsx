import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Candidate } from '@guanjia/contract/dispatch.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { WordsField } from '../kit/field.tsx'
import { ProblemNote } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import type { OrderSheet } from './order-sheets.tsx'

/**
 * Gives an order to a worker, or to another one. The best are first, each with what speaks for or against: a tap gives it. What the rules
 * speak against needs a word of why; a missing certificate can't be talked away.
 */
export function AssignSheet(props: OrderSheet & { action: 'assign' | 'transfer' }) {
  const t = useT()
  const words = useWords()
  const found = useCall('dispatch.listCandidates', { params: { id: props.order.id } }, { enabled: props.open })
  const [reason, setReason] = useState('')
  const [isAsked, setAsked] = useState(false)
  const [doubtful, setDoubtful] = useState<Candidate | null>(null)
  const [note, setNote] = useState('')
  const needsReason = props.action === 'transfer'
  const candidates = (found.data?.items ?? []).filter(({ worker }) => worker.id !== props.order.worker?.id)
  const fitting = candidates.filter(({ rank }) => rank !== null)
  const others = candidates.filter(({ rank }) => rank === null)

  async function give({ worker }: Candidate, why?: string): Promise<void> {
    setAsked(true)
    if (needsReason && !reason.trim()) return
    const override = why === undefined ? {} : { isOverride: true, note: why }
    const body = needsReason
      ? ({ action: 'transfer', workerId: worker.id, reason: reason.trim(), ...override } as const)
      : ({ action: 'assign', workerId: worker.id, ...override } as const)
    if (await props.onAct(body)) toast(t('mobileDispatch.given', { name: worker.name }))
  }
  function pick(candidate: Candidate): void {
    const { obstacles, worker } = candidate
    if (obstacles.some(({ kind }) => kind === 'certificate')) return toast(t('mobileDispatch.never', { name: worker.name, what: words(candidate) }), 'bad')
    // Tomorrow's early shift may get an order today.
    if (obstacles.every(({ kind }) => kind === 'off_shift' || kind === 'declined')) return void give(candidate)
    setDoubtful(candidate)
  }
  return (
    <Sheet
      open={props.open}
      title={needsReason ? t('mobile.act.transferTitle') : t('mobile.act.assignTitle')}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        doubtful && (
          <Button block size="large" color="primary" loading={props.isBusy} disabled={!note.trim()} onClick={() => void give(doubtful, note.trim())}>
            {t('mobileDispatch.override')}
          </Button>
        )
      }
    >
      {needsReason && (
        <WordsField
          label={t('mobile.act.reason')}
          error={isAsked && !reason.trim() ? t('mobile.act.reasonNeeded') : undefined}
          max={500}
          value={reason}
          onChange={setReason}
        />
      )}
      {doubtful ? (
        <>
          <p className="note note-warning">{t('mobileDispatch.against', { what: words(doubtful) })}</p>
          <WordsField label={t('mobileDispatch.overrideNote', { name: doubtful.worker.name })} max={500} value={note} onChange={setNote} />
        </>
      ) : found.isPending ? (
        <Rows count={3} />
      ) : (
        <>
          {fitting.length === 0 && <p className="note note-warning">{t('mobileDispatch.nobody')}</p>}
          <CandidateLines candidates={fitting} isBusy={props.isBusy} onPick={pick} />
          {others.length > 0 && <p className="muted page-hint">{t('mobileDispatch.others')}</p>}
          <CandidateLines candidates={others} isBusy={props.isBusy} onPick={pick} />
        </>
      )}
      <ProblemNote error={props.error ?? found.error} />
    </Sheet>
  )
}

function useWords(): (candidate: Candidate) => string {
  const t = useT()
  const label = useLabel()
  return ({ obstacles, zoneMatch, load, lastScore, lateMinutes }) =>
    obstacles.length > 0
      ? obstacles.map(({ kind, detail }) => [label('obstacle', kind), detail].filter(Boolean).join(' ')).join('；')
      : [
          label('zoneMatch', zoneMatch), t('mobileDispatch.load', { n: load }), lastScore === null ? '' : t('mobileDispatch.score', { n: lastScore }),
          lateMinutes > 0 ? t('mobileDispatch.late', { n: lateMinutes }) : '',
        ].filter(Boolean).join(' · ')
}

function CandidateLines({ candidates, isBusy, onPick }: { candidates: readonly Candidate[]; isBusy: boolean; onPick: (candidate: Candidate) => void }) {
  const t = useT()
  const words = useWords()
  return (
    <ul className="candidates">
      {candidates.map((candidate) => (
        <li key={candidate.worker.id}>
          <button type="button" disabled={isBusy} data-fits={candidate.rank !== null} onClick={() => onPick(candidate)}>
            <span>
              <strong>{candidate.worker.name}</strong>
              {candidate.rank === 1 && <span className="mark mark-appointment">{t('mobileDispatch.first')}</span>}
              <small>{words(candidate)}</small>
            </span>
            <span className="candidate-load" aria-hidden="true">
              {candidate.load}
              {candidate.limit === null ? '' : `/${candidate.limit}`}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
