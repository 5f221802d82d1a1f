import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { Facility, RecordHit } from '@guanjia/contract/registers.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { Facts, Section, fact } from '../kit/facts.tsx'
import { LineField, WordsField } from '../kit/field.tsx'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { Sheet } from '../kit/sheet.tsx'
import { toast } from '../kit/toast.tsx'
import { FacilityCare } from '../maintenance/facility-care.tsx'
import { MeterScreen } from './meter.tsx'

/** What the code of a label stands for. */
export function RegisterRecord({ id }: { id: string }) {
  const t = useT()
  const hit = useCall('registers.getRecord', { params: { id } })
  if (!hit.data) return <Page title={t('mobileRegisters.title')} back="/look-up">{hit.error ? <WholePageProblem error={hit.error} onRetry={() => void hit.refetch()} /> : <Rows />}</Page>
  if (hit.data.kind === 'facility') return <FacilityScreen id={id} />
  if (hit.data.kind === 'meter') return <MeterScreen id={id} />
  return <Line hit={hit.data} />
}

function Line({ hit }: { hit: RecordHit }) {
  const t = useT()
  const label = useLabel()
  return (
    <Page title={hit.title} back="/look-up">
      <section className="card">
        <Facts items={[fact(t('mobileRegisters.kind'), label('recordType', hit.kind)), fact(t('mobileRegisters.unit'), hit.unit?.code), fact(t('mobileRegisters.about'), hit.subtitle)]} />
      </section>
    </Page>
  )
}

function FacilityScreen({ id }: { id: string }) {
  const t = useT()
  const label = useLabel()
  const [action, setAction] = useState<Facility['allowedActions'][number] | null>(null)
  const can = useCan()
  const answer = useCall('registers.getFacility', { params: { id } })
  const one = answer.data
  if (!one) return <Page title={t('mobileRegisters.title')} back="/look-up">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  const acts = one.allowedActions.filter((each) => each !== 'scrap' || can('registers:write'))
  return (
    <Page title={one.name} back="/look-up">
      <section className="card form">
        <p className="form-lead">{label('facilityState', one.state)}</p>
        {one.due.map(({ what, on, isOverdue }) => (
          <p key={what} className={isOverdue ? 'is-bad' : undefined}>
            {isOverdue ? '▲ ' : ''}
            {t(isOverdue ? 'mobileRegisters.overdue' : 'mobileRegisters.due', { what: label('facilityDue', what), day: on })}
          </p>
        ))}
      </section>
      <section className="card">
        <Facts
          items={[
            fact(t('mobileRegisters.code'), one.code),
            fact(t('mobileRegisters.class'), one.class.name),
            fact(t('mobileRegisters.place'), [one.building?.name, one.area?.name, one.place].filter(Boolean).join(' ')),
            fact(t('mobileRegisters.model'), [one.maker, one.model].filter(Boolean).join(' ')),
            fact(t('mobileRegisters.serial'), one.serial),
            fact(t('mobileRegisters.nextService'), one.nextServiceOn),
            fact(t('mobileRegisters.inspection'), one.inspectionDueOn),
            fact(t('mobileRegisters.warranty'), one.warrantyUntil),
            fact(t('mobileRegisters.service'), one.serviceContact),
          ]}
        />
        {one.photos.length > 0 && <Pictures files={one.photos} />}
      </section>
      <FacilityCare facility={one} />
      {acts.length > 0 && (
        <Section title={t('mobileRegisters.acts')}>
          <div className="choice-chips">
            {acts.map((each) => (
              <button key={each} type="button" onClick={() => setAction(each)}>
                {label('facilityAction', each)}
              </button>
            ))}
          </div>
        </Section>
      )}
      {action && <ActSheet facility={one} action={action} onClose={() => setAction(null)} />}
    </Page>
  )
}

function ActSheet({ facility, action, onClose }: { facility: Facility; action: Facility['allowedActions'][number]; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const [note, setNote] = useState('')
  const [nextOn, setNextOn] = useState('')
  const { send, isBusy, error } = useSend('registers.actOnFacility', facility.id)
  const isWork = action === 'serviced' || action === 'inspected'
  const verb = label('facilityAction', action)
  async function submit(): Promise<void> {
    try {
      if (!(await send({ params: { id: facility.id }, body: { action, version: facility.version, note: note.trim(), ...(isWork && nextOn ? { nextOn } : {}) } }))) return
      toast(t('mobileRegisters.done', { what: verb }))
      onClose()
    } catch {
      // Said in the sheet.
    }
  }
  return (
    <Sheet
      open
      title={`${verb} · ${facility.code}`}
      closeLabel={t('mobile.close')}
      onClose={onClose}
      footer={
        <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
          {verb}
        </Button>
      }
    >
      <div className="form">
        {isWork && <LineField label={t('mobileRegisters.nextOn')} type="date" max={10} value={nextOn} onChange={setNextOn} />}
        <WordsField label={t('mobileRegisters.note')} max={500} value={note} onChange={setNote} />
        <ProblemNote error={error} />
      </div>
    </Sheet>
  )
}
