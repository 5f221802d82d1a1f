import { App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import { AGENT_VERDICTS, CLEAN_AGENTS, SURFACE_MATERIALS } from '@guanjia/ui/environment/choices.ts'
import type { AgentRule } from '@guanjia/contract/environment.ts'
import { ActForm } from '../kit/act-form.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useMay } from '../session/session.tsx'
import { EnvironmentState } from './looks.tsx'
import { EnvironmentTabs } from './tabs.tsx'
import './environment.css'

/** Which agent which surface bears (ENV-005): one table, whose cells are changed by who decides. */
export function AgentsPage() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const rules = useCall('environment.listAgentRules', {})
  const [changed, setChanged] = useState<AgentRule | null>(null)
  const ruleOf = (material: AgentRule['material'], agent: AgentRule['agent']) => rules.data?.items.find((one) => one.material === material && one.agent === agent)
  return (
    <div className="gj-page">
      <div className="gj-page-head"><h1>{t('environment.agents.title')}</h1></div>
      <EnvironmentTabs at="agents" />
      <p className="gj-quiet">{t('environment.agents.hint')}</p>
      {rules.error && !rules.data && <ProblemAlert error={rules.error} onRetry={() => void rules.refetch()} />}
      {rules.data && (
        <section className="gj-card gj-env-matrix" tabIndex={0} role="region" aria-label={t('environment.agents.title')}>
          <table>
            <thead><tr><th>{t('environment.field.material')}</th>{CLEAN_AGENTS.map((agent) => <th key={agent} scope="col">{label('cleanAgent', agent)}</th>)}</tr></thead>
            <tbody>
              {SURFACE_MATERIALS.map((material) => (
                <tr key={material}>
                  <th scope="row">{label('surfaceMaterial', material)}</th>
                  {CLEAN_AGENTS.map((agent) => {
                    const rule = ruleOf(material, agent)
                    return <td key={agent} title={rule?.note}>{rule && <Cell rule={rule} onChange={may('environment:decide') && !rule.isFixed ? () => setChanged(rule) : undefined} />}</td>
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {changed && <RuleForm rule={changed} onClose={() => setChanged(null)} />}
    </div>
  )
}

function Cell({ rule, onChange }: { rule: AgentRule; onChange?: (() => void) | undefined }) {
  const t = useT()
  const label = useLabel()
  const shown = (
    <>
      <EnvironmentState group="agentVerdict" state={rule.verdict} />
      {(rule.isFixed || rule.isOwn) && <span className="gj-quiet gj-small"> {t(rule.isFixed ? 'environment.agents.fixed' : 'environment.agents.own')}</span>}
    </>
  )
  return onChange ? <Button type="text" size="small" aria-label={`${label('surfaceMaterial', rule.material)} ${label('cleanAgent', rule.agent)} ${label('agentVerdict', rule.verdict)}`} onClick={onChange}>{shown}</Button> : <span className="gj-env-fixed">{shown}</span>
}

function RuleForm({ rule, onClose }: { rule: AgentRule; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('environment.changeAgentRule', ['environment'])
  const submit = async (values: Pick<AgentRule, 'verdict' | 'note'>): Promise<void> => {
    await change.mutateAsync({ body: { material: rule.material, agent: rule.agent, ...values } })
    void message.success(t('registers.saved'))
  }
  return (
    <ActForm<Pick<AgentRule, 'verdict' | 'note'>> title={`${label('surfaceMaterial', rule.material)} · ${label('cleanAgent', rule.agent)}`} verb={t('environment.agents.change')} initial={{ verdict: rule.verdict, note: rule.note }} onSubmit={submit} onClose={onClose}>
      <Form.Item name="verdict" label={t('environment.agents.verdict')}><Select options={AGENT_VERDICTS.map((value) => ({ value, label: label('agentVerdict', value) }))} /></Form.Item>
      <Form.Item name="note" label={t('environment.field.note')}><Input maxLength={200} /></Form.Item>
    </ActForm>
  )
}
