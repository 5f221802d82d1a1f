import { App, Button, Form, Input, InputNumber, Radio, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { dayAfter, useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { ServiceHours as Hours } from '@guanjia/contract/reception.ts'
import { ProblemAlert, showFieldErrors, useComplain } from '../kit/problem.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useMay, useSite } from '../session/session.tsx'
import type { Weekly } from './calendar-week.ts'
import { PageHead } from './page-head.tsx'
import { WeeklyEditor } from './weekly-editor.tsx'
import './calendar.css'

/** 服务时间: when the desk of the site is open, whom residents reach outside, and who answers for the nights. */
export function ServiceHours() {
  const t = useT()
  const site = useSite()
  const hours = useCall('reception.getServiceHours', { query: { siteId: site.id } })
  if (hours.error && !hours.data) return <ProblemAlert error={hours.error} onRetry={() => void hours.refetch()} />
  return (
    <>
      <PageHead title={`${t('reception.settings.hours')} · ${site.name}`} hint={t('reception.settings.hoursHint')} />
      {hours.data ? <HoursForm key={`${site.id}${hours.data.version}`} hours={hours.data} /> : <Skeleton active />}
      <Nights key={site.id} />
    </>
  )
}

type Values = Pick<Hours, 'dutyPhone' | 'notice' | 'nightNotice' | 'stewardMinutes'> & { source: 'calendar' | 'week'; calendar: string }
const USUAL: Weekly = Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((day) => [day, [{ from: '08:30', to: '18:00' }]])) as Weekly

function HoursForm({ hours }: { hours: Hours }) {
  const t = useT()
  const may = useMay()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const [weekly, setWeekly] = useState<Weekly>((hours.weekly ?? USUAL) as Weekly)
  const [error, setError] = useState<unknown>(null)
  const calendars = useCall('sla.listCalendars', { query: { siteId: hours.siteId } })
  const change = useAct('reception.changeServiceHours')
  const source = Form.useWatch('source', form) ?? (hours.weekly ? 'week' : 'calendar')
  const save = async ({ source: from, calendar, ...values }: Values): Promise<void> => {
    setError(null)
    try {
      await change.mutateAsync({ body: { siteId: hours.siteId, version: hours.version, ...values, calendar: from === 'calendar' ? calendar : null, weekly: from === 'week' ? weekly : null } })
      void message.success(t('reception.settings.saved'))
    } catch (failure) {
      if (!showFieldErrors(form, failure)) setError(failure)
    }
  }
  useShortcut('Ctrl+Enter', () => form.submit())
  const isReadOnly = !may('settings:manage')
  const codes = new Map((calendars.data?.items ?? []).map((one) => [one.code, one.name]))
  return (
    <section className="gj-card" style={{ marginBottom: 12 }}>
      <div className="gj-body">
        <Form<Values>
          form={form}
          layout="vertical"
          disabled={isReadOnly}
          initialValues={{ source: hours.weekly ? 'week' : 'calendar', calendar: hours.calendar ?? 'opening_hours', dutyPhone: hours.dutyPhone, notice: hours.notice, nightNotice: hours.nightNotice, stewardMinutes: hours.stewardMinutes }}
          onFinish={(values) => void save(values)}
        >
          <Form.Item name="source" label={t('reception.settings.source')}>
            <Radio.Group
              options={[
                { value: 'calendar', label: t('reception.settings.byCalendar') },
                { value: 'week', label: t('reception.settings.byWeek') },
              ]}
            />
          </Form.Item>
          <Form.Item name="calendar" label={t('reception.settings.calendar')} hidden={source !== 'calendar'}>
            <Select options={[...codes].map(([value, label]) => ({ value, label }))} style={{ maxWidth: 320 }} />
          </Form.Item>
          {source === 'week' && (
            <div style={{ marginBottom: 20 }}>
              <WeeklyEditor weekly={weekly} onChange={setWeekly} isReadOnly={isReadOnly} />
            </div>
          )}
          <div className="gj-form-pair">
            <Form.Item name="dutyPhone" label={t('reception.settings.dutyPhone')}>
              <Input maxLength={40} inputMode="tel" />
            </Form.Item>
            <Form.Item name="stewardMinutes" label={t('reception.settings.stewardMinutes')} extra={t('reception.settings.stewardMinutesHint')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
              <InputNumber min={1} max={1440} precision={0} suffix={t('reception.settings.minutes')} style={{ width: 160 }} />
            </Form.Item>
            <Form.Item name="notice" label={t('reception.settings.notice')} extra={t('reception.settings.noticeHint')}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
            </Form.Item>
            <Form.Item name="nightNotice" label={t('reception.settings.nightNotice')} extra={t('reception.settings.nightNoticeHint')}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
            </Form.Item>
          </div>
          {error !== null && <ProblemAlert error={error} />}
          {!isReadOnly && (
            <Button type="primary" htmlType="submit" loading={change.isPending}>
              {t('shell.form.save')}
            </Button>
          )}
        </Form>
      </div>
    </section>
  )
}

const DAYS = 14
/** The nights of the next two weeks and who is on duty in each. */
function Nights() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const may = useMay()
  const complain = useComplain()
  const [from] = useState(() => dayAfter(0, Date.now(), site.timeZone))
  const to = dayAfter(DAYS - 1, Date.now(), site.timeZone)
  const nights = useCall('reception.listNights', { query: { siteId: site.id, from, to } })
  const set = useAct('reception.setNight')
  const options = (nights.data?.candidates ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <section className="gj-card">
      <header>
        <h2 className="gj-grow">{t('reception.settings.nights')}</h2>
        <span className="gj-quiet gj-small">{t('reception.settings.nightsHint')}</span>
      </header>
      <div className="gj-body" style={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(230px, 1fr))', gap: '8px 24px' }}>
        {nights.data?.items.map((night) => (
          <label key={night.day} className="gj-row">
            <span className="gj-nowrap" style={{ width: 88 }}>
              {time.day(night.day)}
            </span>
            <Select
              className="gj-grow"
              allowClear
              disabled={!may('settings:manage')}
              aria-label={night.day}
              placeholder={t('reception.settings.nobody')}
              showSearch={{ optionFilterProp: 'label' }}
              value={night.employee?.id}
              options={options}
              onChange={(employeeId: string | undefined) => set.mutate({ body: { siteId: site.id, day: night.day, employeeId: employeeId ?? null } }, { onError: complain })}
            />
          </label>
        ))}
      </div>
    </section>
  )
}
