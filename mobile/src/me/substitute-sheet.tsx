import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { isProblem } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useSession } from '../app/session.tsx'
import { useDraft } from '../kit/draft.ts'
import { Choice, LineField } from '../kit/field.tsx'
import { recordId } from '../kit/ids.ts'
import { inputOfInstant, instantOfInput, momentAfter } from '../kit/moment.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { UntilField } from '../kit/until-field.tsx'

const MANY = 8

/** Names the colleague who stands in for me, and for how long. */
export function SubstituteSheet({ siteId, onClose }: { siteId: string; onClose: () => void }) {
  const t = useT()
  const { timeZone } = useTime()
  const { account, employeeId } = useSession()
  const colleagues = useCall('organization.listEmployees', { query: { siteId } })
  const [draft, change, forget] = useDraft(
    `${account.id}:substitute`,
    { id: recordId(), substituteId: null as string | null, from: '', to: '', reason: '' },
  )
  const [search, setSearch] = useState('')
  const [isAsked, setAsked] = useState(false)
  const { send, isBusy, error } = useSend('organization.createSubstitution', 'substitute', ['organization'])
  const now = Date.now()
  const from = instantOfInput(draft.from, timeZone)
  const to = instantOfInput(draft.to, timeZone)
  const isToWrong = to === null || Date.parse(to) <= Math.max(now, from === null ? 0 : Date.parse(from))
  const others = (colleagues.data?.items ?? [])
    .filter(({ id, isActive }) => isActive && id !== employeeId)
    .sort((a, b) => Number(b.isOnShift) - Number(a.isOnShift))
  const chosen = others.find(({ id }) => id === draft.substituteId)
  // Once somebody is chosen the list makes room for the rest of the form.
  const shown = chosen ? [chosen] : others.filter(({ name, position }) => `${name}${position}`.includes(search.trim()))
  const input = (days: number, time: string): string => inputOfInstant(momentAfter(days, time, now, timeZone), timeZone)
  async function submit(): Promise<void> {
    setAsked(true)
    if (!employeeId || !draft.substituteId || to === null || isToWrong) return
    change({ id: draft.id })
    const begin = from === null || Date.parse(from) < now ? new Date(now).toISOString() : from
    const body = { id: draft.id, absentId: employeeId, substituteId: draft.substituteId, from: begin, to, reason: draft.reason.trim() }
    try {
      if (await send({ body })) finish()
    } catch (problem) {
      // The first try arrived although its answer was lost.
      if (isProblem(problem, 'already_exists')) finish()
    }
  }
  function finish(): void {
    forget()
    change({ id: recordId() })
    toast(t('mobile.substitute.named'))
    onClose()
  }
  return (
    <Sheet
      open
      title={t('mobile.substitute.choose')}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
          {t('mobile.substitute.submit')}
        </Button>
      }
    >
      <p className="muted">{t('mobile.substitute.hint')}</p>
      <ProblemNote error={colleagues.error} />
      {!chosen && others.length > MANY && (
        <LineField label={t('mobile.substitute.search')} max={50} type="search" autoComplete="off" value={search} onChange={setSearch} />
      )}
      {colleagues.isPending ? (
        <Rows count={3} />
      ) : (
        <Choice
          label={t('mobile.substitute.who')}
          look="list"
          options={shown.map(({ id, name, position, isOnShift }) => ({
            value: id, text: name, hint: `${position} · ${isOnShift ? t('mobile.caseAct.onShift') : t('mobile.caseAct.offShift')}`,
          }))}
          value={draft.substituteId}
          onChange={(substituteId) => change({ substituteId })}
          error={isAsked && !draft.substituteId ? t('mobile.caseAct.employeeNeeded') : undefined}
        />
      )}
      {chosen && (
        <button type="button" className="text-button" onClick={() => change({ substituteId: null })}>
          {t('mobile.substitute.other')}
        </button>
      )}
      <UntilField
        label={t('mobile.substitute.from')}
        options={[input(0, '18:00'), input(1, '08:30')].filter((value) => Date.parse(instantOfInput(value, timeZone)!) > now)}
        hint={draft.from === '' ? t('mobile.substitute.fromNow') : undefined}
        value={draft.from}
        onChange={(value) => change({ from: value })}
      />
      <UntilField
        label={t('mobile.substitute.to')}
        options={[input(1, '08:30'), input(2, '08:30'), input(3, '08:30'), input(7, '08:30')]}
        isNeeded
        value={draft.to}
        onChange={(value) => change({ to: value })}
        error={isAsked && isToWrong ? t('mobile.substitute.toNeeded') : undefined}
      />
      <LineField
        label={t('mobile.optionalLabel', { label: t('mobile.act.reason') })}
        max={200}
        placeholder={t('mobile.substitute.reasonHint')}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
      />
      <ProblemNote error={error} isKept />
    </Sheet>
  )
}
