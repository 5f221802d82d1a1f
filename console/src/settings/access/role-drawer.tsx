import { CopyOutlined, StopOutlined, UndoOutlined } from '@ant-design/icons'
import { App, Button, Drawer, Form, Input, Popconfirm, Skeleton, Switch } from 'antd'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import { ActForm } from '../../kit/act-form.tsx'
import { ProblemAlert, useComplain } from '../../kit/problem.tsx'
import { useRoleName } from '../../kit/role-name.ts'
import { Timeline } from '../../kit/timeline.tsx'
import { inWords } from '../../kit/worded.ts'

const CHANGES = ['roles', 'organization', 'people', 'sessions'] as const

/** A role: how it differs from the release, who has it, what is done with it as a whole. */
export function RoleDrawer({ id, onClose, onMade }: { id: string; onClose: () => void; onMade: (key: string) => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const complain = useComplain()
  const nameOf = useRoleName()
  const found = useCall('roles.getRole', { params: { id } })
  const change = useAct('roles.changeRole', [...CHANGES])
  const act = useAct('roles.actOnRole', [...CHANGES])
  const [isCopying, setCopying] = useState(false)
  const role = found.data
  const name = role ? nameOf({ role: role.kind, key: role.key, name: role.name }) : ''
  const may = (action: string): boolean => role?.allowedActions.some((one) => one === action) ?? false
  const tell = (): void => void message.success(t('access.roles.done', { role: name }))
  const run = (action: 'retire' | 'restore' | 'reset'): void => act.mutate({ params: { id }, body: { action, version: role!.version } }, { onError: complain, onSuccess: tell })
  const words = (rights: readonly string[]): string => rights.map((one) => label('permission', one)).join(t('archives.comma'))
  return (
    <Drawer open width={520} title={name} onClose={onClose} closable={{ 'aria-label': t('shell.form.dismiss') }}>
      {!role && (found.error ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton active />)}
      {role && (
        <div className="gj-stack">
          <div className="gj-row gj-wrap">
            {may('copy') && (
              <Button icon={<CopyOutlined />} onClick={() => setCopying(true)}>
                {t('access.roles.copy')}
              </Button>
            )}
            {may('reset') && (
              <Popconfirm title={t('access.roles.reset')} description={t('access.roles.resetHint', { role: name })} okText={t('access.roles.reset')} cancelText={t('shell.cancel')} onConfirm={() => run('reset')}>
                <Button icon={<UndoOutlined />}>{t('access.roles.reset')}</Button>
              </Popconfirm>
            )}
            {may('retire') && (
              <Popconfirm title={t('access.roles.retire')} description={t('access.roles.retireHint')} okText={t('access.roles.retire')} cancelText={t('shell.cancel')} onConfirm={() => run('retire')}>
                <Button danger icon={<StopOutlined />}>
                  {t('access.roles.retire')}
                </Button>
              </Popconfirm>
            )}
            {may('restore') && <Button onClick={() => run('restore')}>{t('access.roles.restore')}</Button>}
          </div>
          {role.note && <p>{role.note}</p>}
          <section>
            <h3>{t('access.roles.differences')}</h3>
            {role.isOwn && <p className="gj-quiet">{t('access.roles.basedOn', { role: nameOf({ role: role.kind, key: role.template, name: null }) })}</p>}
            {role.added.length + role.removed.length === 0 && <p className="gj-quiet">{t('access.roles.same')}</p>}
            {role.added.length > 0 && (
              <p>
                <span className="gj-quiet">{t('access.roles.plus')}</span> {words(role.added)}
              </p>
            )}
            {role.removed.length > 0 && (
              <p>
                <span className="gj-quiet">{t('access.roles.minus')}</span> {words(role.removed)}
              </p>
            )}
          </section>
          <section>
            <label className="gj-row">
              <Switch
                size="small"
                checked={role.needsSecondFactor}
                disabled={!may('change')}
                loading={change.isPending}
                onChange={(needsSecondFactor) => change.mutate({ params: { id }, body: { version: role.version, needsSecondFactor } }, { onError: complain, onSuccess: tell })}
              />
              <strong>{t('access.roles.secondFactor')}</strong>
            </label>
            <p className="gj-quiet">{t('access.roles.secondFactorHint')}</p>
          </section>
          <section>
            <h3>
              {t('access.roles.who')} · {role.holders}
            </h3>
            {role.people.length === 0 && <p className="gj-quiet">{t('access.roles.nobody')}</p>}
            <ul className="gj-role-people">
              {role.people.map(({ employee, position, scope, site }) => (
                <li key={`${employee.id} ${site?.id ?? ''} ${scope}`}>
                  <Link to="/settings/colleagues/$id" params={{ id: employee.id }}>
                    {employee.name}
                  </Link>
                  <span className="gj-quiet">{[position, site?.name, scope === 'site' ? null : label('scope', scope)].filter(Boolean).join(' · ')}</span>
                </li>
              ))}
            </ul>
          </section>
          {may('change') && <History id={id} />}
        </div>
      )}
      {isCopying && role && <CopyForm from={role.key} name={name} onClose={() => setCopying(false)} onMade={onMade} />}
    </Drawer>
  )
}

function History({ id }: { id: string }) {
  const t = useT()
  const found = useCall('roles.roleTimeline', { params: { id } })
  if (!found.data || found.data.items.length === 0) return null
  return (
    <section>
      <h3>{t('access.roles.history')}</h3>
      <Timeline entries={found.data.items} words="archive" />
    </section>
  )
}

function CopyForm({ from, name, onClose, onMade }: { from: string; name: string; onClose: () => void; onMade: (key: string) => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('roles.createRole', [...CHANGES])
  return (
    <ActForm<{ name: string; note: string }>
      title={t('access.roles.copy')}
      verb={t('access.roles.copy')}
      hint={t('access.roles.copyHint', { role: name })}
      initial={{ name: '', note: '' }}
      onClose={onClose}
      onSubmit={async (values) => {
        const made = await inWords(t, () => make.mutateAsync({ body: { from, ...values } }))
        onMade(made.key)
        void message.success(t('access.roles.made', { role: made.name }))
      }}
    >
      <Form.Item name="name" label={t('access.roles.name')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={30} autoFocus />
      </Form.Item>
      <Form.Item name="note" label={t('access.roles.note')}>
        <Input.TextArea maxLength={500} rows={2} />
      </Form.Item>
    </ActForm>
  )
}
