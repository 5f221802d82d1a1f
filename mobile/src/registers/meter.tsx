import { useState } from 'react'
import Button from 'antd-mobile/es/components/button'
import { isProblem, urlOf } from '@guanjia/ui/api/call.ts'
import { useCall } from '@guanjia/ui/api/query.ts'
import { useLabel, useT } from '@guanjia/ui/i18n/index.ts'
import type { Meter } from '@guanjia/contract/registers.ts'
import { Page } from '../app/page.tsx'
import { useCan } from '../app/session.tsx'
import { Facts, fact } from '../kit/facts.tsx'
import { LineField, WordsField } from '../kit/field.tsx'
import { PhotoField } from '../kit/photo-field.tsx'
import { usePhotos } from '../kit/photos.ts'
import { Pictures } from '../kit/pictures.tsx'
import { ProblemNote, WholePageProblem } from '../kit/problem.tsx'
import { Rows } from '../kit/rows.tsx'
import { useSend } from '../kit/send.ts'
import { toast } from '../kit/toast.tsx'

/** A meter: where it hangs, what it showed, and what it shows now. */
export function MeterScreen({ id }: { id: string }) {
  const t = useT()
  const label = useLabel()
  const can = useCan()
  const answer = useCall('registers.getMeter', { params: { id } })
  const one = answer.data
  if (!one) return <Page title={t('mobileRegisters.title')} back="/readings">{answer.error ? <WholePageProblem error={answer.error} onRetry={() => void answer.refetch()} /> : <Rows />}</Page>
  const last = one.lastReading
  return (
    <Page title={[label('meterKind', one.kind), one.unit?.code ?? one.area?.name].filter(Boolean).join(' ')} back="/readings">
      <section className="card">
        <Facts
          items={[
            fact(t('mobileRegisters.number'), one.code),
            fact(t('mobileRegisters.location'), one.location),
            fact(t('mobileRegisters.last'), last ? `${last.value} (${last.readOn})` : t('mobileRegisters.never', { value: one.initialReading })),
            fact(t('mobileRegisters.multiplier'), one.multiplier === 1 ? null : one.multiplier),
          ]}
        />
        {one.photos.length > 0 && <Pictures files={one.photos} />}
        {one.plan && (
          <div style={{ position: 'relative', marginTop: 12 }}>
            <img src={urlOf('platform.getFile', { params: { id: one.plan.file.id } })} alt={t('mobileRegisters.plan')} style={{ width: '100%', display: 'block' }} />
            <i aria-hidden="true" style={{ position: 'absolute', left: `${one.plan.x * 100}%`, top: `${one.plan.y * 100}%`, width: 20, height: 20, margin: '-10px 0 0 -10px', borderRadius: '50%', border: '3px solid #fff', background: '#cf1322' }} />
          </div>
        )}
      </section>
      {can('registers:work') && one.state === 'in_use' && <ReadForm key={last?.id} meter={one} />}
    </Page>
  )
}

function ReadForm({ meter }: { meter: Meter }) {
  const t = useT()
  const [value, setValue] = useState('')
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const photos = usePhotos(`meter/${meter.id}`)
  const { send, isBusy, error } = useSend('registers.readMeter', meter.id, ['registers', 'lettings'])
  const isOdd = isProblem(error, 'meter.implausible')
  const figure = Number(value.replace('，', '.').replace(',', '.'))
  const isFigure = value.trim() !== '' && Number.isFinite(figure) && figure >= 0
  async function submit(): Promise<void> {
    setAsked(true)
    if (!isFigure || (isOdd && note.trim() === '')) return
    try {
      const photoIds = await photos.settle()
      const done = await send({ params: { id: meter.id }, body: { value: Math.round(figure * 1000) / 1000, note: note.trim(), isConfirmed: isOdd, photoIds } })
      if (!done) return
      photos.clear()
      toast(t('mobileRegisters.wasRead', { n: done.reading.consumption ?? '—' }))
    } catch {
      // Said below; what was typed stays.
    }
  }
  return (
    <section className="card form">
      <LineField label={t('mobileRegisters.value')} max={14} value={value} onChange={setValue} type="text" enterKeyHint="done" error={isAsked && !isFigure ? t('mobileRegisters.valueNeeded') : undefined} />
      {isOdd && <p className="is-bad">▲ {t('mobileRegisters.odd')}</p>}
      <WordsField label={isOdd ? t('mobileRegisters.seen') : t('mobileRegisters.note')} max={300} value={note} onChange={setNote} />
      <PhotoField label={t('mobileRegisters.photo')} draft={photos} />
      {!isOdd && <ProblemNote error={error} />}
      <Button block size="large" color="primary" loading={isBusy} onClick={() => void submit()}>
        {isOdd ? t('mobileRegisters.confirm') : t('mobileRegisters.enter')}
      </Button>
    </section>
  )
}
