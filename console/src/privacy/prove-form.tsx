import { Form, Input, Segmented } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'

/** Who sits here proves it again, by password or by a code of the second factor. */
export function ProveForm({ onProved, onClose }: { onProved: () => void; onClose: () => void }) {
  const t = useT()
  const prove = useAct('signIn.proveSelf', [])
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<{ by: 'password' | 'code'; password?: string; code?: string }>
      key="prove"
      title={t('privacyDesk.proof.title')}
      verb={t('privacyDesk.proof.act')}
      hint={t('privacyDesk.proof.hint')}
      initial={{ by: 'password' }}
      onSubmit={async ({ by, password, code }) => {
        await prove.mutateAsync({ body: by === 'code' ? { code } : { password } })
        onProved()
        return new Promise<never>(() => {})
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="by" label={t('privacyDesk.proof.by')}>
            <Segmented options={[{ value: 'password', label: t('privacyDesk.proof.password') }, { value: 'code', label: t('privacyDesk.proof.code') }]} />
          </Form.Item>
          <Form.Item noStyle dependencies={['by']}>
            {() =>
              form.getFieldValue('by') === 'code' ? (
                <Form.Item name="code" label={t('privacyDesk.proof.code')} rules={needed}>
                  <Input maxLength={20} inputMode="numeric" autoComplete="one-time-code" autoFocus />
                </Form.Item>
              ) : (
                <Form.Item name="password" label={t('privacyDesk.proof.password')} rules={needed}>
                  <Input.Password maxLength={200} autoComplete="current-password" autoFocus />
                </Form.Item>
              )
            }
          </Form.Item>
        </>
      )}
    </ActForm>
  )
}
