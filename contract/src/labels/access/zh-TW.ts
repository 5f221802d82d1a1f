import type { AccessLabels } from './labels.ts'

export const access: AccessLabels = {
  scope: { organization: '全公司', site: '本專案', zone: '所轄區域', own: '本人' },
  permission: { 'roles:manage': '管理角色與權限', 'sign_in:manage': '管理登入方式', 'api_keys:manage': '管理介接金鑰' },
}
