import { App } from 'antd'
import { useAct, useCall, useT } from '@guanjia/ui'
import { ProblemAlert, useComplain } from '../../kit/problem.tsx'
import { FactGroup } from '../../kit/record-page.tsx'
import { SecondFactor } from './second-factor.tsx'
import { SessionTable } from './session-table.tsx'

/** The own second factor and the places where one is signed in. */
export function OwnSafety() {
  const t = useT()
  const { message } = App.useApp()
  const complain = useComplain()
  const sessions = useCall('residents.listOwnSessions', {})
  const end = useAct('residents.endOwnSession', ['residents'])
  return (
    <>
      <FactGroup title={t('access.factor.title')}>
        <SecondFactor />
      </FactGroup>
      <FactGroup title={t('access.sessions.title')}>
        {sessions.error && !sessions.data && <ProblemAlert error={sessions.error} onRetry={() => void sessions.refetch()} />}
        {sessions.data && (
          <SessionTable
            sessions={sessions.data.items}
            isBusy={end.isPending}
            onEnd={(id) => end.mutate({ params: { id } }, { onError: complain, onSuccess: () => void message.success(t('access.sessions.ended')) })}
          />
        )}
      </FactGroup>
    </>
  )
}
