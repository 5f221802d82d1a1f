import type { AccessLabels } from './labels.ts'

export const access: AccessLabels = {
  scope: { organization: '全公司', site: '本项目', zone: '所辖片区', own: '本人' },
  permission: { 'roles:manage': '管理角色与权限', 'sign_in:manage': '管理登录方式', 'api_keys:manage': '管理接口密钥' },
}
