import {
  AlertOutlined,
  ApartmentOutlined,
  AuditOutlined,
  FolderOpenOutlined,
  BarChartOutlined,
  BookOutlined,
  BugOutlined,
  CalendarOutlined,
  CarOutlined,
  CarryOutOutlined,
  CommentOutlined,
  ControlOutlined,
  CustomerServiceOutlined,
  DownOutlined,
  EnvironmentOutlined,
  PhoneOutlined,
  ShoppingOutlined,
  FileTextOutlined,
  HeartOutlined,
  ImportOutlined,
  InboxOutlined,
  MailOutlined,
  MoneyCollectOutlined,
  ProfileOutlined,
  PayCircleOutlined,
  SafetyCertificateOutlined,
  ReadOutlined,
  RetweetOutlined,
  SafetyOutlined,
  SendOutlined,
  SettingOutlined,
  SolutionOutlined,
  TeamOutlined,
  ThunderboltOutlined,
  ToolOutlined,
  UserAddOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import { Link, useRouterState } from '@tanstack/react-router'
import { Tooltip } from 'antd'
import { useEffect, useRef, type ReactNode } from 'react'
import type { Permission } from '@guanjia/contract/permissions.ts'
import { useCall, useT, type T } from '@guanjia/ui'
import { useKept } from '../kit/kept.ts'
import { useMay, useSite } from '../session/session.tsx'

interface Entry {
  to: string
  search?: Record<string, string>
  text: string
  icon: ReactNode
  /** Any of these opens the entry; nothing means everybody. */
  needs?: Permission[]
}

/** What belongs together in somebody's day. */
const GROUPS = ['work', 'service', 'upkeep', 'rounds', 'files', 'people', 'lead'] as const
type Group = (typeof GROUPS)[number]

/** The navigation follows the person's work, not the tables. */
function entries(t: T): Record<Group, Entry[]> {
  return {
    work: [
      { to: '/', text: t('shell.nav.myWork'), icon: <ProfileOutlined /> },
      { to: '/desk', text: t('shell.nav.desk'), icon: <CustomerServiceOutlined />, needs: ['cases:register'] },
      { to: '/contacts', text: t('shell.nav.contacts'), icon: <PhoneOutlined />, needs: ['cases:read'] },
      { to: '/knowledge', search: { show: 'force' }, text: t('shell.nav.knowledge'), icon: <ReadOutlined />, needs: ['knowledge:read'] },
      { to: '/errands', search: { open: 'true' }, text: t('shell.nav.errands'), icon: <ShoppingOutlined />, needs: ['cases:register'] },
      { to: '/reception', text: t('shell.nav.reception'), icon: <SolutionOutlined />, needs: ['reception:read'] },
      { to: '/gate', text: t('shell.nav.gate'), icon: <SafetyOutlined />, needs: ['gate:keep'] },
      { to: '/tasks', search: { open: 'true' }, text: t('shell.nav.tasks'), icon: <TeamOutlined />, needs: ['tasks:own'] },
      { to: '/hand-overs', text: t('shell.nav.handOvers'), icon: <RetweetOutlined />, needs: ['hand_overs:keep'] },
    ],
    service: [
      { to: '/cases', search: { open: 'true' }, text: t('shell.nav.cases'), icon: <FileTextOutlined />, needs: ['cases:read'] },
      { to: '/complaints', text: t('shell.nav.complaints'), icon: <CommentOutlined />, needs: ['cases:read'] },
      { to: '/compensations', text: t('shell.nav.redress'), icon: <MoneyCollectOutlined />, needs: ['cases:read'] },
      { to: '/library', text: t('shell.nav.library'), icon: <BookOutlined />, needs: ['library:read'] },
      { to: '/care', text: t('shell.nav.care'), icon: <HeartOutlined />, needs: ['relations:read'] },
    ],
    upkeep: [
      { to: '/dispatch', text: t('shell.nav.dispatch'), icon: <SendOutlined />, needs: ['work_orders:dispatch'] },
      { to: '/work-orders', search: { open: 'true' }, text: t('shell.nav.workOrders'), icon: <ToolOutlined />, needs: ['work_orders:read'] },
      { to: '/paid-services', text: t('shell.nav.paidServices'), icon: <PayCircleOutlined />, needs: ['paid_services:manage', 'work_orders:create'] },
      { to: '/quality-tracking', search: { state: 'planned' }, text: t('shell.nav.qualityTracking'), icon: <SafetyCertificateOutlined />, needs: ['work_orders:verify'] },
      { to: '/maintenance', text: t('shell.nav.maintenance'), icon: <ControlOutlined />, needs: ['maintenance:read'] },
      { to: '/energy', text: t('shell.nav.energy'), icon: <ThunderboltOutlined />, needs: ['energy:read'] },
      { to: '/stores', text: t('shell.nav.stores'), icon: <InboxOutlined />, needs: ['stores:read'] },
    ],
    rounds: [
      { to: '/inspections', text: t('shell.nav.inspections'), icon: <CarryOutOutlined />, needs: ['inspections:read'] },
      { to: '/handover/defect', search: { open: 'true' }, text: t('shell.nav.defects'), icon: <BugOutlined />, needs: ['defects:read'] },
      { to: '/environment', text: t('shell.nav.environment'), icon: <EnvironmentOutlined />, needs: ['environment:read'] },
      { to: '/violations', search: { open: 'true' }, text: t('shell.nav.violations'), icon: <WarningOutlined />, needs: ['violations:read'] },
      { to: '/emergency/incidents', text: t('shell.nav.emergency'), icon: <AlertOutlined />, needs: ['emergency:read'] },
    ],
    files: [
      { to: '/archives', text: t('shell.nav.archives'), icon: <ApartmentOutlined />, needs: ['archives:read'] },
      { to: '/registers/vehicle', text: t('shell.nav.registers'), icon: <CarOutlined />, needs: ['registers:read'] },
      { to: '/documents', text: t('shell.nav.documents'), icon: <FolderOpenOutlined />, needs: ['documents:keep'] },
      { to: '/contracts', search: { state: 'in_force' }, text: t('shell.nav.contracts'), icon: <AuditOutlined />, needs: ['contracts:read'] },
      { to: '/external-queries', text: t('shell.nav.externalQueries'), icon: <SafetyCertificateOutlined />, needs: ['external_queries:register'] },
      { to: '/registrations', search: { state: 'waiting' }, text: t('shell.nav.registrations'), icon: <UserAddOutlined />, needs: ['archives:write'] },
      { to: '/imports', text: t('shell.nav.imports'), icon: <ImportOutlined />, needs: ['archives:import'] },
    ],
    people: [
      { to: '/quality', text: t('shell.nav.quality'), icon: <SafetyCertificateOutlined />, needs: ['standards:read'] },
      { to: '/training', text: t('shell.nav.training'), icon: <ReadOutlined />, needs: ['training:read'] },
      { to: '/rota', text: t('shell.nav.rota'), icon: <CalendarOutlined />, needs: ['rota:read'] },
      { to: '/rulebook', text: t('shell.nav.rulebook'), icon: <ReadOutlined />, needs: ['standards:read'] },
      { to: '/org', text: t('shell.nav.org'), icon: <ApartmentOutlined />, needs: ['organization:read'] },
    ],
    lead: [
      { to: '/insight', text: t('shell.nav.insight'), icon: <BarChartOutlined />, needs: ['insight:read'] },
      { to: '/settings', text: t('shell.nav.settings'), icon: <SettingOutlined />, needs: ['settings:manage', 'sla:manage', 'organization:manage'] },
      { to: '/outbox', text: t('shell.nav.outbox'), icon: <MailOutlined />, needs: ['messages:outbox'] },
    ],
  }
}

/** The first part of an address: what its pages have in common. */
const partOf = (path: string): string => path.split('/')[1]!

export function Nav({ collapsed }: { collapsed: boolean }) {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const here = useRouterState({ select: ({ location }) => location.pathname })
  const work = useCall('platform.myWork', { query: { siteId: site.id } })
  const list = useRef<HTMLElement>(null)
  // The navigation is longer than a low screen: whoever comes by an address sees where that is.
  useEffect(() => list.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest' }), [here])
  const [folded, setFolded] = useKept<Group[]>('nav.folded', [])
  const all = entries(t)
  const groups = GROUPS.map((name) => ({ name, own: all[name].filter(({ needs }) => !needs || may(...needs)) })).filter(({ own }) => own.length > 0)
  return (
    <nav ref={list} className="gj-nav" aria-label={t('shell.nav.label')}>
      {groups.map(({ name, own }) => {
        // Wherever one is stays in sight.
        const isFolded = !collapsed && folded.includes(name) && own.every(({ to }) => partOf(to) !== partOf(here))
        const id = `nav-${name}`
        return (
          <section key={name} aria-label={t(`shell.nav.group.${name}`)}>
            {!collapsed && (
              <button type="button" className="gj-nav-group" aria-expanded={!isFolded} aria-controls={id} onClick={() => setFolded(folded.includes(name) ? folded.filter((one) => one !== name) : [...folded, name])}>
                <span className="gj-grow">{t(`shell.nav.group.${name}`)}</span>
                <DownOutlined aria-hidden="true" />
              </button>
            )}
            <ul id={id} hidden={isFolded}>
              {own.map(({ to, search, text, icon }) => {
                const isHere = partOf(to) === partOf(here)
                const late = to === '/' ? (work.data?.counts.overdue ?? 0) : 0
                return (
                  <li key={to}>
                    <Tooltip title={collapsed ? text : ''} placement="right">
                      <Link to={to} search={(search ?? {}) as never} aria-current={isHere ? 'page' : undefined}>
                        <span aria-hidden="true">{icon}</span>
                        <span className={collapsed ? 'gj-hidden' : 'gj-clip gj-grow'}>{text}</span>
                        {late > 0 && (
                          <span className="gj-nav-count" aria-label={t('shell.nav.overdue', { n: late })}>
                            {late}
                          </span>
                        )}
                      </Link>
                    </Tooltip>
                  </li>
                )
              })}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}
