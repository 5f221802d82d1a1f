import { Form, Input, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import { isProblem, useT } from '@guanjia/ui'
import { useChoices } from '../kit/choices.ts'
import { ProveForm } from './prove-form.tsx'
import { SignForm } from './sign-form.tsx'

/** What for and why: asked before anything covered is shown or given. */
export function LookFields({ autoFocus = false, isReasonNeeded = true }: { autoFocus?: boolean; isReasonNeeded?: boolean }) {
  const t = useT()
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <>
      <Form.Item name="purpose" label={t('privacy.purpose')} rules={needed}>
        <Select autoFocus={autoFocus} options={useChoices('accessPurpose')} />
      </Form.Item>
      <Form.Item name="reason" label={t('privacy.reason')} rules={isReasonNeeded ? needed : []}>
        <Input.TextArea rows={2} maxLength={isReasonNeeded ? 500 : 300} />
      </Form.Item>
    </>
  )
}

/**
 * What may have to come before a look: the promise of confidentiality, or the proof of who sits there. `gate` stands in place of the form
 * while one of them is open; `look` does it, and opens the gate that a refusal asks for.
 */
export function useLookGate(onClose: () => void): { gate: ReactNode; look: (act: () => Promise<void>) => Promise<void> } {
  const [before, setBefore] = useState<'sign' | 'prove' | null>(null)
  const go = (): void => setBefore(null)
  return {
    gate: before === 'sign' ? <SignForm onSigned={go} onClose={onClose} /> : before === 'prove' ? <ProveForm onProved={go} onClose={onClose} /> : null,
    look: async (act) => {
      try {
        await act()
      } catch (error) {
        if (isProblem(error, 'privacy.undertaking_needed')) setBefore('sign')
        else if (isProblem(error, 'sign_in.proof_needed')) setBefore('prove')
        else throw error
        // What comes next is shown in place of the form, which must not close.
        return new Promise<never>(() => {})
      }
    },
  }
}
