import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { textSearch } from '../kit/search.ts'
import { shellRoute } from '../shell/shell-route.tsx'

const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings.tsx'), 'Settings'),
})

export const settingRoutes = [
  settingsRoute.addChildren([
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/',
      component: lazyRouteComponent(() => import('./settings-home.tsx'), 'SettingsHome'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/categories',
      component: lazyRouteComponent(() => import('./categories.tsx'), 'Categories'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/labour-grades',
      component: lazyRouteComponent(() => import('./labour-grades.tsx'), 'LabourGrades'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/enquiry-kinds',
      component: lazyRouteComponent(() => import('./enquiry-kinds.tsx'), 'EnquiryKinds'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/calendars',
      component: lazyRouteComponent(() => import('./calendars.tsx'), 'Calendars'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/calendars/$id',
      validateSearch: textSearch('year'),
      component: lazyRouteComponent(() => import('./calendar-page.tsx'), 'CalendarPage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/policies',
      validateSearch: textSearch('q', 'by', 'inactive'),
      component: lazyRouteComponent(() => import('./policies/policy-list.tsx'), 'Policies'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/policies/new',
      validateSearch: textSearch('copy'),
      component: lazyRouteComponent(() => import('./policies/new-policy-page.tsx'), 'NewPolicyPage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/policies/$id',
      validateSearch: textSearch('at'),
      component: lazyRouteComponent(() => import('./policies/policy-page.tsx'), 'PolicyPage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/recalculations',
      component: lazyRouteComponent(() => import('./recalculations/recalculations.tsx'), 'Recalculations'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/simulator',
      component: lazyRouteComponent(() => import('./simulator/simulator.tsx'), 'Simulator'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/pause-rules',
      component: lazyRouteComponent(() => import('./pause-rules.tsx'), 'PauseRules'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/alerts',
      component: lazyRouteComponent(() => import('./alert-settings.tsx'), 'AlertSettings'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/substitutions',
      component: lazyRouteComponent(() => import('./substitutions.tsx'), 'Substitutions'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/complaints',
      component: lazyRouteComponent(() => import('../redress/redress-settings.tsx'), 'RedressSettingsPage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/language',
      validateSearch: textSearch('tab', 'q', 'kind', 'scene', 'off'),
      component: lazyRouteComponent(() => import('./language/language-page.tsx'), 'LanguagePage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/service-hours',
      component: lazyRouteComponent(() => import('./service-hours.tsx'), 'ServiceHours'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/reception-flow',
      component: lazyRouteComponent(() => import('./reception-flow.tsx'), 'ReceptionFlow'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/care',
      component: lazyRouteComponent(() => import('../care/care-settings.tsx'), 'CareSettings'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/colleagues',
      validateSearch: textSearch('q', 'role'),
      component: lazyRouteComponent(() => import('./colleagues.tsx'), 'Colleagues'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/colleagues/$id',
      component: lazyRouteComponent(() => import('./colleague-page.tsx'), 'ColleaguePage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/zones',
      component: lazyRouteComponent(() => import('./zones.tsx'), 'Zones'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/dispatch',
      component: lazyRouteComponent(() => import('./dispatch-settings.tsx'), 'DispatchSettings'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/sites',
      component: lazyRouteComponent(() => import('./sites.tsx'), 'Sites'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/backups',
      component: lazyRouteComponent(() => import('../operations/backups.tsx'), 'Backups'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/roles',
      component: lazyRouteComponent(() => import('./access/role-matrix.tsx'), 'RoleMatrix'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/api-keys',
      component: lazyRouteComponent(() => import('./access/api-keys.tsx'), 'ApiKeys'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/security',
      component: lazyRouteComponent(() => import('./access/security.tsx'), 'Security'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/sign-on',
      component: lazyRouteComponent(() => import('./access/sign-on.tsx'), 'SignOn'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/channels',
      component: lazyRouteComponent(() => import('../integration/channels.tsx'), 'Channels'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/wordings',
      component: lazyRouteComponent(() => import('../integration/wordings.tsx'), 'Wordings'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/webhooks',
      component: lazyRouteComponent(() => import('../integration/webhook-list.tsx'), 'WebhookList'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/privacy',
      component: lazyRouteComponent(() => import('../privacy/desk/retention-page.tsx'), 'RetentionPage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/privacy/holds',
      component: lazyRouteComponent(() => import('../privacy/desk/holds-page.tsx'), 'HoldsPage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/privacy/erasures',
      component: lazyRouteComponent(() => import('../privacy/desk/erasures-page.tsx'), 'ErasuresPage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/privacy/missing',
      validateSearch: textSearch('purpose', 'buildingId', 'q'),
      component: lazyRouteComponent(() => import('../privacy/desk/missing-page.tsx'), 'MissingPage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/privacy/texts',
      component: lazyRouteComponent(() => import('../privacy/desk/texts-page.tsx'), 'TextsPage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/privacy/rules',
      component: lazyRouteComponent(() => import('../privacy/desk/rules-page.tsx'), 'RulesPage'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/access-log',
      validateSearch: textSearch('act', 'purpose', 'from', 'to'),
      component: lazyRouteComponent(() => import('../privacy/access-log.tsx'), 'AccessLog'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/unusual-looks',
      component: lazyRouteComponent(() => import('../privacy/access-log.tsx'), 'UnusualLooks'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/undertakings',
      component: lazyRouteComponent(() => import('../privacy/undertakings.tsx'), 'Undertakings'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/trail',
      component: lazyRouteComponent(() => import('../privacy/trail-checks.tsx'), 'TrailChecks'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/chronicle',
      component: lazyRouteComponent(() => import('./chronicle-rules.tsx'), 'ChronicleRules'),
    }),
    createRoute({
      getParentRoute: () => settingsRoute,
      path: '/account',
      component: lazyRouteComponent(() => import('./account.tsx'), 'Account'),
    }),
  ]),
] as const
