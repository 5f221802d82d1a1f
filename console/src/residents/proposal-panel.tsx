import { App, Button, Checkbox, Form, Input } from 'antd'
import { dayOf, useAct, useCall, useT, useTime, wallTime } from '@guanjia/ui'
import type { TimeWindow } from '@guanjia/contract/cases.ts'
import type { WorkOrder } from '@guanjia/contract/workorders.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useNewId } from '../kit/new-id.ts'
import { useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { ResidentText } from '../kit/resident-text.tsx'
import { inWords } from '../kit/worded.ts'

const MOST = 3

/** `11-21 周六 09:00–11:00` on the clock of the site. */
export function useWindowWords(): (window: TimeWindow) => string {
  const time = useTime()
  const clock = (at: string): string => {
    const { hour, minute } = wallTime(at, time.timeZone)
    return `${hour}:${minute}`
  }
  return ({ from, to }) => `${time.day(from)} ${clock(from)}–${clock(to)}`
}

/** Windows that the resident is choosing from; after a call the desk chooses for them. */
export function ProposalPanel({ record }: { record: WorkOrder }) {
  const t = useT()
  const time = useTime()
  const words = useWindowWords()
  const { message } = App.useApp()
  const complain = useComplain()
  const answer = useAct('residents.answerProposal', ['workorders', 'cases', 'residents', 'platform'])
  const { proposal } = record
  if (!proposal) return null
  const mayDecide = record.allowedActions.includes('appoint')
  const say = (body: { action: 'withdraw' } | { action: 'pick'; from: string }, said: string): void =>
    answer.mutate({ params: { id: proposal.id }, body }, { onError: complain, onSuccess: () => void message.success(said) })
  return (
    <FactGroup title={t('residents.openProposal')} extra={<span className="gj-quiet">{t('residents.until', { time: time.short(proposal.expiresAt) })}</span>}>
      {proposal.note && <p>{proposal.note}</p>}
      <div className="gj-row gj-wrap">
        {proposal.windows.map((window) => (
          <Button key={window.from} disabled={!mayDecide || answer.isPending} title={t('residents.pickFor')} onClick={() => say({ action: 'pick', from: window.from }, t('residents.picked'))}>
            {words(window)}
          </Button>
        ))}
        {mayDecide && (
          <Button type="text" disabled={answer.isPending} onClick={() => say({ action: 'withdraw' }, t('residents.withdrawn'))}>
            {t('residents.withdraw')}
          </Button>
        )}
      </div>
    </FactGroup>
  )
}

interface Values {
  windows: string[]
  note?: string
}

/** Up to three of the windows in which somebody can come, sent to the resident's phone. */
export function ProposeForm({ record, onClose }: { record: WorkOrder; onClose: () => void }) {
  const t = useT()
  const time = useTime()
  const { message } = App.useApp()
  const offered = useCall('residents.visitWindows', { params: { id: record.siteId } })
  const propose = useAct('residents.proposeWindows', ['workorders', 'cases', 'residents', 'platform'])
  const id = useNewId()
  const items = offered.data?.items ?? []
  const days = [...new Set(items.map(({ from }) => dayOf(from, time.timeZone)))]
  const clock = (at: string): string => {
    const { hour, minute } = wallTime(at, time.timeZone)
    return `${hour}:${minute}`
  }
  const submit = async ({ windows, note = '' }: Values): Promise<void> => {
    const chosen = items.filter(({ from }) => windows.includes(from))
    await inWords(t, () => propose.mutateAsync({ params: { id: record.id }, body: { id, windows: chosen, note: note.trim() } }))
    void message.success(t('residents.proposeSent'))
  }
  return (
    <ActForm<Values> title={`${t('residents.proposeTitle')} · ${record.number}`} verb={t('residents.proposeSend')} initial={{ windows: [] }} onSubmit={submit} onClose={onClose} hint={t('residents.proposeHint')} width={640}>
      <Form.Item
        name="windows"
        rules={[{ validator: (_, value: string[]) => (value.length >= 1 && value.length <= MOST ? Promise.resolve() : Promise.reject(new Error(t('residents.proposeHint')))) }]}
      >
        <Checkbox.Group style={{ display: 'block' }}>
          {days.length === 0 && offered.data && <p className="gj-quiet">{t('residents.noWindows')}</p>}
          {days.map((day) => (
            <div key={day} className="gj-row gj-wrap" style={{ paddingBlock: 4 }}>
              <span style={{ width: 96 }}>{time.day(`${day}T04:00:00Z`)}</span>
              {items.filter(({ from }) => dayOf(from, time.timeZone) === day).map(({ from, to }) => (
                <Checkbox key={from} value={from}>
                  {clock(from)}–{clock(to)}
                </Checkbox>
              ))}
            </div>
          ))}
        </Checkbox.Group>
      </Form.Item>
      <Form.Item name="note" label={t('residents.proposeNote')}>
        {record.case ? <ResidentText max={500} minRows={1} /> : <Input maxLength={500} />}
      </Form.Item>
    </ActForm>
  )
}
