import { AuditOutlined, ContainerOutlined, FileDoneOutlined, FileTextOutlined, InboxOutlined, SendOutlined } from '@ant-design/icons'
import { useLabel, useT } from '@guanjia/ui'
import type { ContractState } from '@guanjia/contract/contracts.ts'
import type { ExternalQueryState } from '@guanjia/contract/external-queries.ts'
import type { Condition, LoanSummary, TransferState } from '@guanjia/contract/originals.ts'
import { PageTabs } from '../kit/page-tabs.tsx'
import { Look } from '../kit/status-tag.tsx'

export type ArchiveTab = 'documents' | 'completeness' | 'boxes' | 'loans' | 'transfers' | 'scope'

/** The archive by what is looked for. */
export function ArchiveTabs({ at }: { at: ArchiveTab }) {
  const t = useT()
  return (
    <PageTabs
      label={t('documents.tab.label')}
      at={at}
      tabs={[
        { value: 'documents', icon: <FileTextOutlined />, label: t('documents.tab.documents'), to: '/documents' },
        { value: 'completeness', icon: <FileDoneOutlined />, label: t('documents.tab.completeness'), to: '/documents/completeness', search: { missing: 'true' } },
        { value: 'boxes', icon: <InboxOutlined />, label: t('documents.tab.boxes'), to: '/archive-boxes' },
        { value: 'loans', icon: <ContainerOutlined />, label: t('documents.tab.loans'), to: '/archive-loans', search: { state: 'out' } },
        { value: 'transfers', icon: <SendOutlined />, label: t('documents.tab.transfers'), to: '/archive-transfers' },
        { value: 'scope', icon: <AuditOutlined />, label: t('documents.tab.scope'), to: '/documents/scope', search: { show: 'missing' } },
      ]}
    />
  )
}

export function LoanTag({ loan }: { loan: Pick<LoanSummary, 'state' | 'isOverdue'> }) {
  const t = useT()
  const label = useLabel()
  if (loan.isOverdue) return <Look look={{ tone: 'overdue', shape: 'triangle' }} text={t('documents.loan.overdue')} />
  return <Look look={loan.state === 'out' ? { tone: 'active', shape: 'half' } : loan.state === 'returned' ? { tone: 'done', shape: 'tick' } : { tone: 'overdue', shape: 'ring' }} text={label('loanState', loan.state)} />
}

export function ConditionTag({ condition }: { condition: Condition }) {
  const label = useLabel()
  if (condition === 'good') return <span className="gj-quiet">{label('paperCondition', condition)}</span>
  return (
    <span className="gj-tone gj-pill" data-tone={condition === 'worn' ? 'soon' : 'overdue'}>
      {label('paperCondition', condition)}
    </span>
  )
}

const TRANSFER_LOOK = { draft: { tone: 'idle', shape: 'ring' }, sent: { tone: 'active', shape: 'half' }, received: { tone: 'done', shape: 'tick' }, refused: { tone: 'closed', shape: 'ring' } } as const
export function TransferTag({ state }: { state: TransferState }) {
  const label = useLabel()
  return <Look look={TRANSFER_LOOK[state]} text={label('transferState', state)} />
}

const CONTRACT_LOOK = { draft: { tone: 'idle', shape: 'ring' }, in_force: { tone: 'active', shape: 'half' }, expired: { tone: 'soon', shape: 'triangle' }, terminated: { tone: 'closed', shape: 'ring' }, renewed: { tone: 'done', shape: 'tick' } } as const
export function ContractTag({ state }: { state: ContractState }) {
  const label = useLabel()
  return <Look look={CONTRACT_LOOK[state]} text={label('contractState', state)} />
}

const QUERY_LOOK = { requested: { tone: 'idle', shape: 'ring' }, approved: { tone: 'active', shape: 'half' }, handed_over: { tone: 'done', shape: 'tick' }, refused: { tone: 'closed', shape: 'ring' }, withdrawn: { tone: 'closed', shape: 'ring' } } as const
export function QueryTag({ state }: { state: ExternalQueryState }) {
  const label = useLabel()
  return <Look look={QUERY_LOOK[state]} text={label('externalQueryState', state)} />
}
