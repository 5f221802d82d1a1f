import { App, Button, Form, Input, InputNumber, Skeleton, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { AlertSettings as Settings } from '@guanjia/contract/sla.ts'
import { EditForm } from '../kit/edit-form.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { inWords } from '../kit/worded.ts'
import { readTime } from './calendar-week.ts'
import { useMayChangeForAll } from './may-change-calendar.ts'
import { PageHead } from './page-head.tsx'

/** When people are left in peace, and how many messages become one. */
export function AlertSettings() {
  const t = useT()
  const mayChange = useMayChangeForAll()
  const [editing, setEditing] = useState(false)
  const found = useCall('sla.getAlertSettings', {})
  const settings = found.data
  return (
    <>
      <PageHead title={t('settings.alerts.title')} hint={t('settings.alerts.hint')}>
        {mayChange && settings && (
          <Button type="primary" onClick={() => setEditing(true)}>
            {t('settings.alerts.change')}
          </Button>
        )}
      </PageHead>
      {found.error && !settings && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton active />}
      {settings && (
        <FactGroup title={t('settings.alerts.rules')}>
          <div className="gj-stack">
            <Facts
              facts={[
                {
                  label: t('settings.alerts.quiet'),
                  value:
                    settings.quietFrom && settings.quietTo
                      ? quietWords(settings.quietFrom, settings.quietTo, t('settings.calendar.nextDay'))
                      : t('settings.alerts.noQuiet'),
                },
                { label: t('settings.alerts.digest'), value: t('settings.alerts.digestAbove', { n: settings.digestAbove }) },
              ]}
            />
            <div className="gj-row gj-wrap">
              <span className="gj-quiet">{t('settings.alerts.critical')}</span>
              <Link to="/settings/policies">{t('settings.policies.title')}</Link>
            </div>
          </div>
        </FactGroup>
      )}
      {editing && settings && <SettingsForm settings={settings} onClose={() => setEditing(false)} />}
    </>
  )
}

function quietWords(from: string, to: string, nextDay: string): string {
  return `${from} – ${to <= from ? nextDay : ''}${to}`
}

interface Values {
  isQuiet: boolean
  quietFrom: string | null
  quietTo: string | null
  digestAbove: number
}

function SettingsForm({ settings, onClose }: { settings: Settings; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const change = useAct('sla.changeAlertSettings', ['sla'])
  const save = async ({ isQuiet, quietFrom, quietTo, digestAbove }: Partial<Values>, version: number): Promise<void> => {
    const times = {
      ...(quietFrom === undefined ? {} : { quietFrom: quietFrom && readTime(quietFrom) }),
      ...(quietTo === undefined ? {} : { quietTo: quietTo && readTime(quietTo) }),
    }
    const quiet = isQuiet === false ? { quietFrom: null, quietTo: null } : times
    await inWords(t, () => change.mutateAsync({ body: { version, ...quiet, ...(digestAbove === undefined ? {} : { digestAbove }) } }))
    void message.success(t('archives.saved'))
  }
  const time = {
    validator: (_: unknown, value: string | null) =>
      value && readTime(value) !== null && readTime(value) !== '24:00'
        ? Promise.resolve()
        : Promise.reject(new Error(t('settings.calendar.error.time'))),
  }
  return (
    <EditForm<Settings, Values>
      title={t('settings.alerts.title')}
      verb={t('shell.form.save')}
      record={settings}
      onSave={save}
      onClose={onClose}
      valuesOf={({ quietFrom, quietTo, digestAbove }) => ({
        isQuiet: quietFrom !== null,
        quietFrom: quietFrom ?? '22:00',
        quietTo: quietTo ?? '07:00',
        digestAbove,
      })}
      fields={{
        isQuiet: { label: t('settings.alerts.quiet'), show: (value) => t(value ? 'archives.yes' : 'archives.no') },
        quietFrom: { label: t('settings.alerts.from') },
        quietTo: { label: t('settings.alerts.to') },
        digestAbove: { label: t('settings.alerts.digest') },
      }}
    >
      {(form) => (
        <>
          <Form.Item name="isQuiet" label={t('settings.alerts.quiet')} valuePropName="checked" extra={t('settings.alerts.quietHint')}>
            <Switch
              onChange={(isQuiet) => {
                // Switched on for the first time, the times that stand there are sent as well.
                if (isQuiet && settings.quietFrom === null) form.setFieldsValue({ quietFrom: '22:30', quietTo: '07:00' })
              }}
            />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {({ getFieldValue }) => (
              <div className="gj-form-pair" hidden={!getFieldValue('isQuiet')}>
                <Form.Item name="quietFrom" label={t('settings.alerts.from')} rules={[time]}>
                  <Input maxLength={5} inputMode="numeric" />
                </Form.Item>
                <Form.Item name="quietTo" label={t('settings.alerts.to')} rules={[time]} extra={t('settings.alerts.nightHint')}>
                  <Input maxLength={5} inputMode="numeric" />
                </Form.Item>
              </div>
            )}
          </Form.Item>
          <Form.Item
            name="digestAbove"
            label={t('settings.alerts.digest')}
            extra={t('settings.alerts.digestHint')}
            rules={[{ required: true, message: t('shell.fieldNeeded') }]}
          >
            <InputNumber min={1} max={100} precision={0} suffix={t('settings.alerts.messages')} style={{ width: 140 }} />
          </Form.Item>
        </>
      )}
    </EditForm>
  )
}
