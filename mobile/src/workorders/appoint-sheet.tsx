import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { instantAt } from '@guanjia/ui/format/time.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { CallButton } from '../kit/call-button.tsx'
import { useDraft } from '../kit/draft.ts'
import { Choice, Field } from '../kit/field.tsx'
import { dayAfter } from '../kit/moment.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { Sheet } from '../kit/sheet.tsx'
import { useWindow } from '../kit/when.ts'
import { SLOTS, slotsLeft } from '@guanjia/ui/clock/appointment-slots.ts'
import { windowOf, type SlotKey } from './appointment.ts'
import type { OrderSheet } from './order-sheets.tsx'

const DAYS = [0, 1, 2, 3] as const

/** Agreeing with the resident when to come: a day and a part of the day by two taps, or any window. It replaces the promised arrival. */
export function AppointSheet(props: OrderSheet) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const words = useWindow()
  const { account } = useSession()
  const { order } = props
  const [draft, change, forget] = useDraft(
    `${account.id}:appoint:${order.id}`,
    { day: '', slot: null as SlotKey | null, from: '09:00', to: '11:00' },
  )
  const [isAsked, setAsked] = useState(false)
  const now = Date.now()
  const days = DAYS.map((after) => dayAfter(after, now, time.timeZone))
  // A day that is over was chosen yesterday and never sent.
  const day = draft.day >= days[0]! ? draft.day : ''
  const slots = day === '' ? SLOTS : slotsLeft(day, now, time.timeZone)
  const chosen = windowOf(day, draft.slot, draft, now, time.timeZone)
  const dayWord = (value: string, after: number): string =>
    after === 0 ? t('shell.when.today') : after === 1 ? t('shell.when.tomorrow') : time.day(instantAt(value, '12:00', time.timeZone))
  const window = typeof chosen === 'string' ? null : chosen
  async function submit(): Promise<void> {
    setAsked(true)
    if (window && (await props.onAct({ action: 'appoint', window }))) forget()
  }
  const current = order.appointmentFrom !== null ? words(order.appointmentFrom, order.appointmentTo) : null
  return (
    <Sheet
      open={props.open}
      title={label('workOrderAction', 'appoint')}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" color="primary" loading={props.isBusy} onClick={() => void submit()}>
          {window
            ? t('mobile.appoint.submit', { time: words(window.from, window.to) })
            : t('mobile.act.confirmAct', { action: label('workOrderAction', 'appoint') })}
        </Button>
      }
    >
      <p className="muted">{t('mobile.appoint.hint')}</p>
      {current !== null && (
        <p className="note note-act">
          {t('mobile.appoint.current', { time: current })}
          <button
            type="button"
            className="text-button"
            disabled={props.isBusy}
            onClick={() => void props.onAct({ action: 'appoint', window: null })}
          >
            {t('mobile.appoint.takeBack')}
          </button>
        </p>
      )}
      <CallButton name={order.contactName} phone={order.contactPhone} />
      <Choice
        label={t('mobile.appoint.day')}
        options={days.map((value, after) => ({ value, text: dayWord(value, after) }))}
        value={days.includes(day) ? day : null}
        onChange={(picked) => change({ day: picked })}
        error={isAsked && day === '' ? t('mobile.appoint.dayNeeded') : undefined}
      />
      <Choice
        label={t('mobile.appoint.slot')}
        options={[
          ...slots.map(({ key, from, to }) => ({ value: key, text: t(`mobile.appoint.slots.${key}`), hint: `${from}–${to}` })),
          { value: 'other' as const, text: t('mobile.appoint.slots.other'), hint: t('mobile.appoint.otherHint') },
        ]}
        value={draft.slot}
        onChange={(slot) => change({ slot })}
        error={isAsked && day !== '' && chosen === 'incomplete' ? t('mobile.appoint.slotNeeded') : undefined}
      />
      {draft.slot === 'other' && (
        <>
          <Field label={t('mobile.appoint.day')}>
            {(wiring) => (
              <input
                {...wiring}
                className="input"
                type="date"
                min={days[0]}
                value={day}
                onChange={(event) => change({ day: event.target.value })}
              />
            )}
          </Field>
          <div className="two-fields">
            {(['from', 'to'] as const).map((end) => (
              <Field key={end} label={t(`mobile.appoint.${end}`)}>
                {(wiring) => (
                  <input
                    {...wiring}
                    className="input"
                    type="time"
                    value={draft[end]}
                    onChange={(event) => change({ [end]: event.target.value })}
                  />
                )}
              </Field>
            ))}
          </div>
        </>
      )}
      {(isAsked || draft.slot === 'other') && (chosen === 'upside_down' || chosen === 'past') && (
        <p className="field-error">{t(chosen === 'past' ? 'mobile.act.past' : 'mobile.appoint.upsideDown')}</p>
      )}
      <ProblemNote error={props.error} isKept />
    </Sheet>
  )
}
