/**
 * What a role is for: who is told, who may decide, who is called where. Every role of an organisation is of one of these kinds; its permissions
 * are data (`roles.ts`), each kind has a built-in role of its name.
 */
export const ROLES = ['administrator', 'general_manager', 'site_manager', 'supervisor', 'front_desk', 'steward', 'technician', 'guard', 'officer', 'resident'] as const
export type Role = (typeof ROLES)[number]

/**
 * `organization` sees all sites, `site` one site, `zone` at one site what lies in the zones where the person has a post, `own` only what is
 * the person's own (a resident's units, a technician's orders).
 */
export const SCOPES = ['organization', 'site', 'zone', 'own'] as const
export type Scope = (typeof SCOPES)[number]

export const PERMISSIONS = [
  'organization:read', 'organization:manage',
  'people:read', 'people:manage',
  'roles:manage', 'sign_in:manage', 'api_keys:manage',
  'archives:read', 'archives:write', 'archives:import', 'personal_data:unmask',
  'personal_data:phones', 'personal_data:log', 'personal_data:manage',
  'documents:read', 'documents:basic', 'documents:property', 'documents:history', 'documents:keep', 'documents:manage',
  'contracts:read', 'contracts:keep', 'external_queries:register', 'external_queries:approve',
  'archives:card', 'archives:property', 'archives:history', 'archives:transfer', 'archives:merge', 'archives:campaign', 'archives:own',
  'cases:read', 'cases:register', 'cases:handle', 'cases:decide', 'cases:export', 'cases:import', 'cases:own',
  'work_orders:read', 'work_orders:create', 'work_orders:dispatch', 'work_orders:work', 'work_orders:verify', 'work_orders:export', 'work_orders:cost',
  'sla:read', 'sla:manage',
  'stores:read', 'stores:keep',
  'registers:read', 'registers:write', 'registers:work', 'registers:decide',
  'paid_services:read', 'paid_services:manage',
  'reception:read', 'reception:serve', 'gate:keep', 'hand_overs:keep',
  'relations:read', 'relations:notice', 'relations:record', 'relations:restricted', 'relations:decide', 'relations:own',
  'knowledge:read', 'knowledge:keep',
  'insight:read', 'improvements:manage',
  'library:read', 'library:write', 'compensation:limits',
  'standards:read', 'standards:write', 'checks:score',
  'scores:manage', 'mystery:manage',
  'training:read', 'training:manage', 'training:decide',
  'rota:read', 'rota:plan',
  'inspections:read', 'inspections:work', 'inspections:manage',
  'energy:read', 'energy:write',
  'structure:manage', 'governance:read', 'governance:record', 'governance:write', 'sites:compare',
  'tasks:own', 'tasks:assign',
  'settings:manage',
  'messages:outbox',
  'installation:operate',
  'integration:manage',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const DESK: Permission[] = [
  'organization:read',
  'personal_data:phones',
  'people:read',
  'archives:read', 'archives:write',
  'documents:read', 'documents:property', 'documents:history', 'documents:keep',
  'external_queries:register',
  'archives:card', 'archives:property', 'archives:history', 'archives:transfer',
  'cases:read', 'cases:register', 'cases:handle', 'cases:export',
  'work_orders:read', 'work_orders:create', 'work_orders:export',
  'sla:read',
  'stores:read',
  'knowledge:read',
  'insight:read',
  'library:read',
  'reception:read', 'reception:serve',
  'gate:keep',
  'hand_overs:keep',
  'relations:read', 'relations:notice', 'relations:record',
  'standards:read',
  'training:read',
  'rota:read',
  'governance:read', 'governance:record',
  'tasks:own',
  'paid_services:read',
  'registers:read', 'registers:write', 'registers:work',
  'inspections:read', 'inspections:work',
  'energy:read',
]
const SUPERVISOR: Permission[] = [
  ...DESK,
  'archives:import',
  'documents:basic', 'documents:manage',
  'contracts:read', 'contracts:keep',
  'archives:merge', 'archives:campaign',
  'cases:decide',
  'work_orders:dispatch', 'work_orders:verify', 'work_orders:cost',
  'settings:manage',
  'personal_data:unmask',
  'stores:keep',
  'knowledge:keep',
  'library:write',
  'relations:restricted', 'relations:decide',
  'standards:write',
  'training:manage',
  'rota:plan',
  'governance:write',
  'tasks:assign',
  'checks:score',
  'paid_services:manage',
  'improvements:manage',
  'registers:decide',
  'inspections:manage',
  'energy:write',
]

/** What each role may do by default. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  administrator: PERMISSIONS,
  /** Reads all, decides what the sites bring up; the figures and the trail are theirs, the settings of the product are not. */
  general_manager: [
    ...SUPERVISOR,
    'people:manage',
    'sla:manage',
    'training:decide',
    'compensation:limits',
    'scores:manage', 'mystery:manage',
    'sites:compare',
    'structure:manage',
  ],
  site_manager: [
    ...SUPERVISOR,
    'training:decide',
    'personal_data:log', 'personal_data:manage',
    'structure:manage',
    // Of a manager of several sites: those, and no others.
    'sites:compare',
    'sla:manage',
    'people:manage',
    'external_queries:approve',
    'scores:manage', 'mystery:manage',
    'cases:import',
  ],
  supervisor: SUPERVISOR,
  front_desk: DESK,
  steward: [
    ...DESK,
    'work_orders:work', 'work_orders:verify',
    'documents:basic',
    'relations:restricted',
  ],
  technician: [
    'organization:read',
    'documents:read', 'documents:property',
    'archives:card', 'archives:property',
    'work_orders:read', 'work_orders:work',
    'sla:read',
    'stores:read',
    'knowledge:read',
    'hand_overs:keep',
    'library:read',
    'relations:notice',
    'standards:read',
    'training:read',
    'rota:read',
    'governance:read',
    'tasks:own',
    'paid_services:read',
    'registers:read', 'registers:work',
    'inspections:read', 'inspections:work',
    'energy:read',
  ],
  guard: [
    'organization:read',
    'archives:card',
    'gate:keep',
    'hand_overs:keep',
    'library:read',
    'relations:notice',
    'standards:read',
    'training:read',
    'rota:read',
    'governance:read',
    'tasks:own',
    'registers:read',
    'inspections:read', 'inspections:work',
  ],
  /** Head-office and back-office posts: what every colleague reads; their own work comes with the role of the post. */
  officer: [
    'organization:read',
    'people:read',
    'knowledge:read',
    'library:read',
    'standards:read',
    'training:read',
    'rota:read',
    'governance:read',
    'tasks:own',
    'relations:notice',
  ],
  resident: [
    'archives:own',
    'cases:own',
    'relations:own',
  ],
}

/** The product as a person: what a manager gives to others without doing it. Everything else is given only by who has it. */
export const GIVEN_WITHOUT_HAVING: readonly Permission[] = ['work_orders:work']
