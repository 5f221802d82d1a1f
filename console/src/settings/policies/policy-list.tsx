import { CopyOutlined, MoreOutlined, PlusOutlined, PoweroffOutlined, SyncOutlined, ThunderboltOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown, Input, Segmented, Skeleton } from 'antd'
import { Link, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { formatDuration, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Policy, PolicyTarget } from '@guanjia/contract/sla.ts'
import { useIsSlow } from '../../kit/data-table.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { useUrlSearch } from '../../kit/search.ts'
import { useMay, useSite } from '../../session/session.tsx'
import { stepWords } from '../durations.ts'
import { useMayChangeForAll } from '../may-change-calendar.ts'
import { PageHead } from '../page-head.tsx'
import { FindingsBanner } from './findings.tsx'
import { useMayChangePolicy } from './may-change-policy.ts'
import { TRAITS } from './policy-draft.ts'
import { usePolicyWords } from './policy-words.ts'
import { RECIPIENT_ORDER } from './recipient-order.ts'
import { useSwitchPolicy } from './switch-policy.ts'
import './policies.css'

type Grouping = 'type' | 'post'

/** Which promises hold for what, by which calendar, and who hears of it when. */
export function Policies() {
  const t = useT()
  const label = useLabel()
  const words = usePolicyWords()
  const may = useMay()
  const mayAdd = useMayChangeForAll()
  const { search, change } = useUrlSearch()
  const showsInactive = search.inactive === 'true'
  const found = useCall('sla.listPolicies', { query: showsInactive ? { inactive: true } : {} })
  const slow = useIsSlow(found.isPending)
  const all = useMemo(() => found.data?.items ?? [], [found.data])
  const by: Grouping = search.by === 'post' || (search.by === undefined && all.some(({ post }) => post !== '')) ? 'post' : 'type'
  const wanted = (search.q ?? '').trim().toLowerCase()
  const isWanted = ({ name, code, post, match, targets }: Policy): boolean =>
    [name, code, post, words.match(match), ...targets.map(({ metric }) => label('metric', metric))].join(' ').toLowerCase().includes(wanted)
  const groups = groupsOf(all.filter(isWanted), by)
  const groupName = (key: string): string =>
    by === 'post'
      ? key || t('settings.policies.noPost')
      : key
        ? key
            .split(',')
            .map((type) => words.value('types', type, {}))
            .join(t('archives.comma'))
        : t('settings.policies.everyType')
  return (
    <>
      <PageHead title={t('settings.policies.title')} hint={t('settings.policies.hint')}>
        {may('sla:manage') && (
          <Link to="/settings/recalculations">
            <Button icon={<SyncOutlined />}>{t('settings.recalc.title')}</Button>
          </Link>
        )}
        {mayAdd && (
          <Link to="/settings/policies/new">
            <Button type="primary" icon={<PlusOutlined />}>
              {t('settings.policies.add')}
            </Button>
          </Link>
        )}
      </PageHead>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      <FindingsBanner />
      <section className="gj-card">
        <div className="gj-policy-bar">
          <Input.Search
            allowClear
            size="small"
            style={{ width: 240 }}
            placeholder={t('settings.policies.search')}
            aria-label={t('settings.policies.search')}
            value={search.q ?? ''}
            onChange={({ target }) => change({ q: target.value })}
          />
          <Segmented<Grouping>
            size="small"
            value={by}
            aria-label={t('settings.policies.groupBy')}
            options={[
              { value: 'post', label: t('settings.policies.byPost') },
              { value: 'type', label: t('settings.policies.byType') },
            ]}
            onChange={(chosen) => change({ by: chosen })}
          />
          <Checkbox checked={showsInactive} onChange={({ target }) => change({ inactive: target.checked ? 'true' : undefined })}>
            {t('settings.policies.showInactive')}
          </Checkbox>
          <span className="gj-grow" />
          {found.data && (
            <span className="gj-quiet gj-small">{t('shell.list.total', { n: groups.reduce((n, [, list]) => n + list.length, 0) })}</span>
          )}
        </div>
        {slow && <Skeleton active style={{ padding: 16 }} paragraph={{ rows: 10 }} />}
        {found.data && groups.length === 0 && (
          <div className="gj-table-empty">
            <h3>{t(wanted ? 'shell.list.nothingMatches' : 'settings.policies.empty')}</h3>
            <p>{t(wanted ? 'shell.list.nothingMatchesHint' : 'settings.policies.emptyHint')}</p>
          </div>
        )}
        {groups.length > 0 && (
          <div style={{ overflowX: 'auto' }}>
            <table className="gj-settings-table gj-policies">
              <thead>
                <tr>
                  <th scope="col">{t('settings.policies.policy')}</th>
                  <th scope="col">{t('settings.policies.match')}</th>
                  <th scope="col">{t('settings.policies.metric')}</th>
                  <th scope="col">{t('settings.policies.target')}</th>
                  <th scope="col">{t('settings.policies.calendar')}</th>
                  <th scope="col" className="gj-wide-only">
                    {t('settings.policies.steps')}
                  </th>
                  <td />
                </tr>
              </thead>
              {groups.map(([key, list]) => (
                <Group key={key} name={groupName(key)} policies={list} />
              ))}
            </table>
          </div>
        )}
      </section>
    </>
  )
}

/** By post, or by the types of subjects; what has none comes last. */
function groupsOf(policies: readonly Policy[], by: Grouping): [string, Policy[]][] {
  const keyOf = ({ post, match }: Policy): string => (by === 'post' ? post : (match.types?.toSorted().join(',') ?? ''))
  const groups = new Map<string, Policy[]>()
  for (const policy of policies) groups.set(keyOf(policy), [...(groups.get(keyOf(policy)) ?? []), policy])
  return [...groups].sort(([a], [b]) => Number(a === '') - Number(b === ''))
}

function Group({ name, policies }: { name: string; policies: readonly Policy[] }) {
  return (
    <>
      <tbody>
        <tr className="gj-policy-group">
          <th colSpan={7} scope="rowgroup">
            {name} <span className="gj-quiet gj-small">{policies.length}</span>
          </th>
        </tr>
      </tbody>
      {policies.map((policy) => (
        <PolicyRows key={`${policy.id}.${policy.version}`} policy={policy} />
      ))}
    </>
  )
}

function PolicyRows({ policy }: { policy: Policy }) {
  const t = useT()
  const label = useLabel()
  const lines: (PolicyTarget | string)[] = [...policy.targets, ...policy.excepted]
  const span = Math.max(1, lines.length)
  return (
    <tbody data-off={!policy.isActive}>
      {(lines.length > 0 ? lines : [null]).map((line, index) => (
        <tr key={line === null ? '' : typeof line === 'string' ? line : line.metric} data-off={!policy.isActive}>
          {index === 0 && (
            <>
              <td rowSpan={span}>
                <NameCell policy={policy} />
              </td>
              <td rowSpan={span}>
                <Match policy={policy} />
              </td>
            </>
          )}
          {line === null ? (
            <td colSpan={4} />
          ) : typeof line === 'string' ? (
            <>
              <td className="gj-nowrap">{label('metric', line)}</td>
              <td colSpan={3} className="gj-quiet">
                {t('settings.policies.excepted')}
              </td>
            </>
          ) : (
            <TargetCells target={line} />
          )}
          {index === 0 && (
            <td rowSpan={span} className="gj-acts">
              <RowActs policy={policy} />
            </td>
          )}
        </tr>
      ))}
    </tbody>
  )
}

function NameCell({ policy }: { policy: Policy }) {
  const t = useT()
  const time = useTime()
  return (
    <>
      <Link to="/settings/policies/$id" params={{ id: policy.id }} className="gj-strong">
        {policy.name}
      </Link>
      <div className="gj-quiet gj-small">
        {policy.code} · {t('settings.policies.version', { n: policy.version })}
      </div>
      {!policy.isActive && (
        <span className="gj-tone gj-pill" data-tone="closed">
          {t('settings.policies.inactive')}
        </span>
      )}
      {policy.isUpcoming && (
        <span className="gj-tone gj-pill" data-tone="waiting">
          {t('settings.policies.upcomingFrom', { at: time.at(policy.effectiveFrom) })}
        </span>
      )}
    </>
  )
}

function Match({ policy }: { policy: Policy }) {
  const t = useT()
  const words = usePolicyWords()
  const traits = TRAITS.filter((trait) => policy.match[trait]?.length)
  if (traits.length === 0) return <>{t('settings.policies.everything')}</>
  return (
    <>
      {traits.map((trait) => (
        <div key={trait}>
          <span className="gj-quiet">{words.trait(trait)}</span>{' '}
          {policy.match[trait]!.map((value) => words.value(trait, value, policy.match)).join(t('archives.comma'))}
        </div>
      ))}
    </>
  )
}

function TargetCells({ target }: { target: PolicyTarget }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const calendars = useCall('sla.listCalendars', { query: { siteId: site.id } }, { staleTime: 60_000 })
  const words = usePolicyWords()
  const calendar = calendars.data?.items.find(({ code }) => code === target.calendarCode)
  const highest = RECIPIENT_ORDER.findLast((who) => target.steps.some(({ to }) => to.includes(who)))
  return (
    <>
      <td className="gj-nowrap">{label('metric', target.metric)}</td>
      <td className="gj-strong gj-target-text">
        {target.targetText}
        {target.isCritical && (
          <ThunderboltOutlined
            className="gj-critical"
            role="img"
            title={t('settings.policy.criticalHint')}
            aria-label={t('settings.policy.critical')}
          />
        )}
      </td>
      <td className="gj-nowrap">
        {calendar ? (
          <Link to="/settings/calendars/$id" params={{ id: calendar.id }}>
            {calendar.name}
          </Link>
        ) : (
          target.calendarCode
        )}
      </td>
      <td className="gj-small gj-wide-only" title={target.steps.map(words.step).join('\n')}>
        <span className="gj-quiet">
          {target.steps.map(({ offset }) => stepWords(offset, t, (seconds) => formatDuration(seconds, t))).join(' › ')}
        </span>{' '}
        {highest && t('settings.policies.upTo', { who: label('recipient', highest) })}
      </td>
    </>
  )
}

function RowActs({ policy }: { policy: Policy }) {
  const t = useT()
  const navigate = useNavigate()
  const mayChange = useMayChangePolicy()(policy)
  const switchOver = useSwitchPolicy()
  if (!mayChange) return null
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'copy', icon: <CopyOutlined />, label: t('settings.policies.copy') },
          {
            key: 'switch',
            icon: <PoweroffOutlined />,
            danger: policy.isActive,
            label: t(policy.isActive ? 'settings.policies.deactivate' : 'settings.policies.activate'),
          },
        ],
        onClick: ({ key }) =>
          key === 'copy' ? void navigate({ to: '/settings/policies/new', search: { copy: policy.id } }) : switchOver(policy),
      }}
    >
      <Button size="small" type="text" icon={<MoreOutlined />} aria-label={`${t('shell.acts.more')} · ${policy.name}`} />
    </Dropdown>
  )
}
