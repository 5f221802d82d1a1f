import { Button, Popconfirm } from 'antd'
import { ShapeMark, useAct, useCall, useT } from '@guanjia/ui'
import { useComplain } from '../kit/problem.tsx'
import { useMay, useSession, useSite } from '../session/session.tsx'

/** On or off shift: dispatch, hand-over and escalation go by it. */
export function ShiftSwitch() {
  const t = useT()
  const may = useMay()
  const site = useSite()
  const { employeeId } = useSession()
  const complain = useComplain()
  const colleagues = useCall(
    'organization.listEmployees',
    { query: { siteId: site.id } },
    { enabled: employeeId !== null && may('people:read'), staleTime: 60_000 },
  )
  const sign = useAct('organization.setShift', ['organization', 'workorders'])
  const me = colleagues.data?.items.find(({ id }) => id === employeeId)
  if (!me) return null
  const change = (isOnShift: boolean): void => sign.mutate({ params: { id: me.id }, body: { isOnShift } }, { onError: complain })
  const face = (
    <span className="gj-tone" data-tone={me.isOnShift ? 'done' : 'idle'}>
      <ShapeMark shape={me.isOnShift ? 'tick' : 'ring'} size={12} />
      <span className="gj-wide">{me.isOnShift ? t('shell.shift.on') : t('shell.shift.off')}</span>
    </span>
  )
  if (!me.isOnShift)
    return (
      <Button type="text" loading={sign.isPending} title={t('shell.shift.signOn')} onClick={() => change(true)}>
        {face}
      </Button>
    )
  return (
    <Popconfirm
      title={t('shell.shift.leaving')}
      description={t('shell.shift.leavingHint')}
      okText={t('shell.shift.signOff')}
      cancelText={t('shell.cancel')}
      onConfirm={() => change(false)}
    >
      <Button type="text" loading={sign.isPending} title={t('shell.shift.on')}>
        {face}
      </Button>
    </Popconfirm>
  )
}
