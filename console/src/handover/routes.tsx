import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

/** What the developer left behind: the summary, and one list and one page for defects and for letters. */
export const handoverRoutes = [
  createRoute({ getParentRoute: () => shellRoute, path: '/handover', validateSearch: textSearch('buildingId'), component: lazyRouteComponent(() => import('./summary.tsx'), 'DefectSummaryPage') }),
  createRoute({
    getParentRoute: () => shellRoute, path: '/handover/$kind',
    validateSearch: textSearch('q', 'state', 'open', 'overdue', 'trade', 'source', 'buildingId', 'unitId', 'builderId', 'age', 'from', 'to', 'partyId', 'defectId'),
    component: lazyRouteComponent(() => import('./list.tsx'), 'HandoverList'),
  }),
  createRoute({ getParentRoute: () => shellRoute, path: '/handover/$kind/$id', component: lazyRouteComponent(() => import('./page.tsx'), 'HandoverPage') }),
] as const
