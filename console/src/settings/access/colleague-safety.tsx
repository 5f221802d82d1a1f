import { App, Button, Form, Input, Modal, Popconfirm } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useT, useTime } from '@guanjia/ui'
import { ActForm } from '../../kit/act-form.tsx'
import { ProblemAlert, useComplain } from '../../kit/problem.tsx'
import { FactGroup, Facts } from '../../kit/record-page.tsx'
import { SessionTable } from './session-table.tsx'
import './access.css'

/** How a colleague signs in; what a manager does for who cannot, and against who should not. */
export function ColleagueSafety({ id, name }: { id: string; name: string }) {
  const t = useT()
  const time = useTime()
  const { message } = App.useApp()
  const complain = useComplain()
  const found = useCall('signIn.getAccountSafety', { params: { id } })
  const act = useAct('signIn.actOnAccount', ['signIn', 'people'])
  const [password, setPassword] = useState<string | null>(null)
  const [isRemoving, setRemoving] = useState(false)
  if (!found.data) return found.error ? <ProblemAlert error={found.error} onRetry={() => void found.refetch()} /> : null
  const safety = found.data
  const run = (body: Parameters<typeof act.mutate>[0]['body'], words: string): void => act.mutate({ params: { id }, body }, { onError: complain, onSuccess: () => void message.success(words) })
  const factor = safety.hasSecondFactor ? 'isOn' : safety.needsSecondFactor ? 'isNeeded' : 'isOff'
  const state = safety.lockedUntil ? t('access.safety.locked', { time: time.at(safety.lockedUntil) }) : t(safety.mustChangePassword ? 'access.safety.mustChange' : 'access.safety.open')
  return (
    <FactGroup title={t('access.safety.title')}>
      <div className="gj-stack">
        <Facts
          facts={[
            { label: t('access.safety.login'), value: safety.login },
            { label: t('access.safety.factor'), value: t(`access.safety.${factor}`) },
            { label: t('access.safety.state'), value: state },
          ]}
        />
        <div className="gj-row gj-wrap">
          <Popconfirm
            title={t('access.safety.reset')}
            description={t('access.safety.resetHint', { name })}
            okText={t('access.safety.reset')}
            cancelText={t('shell.cancel')}
            onConfirm={() => act.mutate({ params: { id }, body: { action: 'reset_password' } }, { onError: complain, onSuccess: (made) => setPassword(made.password) })}
          >
            <Button>{t('access.safety.reset')}</Button>
          </Popconfirm>
          {safety.lockedUntil && <Button onClick={() => run({ action: 'unlock' }, t('access.safety.unlocked'))}>{t('access.safety.unlock')}</Button>}
          {safety.hasSecondFactor && <Button onClick={() => setRemoving(true)}>{t('access.safety.removeFactor')}</Button>}
          {safety.sessions.length > 0 && (
            <Popconfirm
              title={t('access.safety.endAll')}
              description={t('access.safety.endAllHint', { name })}
              okText={t('access.safety.endAll')}
              cancelText={t('shell.cancel')}
              onConfirm={() => run({ action: 'end_sessions' }, t('access.safety.endedAll'))}
            >
              <Button danger>{t('access.safety.endAll')}</Button>
            </Popconfirm>
          )}
        </div>
        {safety.sessions.length === 0 ? (
          <p className="gj-quiet">{t('access.safety.noSessions')}</p>
        ) : (
          <SessionTable sessions={safety.sessions} isBusy={act.isPending} onEnd={(sessionId) => run({ action: 'end_sessions', sessionId }, t('access.sessions.ended'))} />
        )}
      </div>
      <Modal
        open={password !== null}
        title={t('access.safety.resetDone')}
        closable={false}
        footer={
          <Button type="primary" onClick={() => setPassword(null)}>
            {t('access.safety.close')}
          </Button>
        }
      >
        <p className="gj-secret gj-once">{password}</p>
        <p className="gj-quiet">{t('access.safety.resetTell')}</p>
      </Modal>
      {isRemoving && (
        <ActForm<{ reason: string }>
          title={t('access.safety.removeFactor')}
          verb={t('access.safety.removeFactor')}
          hint={t('access.safety.removeFactorHint')}
          isDanger
          onClose={() => setRemoving(false)}
          onSubmit={async ({ reason }) => {
            await act.mutateAsync({ params: { id }, body: { action: 'remove_second_factor', reason } })
            void message.success(t('access.safety.removedFactor'))
          }}
        >
          <Form.Item name="reason" label={t('access.safety.reason')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
            <Input maxLength={200} autoFocus />
          </Form.Item>
        </ActForm>
      )}
    </FactGroup>
  )
}
