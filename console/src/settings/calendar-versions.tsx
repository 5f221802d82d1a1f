import { Button, Drawer, Skeleton } from 'antd'
import { useState } from 'react'
import { formatNumber, useCall, useT, useTime } from '@guanjia/ui'
import type { Calendar, CalendarDefinition } from '@guanjia/contract/sla.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { minutesOfWeek } from './calendar-week.ts'
import { Exceptions } from './exceptions-editor.tsx'
import { WeekWords } from './week-words.tsx'

interface Props {
  calendar: Calendar
  /** Puts the hours of an older version into the editor; nothing when they may not be changed. */
  onRestore: ((definition: CalendarDefinition, version: number) => void) | undefined
  onClose: () => void
}

/** All versions of a calendar: who made them, what they say, and how many open promises still run on them. */
export function CalendarVersions({ calendar, onRestore, onClose }: Props) {
  const t = useT()
  const time = useTime()
  const found = useCall('sla.listCalendarVersions', { params: { id: calendar.id } })
  const [shown, setShown] = useState<number | null>(null)
  return (
    <Drawer
      open
      size={560}
      closable={{ 'aria-label': t('shell.form.dismiss') }}
      title={`${t('settings.versions.title')} · ${calendar.name}`}
      onClose={onClose}
    >
      {found.isPending && <Skeleton active />}
      {found.error && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <ol className="gj-versions">
        {found.data?.items.map(({ version, createdAt, createdBy, definition, openClocks }) => (
          <li key={version}>
            <div className="gj-row gj-wrap">
              <strong>{t('settings.calendars.versionN', { n: version })}</strong>
              <span className="gj-quiet gj-small gj-grow">
                {[createdBy ?? t('settings.versions.system'), time.at(createdAt)].join(' · ')}
              </span>
              <Button
                size="small"
                type="text"
                aria-expanded={shown === version}
                onClick={() => setShown(shown === version ? null : version)}
              >
                {t(shown === version ? 'settings.versions.hide' : 'settings.versions.show')}
              </Button>
              {onRestore && version !== calendar.version && (
                <Button size="small" onClick={() => onRestore(definition, version)}>
                  {t('settings.versions.restore')}
                </Button>
              )}
            </div>
            <p className="gj-small gj-tone" data-tone={openClocks > 0 && version !== calendar.version ? 'waiting' : 'idle'}>
              {openClocks > 0 ? t('settings.versions.openClocks', { n: formatNumber(openClocks) }) : t('settings.versions.noClocks')}
            </p>
            {shown === version && <Definition definition={definition} />}
          </li>
        ))}
      </ol>
    </Drawer>
  )
}

/** The hours of a version, to be read only. */
function Definition({ definition }: { definition: CalendarDefinition }) {
  const t = useT()
  const { always, weekly, followsHolidays, follows, days, timeZone } = definition
  return (
    <div className="gj-stack gj-version-body">
      <p>
        {always
          ? t('settings.calendars.always')
          : `${t('settings.calendars.hoursPerWeek', { n: formatNumber(minutesOfWeek(weekly) / 60, 1) })} · ${timeZone}`}
      </p>
      {!always && (
        <>
          <WeekWords weekly={weekly} />
          <p className="gj-quiet">
            {t(followsHolidays ? 'settings.calendars.follows' : 'settings.calendars.ignores')}
            {followsHolidays &&
              follows !== undefined &&
              ` · ${t('settings.calendar.makeupAs', { day: t(`settings.calendar.weekdays.d${follows as 1}`) })}`}
          </p>
          <Exceptions days={days} isReadOnly onAdd={() => {}} onRemove={() => {}} />
        </>
      )}
    </div>
  )
}
