import { Button, Drawer, Skeleton } from 'antd'
import { useCall, useT, useTime } from '@guanjia/ui'
import type { Policy } from '@guanjia/contract/sla.ts'
import { ProblemAlert } from '../../kit/problem.tsx'
import { DifferenceList } from './difference-list.tsx'
import { differencesOf } from './policy-differences.ts'
import { draftOf, type Draft } from './policy-draft.ts'

interface Props {
  policy: Policy
  /** Puts the content of an older version into the editor; nothing when it may not be changed. */
  onRestore: ((draft: Draft, version: number) => void) | undefined
  onClose: () => void
}

/** All versions of a policy, newest first: who made them, since when they hold and what they changed. */
export function PolicyVersions({ policy, onRestore, onClose }: Props) {
  const t = useT()
  const time = useTime()
  const found = useCall('sla.listPolicyVersions', { params: { id: policy.id } })
  const versions = found.data?.items ?? []
  return (
    <Drawer
      open
      size={520}
      closable={{ 'aria-label': t('shell.form.dismiss') }}
      title={`${t('settings.versions.title')} · ${policy.name}`}
      onClose={onClose}
    >
      {found.isPending && <Skeleton active />}
      {found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <ol className="gj-versions">
        {versions.map((version, index) => {
          const before = versions[index + 1]
          const differences = before ? differencesOf(draftOf(before), draftOf(version)) : []
          return (
            <li key={version.version}>
              <div className="gj-row gj-wrap">
                <strong>{t('settings.policies.version', { n: version.version })}</strong>
                {version.isUpcoming && (
                  <span className="gj-tone gj-pill" data-tone="waiting">
                    {t('settings.policies.upcoming')}
                  </span>
                )}
                <span className="gj-quiet gj-small gj-grow">
                  {[version.createdBy ?? t('settings.versions.system'), time.at(version.createdAt)].join(' · ')}
                </span>
                {onRestore && version.version !== policy.version && (
                  <Button size="small" onClick={() => onRestore(draftOf(version), version.version)}>
                    {t('settings.versions.restore')}
                  </Button>
                )}
              </div>
              <p className="gj-quiet gj-small">
                {version.effectiveTo
                  ? t('settings.versions.held', { from: sinceWords(version, time.at), to: time.at(version.effectiveTo) })
                  : t('settings.versions.holds', { from: sinceWords(version, time.at) })}
              </p>
              {before ? (
                differences.length > 0 ? (
                  <DifferenceList differences={differences} />
                ) : (
                  <p className="gj-quiet">{t('settings.versions.same')}</p>
                )
              ) : (
                <p className="gj-quiet">{t('settings.versions.first')}</p>
              )}
            </li>
          )
        })}
      </ol>
    </Drawer>
  )
}

/** The versions of a new organisation hold since ever; then the day on which they were made says more. */
function sinceWords({ effectiveFrom, createdAt }: { effectiveFrom: string; createdAt: string }, at: (instant: string) => string): string {
  return at(Date.parse(effectiveFrom) < Date.parse('2000-01-01') ? createdAt : effectiveFrom)
}
