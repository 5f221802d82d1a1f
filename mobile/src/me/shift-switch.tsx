import { useState } from 'react'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useCan, useSession } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { problemText } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

/**
 * On or off shift, by one tap. Who may read colleagues sees the server's state; others see what this phone set last, and
 * nothing chosen when it set nothing yet: unknown is not "off".
 */
export function ShiftSwitch() {
  const t = useT()
  const session = useSession()
  const can = useCan()
  const { employeeId } = session
  const place = `shift:${employeeId ?? ''}`
  const siteId = useSiteId()
  const colleagues = useCall(
    'organization.listEmployees',
    { query: { siteId } },
    { enabled: can('people:read') && siteId !== '' && employeeId !== null },
  )
  const [own, setOwn] = useState<boolean | null>(() => read(place))
  const { send, isBusy } = useSend('organization.setShift', employeeId ?? '', ['organization', 'workorders'])
  const isOnShift = colleagues.data?.items.find(({ id }) => id === employeeId)?.isOnShift ?? own

  async function choose(wanted: boolean): Promise<void> {
    if (!employeeId || wanted === isOnShift) return
    try {
      const employee = await send({ params: { id: employeeId }, body: { isOnShift: wanted } })
      if (!employee) return
      localStorage.setItem(place, String(employee.isOnShift))
      setOwn(employee.isOnShift)
      toast(employee.isOnShift ? t('mobile.shift.nowOn') : t('mobile.shift.nowOff'))
    } catch (error) {
      toast(problemText(t, error), 'bad')
    }
  }

  if (!employeeId) return null
  return (
    <div className="shift" role="radiogroup" aria-label={t('mobile.shift.label')}>
      {[true, false].map((value) => (
        <button
          key={String(value)}
          type="button"
          role="radio"
          aria-checked={isOnShift === value}
          disabled={isBusy}
          onClick={() => void choose(value)}
        >
          {value ? t('mobile.shift.on') : t('mobile.shift.off')}
        </button>
      ))}
    </div>
  )
}

function read(place: string): boolean | null {
  const kept = localStorage.getItem(place)
  return kept === null ? null : kept === 'true'
}
