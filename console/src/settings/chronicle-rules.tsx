import { Switch } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { ChronicleRule } from '@guanjia/contract/households.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { useMay } from '../session/session.tsx'
import { PageHead } from './page-head.tsx'

/** Which events enter the chronicle of a unit by themselves, and which of them stand pinned at its top. */
export function ChronicleRules() {
  const t = useT()
  const may = useMay()
  const complain = useComplain()
  const rules = useCall('households.chronicleRules', {})
  const set = useAct('households.setChronicleRule', ['households'])
  const isOpen = may('settings:manage')
  const change = (rule: ChronicleRule, facts: Partial<ChronicleRule>): void => set.mutate({ body: { ...rule, ...facts } }, { onError: complain })
  return (
    <>
      <PageHead title={t('households.rules.title')} hint={t('households.rules.hint')} />
      {rules.error && <ProblemAlert error={rules.error} onRetry={() => void rules.refetch()} />}
      <section className="gj-card" style={{ overflow: 'hidden' }}>
        <table className="gj-settings-table" aria-label={t('households.rules.title')}>
          <thead>
            <tr>
              <th scope="col">{t('households.rules.kind')}</th>
              <th scope="col" style={{ width: 160 }}>
                {t('households.rules.active')}
              </th>
              <th scope="col" style={{ width: 160 }}>
                {t('households.rules.pinned')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rules.data?.items.map((rule) => {
              const kind = t(`households.words.chronicleKind.${rule.kind}`)
              return (
                <tr key={rule.kind} data-off={!rule.isActive}>
                  <th scope="row">{kind}</th>
                  <td>
                    <Switch size="small" checked={rule.isActive} disabled={!isOpen} loading={set.isPending} aria-label={`${kind} ${t('households.rules.active')}`} onChange={(isActive) => change(rule, { isActive })} />
                  </td>
                  <td>
                    <Switch size="small" checked={rule.isPinned} disabled={!isOpen || !rule.isActive} loading={set.isPending} aria-label={`${kind} ${t('households.rules.pinned')}`} onChange={(isPinned) => change(rule, { isPinned })} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </section>
    </>
  )
}
