import type { Ctx } from '../../platform/ctx.ts'
import { alertSettingsOf } from './alert-settings.ts'
import { type ClockRow, type StoredClock, isOpen, storedClock } from './clock-rows.ts'
import type { DueStep } from './firing.ts'
import { holderNames } from './holder-names.ts'
import { rulesOf } from './rules-in-force.ts'
import { tellBreachOver, tellDigest, tellStep } from './step-messages.ts'
import { subjectNames } from './subject-names.ts'

type NoticeRow = ClockRow & { notice_step: string; notice_arm: number; notice_fire_at: Date; notice_kind: DueStep['kind'] }
type Notice = Pick<DueStep, 'kind' | 'step' | 'arm' | 'fireAt'> & { stored: StoredClock }
type Verdict = { notice: Notice; dropped: string | null }

/**
 * Tells a person what was put off until now: the highest step of each clock and nothing that has lost its use, singly or, when it is more
 * than the organisation's limit, as one digest. Whoever comes second finds nothing left. Returns how many steps were told.
 */
export async function releaseNotices(ctx: Ctx, accountId: string, now: Date): Promise<number> {
  const verdicts = judge(await waitingNotices(ctx, accountId, now), now)
  if (verdicts.length === 0) return 0
  for (const { notice, dropped } of verdicts) {
    if (dropped) ctx.app.log.info({ clock: notice.stored.id, step: notice.step, account: accountId }, `a notice was not sent: ${dropped}`)
  }
  const told = verdicts.filter(({ dropped }) => dropped === null).map(({ notice }) => notice)
  await closeNotices(ctx, accountId, verdicts, now)
  if (told.length > 0) await tell(ctx, accountId, told)
  return told.length
}

async function waitingNotices(ctx: Ctx, accountId: string, now: Date): Promise<Notice[]> {
  const { rows } = await ctx.client.query<NoticeRow>({
    name: 'sla_waiting_notices',
    text: `select n.step as notice_step, n.arm as notice_arm, n.fire_at as notice_fire_at, n.kind as notice_kind, c.*
           from sla_notice n join sla_clock c on c.organization_id = n.organization_id and c.id = n.clock_id
           where n.organization_id = $1 and n.account_id = $2 and n.state = 'waiting' and (n.cause <> 'quiet' or n.release_at <= $3)
           order by n.fire_at, n.clock_id, n.step, n.arm for update of n`,
    values: [ctx.organizationId, accountId, now],
  })
  return rows.map((row) => ({
    stored: storedClock(row), step: row.notice_step, arm: row.notice_arm, fireAt: row.notice_fire_at.getTime(), kind: row.notice_kind,
  }))
}

function judge(notices: readonly Notice[], now: Date): Verdict[] {
  const highest = new Map<string, Notice>()
  const verdicts = notices.map((notice): Verdict => ({ notice, dropped: lostUse(notice, now.getTime()) }))
  for (const { notice, dropped } of verdicts) if (dropped === null) highest.set(notice.stored.id, notice)
  return verdicts.map(({ notice, dropped }) => ({
    notice, dropped: dropped ?? (highest.get(notice.stored.id) === notice ? null : 'a later step is told'),
  }))
}

/** Why a notice is of no use any more; null when it is. A breach is told even when it is over by now: a breach always alerts (D-02). */
function lostUse({ kind, stored: { clock, acknowledged } }: Notice, now: number): string | null {
  if (isOverLate(clock)) return kind === 'breach' ? null : 'the clock is over'
  if (!isOpen(clock)) return 'the clock is over'
  if (kind === 'reminder') return clock.dueAt === null || clock.dueAt <= now ? 'past its use' : null
  if (clock.breachedAt === null) return 'the breach was rescinded'
  return kind === 'repeat' && acknowledged !== null ? 'somebody has taken note' : null
}

const isOverLate = (clock: StoredClock['clock']): boolean => clock.state === 'stopped' && clock.breachedAt !== null

async function closeNotices(ctx: Ctx, accountId: string, verdicts: readonly Verdict[], now: Date): Promise<void> {
  const rows = verdicts.map(({ notice: { stored, step, arm, fireAt }, dropped }) => ({
    clock_id: stored.id, step, arm, fire_at: new Date(fireAt), state: dropped === null ? 'told' : 'dropped',
  }))
  await ctx.client.query({
    name: 'sla_close_notices',
    text: `update sla_notice n set state = r.state, closed_at = $4
           from jsonb_to_recordset($3::jsonb) as r(clock_id uuid, step text, arm integer, fire_at timestamptz, state text)
           where n.organization_id = $1 and n.account_id = $2 and n.clock_id = r.clock_id and n.step = r.step and n.arm = r.arm and n.fire_at = r.fire_at`,
    values: [ctx.organizationId, accountId, JSON.stringify(rows), now],
  })
}

async function tell(ctx: Ctx, accountId: string, notices: readonly Notice[]): Promise<void> {
  const { digestAbove } = await alertSettingsOf(ctx)
  const shown = notices.length > digestAbove ? mostPressing(notices) : notices
  const subjects = await subjectNames(ctx, shown.map(({ stored }) => stored))
  if (notices.length > digestAbove) {
    // A record that no module names is counted, but has nothing to be called by.
    const names = shown.map(({ stored }) => subjects.get(stored.subjectId)!).filter((name) => !name.startsWith('@'))
    tellDigest(ctx, accountId, notices.map(({ kind }) => kind), names)
    return
  }
  const rules = await rulesOf(ctx)
  await rules.load(ctx, shown.map(({ stored }) => stored.clock.calendarVersion))
  const handlers = await holderNames(ctx, shown.map(({ stored }) => stored.clock.holder))
  for (const notice of shown) {
    const { clock, subjectId } = notice.stored
    const { timeZone } = rules.calendarVersion(clock.calendarVersion).complete
    const tellIt = isOverLate(clock) ? tellBreachOver : tellStep
    tellIt(ctx, notice.stored, notice, [accountId], { subject: subjects.get(subjectId)!, handler: handlers.get(clock.holder ?? '') ?? '-', timeZone })
  }
}

const SHOWN = 5
const RANK: Record<DueStep['kind'], number> = { escalation: 0, repeat: 1, breach: 2, reminder: 3 }

/** The few that need the person most: the higher step first, then the longer overdue; each record once. */
function mostPressing(notices: readonly Notice[]): Notice[] {
  const due = ({ stored: { clock } }: Notice) => clock.dueAt ?? clock.breachedAt!
  const inOrder = [...notices].sort((a, b) => RANK[a.kind] - RANK[b.kind] || due(a) - due(b))
  return inOrder.filter((notice, i) => inOrder.findIndex((other) => other.stored.subjectId === notice.stored.subjectId) === i).slice(0, SHOWN)
}
