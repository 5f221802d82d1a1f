import type { AccessLabels } from './labels.ts'

export const access: AccessLabels = {
  scope: { organization: 'Whole company', site: 'This site', zone: 'Own zones', own: 'Own only' },
  permission: { 'roles:manage': 'Manage roles and rights', 'sign_in:manage': 'Manage how people sign in', 'api_keys:manage': 'Manage API keys' },
}
