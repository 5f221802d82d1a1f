import { useState } from 'react'
import { formatPhone, useAct, useT } from '@guanjia/ui'
import type { AccessPurpose } from '@guanjia/contract/personal-data.ts'
import { ActForm } from '../kit/act-form.tsx'
import { LookFields, useLookGate } from './look-gate.tsx'

interface Values {
  purpose: AccessPurpose
  reason: string
}

/** Shows a covered field to whoever says why: the look stands in the log that the household can ask for. */
export function RevealForm({ personId, field, onClose }: { personId: string; field: 'id_number' | 'phones'; onClose: () => void }) {
  const t = useT()
  const reveal = useAct('privacy.revealField', ['privacy'])
  const { gate, look } = useLookGate(onClose)
  const [values, setValues] = useState<readonly string[] | null>(null)
  const [said, setSaid] = useState<Values | undefined>(undefined)
  if (gate) return gate
  if (values)
    return (
      <ActForm key="seen" title={t(`privacy.reveal.${field}`)} verb={t('privacy.reveal.seen')} onSubmit={() => Promise.resolve()} onClose={onClose}>
        <p className="gj-strong" style={{ fontSize: 18, letterSpacing: 0.5 }}>
          {values.length === 0 ? t('privacy.reveal.none') : values.map((value) => (field === 'phones' ? formatPhone(value) : value)).join('、')}
        </p>
        <p className="gj-quiet">{t('privacy.reveal.logged')}</p>
      </ActForm>
    )
  const submit = async (why: Values): Promise<never> => {
    setSaid(why)
    await look(async () => setValues((await reveal.mutateAsync({ params: { id: personId }, body: { field, ...why } })).values))
    // What was asked for is shown in place of this form.
    return new Promise<never>(() => {})
  }
  return (
    <ActForm<Values> key="why" title={t(`privacy.reveal.${field}`)} verb={t('privacy.reveal.act')} hint={t('privacy.reveal.hint')} initial={said} onSubmit={submit} onClose={onClose}>
      <LookFields />
    </ActForm>
  )
}
