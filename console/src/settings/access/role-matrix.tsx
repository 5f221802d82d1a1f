import { App, Button, Checkbox, Input, Select, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { isProblem, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Permission } from '@guanjia/contract/permissions.ts'
import type { OrganizationRole } from '@guanjia/contract/roles.ts'
import { useChoices } from '../../kit/choices.ts'
import { ProblemAlert, useComplain } from '../../kit/problem.tsx'
import { useRoleName } from '../../kit/role-name.ts'
import { PageHead } from '../page-head.tsx'
import { Clash, type RoleClash } from './role-clash.tsx'
import { draftOf, draftedCount, draftedRoles, has, toggled, type Drafts } from './role-draft.ts'
import './access.css'

const RoleDrawer = lazy(() => import('./role-drawer.tsx').then(({ RoleDrawer }) => ({ default: RoleDrawer })))

/** Who may do what: rights down, roles across. Ticks are a draft until they are saved, each role on the version that was read. */
export function RoleMatrix() {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const complain = useComplain()
  const nameOf = useRoleName()
  const all = useChoices('permission').map(({ value }) => value)
  const found = useCall('roles.listRoles', {})
  const change = useAct('roles.changeRole', ['roles', 'organization', 'people', 'sessions'])
  const [drafts, setDrafts] = useState<Drafts>({})
  const [clash, setClash] = useState<RoleClash | null>(null)
  const [words, setWords] = useState('')
  const [onlyDifferent, setOnlyDifferent] = useState(false)
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [opened, setOpened] = useState<string | null>(null)
  const [isSaving, setSaving] = useState(false)
  const roles = found.data?.items ?? []
  const roleName = (role: OrganizationRole): string => nameOf({ role: role.kind, key: role.key, name: role.name })
  const usual = roles.filter((role) => role.retiredAt === null && (role.holders > 0 || role.isOwn || role.added.length + role.removed.length > 0)).map(({ key }) => key)
  const shown = roles.filter(({ key }) => (chosen ?? usual).includes(key))
  const count = draftedCount(drafts)
  const isSought = (one: Permission): boolean => {
    const sought = words.trim().toLowerCase()
    const heading = t(`access.resource.${one.split(':')[0]}` as 'access.resource.cases', { defaultValue: '' })
    if (sought !== '' && !`${label('permission', one)} ${one} ${heading}`.toLowerCase().includes(sought)) return false
    return !onlyDifferent || shown.some((role) => role.added.includes(one) || role.removed.includes(one) || drafts[role.key]?.changes[one] !== undefined)
  }
  const groups = byResource(all.filter(isSought))

  const save = async (): Promise<void> => {
    setSaving(true)
    const done: string[] = []
    try {
      for (const draft of draftedRoles(drafts, roles)) {
        try {
          await change.mutateAsync({ params: { id: draft.role.key }, body: { version: draft.version, permissions: draft.permissions } })
          done.push(roleName(draft.role))
          setDrafts(({ [draft.role.key]: _, ...rest }) => rest)
        } catch (failure) {
          const current = isProblem(failure, 'stale_version') ? (failure.problem?.current as OrganizationRole | undefined) : undefined
          if (!current) throw failure
          // The own ticks stay, now on the version of whoever was faster.
          setClash({ name: roleName(draft.role), before: draft.before, current, mine: draft.changes })
          setDrafts((others) => ({ ...others, [draft.role.key]: draftOf(current, draft.changes) }))
          await found.refetch()
          return
        }
      }
      setClash(null)
    } catch (failure) {
      complain(failure)
    } finally {
      setSaving(false)
      if (done.length > 0) void message.success(t('access.roles.saved', { roles: done.join(t('archives.comma')) }))
    }
  }

  if (!found.data) return found.error ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton active />
  const mayChange = roles.some(({ allowedActions }) => allowedActions.includes('change'))
  return (
    <>
      <PageHead title={t('access.roles.title')} hint={t(mayChange ? 'access.roles.hint' : 'access.roles.readOnly')} />
      {clash && <Clash clash={clash} onClose={() => setClash(null)} />}
      <section className="gj-card gj-matrix-card">
        <div className="gj-list-bar">
          <Input.Search allowClear size="small" style={{ width: 200 }} placeholder={t('access.roles.search')} aria-label={t('access.roles.search')} value={words} onChange={(event) => setWords(event.target.value)} />
          <Select
            mode="multiple"
            size="small"
            maxTagCount={2}
            style={{ minWidth: 260 }}
            aria-label={t('access.roles.shown')}
            placeholder={t('access.roles.shown')}
            showSearch={{ optionFilterProp: 'label' }}
            options={roles.map((role) => ({ value: role.key, label: roleName(role) }))}
            value={chosen ?? usual}
            onChange={setChosen}
          />
          <Checkbox checked={onlyDifferent} onChange={(event) => setOnlyDifferent(event.target.checked)}>
            {t('access.roles.onlyDifferent')}
          </Checkbox>
        </div>
        <div className="gj-matrix-scroll">
          <table className="gj-matrix">
            <caption className="gj-hidden">{t('access.roles.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('access.roles.right')}</th>
                {shown.map((role) => (
                  <th key={role.key} scope="col">
                    <button type="button" className="gj-matrix-role" title={t('access.roles.open', { role: roleName(role) })} onClick={() => setOpened(role.key)}>
                      {roleName(role)}
                      <small>{role.retiredAt ? t('access.roles.retired') : t('access.roles.holders', { count: role.holders })}</small>
                    </button>
                  </th>
                ))}
              </tr>
            </thead>
            {groups.map(({ resource, rights }) => (
              <tbody key={resource}>
                <tr className="gj-matrix-group">
                  <th scope="rowgroup" colSpan={shown.length + 1}>
                    {t(`access.resource.${resource}` as 'access.resource.cases', { defaultValue: resource })}
                  </th>
                </tr>
                {rights.map((one) => (
                  <tr key={one}>
                    <th scope="row">{label('permission', one)}</th>
                    {shown.map((role) => (
                      <Cell key={role.key} role={role} name={roleName(role)} right={one} drafts={drafts} onToggle={() => setDrafts((others) => toggled(others, role, one))} />
                    ))}
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
          {groups.length === 0 && <p className="gj-quiet gj-matrix-nothing">{t('access.roles.nothing')}</p>}
        </div>
      </section>
      {count > 0 && (
        <div className="gj-save-bar" role="region" aria-label={t('access.roles.changed', { count })}>
          <span className="gj-grow">{t('access.roles.changed', { count })}</span>
          <Button
            onClick={() => {
              setDrafts({})
              setClash(null)
            }}
          >
            {t('access.roles.discard')}
          </Button>
          <Button type="primary" loading={isSaving} onClick={() => void save()}>
            {t(clash ? 'access.roles.again' : 'access.roles.save')}
          </Button>
        </div>
      )}
      <Suspense>{opened !== null && <RoleDrawer id={opened} onClose={() => setOpened(null)} onMade={(key) => setChosen([...(chosen ?? usual), key])} />}</Suspense>
    </>
  )
}

/** Rights under the word before their colon, in the order in which each word first comes. */
function byResource(rights: readonly Permission[]): { resource: string; rights: Permission[] }[] {
  const groups = new Map<string, Permission[]>()
  for (const one of rights) {
    const resource = one.split(':')[0]!
    groups.set(resource, [...(groups.get(resource) ?? []), one])
  }
  return [...groups].map(([resource, of]) => ({ resource, rights: of }))
}

/** One right of one role: a tick, and a mark where it differs from the release or is not saved yet. */
function Cell({ role, name, right, drafts, onToggle }: { role: OrganizationRole; name: string; right: Permission; drafts: Drafts; onToggle: () => void }) {
  const t = useT()
  const label = useLabel()
  const isOn = has(drafts, role, right)
  const difference = role.added.includes(right) ? 'added' : role.removed.includes(right) ? 'removed' : undefined
  const words = t(isOn ? 'access.roles.isOn' : 'access.roles.isOff', { role: name, right: label('permission', right) })
  return (
    <td data-difference={difference} data-drafted={drafts[role.key]?.changes[right] !== undefined} title={difference ? t(`access.roles.${difference}`) : undefined}>
      <Checkbox checked={isOn} disabled={!role.allowedActions.includes('change')} aria-label={words} onChange={onToggle} />
    </td>
  )
}
