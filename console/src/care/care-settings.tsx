import { App, Button, Form, Input, InputNumber, Select, Switch, Checkbox } from 'antd'
import { useState } from 'react'
import { formatMoney, useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { CareRule, FactKind } from '@guanjia/contract/relations.ts'
import { EMPOWERMENT_KINDS } from '@guanjia/ui/archives/choices.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { FigureTable } from '../kit/figure-table.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay, useSite } from '../session/session.tsx'
import { PageHead } from '../settings/page-head.tsx'
import './care.css'

/** What prompts what; how far each role may go; what each night erased. */
export function CareSettings() {
  const t = useT()
  const label = useLabel()
  const may = useMay()
  const complain = useComplain()
  const [opened, setOpened] = useState<'new' | CareRule | null>(null)
  const found = useCall('relations.listRules', {})
  const change = useAct('relations.changeRule', ['relations', 'cases'])
  const mayChange = may('settings:manage')
  return (
    <>
      <PageHead title={t('care.rules.title')} hint={t('care.rules.hint')}>
        {mayChange && (
          <Button type="primary" onClick={() => setOpened('new')}>
            {t('care.rules.add')}
          </Button>
        )}
      </PageHead>
      <ProblemAlert error={found.data ? null : found.error} onRetry={() => void found.refetch()} />
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        <table className="gj-settings-table" aria-label={t('care.rules.title')}>
          <thead>
            <tr>
              <th scope="col">{t('care.rules.occasion')}</th>
              <th scope="col">{t('care.rules.prompt')}</th>
              <th scope="col">{t('care.rules.act')}</th>
              <th scope="col">{t('care.rules.audience')}</th>
              <th scope="col">{t('care.rules.keep')}</th>
              <th scope="col">{t('care.rules.suggested')}</th>
              <th scope="col">{t('care.rules.active')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {found.data?.items.map((rule) => (
              <tr key={rule.id} data-off={!rule.isActive}>
                <td className="gj-nowrap">
                  {label('occasion', rule.occasion)}
                  {rule.package && <span className="gj-quiet gj-small"> {label('carePackage', rule.package)}</span>}
                </td>
                <th scope="row" className="gj-strong">
                  {rule.prompt}
                </th>
                <td>{rule.act}</td>
                <td className="gj-quiet gj-nowrap">{label('audience', rule.audience)}</td>
                <td className="gj-quiet gj-nowrap">{rule.keepDays === null ? t('care.rules.keepForever') : t('care.rules.days', { n: rule.keepDays })}</td>
                <td>{rule.isSuggested ? t('shell.yes') : ''}</td>
                <td>
                  <Switch
                    size="small"
                    checked={rule.isActive}
                    disabled={!mayChange}
                    aria-label={rule.prompt}
                    onChange={(isActive) => change.mutate({ params: { id: rule.id }, body: { version: rule.version, isActive } }, { onError: complain })}
                  />
                </td>
                <td className="gj-acts">
                  {mayChange && (
                    <Button size="small" type="text" onClick={() => setOpened(rule)}>
                      {t('care.facts.change')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <div className="gj-care-two" style={{ marginTop: 12 }}>
        <Limits mayChange={mayChange} />
        <Purges />
      </div>
      {opened && <RuleForm rule={opened === 'new' ? null : opened} onClose={() => setOpened(null)} />}
    </>
  )
}

type Values = Pick<CareRule, 'code' | 'occasion' | 'prompt' | 'act' | 'audience' | 'keepDays' | 'isSuggested' | 'package'> & { concerns: FactKind[] }

function RuleForm({ rule, onClose }: { rule: CareRule | null; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const occasions = useChoices('occasion')
  const kinds = useChoices('factKind')
  const audiences = useChoices('audience')
  const packages = useChoices('carePackage')
  const make = useAct('relations.createRule', ['relations', 'cases'])
  const change = useAct('relations.changeRule', ['relations', 'cases'])
  const submit = async ({ code, occasion, package: group, ...values }: Values): Promise<void> => {
    const body = { ...values, package: group ?? null, keepDays: values.keepDays ?? null }
    await inWords(t, () => (rule ? change.mutateAsync({ params: { id: rule.id }, body: { ...body, version: rule.version } }) : make.mutateAsync({ body: { ...body, code, occasion } })))
    void message.success(t('archives.saved'))
  }
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<Values>
      title={rule ? t('care.rules.change') : t('care.rules.add')}
      verb={t('shell.form.save')}
      width={640}
      initial={rule ?? { code: '', occasion: 'habit', concerns: [], prompt: '', act: '', audience: 'all', keepDays: null, isSuggested: false, package: null }}
      onSubmit={submit}
      onClose={onClose}
    >
      {!rule && (
        <div className="gj-form-pair">
          <Form.Item name="code" label={t('care.rules.code')} rules={needed}>
            <Input maxLength={40} autoFocus />
          </Form.Item>
          <Form.Item name="occasion" label={t('care.rules.occasion')}>
            <Select options={occasions} />
          </Form.Item>
        </div>
      )}
      <Form.Item name="prompt" label={t('care.rules.prompt')} rules={needed}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="act" label={t('care.rules.act')} rules={needed}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={300} />
      </Form.Item>
      <Form.Item name="concerns" label={t('care.rules.concerns')} extra={t('care.rules.concernsHint')}>
        <Select mode="multiple" options={kinds} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="audience" label={t('care.rules.audience')}>
          <Select options={audiences} />
        </Form.Item>
        <Form.Item name="package" label={t('care.rules.package')}>
          <Select allowClear options={packages} />
        </Form.Item>
        <Form.Item name="keepDays" label={t('care.rules.keep')}>
          <InputNumber min={1} max={1830} precision={0} placeholder={t('care.rules.keepForever')} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="isSuggested" valuePropName="checked" label=" ">
          <Checkbox>{t('care.rules.suggested')}</Checkbox>
        </Form.Item>
      </div>
    </ActForm>
  )
}

function Limits({ mayChange }: { mayChange: boolean }) {
  const t = useT()
  const label = useLabel()
  const complain = useComplain()
  const found = useCall('relations.listEmpowerments', {})
  const change = useAct('relations.changeEmpowerment', ['relations'])
  const roles = [...new Set(found.data?.items.map(({ role }) => role))]
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{t('care.rules.limits')}</h2>
        <span className="gj-quiet gj-small">{t('care.rules.limitsHint')}</span>
      </header>
      <FigureTable label={t('care.rules.limits')} head={[{ words: '' }, ...EMPOWERMENT_KINDS.map((kind) => label('empowermentKind', kind))]}>
        {roles.map((role) => (
          <tr key={role}>
            <th scope="row">{label('role', role)}</th>
            {EMPOWERMENT_KINDS.map((kind) => {
              const one = found.data?.items.find((row) => row.role === role && row.kind === kind)
              if (!one) return <td key={kind}>—</td>
              return (
                <td key={kind}>
                  {mayChange ? (
                    <InputNumber
                      key={one.version}
                      size="small"
                      min={0}
                      max={1_000_000}
                      precision={2}
                      prefix="¥"
                      aria-label={`${label('role', role)} ${label('empowermentKind', kind)}`}
                      defaultValue={one.limitFen / 100}
                      onBlur={({ target }) => {
                        const limitFen = Math.round(Number(target.value) * 100)
                        if (Number.isFinite(limitFen) && limitFen !== one.limitFen) change.mutate({ body: { role, kind, limitFen, version: one.version } }, { onError: complain })
                      }}
                    />
                  ) : (
                    <span>{formatMoney(one.limitFen)}</span>
                  )}
                </td>
              )
            })}
          </tr>
        ))}
      </FigureTable>
    </section>
  )
}

function Purges() {
  const t = useT()
  const site = useSite()
  const time = useTime()
  const found = useCall('relations.listPurges', { query: { siteId: site.id } })
  const some = found.data?.items.filter(({ erased }) => erased > 0) ?? []
  return (
    <section className="gj-card">
      <header>
        <h2>{t('care.rules.purges')}</h2>
      </header>
      <div className="gj-body">
        {found.data && some.length === 0 && <p className="gj-quiet">{t('care.rules.purgesEmpty')}</p>}
        <ul className="gj-care-lines">
          {some.slice(0, 10).map((one) => (
            <li key={one.day}>
              <span className="gj-grow">{one.day}</span>
              <span>{t('care.rules.purged', { n: one.erased })}</span>
              <span className="gj-quiet gj-small">{time.at(one.at)}</span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
