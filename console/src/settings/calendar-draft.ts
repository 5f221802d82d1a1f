import { useAct } from '@guanjia/ui'
import type { Calendar, CalendarDefinition } from '@guanjia/contract/sla.ts'
import { dayFaults, weekFaults } from './calendar-week.ts'
import { useVersionedEdit, type VersionedEdit } from '../kit/versioned-edit.ts'

/** What can be changed of a calendar, flat, so that two versions are compared part by part. */
export interface Draft extends CalendarDefinition {
  name: string
}

export interface CalendarEdit extends VersionedEdit<Calendar, Draft> {
  /** Hours that no clock could run on; saving waits until they are mended. */
  hasFaults: boolean
}

function draftOf({ name, definition }: Calendar): Draft {
  return { name, ...definition }
}

/** The changes of a calendar until they are saved as a version. */
export function useCalendarEdit(calendar: Calendar): CalendarEdit {
  const change = useAct('sla.changeCalendar', ['sla'])
  const edit = useVersionedEdit<Calendar, Draft>({
    key: `draft.calendar.${calendar.id}`,
    record: calendar,
    draftOf,
    send: ({ name, ...definition }, { name: renamed, ...others }, version) =>
      change.mutateAsync({
        params: { id: calendar.id },
        body: {
          version,
          ...(renamed === undefined ? {} : { name }),
          ...(Object.keys(others).length > 0 ? { definition } : {}),
        },
      }),
  })
  const { draft } = edit
  return { ...edit, hasFaults: !draft.always && hasFaults(draft) }
}

function hasFaults({ weekly, days }: CalendarDefinition): boolean {
  return (
    Object.keys(weekFaults(weekly)).length > 0 ||
    Object.values(days).some(({ intervals }) => Object.keys(dayFaults(intervals ?? [])).length > 0)
  )
}
