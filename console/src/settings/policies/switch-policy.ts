import { App } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { Policy } from '@guanjia/contract/sla.ts'
import { useComplain } from '../../kit/problem.tsx'
import { bodyOf, draftOf } from './policy-draft.ts'

/** Takes a policy out of use or back into it, after saying what that means. */
export function useSwitchPolicy(): (policy: Policy) => void {
  const t = useT()
  const { message, modal } = App.useApp()
  const complain = useComplain()
  const change = useAct('sla.changePolicy', ['sla'])
  return (policy) => {
    const { code: _code, ...facts } = bodyOf(draftOf(policy))
    const act = async (): Promise<void> => {
      try {
        await change.mutateAsync({ params: { id: policy.id }, body: { ...facts, version: policy.version, isActive: !policy.isActive } })
        void message.success(t(policy.isActive ? 'settings.policies.deactivated' : 'settings.policies.activated', { name: policy.name }))
      } catch (error) {
        complain(error)
      }
    }
    void modal.confirm({
      title: t(policy.isActive ? 'settings.policies.deactivateAsk' : 'settings.policies.activateAsk', { name: policy.name }),
      content: t(policy.isActive ? 'settings.policies.deactivateHint' : 'settings.policies.activateHint'),
      okText: t(policy.isActive ? 'settings.policies.deactivate' : 'settings.policies.activate'),
      okButtonProps: { danger: policy.isActive },
      cancelText: t('shell.cancel'),
      onOk: act,
    })
  }
}
