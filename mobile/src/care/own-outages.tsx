import Button from 'antd-mobile/es/components/button'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { problemText } from '../kit/problem.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

/** Outages at my home, with the wish to be told when they are over. */
export function OwnOutages() {
  const answer = useCall('relations.ownOutages', {}, { staleTime: 60_000 })
  return <>{answer.data?.items.map((one) => <Outage key={one.id + one.unit.id} outage={one} />)}</>
}

function Outage({ outage }: { outage: { id: string; kind: string; state: string; reason: string; noticeText: string; fromAt: string; untilAt: string; unit: { id: string; name: string }; isAsked: boolean } }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const ask = useSend('relations.askToBeTold', outage.id, ['relations'])
  return (
    <section className="card need-you">
      <h2>
        {label('outageKind', outage.kind)} {outage.unit.name}
      </h2>
      <p className="tabular">
        {time.at(outage.fromAt)} – {time.at(outage.untilAt)}
      </p>
      <p>{outage.noticeText || outage.reason}</p>
      {outage.isAsked ? (
        <p className="muted">{t('mobileCare.willBeTold')}</p>
      ) : (
        <Button color="primary" fill="outline" loading={ask.isBusy} onClick={() => void ask.send({ params: { id: outage.id }, body: { unitId: outage.unit.id } }).catch((problem: unknown) => toast(problemText(t, problem), 'bad'))}>
          {t('mobileCare.tellMe')}
        </Button>
      )}
    </section>
  )
}
