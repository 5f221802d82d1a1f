import { App, Button, Form, Input, Radio, Select, Skeleton } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { formatNumber, useAct, useCall, useT, useTime } from '@guanjia/ui'
import type { Calendar } from '@guanjia/contract/sla.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useIsSlow } from '../kit/data-table.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { inWords } from '../kit/worded.ts'
import { useMay, useSite } from '../session/session.tsx'
import { minutesOfWeek } from './calendar-week.ts'
import { useMayChangeCalendar } from './may-change-calendar.ts'
import { PageHead } from './page-head.tsx'
import { WeekWords } from './week-words.tsx'

/** The working calendars that hold at this site. */
export function Calendars() {
  const t = useT()
  const time = useTime()
  const may = useMay()
  const site = useSite()
  const [making, setMaking] = useState(false)
  const found = useCall('sla.listCalendars', { query: { siteId: site.id } })
  const slow = useIsSlow(found.isPending)
  const calendars = found.data?.items ?? []
  return (
    <>
      <PageHead title={t('settings.calendars.title')} hint={t('settings.calendars.hint')}>
        {may('sla:manage') && (
          <Button type="primary" onClick={() => setMaking(true)}>
            {t('settings.calendars.add')}
          </Button>
        )}
      </PageHead>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <section className="gj-card" style={{ overflowX: 'auto' }}>
        {slow && <Skeleton active style={{ padding: 16 }} />}
        {found.data && calendars.length === 0 && (
          <div className="gj-table-empty">
            <h3>{t('settings.calendars.empty')}</h3>
          </div>
        )}
        {calendars.length > 0 && (
          <table className="gj-settings-table gj-policies">
            <thead>
              <tr>
                <th scope="col">{t('settings.calendars.name')}</th>
                <th scope="col">{t('settings.calendars.scope')}</th>
                <th scope="col">{t('settings.calendars.week')}</th>
                <th scope="col">{t('settings.calendars.hours')}</th>
                <th scope="col">{t('settings.calendars.holidays')}</th>
                <th scope="col">{t('settings.calendars.version')}</th>
              </tr>
            </thead>
            <tbody>
              {calendars.map((calendar) => {
                const { definition } = calendar
                const exceptions = Object.keys(definition.days).length
                return (
                  <tr key={calendar.id}>
                    <td>
                      <Link to="/settings/calendars/$id" params={{ id: calendar.id }} className="gj-strong">
                        {calendar.name}
                      </Link>
                      <div className="gj-quiet gj-small">{calendar.code}</div>
                    </td>
                    <td>{calendar.siteId ? site.name : t('settings.calendars.wholeCompany')}</td>
                    <td>{definition.always ? t('settings.calendars.always') : <WeekWords weekly={definition.weekly} />}</td>
                    <td className="gj-nowrap">
                      {t('settings.calendars.hoursPerWeek', {
                        n: definition.always ? 168 : formatNumber(minutesOfWeek(definition.weekly) / 60, 1),
                      })}
                    </td>
                    <td>
                      {definition.followsHolidays ? t('settings.calendars.follows') : t('settings.calendars.ignores')}
                      {exceptions > 0 && <div className="gj-quiet gj-small">{t('settings.calendars.exceptions', { n: exceptions })}</div>}
                    </td>
                    <td>
                      {t('settings.calendars.versionN', { n: calendar.version })}
                      <div className="gj-quiet gj-small">{t('settings.calendars.updated', { at: time.at(calendar.updatedAt) })}</div>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </section>
      {making && <NewCalendar calendars={calendars} onClose={() => setMaking(false)} />}
    </>
  )
}

interface Values {
  name: string
  code: string
  scope: 'company' | 'site'
  sample: string | null
}

const EMPTY = {
  timeZone: 'Asia/Shanghai',
  always: false,
  weekly: Object.fromEntries(
    ['1', '2', '3', '4', '5'].map((day) => [
      day,
      [
        { from: '09:00', to: '12:00' },
        { from: '13:30', to: '18:00' },
      ],
    ]),
  ),
  followsHolidays: true,
  days: {},
}

/** A new calendar begins as a copy, because nobody writes a week from nothing; its hours are changed on its page. */
function NewCalendar({ calendars, onClose }: { calendars: readonly Calendar[]; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const site = useSite()
  const navigate = useNavigate()
  const mayChange = useMayChangeCalendar()
  const make = useAct('sla.createCalendar', ['sla'])
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  const submit = async ({ name, code, scope, sample }: Values): Promise<void> => {
    const definition = calendars.find(({ id }) => id === sample)?.definition ?? { ...EMPTY, timeZone: site.timeZone }
    const made = await inWords(t, () => make.mutateAsync({ body: { name, code, siteId: scope === 'site' ? site.id : null, definition } }))
    void message.success(t('archives.created', { name }))
    void navigate({ to: '/settings/calendars/$id', params: { id: made.id } })
  }
  const mayCompany = mayChange({ siteId: null })
  return (
    <ActForm<Values>
      title={t('settings.calendars.add')}
      verb={t('settings.calendars.create')}
      onSubmit={submit}
      onClose={onClose}
      initial={{
        name: '',
        code: '',
        scope: mayCompany ? 'company' : 'site',
        sample: calendars.find(({ definition }) => !definition.always)?.id ?? null,
      }}
    >
      <div className="gj-form-pair">
        <Form.Item name="name" label={t('settings.calendars.name')} rules={[needed]}>
          <Input maxLength={100} autoFocus />
        </Form.Item>
        <Form.Item name="code" label={t('settings.calendars.code')} extra={t('settings.calendars.codeHint')} rules={[needed]}>
          <Input maxLength={40} />
        </Form.Item>
      </div>
      <Form.Item name="scope" label={t('settings.calendars.scope')}>
        <Radio.Group
          options={[
            { value: 'company', label: t('settings.calendars.wholeCompany'), disabled: !mayCompany },
            { value: 'site', label: t('settings.calendars.forSite', { site: site.name }) },
          ]}
        />
      </Form.Item>
      <Form.Item name="sample" label={t('settings.calendars.from')}>
        <Select allowClear options={calendars.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
    </ActForm>
  )
}
