import { ApiOutlined, DeleteOutlined, EditOutlined, PlusOutlined, SendOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Skeleton } from 'antd'
import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import type { Channel, ChannelSetting } from '@guanjia/contract/integration.ts'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { FactGroup } from '../kit/record-page.tsx'
import { Look } from '../kit/status-tag.tsx'
import { PageHead } from '../settings/page-head.tsx'
import { ChoiceTable } from './choice-table.tsx'
import './integration.css'

const ChannelForm = lazy(() => import('./channel-form.tsx').then(({ ChannelForm }) => ({ default: ChannelForm })))
const TestForm = lazy(() => import('./test-form.tsx').then(({ TestForm }) => ({ default: TestForm })))

export const KINDS: readonly Channel[] = ['email', 'sms', 'wecom', 'dingtalk', 'feishu', 'push']

/** How messages leave the house, whether they do, and what the house sends to whom. */
export function Channels() {
  const t = useT()
  const [opened, setOpened] = useState<{ kind: Channel; channel: ChannelSetting | null } | null>(null)
  const [testing, setTesting] = useState<ChannelSetting | null>(null)
  const found = useCall('integration.listChannels', {})
  const house = useCall('integration.houseChoices', {})
  const decide = useAct('integration.changeHouseChoices')
  const complain = useComplain()
  const items = found.data?.items
  const free = KINDS.filter((kind) => (kind !== 'email' && kind !== 'sms' && kind !== 'push') || !items?.some(({ channel }) => channel === kind))
  const add = (
    <Dropdown menu={{ items: free.map((kind) => ({ key: kind, label: t(`integration.channels.kind.${kind}`) })), onClick: ({ key }) => setOpened({ kind: key as Channel, channel: null }) }} trigger={['click']}>
      <Button type="primary" icon={<PlusOutlined />}>
        {t('integration.channels.add')}
      </Button>
    </Dropdown>
  )
  return (
    <>
      <PageHead title={t('integration.channels.title')} hint={t('integration.channels.hint')}>
        <Link to="/settings/wordings">{t('integration.channels.words')}</Link>
        <Link to="/deliveries">{t('integration.channels.records')}</Link>
        {add}
      </PageHead>
      {found.error && !items && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton active />}
      {items?.length === 0 && (
        <section className="gj-card gj-table-empty">
          <strong>{t('integration.channels.empty')}</strong>
          <p>{t('integration.channels.emptyHint')}</p>
        </section>
      )}
      {items && items.length > 0 && (
        <ul className="gj-channels">
          {items.map((channel) => (
            <li key={channel.id}>
              <Card channel={channel} onChange={() => setOpened({ kind: channel.channel, channel })} onTest={() => setTesting(channel)} />
            </li>
          ))}
        </ul>
      )}
      {house.data && (
        <FactGroup title={t('integration.house.title')}>
          <p className="gj-quiet" style={{ marginBottom: 8 }}>
            {t('integration.house.hint')}
          </p>
          <ChoiceTable choices={house.data} isHouse onChange={(items) => decide.mutate({ body: { items } }, { onError: complain })} />
        </FactGroup>
      )}
      <Suspense>
        {opened && <ChannelForm kind={opened.kind} channel={opened.channel} onClose={() => setOpened(null)} />}
        {testing && <TestForm channel={testing} onClose={() => setTesting(null)} />}
      </Suspense>
    </>
  )
}

function Card({ channel, onChange, onTest }: { channel: ChannelSetting; onChange: () => void; onTest: () => void }) {
  const t = useT()
  const { modal } = App.useApp()
  const complain = useComplain()
  const remove = useAct('integration.removeChannel')
  const { sent, failed, lastFailure } = channel.lately
  const settings = channel.settings as { contact?: string; host?: string; port?: number; from?: string; provider?: 'aliyun' | 'tencent' | 'http'; signName?: string }
  const detail = channel.channel === 'email' ? `${settings.from ?? ''} · ${settings.host ?? ''}:${settings.port ?? ''}` : channel.channel === 'sms' ? `${t(`integration.channels.sms.${settings.provider ?? 'http'}`)} · ${settings.signName ?? ''}` : channel.channel === 'push' ? (settings.contact ?? '') : (channel.urlHost ?? '')
  const ask = (): void =>
    void modal.confirm({
      title: `${t('integration.channels.remove')} · ${channel.name}`,
      content: t('integration.channels.removeHint'),
      okText: t('integration.channels.remove'),
      okButtonProps: { danger: true },
      onOk: () => remove.mutateAsync({ params: { id: channel.id } }).catch(complain),
    })
  return (
    <article className="gj-card gj-channel" aria-label={channel.name}>
      <header className="gj-row">
        <ApiOutlined aria-hidden="true" />
        <strong className="gj-clip gj-grow">{channel.name}</strong>
        <span className="gj-quiet">{t(`integration.channels.kind.${channel.channel}`)}</span>
      </header>
      <p className="gj-clip gj-quiet">{detail}</p>
      <p className="gj-row gj-wrap">
        {!channel.isActive && <Look look={{ tone: 'idle', shape: 'ring' }} text={t('integration.channels.off')} />}
        {channel.isActive && failed > 0 && <Look look={{ tone: 'overdue', shape: 'triangle' }} text={t('integration.channels.lately', { sent, failed })} />}
        {channel.isActive && failed === 0 && <Look look={{ tone: 'done', shape: 'tick' }} text={t('integration.channels.lately', { sent, failed })} plain />}
      </p>
      {lastFailure && failed > 0 && <p className="gj-channel-failure">{lastFailure}</p>}
      <footer className="gj-row">
        <Button size="small" icon={<SendOutlined />} onClick={onTest}>
          {t('integration.channels.test')}
        </Button>
        <Button size="small" icon={<EditOutlined />} onClick={onChange}>
          {t('integration.channels.change')}
        </Button>
        <Button size="small" type="text" danger icon={<DeleteOutlined />} aria-label={`${t('integration.channels.remove')} ${channel.name}`} onClick={ask} />
      </footer>
    </article>
  )
}
