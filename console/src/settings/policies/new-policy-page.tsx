import { ExperimentOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { isProblem, useAct, useCall, useT } from '@guanjia/ui'
import type { Policy } from '@guanjia/contract/sla.ts'
import { isSame } from '../../kit/merge.ts'
import { useKept } from '../../kit/kept.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { RecordWaiting } from '../../kit/record-page.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useShortcut } from '../../kit/shortcuts.ts'
import { inWords } from '../../kit/worded.ts'
import { PageHead } from '../page-head.tsx'
import { useSimulateDraft } from '../simulator/kept-simulation.ts'
import { FindingsAside, useDraftFindings } from './findings.tsx'
import { EMPTY_DRAFT, bodyOf, draftOf, faultsOf, type Draft } from './policy-draft.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { showPointer } from './policy-form.tsx'
import { refusedAt } from './refused.ts'
import './policies.css'

/** A new policy, from nothing or as a copy of another (`?copy=`). */
export function NewPolicyPage() {
  const { search } = useUrlSearch()
  const copied = useCall('sla.getPolicy', { params: { id: search.copy ?? '' } }, { enabled: search.copy !== undefined })
  if (search.copy !== undefined && !copied.data) return <RecordWaiting error={copied.error} onRetry={() => void copied.refetch()} />
  return <Page key={search.copy ?? 'new'} from={copied.data ?? null} />
}

function Page({ from }: { from: Policy | null }) {
  const t = useT()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const simulate = useSimulateDraft()
  const base: Draft = from
    ? { ...draftOf(from), code: `${from.code}-2`, name: t('settings.policy.copyOf', { name: from.name }), effectiveFrom: null }
    : EMPTY_DRAFT
  const [kept, keep] = useKept<Draft | null>(`draft.policy.new.${from?.code ?? ''}`, null)
  const draft = kept ?? base
  const isChanged = from !== null || !isSame(draft, base)
  const [isStrict, setStrict] = useState(from !== null)
  const [error, setError] = useState<unknown>(null)
  const make = useAct('sla.createPolicy', ['sla'])
  const faults = faultsOf(draft)
  const body = useMemo(() => bodyOf(draft), [draft])
  const findings = useDraftFindings(body, faults.size === 0)
  const isMine = ({ policyCode }: { policyCode: string }): boolean => policyCode === body.code
  const refused = refusedAt(error, findings.items.filter(isMine), t)
  const save = async (): Promise<void> => {
    setStrict(true)
    setError(null)
    const [first] = faults.keys()
    if (first !== undefined) return void setTimeout(() => showPointer(first))
    try {
      const made = await inWords(t, () =>
        make.mutateAsync({ body: { ...body, ...(draft.effectiveFrom ? { effectiveFrom: draft.effectiveFrom } : {}) } }),
      )
      keep(null)
      void message.success(t('archives.created', { name: made.name }))
      void navigate({ to: '/settings/policies/$id', params: { id: made.id } })
    } catch (failure) {
      setError(failure)
    }
  }
  useShortcut('Ctrl+Enter', () => void save())
  useEffect(() => {
    const [pointer] = isProblem(error) ? (error.problem?.errors?.map((each) => each.pointer) ?? []) : []
    if (pointer) showPointer(pointer)
  }, [error])
  return (
    <>
      <PageHead
        title={
          <>
            <Link to="/settings/policies">{t('settings.policies.title')}</Link>
            <span className="gj-quiet">/</span>
            {t('settings.policies.add')}
          </>
        }
        hint={t('settings.policies.hint')}
      >
        <Button icon={<ExperimentOutlined />} disabled={faults.size > 0} onClick={() => simulate(body)}>
          {t('settings.sim.act')}
        </Button>
      </PageHead>
      <ProblemAlert error={error} />
      <PolicyEditor
        draft={draft}
        set={(part) => keep({ ...draft, ...part })}
        isReadOnly={false}
        isNew
        isUpcoming={false}
        isStrict={isStrict}
        refused={refused}
        aside={
          <FindingsAside
            faults={faults}
            items={findings.items}
            isChecking={findings.isChecking}
            isMine={isMine}
            onShow={showPointer}
          />
        }
      />
      <div className="gj-save-bar">
        <span className="gj-grow gj-quiet">{isStrict && faults.size > 0 && t('settings.policy.fix')}</span>
        {isChanged && <Button onClick={() => keep(null)}>{t('settings.calendar.undo')}</Button>}
        <Button type="primary" loading={make.isPending} onClick={() => void save()}>
          {t('settings.policy.create')}
        </Button>
      </div>
    </>
  )
}
