import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

export const contactRoutes = [
  createRoute({
    getParentRoute: () => shellRoute,
    path: '/contacts',
    validateSearch: textSearch('q', 'channel', 'outcome', 'takenById', 'enquiryKindId', 'articleId', 'unitId', 'unanswered', 'from', 'to'),
    component: lazyRouteComponent(() => import('./contact-list.tsx'), 'ContactList'),
  }),
] as const
