import type { Section } from './sections.tsx'

const GROUPS = ['service', 'promises', 'people', 'privacy', 'links', 'system'] as const
export type Group = (typeof GROUPS)[number]

/** Where people look for a part; a part that is not named here is one of the system. */
const PLACES: Partial<Record<Section['to'], Group>> = {
  '/settings/categories': 'service', '/settings/complaints': 'service', '/settings/labour-grades': 'service', '/settings/enquiry-kinds': 'service', '/settings/service-hours': 'service',
  '/settings/reception-flow': 'service', '/settings/language': 'service', '/settings/care': 'service', '/settings/chronicle': 'service',
  '/settings/calendars': 'promises', '/settings/policies': 'promises', '/settings/simulator': 'promises', '/settings/pause-rules': 'promises', '/settings/alerts': 'promises',
  '/settings/colleagues': 'people', '/settings/roles': 'people', '/settings/security': 'people', '/settings/substitutions': 'people', '/settings/zones': 'people', '/settings/dispatch': 'people', '/settings/sites': 'people',
  '/settings/privacy': 'privacy', '/settings/privacy/missing': 'privacy', '/settings/access-log': 'privacy', '/settings/unusual-looks': 'privacy', '/settings/undertakings': 'privacy', '/settings/trail': 'privacy',
  '/settings/sign-on': 'links', '/settings/api-keys': 'links', '/settings/channels': 'links', '/settings/wordings': 'links', '/settings/webhooks': 'links',
}

/** The parts under their headings, in the order in which they stand; headings without a part are left out. */
export function grouped(sections: Section[]): { group: Group; sections: Section[] }[] {
  return GROUPS.map((group) => ({ group, sections: sections.filter(({ to }) => (PLACES[to] ?? 'system') === group) })).filter(({ sections: parts }) => parts.length > 0)
}
