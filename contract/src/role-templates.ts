import { PERMISSIONS, ROLES, ROLE_PERMISSIONS, type Permission, type Role } from './permissions.ts'

/** The roles of the usual positions beyond the kinds themselves (ORG-004 … ORG-034). */
export const POSITION_ROLES = [
  'deputy_general_manager', 'engineering_supervisor', 'cs_assistant', 'cleaner', 'greener', 'facility_maintainer', 'cashier', 'finance', 'quality', 'training',
  'sales_office_manager', 'sales_office_reception',
] as const
/** A role that every organisation has from the beginning. */
export const ROLE_CODES = [...ROLES, ...POSITION_ROLES] as const
export type RoleCode = (typeof ROLE_CODES)[number]

interface BuiltIn {
  kind: Role
  permissions: readonly Permission[]
}

const of = ROLE_PERMISSIONS
const without = (permissions: readonly Permission[], ...taken: Permission[]): Permission[] => permissions.filter((one) => !taken.includes(one))
const HANDS = without(of.technician, 'stores:read', 'paid_services:read', 'maintenance:read', 'maintenance:work', 'energy:read', 'defects:read', 'defects:work')

const POSITIONS: Record<(typeof POSITION_ROLES)[number], BuiltIn> = {
  /** Sees what the general manager sees and decides complaints; people and promises stay with the general manager. */
  deputy_general_manager: { kind: 'general_manager', permissions: without(of.general_manager, 'people:manage', 'sla:manage', 'compensation:limits', 'structure:manage', 'scores:manage', 'mystery:manage') },
  /** Owns dispatch, the standards of maintenance and the review of rework (ORG-026); complaints are not theirs to decide. */
  engineering_supervisor: {
    kind: 'supervisor',
    permissions: [
      'organization:read',
      'people:read',
      'archives:read',
      'cases:read', 'cases:register', 'cases:handle',
      'work_orders:read', 'work_orders:create', 'work_orders:dispatch', 'work_orders:verify', 'work_orders:export', 'work_orders:cost',
      'sla:read',
      'stores:read', 'stores:keep',
      'knowledge:read', 'knowledge:keep',
      'insight:read',
      'improvements:manage',
      'library:read', 'library:write',
      'hand_overs:keep',
      'relations:notice',
      'standards:read', 'standards:write',
      'training:read', 'training:manage',
      'rota:read', 'rota:plan',
      'governance:read', 'governance:record', 'governance:write',
      'tasks:own', 'tasks:assign',
      'checks:score',
      'paid_services:read', 'paid_services:manage',
      'inspections:read', 'inspections:work',
      'registers:read', 'registers:write', 'registers:work',
      'maintenance:read', 'maintenance:work', 'maintenance:write',
      'environment:read',
      'energy:read', 'energy:write',
      'defects:read', 'defects:work', 'defects:manage',
      'emergency:read', 'emergency:work', 'emergency:command',
      'violations:read', 'violations:work',
    ],
  },
  /** The daily registers of the service centre without its exports (ORG-015). */
  cs_assistant: { kind: 'front_desk', permissions: without(of.front_desk, 'cases:export', 'work_orders:export', 'insight:read') },
  cleaner: { kind: 'technician', permissions: HANDS },
  greener: { kind: 'technician', permissions: HANDS },
  /** 公共设施维护人员 (MNT-017): looks after what is there, takes no paid work and nothing of households. */
  facility_maintainer: { kind: 'technician', permissions: without(of.technician, 'paid_services:read', 'archives:property', 'documents:property') },
  cashier: { kind: 'officer', permissions: [...of.officer, 'archives:read', 'cases:read', 'cases:register', 'work_orders:read', 'paid_services:read', 'reception:read', 'hand_overs:keep'] },
  finance: { kind: 'officer', permissions: [...of.officer, 'archives:read', 'cases:read', 'work_orders:read', 'work_orders:export', 'work_orders:cost', 'stores:read', 'paid_services:read', 'insight:read', 'energy:read'] },
  quality: {
    kind: 'officer',
    permissions: [
      ...of.officer, 'cases:read', 'cases:export', 'work_orders:read', 'work_orders:export', 'sla:read', 'relations:read', 'reception:read', 'insight:read',
      'improvements:manage', 'library:write', 'standards:write', 'checks:score', 'governance:record', 'governance:write',
      'scores:manage', 'mystery:manage',
      'environment:read',
    ],
  },
  training: { kind: 'officer', permissions: [...of.officer, 'cases:read', 'sla:read', 'insight:read', 'knowledge:keep', 'library:write', 'standards:write', 'checks:score', 'training:manage'] },
  sales_office_manager: { kind: 'site_manager', permissions: of.site_manager },
  /** Receives visitors of the show flat; nothing of households. */
  sales_office_reception: {
    kind: 'front_desk',
    permissions: [
      'organization:read', 'people:read', 'cases:read', 'cases:register', 'cases:handle', 'reception:read', 'reception:serve', 'gate:keep', 'hand_overs:keep',
      'knowledge:read', 'library:read', 'standards:read', 'training:read', 'rota:read', 'governance:read', 'tasks:own', 'relations:notice', 'sla:read', 'work_orders:read', 'work_orders:create', 'inspections:read', 'inspections:work', 'environment:read', 'environment:work',
      'emergency:read', 'emergency:work',
    ],
  },
}

/** What the release gives to each built-in role. */
export const BUILT_IN_ROLES: Record<RoleCode, BuiltIn> = {
  ...(Object.fromEntries(ROLES.map((kind) => [kind, { kind, permissions: ROLE_PERMISSIONS[kind] }])) as Record<Role, BuiltIn>),
  ...POSITIONS,
}

export const isRoleCode = (key: string): key is RoleCode => (ROLE_CODES as readonly string[]).includes(key)

/** The built-in roles that have a permission unless an organisation decided otherwise. */
export function codesWith(permission: Permission): RoleCode[] {
  return ROLE_CODES.filter((code) => BUILT_IN_ROLES[code].permissions.includes(permission))
}

/** Permissions in the order of the release, whoever wrote them down. */
export function inOrder(permissions: Iterable<string>): Permission[] {
  const given = new Set(permissions)
  return PERMISSIONS.filter((one) => given.has(one))
}
