import { App, Button, Form, InputNumber, Skeleton } from 'antd'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { RedressSettings } from '@guanjia/contract/redress.ts'
import { ProblemAlert, showFieldErrors, useComplain } from '../kit/problem.tsx'
import { PageHead } from '../settings/page-head.tsx'
import { Workflows } from './workflows.tsx'

const ROLES = ['front_desk', 'steward', 'supervisor', 'site_manager', 'administrator'] as const

/** When complaints are major or repeated, who may grant how much, and the workflow of each category. */
export function RedressSettingsPage() {
  const t = useT()
  const found = useCall('redress.getRedressSettings', {})
  return (
    <>
      <PageHead title={t('redress.settings.title')} hint={t('redress.settings.hint')} />
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton active />}
      {found.data && <Rules key={found.data.version} settings={found.data} />}
      <Workflows />
    </>
  )
}

type Values = Pick<RedressSettings, 'groupHouseholds' | 'groupDays' | 'thirdDays' | 'repeatDays'> & { yuan: Partial<Record<(typeof ROLES)[number], number | null>> }

function Rules({ settings }: { settings: RedressSettings }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { message } = App.useApp()
  const complain = useComplain()
  const [form] = Form.useForm<Values>()
  const save = useAct('redress.saveRedressSettings', ['redress'])
  const yuanOf = (role: (typeof ROLES)[number]): number | null => {
    const fen = settings.limits[role]
    return fen === undefined || fen === null ? null : fen / 100
  }
  // An empty limit is no limit; only head office writes them.
  const limitsOf = (yuan: Values['yuan']): RedressSettings['limits'] => Object.fromEntries(ROLES.map((role) => [role, yuan[role] === null || yuan[role] === undefined ? null : Math.round(yuan[role] * 100)]))
  const submit = ({ yuan, ...rules }: Values): void =>
    save.mutate(
      { body: { ...rules, version: settings.version, limits: settings.mayChangeLimits ? limitsOf(yuan) : settings.limits } },
      { onSuccess: () => void message.success(t('archives.saved')), onError: (error) => void (showFieldErrors(form, error) || complain(error)) },
    )
  const number = (name: 'groupHouseholds' | 'groupDays' | 'thirdDays' | 'repeatDays', min: number, max: number) => (
    <Form.Item name={name} label={t(`redress.settings.${name}`)} rules={[{ required: true, message: t('redress.needed') }]}>
      <InputNumber min={min} max={max} precision={0} style={{ width: 160 }} />
    </Form.Item>
  )
  return (
    <section className="gj-card" style={{ marginBottom: 16 }}>
      <div className="gj-body">
        <Form<Values> form={form} layout="vertical" initialValues={{ ...settings, yuan: Object.fromEntries(ROLES.map((role) => [role, yuanOf(role)])) }} onFinish={submit}>
          <div className="gj-row gj-wrap" style={{ alignItems: 'flex-end', columnGap: 24 }}>
            {number('groupHouseholds', 2, 100)}
            {number('groupDays', 1, 730)}
            {number('thirdDays', 1, 730)}
            {number('repeatDays', 1, 730)}
          </div>
          <h3 style={{ margin: '4px 0 2px', fontSize: 14 }}>{t('redress.settings.limits')}</h3>
          <p className="gj-quiet gj-small" style={{ marginBottom: 8 }}>
            {t(settings.mayChangeLimits ? 'redress.settings.limitsHint' : 'redress.settings.limitsHeadOffice')}
          </p>
          <div className="gj-row gj-wrap" style={{ columnGap: 24 }}>
            {ROLES.map((role) => (
              <Form.Item key={role} name={['yuan', role]} label={label('role', role)}>
                <InputNumber min={0} max={10_000_000} precision={2} prefix="¥" disabled={!settings.mayChangeLimits} placeholder={t('redress.settings.unlimited')} style={{ width: 150 }} />
              </Form.Item>
            ))}
          </div>
          <div className="gj-row">
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {t('shell.form.save')}
            </Button>
            <span className="gj-quiet gj-small">{settings.changedAt ? t('redress.settings.version', { n: settings.version, who: settings.changedBy ?? '', at: time.at(settings.changedAt) }) : t('redress.settings.defaults')}</span>
          </div>
        </Form>
      </div>
    </section>
  )
}
