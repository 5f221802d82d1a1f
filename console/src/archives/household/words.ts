import type { HistoryItem } from '@guanjia/contract/households.ts'
import { useLabel, useT } from '@guanjia/ui'

type Group = Parameters<ReturnType<typeof useLabel>>[0]
const HAPPENINGS = ['occupancy_started', 'occupancy_ended', 'occupancy_changed', 'created', 'changed', 'verified', 'opened', 'closed', 'imported', 'erased', 'chronicle'] as const
const KINDS = ['case', 'complaint', 'contact', 'work_order', 'violation', 'quote', 'compensation', 'visit', 'appointment', 'gate_visit', 'errand', 'booking', 'fee_query', 'document_receipt', 'opportunity', 'key_contact', 'move', 'file', 'owner_change', 'access_card', 'vehicle', 'tenancy', 'entrustment', 'business_change', 'document', 'contract', 'defect', 'renovation_check', 'vacant_check'] as const

/** Words for a line of the history; a kind that a newer module added shows under its own name. */
export function useHistoryWords(): { kind: (kind: string) => string; status: (item: HistoryItem) => string | null } {
  const t = useT()
  const label = useLabel()
  return {
    kind(kind) {
      const known = KINDS.find((one) => one === kind)
      return known ? t(`households.kind.${known}`) : kind
    },
    status({ status, statusGroup }) {
      if (status === null || statusGroup === null) return status
      if (statusGroup === 'happening') {
        const known = HAPPENINGS.find((one) => one === status)
        // What a newer module does to a file has changed it, whatever it calls that.
        return t(`households.happening.${known ?? 'changed'}`)
      }
      if (statusGroup === 'transferReason') return t(`households.words.transferReason.${status as 'sale'}`)
      return label(statusGroup as Group, status as never)
    },
  }
}

/** Where a line of the history opens. */
export function historyHref({ kind, id }: Pick<HistoryItem, 'kind' | 'id'>): string | null {
  if (kind === 'case' || kind === 'complaint') return `/cases/${id}`
  if (kind === 'work_order') return `/work-orders/${id}`
  if (kind === 'compensation') return `/compensations/${id}`
  if (kind === 'violation') return `/violations/${id}`
  if (kind === 'key_contact') return `/care/key-customers/${id}`
  if (kind === 'renovation_check' || kind === 'vacant_check') return `/inspections/rounds/${id}`
  if (kind === 'defect') return `/handover/defect/${id}`
  if (kind === 'contract') return `/contracts/${id}`
  if (kind === 'document') return `/documents/${id}`
  if (kind === 'access_card' || kind === 'vehicle' || kind === 'tenancy' || kind === 'entrustment' || kind === 'business_change') return `/registers/${kind}/${id}`
  if (kind === 'visit') return `/reception/visits/${id}`
  return null
}
