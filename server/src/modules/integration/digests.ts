import { sql } from 'kysely'
import { smsTemplateFor, type SmsSettings } from '../../platform/channels/index.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { newId } from '../../platform/ids.ts'
import { messageTemplate, messageText } from '../../platform/messages/messages.ts'
import { alertSettingsOf } from '../sla/index.ts'

const MOST_LINES = 50

messageTemplate('channel.digest', {
  'zh-CN': { title: '您有 {count} 条消息', body: '{lines}' },
  'zh-TW': { title: '您有 {count} 則訊息', body: '{lines}' },
  en: { title: '{count} messages for you', body: '{lines}' },
})

/** Many messages for one person at the same time become one, and so does what was to be gathered for the morning. Returns how many digests it made. */
export async function mergeDigests(ctx: Ctx): Promise<number> {
  const due = await ctx.tx
    .selectFrom('delivery')
    .select(['digest_key', sql<number>`count(*)::int`.as('count')])
    .where('state', '=', 'waiting')
    .where('attempts', '=', 0)
    .where('due_at', '<=', ctx.now)
    .where('digest_key', 'is not', null)
    .groupBy('digest_key')
    .having(sql`count(*)`, '>', 1)
    .execute()
  if (due.length === 0) return 0
  const { digestAbove } = await alertSettingsOf(ctx).catch(() => ({ digestAbove: 5 }))
  let made = 0
  for (const { digest_key: key, count } of due) if (count > digestAbove || key!.endsWith(':daily')) made += await merge(ctx, key!)
  return made
}

async function merge(ctx: Ctx, key: string): Promise<number> {
  const rows = await ctx.tx
    .selectFrom('delivery')
    .selectAll()
    .where('state', '=', 'waiting')
    .where('attempts', '=', 0)
    .where('due_at', '<=', ctx.now)
    .where('digest_key', '=', key)
    .orderBy('created_at')
    .forUpdate()
    .skipLocked()
    .execute()
  const [first] = rows
  if (!first || rows.length < 2) return 0
  if (first.channel === 'sms') {
    const setting = await ctx.tx.selectFrom('channel_setting').select('settings').where('id', '=', first.setting_id).executeTakeFirst()
    if (!setting || smsTemplateFor(setting.settings as SmsSettings, 'channel.digest') === null) return 0
  }
  const lines = rows.slice(0, MOST_LINES).map(({ title, body }) => (first.channel === 'sms' || first.channel === 'push' ? title : `· ${title}\n  ${body.replaceAll('\n', '\n  ')}`))
  if (rows.length > MOST_LINES) lines.push(`… +${rows.length - MOST_LINES}`)
  const params = { count: rows.length, lines: lines.join('\n') }
  const id = newId()
  await ctx.tx
    .insertInto('delivery')
    .values({
      organization_id: ctx.organizationId, id, setting_id: first.setting_id, channel: first.channel, message_id: null, account_id: first.account_id, address: first.address, template: 'channel.digest', params,
      level: rows.some(({ level }) => level === 'warning') ? 'warning' : 'info', locale: first.locale, ...messageText('channel.digest', params, first.locale), record_type: null, record_id: null, due_at: ctx.now, good_until: null,
      dedupe_key: null, digest_key: null, resend_of: null, created_at: ctx.now,
    })
    .execute()
  await ctx.tx.updateTable('delivery').set({ state: 'merged', merged_into: id }).where('id', 'in', rows.map((row) => row.id)).execute()
  return 1
}
