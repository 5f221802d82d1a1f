import { ExperimentOutlined, HistoryOutlined, SyncOutlined } from '@ant-design/icons'
import { Alert, App, Button, Checkbox, Input, Select } from 'antd'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { TimeZone, dayOf, formatNumber, useAct, useCall, useT } from '@guanjia/ui'
import type { Calendar } from '@guanjia/contract/sla.ts'
import { EditConflict } from '../kit/conflict.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { FactGroup, RecordWaiting } from '../kit/record-page.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useUrlSearch } from '../kit/search.ts'
import { useMay, useSite } from '../session/session.tsx'
import { useCalendarEdit, type Draft } from './calendar-draft.ts'
import { WEEKDAYS, minutesOfWeek, type Weekly } from './calendar-week.ts'
import { DueCalculator } from './due-calculator.tsx'
import { ExceptionForm, Exceptions, type Days } from './exceptions-editor.tsx'
import { useMayChangeCalendar } from './may-change-calendar.ts'
import { PageHead } from './page-head.tsx'
import { SavedNotice } from './saved-notice.tsx'
import { useSimulateDraft } from './simulator/kept-simulation.ts'
import { WeekWords } from './week-words.tsx'
import { WeeklyEditor } from './weekly-editor.tsx'
import { YearGrid } from './year-grid.tsx'
import './calendar.css'

const CalendarVersions = lazy(() => import('./calendar-versions.tsx').then(({ CalendarVersions }) => ({ default: CalendarVersions })))
const RecalculateDialog = lazy(() =>
  import('./recalculations/recalculate-dialog.tsx').then(({ RecalculateDialog }) => ({ default: RecalculateDialog })),
)

export function CalendarPage() {
  const { id } = useParams({ from: '/shell/settings/calendars/$id' })
  const calendar = useCall('sla.getCalendar', { params: { id } })
  if (!calendar.data) return <RecordWaiting error={calendar.error} onRetry={() => void calendar.refetch()} />
  // Times of the calculator and the year are those of the calendar's own zone.
  return (
    <TimeZone value={calendar.data.definition.timeZone}>
      <Page key={id} calendar={calendar.data} />
    </TimeZone>
  )
}

function Page({ calendar }: { calendar: Calendar }) {
  const t = useT()
  const { message } = App.useApp()
  const site = useSite()
  const isReadOnly = !useMayChangeCalendar()(calendar)
  const { search, change } = useUrlSearch()
  const edit = useCalendarEdit(calendar)
  const { draft, set } = edit
  const [picked, setPicked] = useState<{ day: string | null } | null>(null)
  const [opened, setOpened] = useState<'versions' | 'recalculate' | null>(null)
  const [savedVersion, setSavedVersion] = useState<number | null>(null)
  const simulate = useSimulateDraft()
  const year = Number(search.year) || Number(dayOf(Date.now(), calendar.definition.timeZone).slice(0, 4))
  const save = async (): Promise<void> => {
    if (!edit.isChanged || edit.hasFaults || edit.isSaving) return
    const saved = await edit.save()
    if (!saved) return
    void message.success(t('settings.calendar.saved', { n: saved.version }))
    setSavedVersion(saved.version)
  }
  useShortcut('Ctrl+Enter', () => void save(), !isReadOnly)
  return (
    <>
      <PageHead
        title={
          <>
            <Link to="/settings/calendars">{t('settings.calendars.title')}</Link>
            <span className="gj-quiet">/</span>
            {calendar.name}
          </>
        }
        hint={[
          calendar.code,
          calendar.siteId ? t('settings.calendars.forSite', { site: site.name }) : t('settings.calendars.wholeCompany'),
          t('settings.calendars.versionN', { n: calendar.version }),
        ].join(' · ')}
      >
        <Button icon={<HistoryOutlined />} onClick={() => setOpened('versions')}>
          {t('settings.versions.title')}
        </Button>
        <Button
          icon={<ExperimentOutlined />}
          disabled={edit.hasFaults}
          onClick={() => {
            const { name: _name, ...definition } = draft
            simulate({ code: calendar.code, definition })
          }}
        >
          {t('settings.sim.act')}
        </Button>
        {!isReadOnly && (
          <Button icon={<SyncOutlined />} onClick={() => setOpened('recalculate')}>
            {t('settings.recalc.title')}
          </Button>
        )}
      </PageHead>
      {savedVersion !== null && (
        <SavedNotice version={savedVersion} onRecalculate={() => setOpened('recalculate')} onClose={() => setSavedVersion(null)} />
      )}
      {isReadOnly && <OwnForSite calendar={calendar} />}
      <EditConflict
        edit={edit}
        fields={{
          name: { label: t('settings.calendars.name') },
          timeZone: { label: t('settings.calendar.timeZone') },
          always: { label: t('settings.calendar.always'), show: yesNo(t) },
          followsHolidays: { label: t('settings.calendar.follows'), show: yesNo(t) },
          follows: { label: t('settings.calendar.makeup'), show: (day) => (day ? t(`settings.calendar.weekdays.d${day as 1}`) : '') },
          weekly: { label: t('settings.calendar.weekly'), show: (value) => <WeekWords weekly={value as Weekly} /> },
          days: {
            label: t('settings.calendar.exceptions'),
            show: (value) =>
              Object.keys(value as Days)
                .sort()
                .join(t('archives.comma')),
          },
        }}
      />
      <ProblemAlert error={edit.error} />
      <div className="gj-calendar">
        <div className="gj-stack">
          <FactGroup title={t('settings.calendar.basics')}>
            <Basics draft={draft} set={set} isReadOnly={isReadOnly} />
          </FactGroup>
          {!draft.always && (
            <FactGroup
              title={t('settings.calendar.weekly')}
              extra={
                <span className="gj-quiet">
                  {t('settings.calendars.hoursPerWeek', { n: formatNumber(minutesOfWeek(draft.weekly) / 60, 1) })}
                </span>
              }
            >
              <WeeklyEditor weekly={draft.weekly} onChange={(weekly) => set({ weekly })} isReadOnly={isReadOnly} />
            </FactGroup>
          )}
        </div>
        <div className="gj-stack">
          {!draft.always && (
            <FactGroup
              title={t('settings.calendar.exceptions')}
              extra={!isReadOnly && <span className="gj-quiet gj-small gj-clip">{t('settings.calendar.exceptionsHint')}</span>}
            >
              <Exceptions
                days={draft.days}
                isReadOnly={isReadOnly}
                onAdd={(day) => setPicked({ day })}
                onRemove={(day) => set({ days: Object.fromEntries(Object.entries(draft.days).filter(([other]) => other !== day)) })}
              />
            </FactGroup>
          )}
          <FactGroup title={t('settings.due.title')}>
            <DueCalculator calendarId={calendar.id} version={calendar.version} />
          </FactGroup>
        </div>
      </div>
      <FactGroup title={t('settings.calendar.preview')}>
        <div className="gj-stack">
          <YearGrid
            calendar={calendar}
            days={draft.days}
            year={year}
            onYear={(chosen) => change({ year: String(chosen) })}
            onPick={isReadOnly || draft.always ? undefined : (day) => setPicked({ day })}
          />
        </div>
      </FactGroup>
      {edit.isChanged && !isReadOnly && (
        <div className="gj-save-bar">
          <span className="gj-grow">
            <strong>{t('settings.calendar.unsaved')}</strong>{' '}
            <span className="gj-quiet">{edit.hasFaults ? t('settings.calendar.fix') : t('settings.calendar.versionHint')}</span>
          </span>
          <Button onClick={edit.undo}>{t('settings.calendar.undo')}</Button>
          <Button type="primary" disabled={edit.hasFaults} loading={edit.isSaving} onClick={() => void save()}>
            {t('settings.calendar.save', { n: calendar.version + 1 })}
          </Button>
        </div>
      )}
      {picked && (
        <ExceptionForm
          day={picked.day}
          known={picked.day ? draft.days[picked.day] : undefined}
          onClose={() => setPicked(null)}
          onAdd={(days) => set({ days: { ...draft.days, ...days } })}
        />
      )}
      <Suspense>
        {opened === 'versions' && (
          <CalendarVersions
            calendar={calendar}
            onClose={() => setOpened(null)}
            onRestore={
              isReadOnly
                ? undefined
                : (definition, n) => {
                    set({ follows: undefined, ...definition })
                    setOpened(null)
                    void message.info(t('settings.versions.restored', { n }))
                  }
            }
          />
        )}
        {opened === 'recalculate' && (
          <RecalculateDialog
            scope={{ calendarIds: [calendar.id] }}
            reason={t('settings.recalc.reasonCalendar', { name: calendar.name, n: calendar.version })}
            onClose={() => setOpened(null)}
          />
        )}
      </Suspense>
    </>
  )
}

const yesNo =
  (t: ReturnType<typeof useT>) =>
  (value: unknown): string =>
    t(value ? 'archives.yes' : 'archives.no')

function Basics({ draft, set, isReadOnly }: { draft: Draft; set: (part: Partial<Draft>) => void; isReadOnly: boolean }) {
  const t = useT()
  return (
    <div className="gj-stack">
      <div className="gj-form-pair">
        <label className="gj-import-option">
          <span>{t('settings.calendars.name')}</span>
          <Input value={draft.name} maxLength={100} disabled={isReadOnly} onChange={({ target }) => set({ name: target.value })} />
        </label>
        <label className="gj-import-option">
          <span>{t('settings.calendar.timeZone')}</span>
          <Select
            showSearch
            value={draft.timeZone}
            disabled={isReadOnly}
            options={Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))}
            onChange={(timeZone) => set({ timeZone })}
          />
        </label>
      </div>
      <Checkbox checked={draft.always} disabled={isReadOnly} onChange={({ target }) => set({ always: target.checked })}>
        {t('settings.calendar.always')}
      </Checkbox>
      {!draft.always && (
        <Checkbox checked={draft.followsHolidays} disabled={isReadOnly} onChange={({ target }) => set({ followsHolidays: target.checked })}>
          {t('settings.calendar.follows')}
        </Checkbox>
      )}
      {!draft.always && draft.followsHolidays && <MakeUpDays draft={draft} set={set} isReadOnly={isReadOnly} />}
    </div>
  )
}

/** Whose hours a make-up day has: some companies work a whole Monday on it, others the short Friday. */
function MakeUpDays({ draft, set, isReadOnly }: { draft: Draft; set: (part: Partial<Draft>) => void; isReadOnly: boolean }) {
  const t = useT()
  const worked = WEEKDAYS.filter((day) => (draft.weekly[day] ?? []).length > 0)
  return (
    <label className="gj-row">
      <span>{t('settings.calendar.makeup')}</span>
      <Select
        value={draft.follows ?? 0}
        disabled={isReadOnly}
        popupMatchSelectWidth={false}
        style={{ minWidth: 200 }}
        options={[
          {
            value: 0,
            label: worked[0]
              ? t('settings.calendar.makeupFirst', { day: t(`settings.calendar.weekdays.d${worked[0]}`) })
              : t('settings.calendar.rest'),
          },
          ...worked.map((day) => ({ value: Number(day), label: t(`settings.calendar.weekdays.d${day}`) })),
        ]}
        onChange={(day) => set({ follows: day === 0 ? undefined : day })}
      />
    </label>
  )
}

/** Who is in charge of one site makes a calendar of the same code there: it replaces the company's at that site. */
function OwnForSite({ calendar }: { calendar: Calendar }) {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const navigate = useNavigate()
  const complain = useComplain()
  const make = useAct('sla.createCalendar', ['sla'])
  if (!may('sla:manage')) return <p className="gj-quiet">{t('settings.calendars.readOnly')}</p>
  const copy = (): void =>
    make.mutate(
      { body: { code: calendar.code, name: calendar.name, siteId: site.id, definition: calendar.definition } },
      { onError: complain, onSuccess: (made) => void navigate({ to: '/settings/calendars/$id', params: { id: made.id } }) },
    )
  return (
    <Alert
      type="info"
      showIcon
      title={t('settings.calendars.ownHint')}
      action={
        <Button size="small" loading={make.isPending} onClick={copy}>
          {t('settings.calendars.own')}
        </Button>
      }
    />
  )
}
