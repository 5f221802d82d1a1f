import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { keepPreviousData } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useCall, useLabel, useT, type T } from '@guanjia/ui'
import type { PolicyDraft, PolicyFinding } from '@guanjia/contract/sla.ts'
import { useLater } from '../../kit/search-box.tsx'
import { useMayChangeForAll } from '../may-change-calendar.ts'
import type { Fault } from './policy-draft.ts'
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
  const items = found.data?.items ?? []
  return { items: items.filter((one) => !isSaidBetter(one, items)), isChecking: found.isFetching || text !== JSON.stringify(draft) }
}

/** What never takes effect need not be called unclear as well. */
function isSaidBetter({ problem, policyCode, pointer }: PolicyFinding, items: readonly PolicyFinding[]): boolean {
  return (
    problem === 'ambiguous' &&
    items.some((other) => other.problem === 'shadowed' && other.policyCode === policyCode && other.pointer === pointer)
  )
}

/** What is found of the draft itself, and what its saving would bring about for other policies. */
export function useDraftFindings(draft: PolicyDraft, isSound: boolean): { items: readonly PolicyFinding[]; isChecking: boolean } {
  const now = useFindings(null)
  const then = useFindings(draft, isSound)
  const isNew = (finding: PolicyFinding): boolean =>
    !now.items.some(
      ({ policyCode, pointer, problem }) =>
        policyCode === finding.policyCode && pointer === finding.pointer && problem === finding.problem && finding.policyCode !== '',
    )
  const items = then.items.filter((finding) => finding.policyCode === draft.code || (finding.policyCode !== '' && isNew(finding)))
  return { items: isSound ? items : [], isChecking: then.isChecking }
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
  const mayAdd = useMayChangeForAll()
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
            {!finding.policyName && mayAdd && <Link to="/settings/policies/new">{t('settings.policies.add')}</Link>}
          </li>
        ))}
      </ul>
    </details>
  )
}

interface AsideProps {
  /** What is wrong with the draft itself; the server is asked when nothing is. */
  faults: ReadonlyMap<string, Fault>
  items: readonly PolicyFinding[]
  isChecking: boolean
  onShow: (pointer: string) => void
  isMine: (finding: PolicyFinding) => boolean
}

/** Beside the editor: what this draft would mean, for itself and for other policies. */
export function FindingsAside({ faults, items, isChecking, onShow, isMine }: AsideProps) {
  const t = useT()
  const label = useLabel()
  const words = useFindingWords()
  return (
    <section className="gj-card gj-lint" aria-label={t('settings.policy.check')} aria-live="polite" aria-busy={isChecking}>
      <header>
        <h2 className="gj-grow">{t('settings.policy.check')}</h2>
        {isChecking && faults.size === 0 && <span className="gj-quiet gj-small">{t('settings.policy.checking')}</span>}
      </header>
      <div className="gj-body">
        {faults.size > 0 ? (
          <ul>
            {[...faults].map(([pointer, fault]) => (
              <li key={pointer}>
                <button type="button" className="gj-linklike" onClick={() => onShow(pointer)}>
                  {[placeWords(pointer, t, label), t(`settings.policy.wrong.${fault}`)].join(t('settings.colon'))}
                </button>
              </li>
            ))}
          </ul>
        ) : items.length === 0 ? (
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

/** The name of a place of the draft: `/targets/arrive/steps/0/to` → `到场 · 提醒与升级`. */
function placeWords(pointer: string, t: T, label: ReturnType<typeof useLabel>): string {
  const [, part = '', metric, field] = pointer.split('/')
  if (part === 'name' || part === 'code') return t(`settings.policy.${part}`)
  if (part === 'effectiveFrom') return t('settings.policy.effective')
  if (metric === undefined) return t('settings.policies.metric')
  const name = field === 'steps' ? t('settings.policies.steps') : t(`settings.policy.part.${field as 'target' | 'calendarCode'}`)
  return `${label('metric', metric)} · ${name}`
}
