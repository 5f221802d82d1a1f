import {
  AlertOutlined,
  EyeOutlined,
  FileProtectOutlined,
  LinkOutlined,
  ApartmentOutlined,
  ApiOutlined,
  BellOutlined,
  BookOutlined,
  CalendarOutlined,
  ClockCircleOutlined,
  EnvironmentOutlined,
  ExperimentOutlined,
  FieldTimeOutlined,
  FormOutlined,
  HeartOutlined,
  LockOutlined,
  LoginOutlined,
  MailOutlined,
  MessageOutlined,
  PauseCircleOutlined,
  QuestionCircleOutlined,
  SaveOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  SolutionOutlined,
  SendOutlined,
  SwapOutlined,
  TagsOutlined,
  TeamOutlined,
  ToolOutlined,
  UserOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { Permission } from '@guanjia/contract/permissions.ts'
import { useT } from '@guanjia/ui'
import { useMay } from '../session/session.tsx'

export interface Section {
  to:
    | '/settings/categories'
    | '/settings/labour-grades'
    | '/settings/enquiry-kinds'
    | '/settings/calendars'
    | '/settings/complaints'
    | '/settings/policies'
    | '/settings/simulator'
    | '/settings/pause-rules'
    | '/settings/alerts'
    | '/settings/service-hours'
    | '/settings/reception-flow'
    | '/settings/language'
    | '/settings/care'
    | '/settings/colleagues'
    | '/settings/substitutions'
    | '/settings/zones'
    | '/settings/dispatch'
    | '/settings/sites'
    | '/settings/backups'
    | '/settings/roles'
    | '/settings/api-keys'
    | '/settings/security'
    | '/settings/sign-on'
    | '/settings/channels'
    | '/settings/wordings'
    | '/settings/webhooks'
    | '/settings/privacy'
    | '/settings/privacy/missing'
    | '/settings/access-log'
    | '/settings/unusual-looks'
    | '/settings/undertakings'
    | '/settings/trail'
    | '/settings/chronicle'
    | '/settings/account'
  text: string
  icon: ReactNode
  /** Nothing: for everybody. */
  needs?: Permission
}

/** The parts of the settings that this person may open. */
export function useSections(): Section[] {
  const t = useT()
  const may = useMay()
  const all: Section[] = [
    { to: '/settings/categories', text: t('settings.nav.categories'), icon: <TagsOutlined />, needs: 'settings:manage' },
    { to: '/settings/complaints', text: t('redress.settings.nav'), icon: <SolutionOutlined />, needs: 'settings:manage' },
    { to: '/settings/labour-grades', text: t('paid.grade.title'), icon: <ToolOutlined />, needs: 'work_orders:cost' },
    { to: '/settings/enquiry-kinds', text: t('enquiryKinds.title'), icon: <QuestionCircleOutlined />, needs: 'settings:manage' },
    { to: '/settings/calendars', text: t('settings.nav.calendars'), icon: <CalendarOutlined />, needs: 'sla:read' },
    { to: '/settings/policies', text: t('settings.nav.policies'), icon: <FieldTimeOutlined />, needs: 'sla:read' },
    { to: '/settings/simulator', text: t('settings.nav.simulator'), icon: <ExperimentOutlined />, needs: 'sla:read' },
    { to: '/settings/pause-rules', text: t('settings.nav.pauseRules'), icon: <PauseCircleOutlined />, needs: 'sla:read' },
    { to: '/settings/alerts', text: t('settings.nav.alerts'), icon: <BellOutlined />, needs: 'sla:read' },
    { to: '/settings/service-hours', text: t('reception.settings.hours'), icon: <ClockCircleOutlined />, needs: 'reception:read' },
    { to: '/settings/reception-flow', text: t('reception.settings.flow'), icon: <SolutionOutlined />, needs: 'reception:read' },
    { to: '/settings/chronicle', text: t('households.rules.title'), icon: <BookOutlined />, needs: 'settings:manage' },
    { to: '/settings/language', text: t('language.nav'), icon: <MessageOutlined />, needs: 'organization:read' },
    { to: '/settings/care', text: t('care.rules.nav'), icon: <HeartOutlined />, needs: 'relations:read' },
    { to: '/settings/colleagues', text: t('settings.nav.colleagues'), icon: <TeamOutlined />, needs: 'people:read' },
    { to: '/settings/roles', text: t('access.roles.title'), icon: <SafetyCertificateOutlined />, needs: 'people:manage' },
    { to: '/settings/substitutions', text: t('settings.nav.substitutions'), icon: <SwapOutlined />, needs: 'people:read' },
    { to: '/settings/zones', text: t('dispatch.zones.title'), icon: <EnvironmentOutlined />, needs: 'organization:read' },
    { to: '/settings/dispatch', text: t('dispatch.settings.title'), icon: <SendOutlined />, needs: 'work_orders:dispatch' },
    { to: '/settings/sites', text: t('settings.nav.sites'), icon: <ApartmentOutlined />, needs: 'organization:read' },
    { to: '/settings/backups', text: t('operations.nav'), icon: <SaveOutlined />, needs: 'installation:operate' },
    { to: '/settings/security', text: t('access.security.title'), icon: <LockOutlined />, needs: 'sign_in:manage' },
    { to: '/settings/sign-on', text: t('access.signOn.title'), icon: <LoginOutlined />, needs: 'sign_in:manage' },
    { to: '/settings/api-keys', text: t('access.keys.title'), icon: <ApiOutlined />, needs: 'api_keys:manage' },
    { to: '/settings/channels', text: t('integration.channels.nav'), icon: <MailOutlined />, needs: 'integration:manage' },
    { to: '/settings/wordings', text: t('integration.words.title'), icon: <FormOutlined />, needs: 'integration:manage' },
    { to: '/settings/webhooks', text: t('integration.webhooks.nav'), icon: <ApiOutlined />, needs: 'integration:manage' },
    { to: may('personal_data:manage') ? '/settings/privacy' : '/settings/privacy/missing', text: t('privacyDesk.nav'), icon: <SafetyOutlined />, needs: 'archives:read' },
    { to: '/settings/access-log', text: t('privacy.log.title'), icon: <EyeOutlined />, needs: 'personal_data:log' },
    { to: '/settings/unusual-looks', text: t('privacy.unusual.title'), icon: <AlertOutlined />, needs: 'personal_data:log' },
    { to: '/settings/undertakings', text: t('privacy.undertaking.list'), icon: <FileProtectOutlined />, needs: 'personal_data:log' },
    { to: '/settings/trail', text: t('privacy.trail.title'), icon: <LinkOutlined />, needs: 'personal_data:manage' },
    { to: '/settings/account', text: t('settings.nav.account'), icon: <UserOutlined /> },
  ]
  return all.filter(({ needs }) => !needs || may(needs))
}
