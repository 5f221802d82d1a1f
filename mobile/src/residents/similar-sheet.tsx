import Button from 'antd-mobile/es/components/button'
import type { CallResult } from '@guanjia/ui/api/call.ts'
import { useTime } from '@guanjia/ui/format/zone.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import { ProblemNote } from '../kit/problem.tsx'
import { Sheet } from '../kit/sheet.tsx'

type Similar = CallResult<'residents.similarOwnCases'>['items'][number]

/** The household has such a matter open: add to it, or send another. */
export function SimilarSheet(props: { items: readonly Similar[]; isBusy: boolean; error: unknown; onJoin: (id: string) => void; onOther: () => void; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  return (
    <Sheet
      open
      title={t('mobileResident.similar.title')}
      closeLabel={t('mobile.close')}
      onClose={props.onClose}
      footer={
        <Button block size="large" loading={props.isBusy} onClick={props.onOther}>
          {t('mobileResident.similar.other_matter')}
        </Button>
      }
    >
      <p className="muted">{t('mobileResident.similar.text')}</p>
      {props.items.map(({ id, title, kind, registeredAt }) => (
        <div key={id} className="card similar">
          <p>{title !== null ? t('mobileResident.similar.own', { title, time: time.at(registeredAt) }) : t('mobileResident.similar.other', { kind: label('caseKind', kind), time: time.at(registeredAt) })}</p>
          <Button block color="primary" disabled={props.isBusy} onClick={() => props.onJoin(id)}>
            {t('mobileResident.similar.join')}
          </Button>
        </div>
      ))}
      <ProblemNote error={props.error} isKept />
    </Sheet>
  )
}
