import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useCall, useLabel, useT } from '@guanjia/ui'
import type { PolicyDraft, PolicyFinding } from '@guanjia/contract/sla.ts'
import { useLater } from '../../kit/search-box.tsx'
import { isReadable } from './readable.ts'

const WAIT_MS = 400

/** What the server finds wrong or hardly meant, with a draft in the place of its policy, a moment after the last change. */
export function useFindings(draft: PolicyDraft | null, isSound = true): { items: readonly PolicyFinding[]; isChecking: boolean } {
  const text = useLater(JSON.stringify(draft), WAIT_MS)
  const later = useMemo(() => JSON.parse(text) as PolicyDraft | null, [text])
  const found = useCall(
    'sla.checkPolicies',
    { body: { draft: later } },
    { enabled: isSound, staleTime: 30_000, placeholderData: keepPreviousData },
  )
  return { items: found.data?.items ?? [], isChecking: found.isFetching || text !== JSON.stringify(draft) }
}

/** A finding in the words of the screen. */
export function useFindingWords(): (finding: PolicyFinding) => string {
  const t = useT()
  const label = useLabel()
  return ({ problem, metric, other, message }) => {
    const named = { metric: metric ? label('metric', metric) : '', other: other?.name ?? '' }
    if (problem === 'shadowed' && other) return t('settings.policies.finding.shadowed', named)
    if (problem === 'ambiguous' && other) return t('settings.policies.finding.ambiguous', named)
    if (isReadable(message)) return metric ? t('settings.policies.finding.about', { metric: named.metric, message }) : message
    return [named.metric, label('policyProblem', problem)].filter(Boolean).join(' · ')
  }
}

/** Above the list: a quiet line with how many, opened on request, each leading to its policy. */
export function FindingsBanner() {
  const t = useT()
  const label = useLabel()
  const words = useFindingWords()
  const { items } = useFindings(null)
  if (items.length === 0) return null
  return (
    <details className="gj-findings">
      <summary>
        <WarningOutlined />
        {t('settings.policies.findings', { n: items.length })}
      </summary>
      <ul>
        {items.map((finding) => (
          <li key={`${finding.policyCode}${finding.pointer}${finding.problem}${finding.message}`}>
            <span className="gj-tone gj-pill" data-tone={finding.problem === 'faulty' ? 'overdue' : 'waiting'}>
              {label('policyProblem', finding.problem)}
            </span>
            {finding.policyId ? (
              <Link to="/settings/policies/$id" params={{ id: finding.policyId }} search={{ at: finding.pointer }}>
                {finding.policyName}
              </Link>
            ) : (
              finding.policyName && <strong>{finding.policyName}</strong>
            )}
            <span>{words(finding)}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}

interface AsideProps {
  items: readonly PolicyFinding[]
  isChecking: boolean
  onShow: (pointer: string) => void
  isMine: (finding: PolicyFinding) => boolean
}

/** Beside the editor: what this draft would mean, for itself and for other policies. */
export function FindingsAside({ items, isChecking, onShow, isMine }: AsideProps) {
  const t = useT()
  const label = useLabel()
  const words = useFindingWords()
  return (
    <section className="gj-card gj-lint" aria-live="polite" aria-busy={isChecking}>
      <header>
        <h2 className="gj-grow">{t('settings.policy.check')}</h2>
        {isChecking && <span className="gj-quiet gj-small">{t('settings.policy.checking')}</span>}
      </header>
      <div className="gj-body">
        {items.length === 0 ? (
          <p className="gj-tone" data-tone="done">
            <CheckCircleOutlined /> {t('settings.policy.clean')}
          </p>
        ) : (
          <ul>
            {items.map((finding) => (
              <li key={`${finding.policyCode}${finding.pointer}${finding.problem}${finding.message}`}>
                <span className="gj-tone gj-small" data-tone={finding.problem === 'faulty' ? 'overdue' : 'waiting'}>
                  <WarningOutlined /> {label('policyProblem', finding.problem)}
                </span>
                {isMine(finding) ? (
                  <button type="button" className="gj-linklike" onClick={() => onShow(finding.pointer)}>
                    {words(finding)}
                  </button>
                ) : (
                  <span>
                    {finding.policyName}
                    {t('settings.colon')}
                    {words(finding)}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
