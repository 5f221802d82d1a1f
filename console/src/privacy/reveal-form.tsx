import { Alert, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { formatPhone, isProblem, useAct, useCall, useT } from '@guanjia/ui'
import type { AccessPurpose } from '@guanjia/contract/personal-data.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { ProblemAlert } from '../kit/problem.tsx'
import { ProveForm } from './prove-form.tsx'

interface Values {
  purpose: AccessPurpose
  reason: string
}

/** Shows a covered field to whoever says why: the look stands in the log that the household can ask for. */
export function RevealForm({ personId, field, onClose }: { personId: string; field: 'id_number' | 'phones'; onClose: () => void }) {
  const t = useT()
  const purposes = useChoices('accessPurpose')
  const reveal = useAct('privacy.revealField', ['privacy'])
  const [values, setValues] = useState<readonly string[] | null>(null)
  const [mustSign, setMustSign] = useState(false)
  const [said, setSaid] = useState<Values | undefined>(undefined)
  const [mustProve, setMustProve] = useState(false)
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  if (mustProve) return <ProveForm onProved={() => setMustProve(false)} onClose={onClose} />
  if (mustSign) return <SignForm onSigned={() => setMustSign(false)} onClose={onClose} />
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
    try {
      const answer = await reveal.mutateAsync({ params: { id: personId }, body: { field, ...why } })
      setValues(answer.values)
    } catch (error) {
      if (isProblem(error, 'sign_in.proof_needed')) setMustProve(true)
      else if (isProblem(error, 'privacy.undertaking_needed')) setMustSign(true)
      else throw error
    }
    // What comes next is shown in place of this form.
    return new Promise<never>(() => {})
  }
  return (
    <ActForm<Values> key="why" title={t(`privacy.reveal.${field}`)} verb={t('privacy.reveal.act')} hint={t('privacy.reveal.hint')} initial={said} onSubmit={submit} onClose={onClose}>
      <Form.Item name="purpose" label={t('privacy.purpose')} rules={needed}>
        <Select options={purposes} />
      </Form.Item>
      <Form.Item name="reason" label={t('privacy.reason')} rules={needed}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}

/** The promise to keep personal data confidential, once for each version of its text. */
export function SignForm({ onSigned, onClose }: { onSigned: () => void; onClose: () => void }) {
  const t = useT()
  const own = useCall('privacy.ownUndertaking', {})
  const sign = useAct('privacy.signUndertaking', ['privacy'])
  if (!own.data) return own.error ? <ProblemAlert error={own.error} /> : null
  const { text } = own.data
  return (
    <ActForm<{ name: string }>
      title={text.title}
      verb={t('privacy.undertaking.sign')}
      hint={t('privacy.undertaking.hint')}
      onSubmit={async ({ name }) => {
        await sign.mutateAsync({ body: { version: text.version, name } })
        onSigned()
        return new Promise<never>(() => {})
      }}
      onClose={onClose}
    >
      <p style={{ whiteSpace: 'pre-line' }}>{text.words}</p>
      <Form.Item name="name" label={t('privacy.undertaking.name')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
    </ActForm>
  )
}

/** One's own promise, among the facts of one's account. */
export function OwnUndertaking() {
  const t = useT()
  const [open, setOpen] = useState(false)
  const own = useCall('privacy.ownUndertaking', {})
  if (!own.data) return null
  const isSigned = own.data.signedAt !== null
  return (
    <>
      <Alert
        // News, not a mistake: nobody is interrupted for it.
        role="status"
        type={isSigned ? 'success' : 'warning'}
        showIcon
        title={isSigned ? t('privacy.undertaking.signed', { title: own.data.text.title }) : t('privacy.undertaking.open', { title: own.data.text.title })}
        action={
          !isSigned && (
            <Button size="small" onClick={() => setOpen(true)}>
              {t('privacy.undertaking.read')}
            </Button>
          )
        }
      />
      {open && <SignForm onSigned={() => setOpen(false)} onClose={() => setOpen(false)} />}
    </>
  )
}
