import { formatMoney, formatPhone, type T, type useLabel } from '@guanjia/ui'
import type { TimelineEntry } from '@guanjia/contract/shared.ts'

type Label = ReturnType<typeof useLabel>

/** The same entry with its action and the values of its changes in words: `true` is 是, a list of phones is the numbers, a role is its name. */
export function inArchiveWords(entry: TimelineEntry, t: T, label: Label): TimelineEntry {
  const changes = entry.changes
    .map(({ field, from, to }) => ({ field, from: valueWords(field, from, t, label), to: valueWords(field, to, t, label) }))
    .filter(({ from, to }) => from !== to)
  const isMove = entry.action === 'occupancy_started' || entry.action === 'occupancy_ended'
  const isCard = entry.action.startsWith('card_')
  const consent = entry.action.startsWith('consent_') ? entry.changes.find(({ field }) => field === 'consent') : undefined
  return {
    ...entry,
    note: consent ? label('consentPurpose', String(consent.to)) : isMove ? moveWords(entry, t, label) : isCard ? cardWords(entry, t, label) : entry.note,
    action: t(`archives.action.${entry.action}` as 'archives.action.created', { defaultValue: entry.action }),
    fromStatus: entry.fromStatus && label('unitState', entry.fromStatus),
    toStatus: entry.toStatus && label('unitState', entry.toStatus),
    changes: isMove || isCard || consent ? [] : changes,
  }
}

/** `3-2-1201 · 租户 · 自 2026-03-01 · 缴费人`: who or where, as what, from when, and who pays. */
function moveWords(entry: TimelineEntry, t: T, label: Label): string {
  const to = Object.fromEntries(entry.changes.map((change) => [change.field, change.to]))
  const words = (field: string): string | null => valueWords(field, to[field], t, label)
  return [
    words('person') ?? words('unit'),
    words('role'),
    to['fromOn'] ? t('archives.since', { day: words('fromOn') }) : null,
    to['untilOn'] ? t('archives.until', { day: words('untilOn') }) : null,
    to['isBillPayer'] === true ? t('archives.billPayer') : null,
  ]
    .filter(Boolean)
    .join(' · ')
}

/** `车卡 · CK-1002 · 至 2026-12-17`: which card, and until when. */
function cardWords(entry: TimelineEntry, t: T, label: Label): string {
  const to = Object.fromEntries(entry.changes.map((change) => [change.field, change.to]))
  const said = (field: string): string | null => (typeof to[field] === 'string' ? to[field] : null)
  return [label('cardKind', said('cardKind')), said('cardNumber'), said('validUntil') && t('archives.until', { day: said('validUntil') })].filter(Boolean).join(' · ')
}

/** A value as people write it; what is empty stays null, so that the timeline shows a dash. */
export function valueWords(field: string, value: unknown, t: T, label: Label): string | null {
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'boolean') return t(value ? 'archives.yes' : 'archives.no')
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((item) => valueWords(field, item, t, label) ?? '').join(t('archives.comma'))
  if (typeof value === 'object') {
    if ('number' in value && typeof value.number === 'string')
      return [formatPhone(value.number), 'label' in value && value.label].filter(Boolean).join(' ')
    if ('name' in value && typeof value.name === 'string') return value.name
    return JSON.stringify(value)
  }
  if (field === 'rentFen' && typeof value === 'number') return formatMoney(value)
  if (typeof value !== 'string') return String(value as number)
  if (field === 'role') return label('occupancyRole', value)
  if (field === 'state') return label('unitState', value)
  if (field === 'use') return label('unitUse', value)
  if (field === 'sex') return label('sex', value)
  if (field === 'locale' || field === 'language') return label('locale', value)
  if (field === 'kind' && (value === 'person' || value === 'company')) return label('personKind', value)
  if (field === 'idKind') return label('idKind', value)
  if (field === 'phones') return formatPhone(value)
  return value
}
