import { CopyOutlined, ExperimentOutlined, HistoryOutlined, MoreOutlined, PoweroffOutlined, SyncOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { isProblem, useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { Policy } from '@guanjia/contract/sla.ts'
import { EditConflict } from '../../kit/conflict.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { RecordWaiting } from '../../kit/record-page.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useShortcut } from '../../kit/shortcuts.ts'
import { PageHead } from '../page-head.tsx'
import { SavedNotice } from '../saved-notice.tsx'
import { useSimulateDraft } from '../simulator/kept-simulation.ts'
import { useVersionedEdit } from '../../kit/versioned-edit.ts'
import { FindingsAside, useDraftFindings } from './findings.tsx'
import { useMayChangePolicy } from './may-change-policy.ts'
import { bodyOf, draftOf, faultsOf, type Draft } from './policy-draft.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { showPointer } from './policy-form.tsx'
import { usePolicyWords } from './policy-words.ts'
import { refusedAt } from './refused.ts'
import { targetWords } from './target-shape.ts'
import { useSwitchPolicy } from './switch-policy.ts'
import './policies.css'

const PolicyVersions = lazy(() => import('./policy-versions.tsx').then(({ PolicyVersions }) => ({ default: PolicyVersions })))
const RecalculateDialog = lazy(() =>
  import('../recalculations/recalculate-dialog.tsx').then(({ RecalculateDialog }) => ({ default: RecalculateDialog })),
)

export function PolicyPage() {
  const { id } = useParams({ from: '/shell/settings/policies/$id' })
  const policy = useCall('sla.getPolicy', { params: { id } })
  if (!policy.data) return <RecordWaiting error={policy.error} onRetry={() => void policy.refetch()} />
  return <Page key={id} policy={policy.data} />
}

function Page({ policy }: { policy: Policy }) {
  const t = useT()
  const time = useTime()
  const { message } = App.useApp()
  const { search } = useUrlSearch()
  const isReadOnly = !useMayChangePolicy()(policy)
  const change = useAct('sla.changePolicy', ['sla'])
  const simulate = useSimulateDraft()
  const edit = useVersionedEdit<Policy, Draft>({
    key: `draft.policy.${policy.id}`,
    record: policy,
    draftOf,
    send: (draft, _changes, version) => {
      // All of it: what is left out of a change would be taken for its default.
      const { code: _code, ...facts } = bodyOf(draft)
      return change.mutateAsync({
        params: { id: policy.id },
        body: { ...facts, version, ...(draft.effectiveFrom ? { effectiveFrom: draft.effectiveFrom } : {}) },
      })
    },
  })
  const { draft } = edit
  const [opened, setOpened] = useState<'versions' | 'recalculate' | null>(null)
  const [saved, setSaved] = useState<Policy | null>(null)
  const faults = faultsOf(draft)
  const body = useMemo(() => bodyOf(draft), [draft])
  const findings = useDraftFindings(body, faults.size === 0)
  const isMine = ({ policyCode }: { policyCode: string }): boolean => policyCode === policy.code
  const refused = refusedAt(edit.error, findings.items.filter(isMine), t)
  useEffect(() => {
    if (search.at) setTimeout(() => showPointer(search.at!), 300)
  }, [search.at])

  const save = async (): Promise<void> => {
    if (!edit.isChanged || edit.isSaving) return
    const [first] = faults.keys()
    if (first !== undefined) return showPointer(first)
    const made = await edit.save()
    if (!made) return
    void message.success(t('settings.calendar.saved', { n: made.version }))
    setSaved(made)
  }
  useShortcut('Ctrl+Enter', () => void save(), !isReadOnly)
  useEffect(() => {
    const [pointer] = isProblem(edit.error) ? (edit.error.problem?.errors?.map((each) => each.pointer) ?? []) : []
    if (pointer) showPointer(pointer)
  }, [edit.error])
  const words = usePolicyWords()
  return (
    <>
      <PageHead
        title={
          <>
            <Link to="/settings/policies">{t('settings.policies.title')}</Link>
            <span className="gj-quiet">/</span>
            {policy.name}
          </>
        }
        hint={[
          policy.code,
          t('settings.policies.version', { n: policy.version }),
          policy.isUpcoming && t('settings.policies.upcomingFrom', { at: time.at(policy.effectiveFrom) }),
          !policy.isActive && t('settings.policies.inactive'),
          words.match(policy.match),
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        <Button icon={<HistoryOutlined />} onClick={() => setOpened('versions')}>
          {t('settings.versions.title')}
        </Button>
        <Button icon={<ExperimentOutlined />} disabled={faults.size > 0} onClick={() => simulate(body)}>
          {t('settings.sim.act')}
        </Button>
        {!isReadOnly && <MoreActs policy={policy} isChanged={edit.isChanged} onRecalculate={() => setOpened('recalculate')} />}
      </PageHead>
      {isReadOnly && <p className="gj-quiet">{t('settings.policies.readOnly')}</p>}
      {saved && (
        <SavedNotice
          version={saved.version}
          later={saved.isUpcoming ? t('settings.policies.upcomingFrom', { at: time.at(saved.effectiveFrom) }) : undefined}
          onRecalculate={() => setOpened('recalculate')}
          onClose={() => setSaved(null)}
        />
      )}
      <EditConflict
        edit={edit}
        fields={{
          name: { label: t('settings.policy.name') },
          post: { label: t('settings.policy.post') },
          rank: { label: t('settings.policy.rank') },
          effectiveFrom: { label: t('settings.policy.effective'), show: (at) => time.at(at as string | null) },
          match: { label: t('settings.policies.match'), show: (match) => words.match(match as Draft['match']) },
          targets: { label: t('settings.policies.metric'), show: (targets) => <TargetsWords targets={targets as Draft['targets']} /> },
        }}
      />
      <ProblemAlert error={edit.error} />
      <PolicyEditor
        draft={draft}
        set={edit.set}
        isReadOnly={isReadOnly}
        isNew={false}
        isUpcoming={policy.isUpcoming}
        isStrict
        refused={refused}
        aside={
          <FindingsAside
            faults={isReadOnly ? new Map() : faults}
            items={findings.items}
            isChecking={findings.isChecking}
            isMine={isMine}
            onShow={showPointer}
          />
        }
      />
      {edit.isChanged && !isReadOnly && (
        <div className="gj-save-bar">
          <span className="gj-grow">
            <strong>{t('settings.calendar.unsaved')}</strong>{' '}
            <span className="gj-quiet">{t(faults.size > 0 ? 'settings.policy.fix' : 'settings.calendar.versionHint')}</span>
          </span>
          <Button onClick={edit.undo}>{t('settings.calendar.undo')}</Button>
          <Button type="primary" disabled={faults.size > 0} loading={edit.isSaving} onClick={() => void save()}>
            {t('settings.calendar.save', { n: policy.version + 1 })}
          </Button>
        </div>
      )}
      <Suspense>
        {opened === 'versions' && (
          <PolicyVersions
            policy={policy}
            onClose={() => setOpened(null)}
            onRestore={
              isReadOnly
                ? undefined
                : (older, n) => {
                    edit.set({ ...older, code: draft.code, effectiveFrom: draft.effectiveFrom })
                    setOpened(null)
                    void message.info(t('settings.versions.restored', { n }))
                  }
            }
          />
        )}
        {opened === 'recalculate' && (
          <RecalculateDialog
            scope={{ policyIds: [policy.id] }}
            reason={t('settings.recalc.reasonPolicy', { name: policy.name, n: policy.version })}
            onClose={() => setOpened(null)}
          />
        )}
      </Suspense>
    </>
  )
}

function TargetsWords({ targets }: { targets: Draft['targets'] }) {
  const t = useT()
  return (
    <>
      {Object.entries(targets).map(([metric, facts]) => (
        <div key={metric}>
          {t(`enum.metric.${metric}` as 'enum.metric.arrive', { defaultValue: metric })}{' '}
          {facts ? targetWords(facts.target, t) : t('settings.policies.excepted')}
        </div>
      ))}
    </>
  )
}

function MoreActs({ policy, isChanged, onRecalculate }: { policy: Policy; isChanged: boolean; onRecalculate: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const switchOver = useSwitchPolicy()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'recalculate', icon: <SyncOutlined />, label: t('settings.recalc.title') },
          { key: 'copy', icon: <CopyOutlined />, label: t('settings.policies.copy') },
          {
            key: 'switch',
            icon: <PoweroffOutlined />,
            label: t(policy.isActive ? 'settings.policies.deactivate' : 'settings.policies.activate'),
            danger: policy.isActive,
            disabled: isChanged,
          },
        ],
        onClick: ({ key }) => {
          if (key === 'recalculate') onRecalculate()
          else if (key === 'copy') void navigate({ to: '/settings/policies/new', search: { copy: policy.id } })
          else switchOver(policy)
        },
      }}
    >
      <Button icon={<MoreOutlined />} aria-label={t('shell.acts.more')} title={t('shell.acts.more')} />
    </Dropdown>
  )
}
