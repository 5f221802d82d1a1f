import { PlusOutlined } from '@ant-design/icons'
import { App, Button, DatePicker, Form, Input, InputNumber, Modal, Popconfirm, Select, Skeleton } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { Permission } from '@guanjia/contract/permissions.ts'
import type { ApiKey } from '@guanjia/contract/sign-in.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { ProblemAlert, useComplain } from '../../kit/problem.tsx'
import { inWords } from '../../kit/worded.ts'
import { useSession, useSite } from '../../session/session.tsx'
import { PageHead } from '../page-head.tsx'
import './access.css'

const TONE: Record<ApiKey['state'], string> = { active: 'done', expired: 'closed', revoked: 'closed', idle: 'overdue' }
/** What only people do, as the server says. */
const FOR_PEOPLE: readonly Permission[] = ['people:manage', 'roles:manage', 'sign_in:manage', 'api_keys:manage', 'installation:operate', 'cases:own', 'relations:own']

/** Keys of other systems: what each may do where, who answers for it, and when it was last used. */
export function ApiKeys() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const { message } = App.useApp()
  const complain = useComplain()
  const found = useCall('signIn.listApiKeys', {})
  const revoke = useAct('signIn.revokeApiKey', ['signIn'])
  const [isAdding, setAdding] = useState(false)
  const [token, setToken] = useState<string | null>(null)
  const keys = found.data?.items
  return (
    <>
      <PageHead title={t('access.keys.title')} hint={t('access.keys.hint')}>
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
          {t('access.keys.add')}
        </Button>
      </PageHead>
      {!keys && (found.error ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : <Skeleton active />)}
      {keys && (
        <section className="gj-card" style={{ overflow: 'auto' }}>
          {keys.length === 0 ? (
            <div className="gj-table-empty">
              <h3>{t('access.keys.empty')}</h3>
              <p>{t('access.keys.emptyHint')}</p>
            </div>
          ) : (
            <table className="gj-settings-table">
              <thead>
                <tr>
                  <th scope="col">{t('access.keys.name')}</th>
                  <th scope="col">{t('access.keys.rights')}</th>
                  <th scope="col">{t('access.keys.sites')}</th>
                  <th scope="col">{t('access.keys.answerable')}</th>
                  <th scope="col">{t('access.keys.expires')}</th>
                  <th scope="col">{t('access.keys.used')}</th>
                  <th scope="col">{t('access.keys.state')}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {keys.map((key) => (
                  <tr key={key.id} data-off={key.state === 'revoked' || key.state === 'expired'}>
                    <th scope="row">
                      {key.name}
                      <div className="gj-quiet gj-small">{key.beginning}…</div>
                    </th>
                    <td>{key.permissions.map((one) => label('permission', one)).join(t('archives.comma'))}</td>
                    <td className="gj-nowrap">{key.sites?.map(({ name }) => name).join(t('archives.comma')) ?? t('access.keys.allSites')}</td>
                    <td className="gj-nowrap">{key.answerable.name}</td>
                    <td className="gj-nowrap">{time.at(key.expiresAt)}</td>
                    <td className="gj-nowrap">
                      {key.lastUsedAt ? time.at(key.lastUsedAt) : t('access.keys.never')}
                      {key.lastAddress && <div className="gj-quiet gj-small">{key.lastAddress}</div>}
                    </td>
                    <td>
                      <span className="gj-tone gj-nowrap" data-tone={TONE[key.state]}>
                        {t(`access.keys.${key.state}`)}
                      </span>
                    </td>
                    <td className="gj-acts">
                      {key.revokedAt === null && (
                        <Popconfirm
                          title={t('access.keys.revoke')}
                          description={t('access.keys.revokeHint')}
                          okText={t('access.keys.revoke')}
                          cancelText={t('shell.cancel')}
                          onConfirm={() => revoke.mutate({ params: { id: key.id } }, { onError: complain, onSuccess: () => void message.success(t('access.keys.revoked_', { name: key.name })) })}
                        >
                          <Button size="small" danger>
                            {t('access.keys.revoke')}
                          </Button>
                        </Popconfirm>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      )}
      {isAdding && <KeyForm onClose={() => setAdding(false)} onMade={setToken} />}
      <Modal
        open={token !== null}
        title={t('access.keys.made')}
        closable={false}
        footer={
          <Button type="primary" onClick={() => setToken(null)}>
            {t('access.keys.close')}
          </Button>
        }
      >
        <p className="gj-secret gj-once">{token}</p>
        <p className="gj-quiet">{t('access.keys.madeHint')}</p>
      </Modal>
    </>
  )
}

interface Values {
  name: string
  permissions: Permission[]
  siteIds: string[]
  answerableId: string
  expires: Dayjs
  perMinute: number
}

function KeyForm({ onClose, onMade }: { onClose: () => void; onMade: (token: string) => void }) {
  const t = useT()
  const label = useLabel()
  const session = useSession()
  const site = useSite()
  const make = useAct('signIn.createApiKey', ['signIn'])
  const colleagues = useCall('organization.listEmployees', { query: { siteId: site.id } })
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<Values>
      title={t('access.keys.add')}
      verb={t('access.keys.make')}
      width={640}
      initial={{ siteIds: [site.id], answerableId: session.employeeId ?? undefined, expires: dayjs().add(1, 'year').endOf('day'), perMinute: 300 }}
      onClose={onClose}
      onSubmit={async ({ expires, siteIds, ...values }) => {
        const body = { ...values, siteIds: siteIds.length === 0 ? null : siteIds, expiresAt: expires.toISOString() }
        onMade((await inWords(t, () => make.mutateAsync({ body }))).token)
      }}
    >
      <Form.Item name="name" label={t('access.keys.name')} extra={t('access.keys.nameHint')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={50} autoFocus />
      </Form.Item>
      <Form.Item name="permissions" label={t('access.keys.rights')} rules={needed}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={session.permissions.filter((one) => !FOR_PEOPLE.includes(one)).map((one) => ({ value: one, label: label('permission', one) }))}
        />
      </Form.Item>
      <Form.Item name="siteIds" label={t('access.keys.sites')}>
        <Select mode="multiple" placeholder={t('access.keys.allSites')} options={session.sites.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="answerableId" label={t('access.keys.answerable')} extra={t('access.keys.answerableHint')} rules={needed}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(colleagues.data?.items ?? []).filter(({ isActive }) => isActive).map(({ id, name, position }) => ({ value: id, label: `${name} · ${position}` }))}
          />
        </Form.Item>
        <Form.Item name="expires" label={t('access.keys.expires')} rules={needed}>
          <DatePicker style={{ width: '100%' }} allowClear={false} minDate={dayjs()} maxDate={dayjs().add(2, 'year')} />
        </Form.Item>
        <Form.Item name="perMinute" label={t('access.keys.rate')} rules={needed}>
          <InputNumber min={1} max={6000} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
    </ActForm>
  )
}
