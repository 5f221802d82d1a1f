import { useState, type CSSProperties } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Clock } from '@guanjia/contract/sla.ts'
import { clockTimeLine, placeOf } from '@guanjia/ui/clock/time-line.ts'
import { useNow } from '@guanjia/ui/clock/use-now.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { formatDuration } from '@guanjia/ui/format/duration.ts'
import { useWhen } from '@guanjia/ui/clock/when.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useCan } from '../app/session.tsx'
import { ClockNote } from './clocks.tsx'
import { isOpen, needsSomeone } from './clock-times.ts'
import { ClockHistory } from './clock-history.tsx'
import { Facts, fact } from './facts.tsx'
import { WordsField } from './field.tsx'
import { ProblemNote } from './problem.tsx'
import { Rows } from './rows.tsx'
import { useSend } from './send.ts'
import { Sheet } from './sheet.tsx'
import { Countdown } from './status.tsx'
import { toast } from './toast.tsx'

const iso = (at: number): string => new Date(at).toISOString()

type Props = { clock: Clock; readAt: number; subject: { recordType: 'case' | 'work_order'; id: string }; onClose: () => void }

/** One promise in full: to scale, who held it, why it rested, what was said and what comes next; and a word that somebody sees to it. */
export function ClockSheet(props: Props) {
  const t = useT()
  const label = useLabel()
  const can = useCan()
  const when = useWhen()
  const now = useNow()
  const isCase = props.subject.recordType === 'case'
  const params = { id: props.subject.id }
  const ofCase = useCall('cases.caseClocks', { params }, { enabled: isCase })
  const ofOrder = useCall('workorders.workOrderClocks', { params }, { enabled: !isCase })
  const history = isCase ? ofCase : ofOrder
  const clock = history.data?.items.find(({ id }) => id === props.clock.id) ?? props.clock
  const readAt = history.data ? history.dataUpdatedAt : props.readAt
  const lived = clock.stoppedAt ? Date.parse(clock.stoppedAt) : now
  const wall = clock.startedAt === null ? null : formatDuration((lived - Date.parse(clock.startedAt)) / 1000, t)
  return (
    <Sheet
      open
      title={label('metric', clock.metric)}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      isForReading
      footer={can('sla:read') && needsSomeone(clock, now) ? <Acknowledge clock={clock} /> : undefined}
    >
      <p className="clock-head">
        <Countdown clock={clock} isBig />
      </p>
      <p className="clock-under muted tabular">
        <ClockNote clock={clock} readAt={readAt} />
      </p>
      {clock.acknowledged?.note && <p className="note">{clock.acknowledged.note}</p>}
      <ClockBar clock={clock} now={now} />
      <Facts
        items={[
          fact(t('shell.clocks.target'), clock.startedAt === null && clock.targetText),
          fact(
            t('shell.clocks.due'),
            clock.dueAt !== null && `${when(clock.dueAt)}${clock.isProvisional ? `（${t('shell.clocks.provisional')}）` : ''}`,
          ),
          fact(t('shell.clockStory.service'), clock.startedAt !== null && t('shell.clockStory.usedOf', {
            used: formatDuration(clock.consumedSeconds, t), target: clock.targetText,
          })),
          fact(
            t('shell.clockStory.wall'),
            wall !== null && t(clock.stoppedAt ? 'shell.clockStory.took' : 'shell.clockStory.passed', { time: wall }),
          ),
          fact(t('shell.clocks.holder'), !clock.holders?.length && clock.holder?.name),
          fact(t('mobile.clock.rule'), [clock.policy.name, clock.calendar.name].filter(Boolean).join(' · ')),
        ]}
      />
      {history.error ? <ProblemNote error={history.error} /> : history.data ? <ClockHistory clock={clock} now={now} /> : <Rows count={2} />}
    </Sheet>
  )
}

/** The clock to scale: counted, late, rested (hatched), still ahead; below it who held it. The same in words is in the history. */
function ClockBar({ clock, now }: { clock: Clock; now: number }) {
  const t = useT()
  const when = useWhen()
  const line = clockTimeLine(clock, now)
  if (!line) return null
  const placed = (from: number, to: number): CSSProperties => {
    const start = placeOf(line, from)
    return { insetInlineStart: `${start}%`, width: `${placeOf(line, to) - start}%` }
  }
  const at = (moment: number): CSSProperties => ({ insetInlineStart: `${placeOf(line, moment)}%` })
  const kinds = new Set(line.stretches.map(({ kind }) => kind))
  const isGoing = isOpen(clock)
  return (
    <figure className="clock-bar" aria-hidden="true">
      <div className="clock-lane">
        {line.stretches.map((one) => (
          <span key={one.from} className={`clock-${one.kind}`} style={placed(one.from, one.to)} />
        ))}
        {line.due !== null && <span className="clock-due" style={at(line.due)} />}
        {isGoing && <span className="clock-now" style={at(line.end)} />}
      </div>
      {line.holdings.length > 1 && (
        <div className="clock-lane clock-holders">
          {line.holdings.map((one) => (
            <span key={one.key} style={placed(one.from, one.to)}>
              {one.name}
            </span>
          ))}
        </div>
      )}
      <div className="clock-ends muted tabular">
        <span>{when(iso(line.from))}</span>
        <span>{when(iso(Math.max(line.due ?? 0, line.end)))}</span>
      </div>
      <figcaption>
        {(['running', 'late', 'paused'] as const).map(
          (kind) =>
            kinds.has(kind) && (
              <span key={kind} className={`clock-key key-${kind}`}>
                {t(`shell.clockStory.${kind}`)}
              </span>
            ),
        )}
        {line.due !== null && <span className="clock-key key-due">{t('shell.clockStory.due')}</span>}
        {isGoing && <span className="clock-key key-now">{t('shell.clockStory.now')}</span>}
      </figcaption>
    </figure>
  )
}

/** "I see to it": nobody is reminded of it again and again. */
function Acknowledge({ clock }: { clock: Clock }) {
  const t = useT()
  const [note, setNote] = useState('')
  const { send, isBusy, error } = useSend('sla.acknowledgeClock', clock.id, ['cases', 'workorders', 'platform', 'sla'])
  async function submit(): Promise<void> {
    try {
      if (await send({ params: { id: clock.id }, body: { note: note.trim() } })) toast(t('shell.clockStory.acknowledgedDone'))
    } catch {
      // Shown above the button.
    }
  }
  return (
    <>
      <WordsField label={t('shell.clockStory.acknowledgeNote')} max={500} value={note} onChange={setNote} />
      <ProblemNote error={error} />
      <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
        {t('shell.clockStory.acknowledge')}
      </Button>
    </>
  )
}
