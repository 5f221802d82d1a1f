const PAGES: Record<string, string | undefined> = { case: '/cases', work_order: '/work-orders', visit: '/reception/visits', hand_over: '/hand-overs', staff_task: '/tasks', liaison: '/org/liaisons', complaint_task: '/complaint-tasks', complaint_level: '/complaint-tasks' }

/** Where the record of a clock opens; nothing for a kind that has no page. */
export function subjectHref({ type, id }: { type: string; id: string }): string | undefined {
  return PAGES[type] && `${PAGES[type]}/${id}`
}
