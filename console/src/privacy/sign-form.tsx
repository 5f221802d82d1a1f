import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useT } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { ProblemAlert } from '../kit/problem.tsx'

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
