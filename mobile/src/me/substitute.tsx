import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import type { Substitution } from '@guanjia/contract/organization.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useT } from '@guanjia/ui/i18n/index.ts'
import { useCan, useSession } from '../app/session.tsx'
import { useSiteId } from '../app/site.tsx'
import { Section } from '../kit/facts.tsx'
import { ProblemNote, problemText } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'
import { useWindow } from '../kit/when.ts'
import { SubstituteSheet } from './substitute-sheet.tsx'

/** Who stands in while I am away, and for whom I stand in: messages and escalations go to the substitute. */
export function Substitute() {
  const t = useT()
  const can = useCan()
  const { employeeId } = useSession()
  const siteId = useSiteId()
  const mayRead = can('people:read') && siteId !== ''
  const answer = useCall('organization.listSubstitutions', { query: { siteId } }, { enabled: mayRead })
  const [isChoosing, setChoosing] = useState(false)
  const now = Date.now()
  const lasting = (answer.data?.items ?? []).filter(({ endedAt, to }) => endedAt === null && Date.parse(to) > now)
  const mine = lasting.filter(({ absent }) => absent.id === employeeId)
  const forOthers = lasting.filter(({ substitute }) => substitute.id === employeeId)
  return (
    <Section title={t('mobile.substitute.title')}>
      {/* Who may not see the list of colleagues can't choose one. */}
      {!mayRead && <p className="muted">{t('mobile.substitute.askSupervisor')}</p>}
      {mayRead && (
        <>
          <ProblemNote error={answer.error} />
          {answer.isPending && <Rows count={1} />}
          {mine.map((one) => (
            <Line
              key={one.id}
              one={one}
              text={t(one.isNow ? 'mobile.substitute.now' : 'mobile.substitute.later', { name: one.substitute.name })}
              mayEnd
            />
          ))}
          {forOthers.map((one) => (
            <Line key={one.id} one={one} text={t('mobile.substitute.iFor', { name: one.absent.name })} />
          ))}
          {answer.data && lasting.length === 0 && <p className="muted">{t('mobile.substitute.nobody')}</p>}
          <div className="section-act">
            <Button block fill="outline" color="primary" onClick={() => setChoosing(true)}>
              {t('mobile.substitute.choose')}
            </Button>
          </div>
          {isChoosing && <SubstituteSheet siteId={siteId} onClose={() => setChoosing(false)} />}
        </>
      )}
    </Section>
  )
}

function Line({ one, text, mayEnd = false }: { one: Substitution; text: string; mayEnd?: boolean }) {
  const t = useT()
  const window = useWindow()
  const { send, isBusy } = useSend('organization.endSubstitution', one.id, ['organization'])
  async function end(): Promise<void> {
    try {
      if (await send({ params: { id: one.id } })) toast(t('mobile.substitute.ended'))
    } catch (error) {
      toast(problemText(t, error), 'bad')
    }
  }
  return (
    <div className="line-act">
      <p>
        {text}
        <small className="tabular">{[window(one.from, one.to), one.reason].filter(Boolean).join(' · ')}</small>
      </p>
      {mayEnd && (
        <Button loading={isBusy} onClick={() => void end()}>
          {one.isNow ? t('mobile.substitute.back') : t('mobile.substitute.cancel')}
        </Button>
      )}
    </div>
  )
}
