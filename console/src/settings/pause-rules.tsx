import { EditOutlined } from '@ant-design/icons'
import { App, Button, Form, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { formatDuration, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { PauseRule } from '@guanjia/contract/sla.ts'
import { useChoices } from '../kit/choices.ts'
import { useIsSlow } from '../kit/data-table.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { inWords } from '../kit/worded.ts'
import { LengthInput, type LengthUnit } from './length-input.tsx'
import { useMayChangeForAll } from './may-change-calendar.ts'
import { PageHead } from './page-head.tsx'

/** For which reasons promises may rest, for how long, with what proof, and who may allow more. */
export function PauseRules() {
  const t = useT()
  const label = useLabel()
  const mayChange = useMayChangeForAll()
  const [opened, setOpened] = useState<PauseRule | null>(null)
  const found = useCall('sla.listPauseRules', {})
  const slow = useIsSlow(found.isPending)
  const rules = found.data?.items ?? []
  return (
    <>
      <PageHead title={t('settings.pauseRules.title')} hint={t('settings.pauseRules.hint')} />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {slow && <Skeleton active style={{ padding: 16 }} />}
        {found.data && rules.length === 0 && (
          <div className="gj-table-empty">
            <h3>{t('settings.pauseRules.empty')}</h3>
          </div>
        )}
        {rules.length > 0 && (
          <table className="gj-settings-table">
            <thead>
              <tr>
                <th scope="col">{t('settings.pauseRules.reason')}</th>
                <th scope="col">{t('settings.pauseRules.evidence')}</th>
                <th scope="col">{t('settings.pauseRules.single')}</th>
                <th scope="col">{t('settings.pauseRules.total')}</th>
                <th scope="col">{t('settings.pauseRules.approver')}</th>
                <th scope="col">{t('settings.pauseRules.metrics')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rules.map((rule) => (
                <tr key={rule.reason}>
                  <th scope="row" className="gj-strong gj-nowrap">
                    {label('waitReason', rule.reason)}
                  </th>
                  <td className="gj-nowrap">{label('pauseEvidence', rule.evidence)}</td>
                  <td className="gj-nowrap">{formatDuration(rule.longestSingleSeconds, t)}</td>
                  <td className="gj-nowrap">{formatDuration(rule.longestTotalSeconds, t)}</td>
                  <td className="gj-nowrap">{label('recipient', rule.approver)}</td>
                  <td>
                    {rule.metrics.map((metric) => label('metric', metric)).join(t('archives.comma')) || (
                      <span className="gj-quiet">{t('settings.pauseRules.none')}</span>
                    )}
                  </td>
                  <td className="gj-acts">
                    {mayChange && (
                      <Button
                        size="small"
                        type="text"
                        icon={<EditOutlined />}
                        aria-label={`${t('settings.pauseRules.change')} · ${label('waitReason', rule.reason)}`}
                        onClick={() => setOpened(rule)}
                      />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {opened && <RuleForm rule={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

type Facts = Omit<PauseRule, 'reason' | 'version'>
const DAYS_AND_HOURS: readonly LengthUnit[] = ['d', 'h']

function RuleForm({ rule, onClose }: { rule: PauseRule; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('sla.changePauseRule', ['sla'])
  const evidence = useChoices('pauseEvidence')
  const approvers = useChoices('recipient', ['handler'])
  const metrics = useCall('sla.listMetrics', {}, { staleTime: 600_000 })
  // Only what can pause at all, and what pauses already.
  const pausing = (metrics.data?.items ?? [])
    .filter(({ metric, pause }) => pause !== null || rule.metrics.includes(metric))
    .map(({ metric }) => ({ value: metric, label: label('metric', metric) }))
  const save = async ({ approver, ...changes }: Partial<Facts>, version: number): Promise<void> => {
    const allowed = approver === undefined || approver === 'handler' ? {} : { approver }
    await inWords(t, () => change.mutateAsync({ params: { reason: rule.reason }, body: { ...changes, ...allowed, version } }))
    void message.success(t('archives.saved'))
  }
  const length = (value: unknown): string => formatDuration(value as number, t)
  return (
    <EditForm<PauseRule, Facts>
      title={`${t('settings.pauseRules.change')} · ${label('waitReason', rule.reason)}`}
      verb={t('shell.form.save')}
      hint={t('settings.pauseRules.keepHint')}
      record={rule}
      onSave={save}
      onClose={onClose}
      valuesOf={({ reason: _reason, version: _version, ...facts }) => facts}
      fields={{
        evidence: { label: t('settings.pauseRules.evidence'), show: (value) => label('pauseEvidence', value as string) },
        longestSingleSeconds: { label: t('settings.pauseRules.single'), show: length },
        longestTotalSeconds: { label: t('settings.pauseRules.total'), show: length },
        approver: { label: t('settings.pauseRules.approver'), show: (value) => label('recipient', value as string) },
        metrics: {
          label: t('settings.pauseRules.metrics'),
          show: (value) => (value as string[]).map((metric) => label('metric', metric)).join(t('archives.comma')),
        },
      }}
    >
      <Form.Item name="evidence" label={t('settings.pauseRules.evidence')}>
        <Select options={evidence} autoFocus />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item
          name="longestSingleSeconds"
          label={t('settings.pauseRules.single')}
          rules={[{ type: 'number', min: 3600, message: t('settings.pauseRules.tooShort') }]}
        >
          <LengthInput units={DAYS_AND_HOURS} />
        </Form.Item>
        <Form.Item
          name="longestTotalSeconds"
          label={t('settings.pauseRules.total')}
          dependencies={['longestSingleSeconds']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, total: number) =>
                total >= Number(getFieldValue('longestSingleSeconds'))
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('settings.pauseRules.totalShort'))),
            }),
          ]}
        >
          <LengthInput units={DAYS_AND_HOURS} />
        </Form.Item>
      </div>
      <Form.Item name="approver" label={t('settings.pauseRules.approver')} extra={t('settings.pauseRules.approverHint')}>
        <Select options={approvers} />
      </Form.Item>
      <Form.Item name="metrics" label={t('settings.pauseRules.metrics')} extra={t('settings.pauseRules.metricsHint')}>
        <Select mode="multiple" options={pausing} optionFilterProp="label" />
      </Form.Item>
    </EditForm>
  )
}
