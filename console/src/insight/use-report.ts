import { useNavigate, useSearch } from '@tanstack/react-router'
import { instantAt, dayOf, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Search } from '../kit/search.ts'
import { useSite } from '../session/session.tsx'
import { WITHOUT, reportQuery, type Dimension } from './report-search.ts'

export type Go = (patch: Search) => void

/** The question in the URL; each change is a step back in the history, because every answer is one to come back to. */
export function useReportSearch(): { search: Search; change: Go; today: string; query: ReturnType<typeof reportQuery> } {
  const search: Search = useSearch({ strict: false })
  const navigate = useNavigate()
  const site = useSite()
  const today = dayOf(Date.now(), site.timeZone)
  return {
    search,
    today,
    query: reportQuery(search, site, today),
    change: (patch) => void navigate({ to: '.', search: cleaned({ ...search, ...patch }) as never }),
  }
}

/** Only what carries a text. */
export function cleaned(search: Search): Search {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined && value !== ''))
}

const GROUPS = { metric: 'metric', urgency: 'urgency', grade: 'grade', origin: 'caseOrigin' } as const

/** How a value of a dimension is called: as the server names it, else by the words of the screen, else as it is. */
export function useValueName(): (by: Dimension, value: string | null, name?: string | null) => string {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (by, value, name) => {
    if (value === null || value === WITHOUT) return t('insight.report.none')
    if (by === 'day') return time.day(value)
    if (by === 'cycle') return t('insight.report.cycle', { n: value })
    if (name) return name
    return by in GROUPS ? label(GROUPS[by as keyof typeof GROUPS], value) : value
  }
}

const LONG_MS = 600_000

/** The targets that the house has set itself, by `work_order arrive`; they are those of the figures on the overview. */
export function useTargets(siteId: string | undefined): (subjectType: string, metric: string) => number | null {
  const site = useSite()
  const today = dayOf(Date.now(), site.timeZone)
  const query = { siteId: siteId ?? '', from: instantAt(today, '00:00', site.timeZone), to: instantAt(today, '23:59', site.timeZone) }
  const overview = useCall('platform.overview', { query }, { enabled: siteId !== undefined, staleTime: LONG_MS })
  return (subjectType, metric) => {
    const key = FIGURES[`${subjectType} ${metric}`]
    return overview.data?.figures.find((figure) => figure.key === key)?.target ?? null
  }
}
const FIGURES: Record<string, string | undefined> = {
  'case raise': 'raiseIn10MinutesRate',
  'work_order arrive': 'arriveOnTimeRate',
  'work_order resolve': 'repairOnTimeRate',
}
