/** Roles of a new organisation; each has a scope when it is given to an account. */
export const ROLES = ['administrator', 'site_manager', 'supervisor', 'front_desk', 'steward', 'technician', 'guard', 'resident'] as const
export type Role = (typeof ROLES)[number]

/** `organization` sees all sites, `site` one site, `own` only what is the person's own (a resident's units, a technician's orders). */
export const SCOPES = ['organization', 'site', 'own'] as const
export type Scope = (typeof SCOPES)[number]

export const PERMISSIONS = [
  'organization:read', 'organization:manage',
  'people:read', 'people:manage',
  'archives:read', 'archives:write', 'archives:import', 'personal_data:unmask',
  'personal_data:phones', 'personal_data:log', 'personal_data:manage',
  'cases:read', 'cases:register', 'cases:handle', 'cases:decide', 'cases:export', 'cases:import', 'cases:own',
  'work_orders:read', 'work_orders:create', 'work_orders:dispatch', 'work_orders:work', 'work_orders:verify', 'work_orders:export', 'work_orders:cost',
  'sla:read', 'sla:manage',
  'stores:read', 'stores:keep',
  'paid_services:read', 'paid_services:manage',
  'reception:read', 'reception:serve', 'gate:keep', 'hand_overs:keep',
  'relations:read', 'relations:notice', 'relations:record', 'relations:restricted', 'relations:decide', 'relations:own',
  'knowledge:read', 'knowledge:keep',
  'insight:read', 'improvements:manage',
  'library:read', 'library:write', 'compensation:limits',
  'standards:read', 'standards:write', 'checks:score',
  'settings:manage',
  'messages:outbox',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const DESK: Permission[] = [
  'organization:read',
  'personal_data:phones',
  'people:read',
  'archives:read', 'archives:write',
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
  'paid_services:read',
]
const SUPERVISOR: Permission[] = [
  ...DESK,
  'archives:import',
  'cases:decide',
  'work_orders:dispatch', 'work_orders:verify', 'work_orders:cost',
  'settings:manage',
  'personal_data:unmask',
  'stores:keep',
  'knowledge:keep',
  'library:write',
  'relations:restricted', 'relations:decide',
  'standards:write',
  'checks:score',
  'paid_services:manage',
  'improvements:manage',
]

/** What each role may do by default. */
export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  administrator: PERMISSIONS,
  site_manager: [
    ...SUPERVISOR,
    'personal_data:log', 'personal_data:manage',
    'sla:manage',
    'people:manage',
    'cases:import',
  ],
  supervisor: SUPERVISOR,
  front_desk: DESK,
  steward: [
    ...DESK,
    'work_orders:work', 'work_orders:verify',
    'relations:restricted',
  ],
  technician: [
    'organization:read',
    'work_orders:read', 'work_orders:work',
    'sla:read',
    'stores:read',
    'knowledge:read',
    'hand_overs:keep',
    'library:read',
    'relations:notice',
    'standards:read',
    'paid_services:read',
  ],
  guard: [
    'organization:read',
    'gate:keep',
    'hand_overs:keep',
    'library:read',
    'relations:notice',
    'standards:read',
  ],
  resident: [
    'cases:own',
    'relations:own',
  ],
}
