import { App, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { fetchFile, isProblem, useT } from '@guanjia/ui'
import { useQueryClient } from '@tanstack/react-query'
import type { AccessPurpose } from '@guanjia/contract/personal-data.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { useChoices } from '../../kit/choices.ts'
import { PersonPicker } from '../../kit/pickers.tsx'
import { ProveForm } from '../prove-form.tsx'
import { SignForm } from '../reveal-form.tsx'
import { saveFile } from '../../kit/save-file.ts'

interface Values {
  personId?: string
  purpose: AccessPurpose
  reason: string
}

/** Everything that is kept of one person, as a file for the person; `person` when it is known whose. */
export function GiveForm({ siteId, person, onClose }: { siteId: string; person?: { id: string; name: string }; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const cache = useQueryClient()
  const purposes = useChoices('accessPurpose')
  const [said, setSaid] = useState<Partial<Values>>({ purpose: 'own_request' })
  const [before, setBefore] = useState<'sign' | 'prove' | null>(null)
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  if (before === 'sign') return <SignForm onSigned={() => setBefore(null)} onClose={onClose} />
  if (before === 'prove') return <ProveForm onProved={() => setBefore(null)} onClose={onClose} />
  const submit = async (values: Values): Promise<void> => {
    setSaid(values)
    try {
      const { blob, name } = await fetchFile('privacy.exportPerson', { params: { id: person?.id ?? values.personId! }, body: { purpose: values.purpose, reason: values.reason } })
      saveFile(blob, name)
      void message.success(t('privacyDesk.erasures.given'))
      void cache.invalidateQueries({ queryKey: ['privacy'] })
    } catch (error) {
      if (isProblem(error, 'privacy.undertaking_needed')) setBefore('sign')
      else if (isProblem(error, 'sign_in.proof_needed')) setBefore('prove')
      else throw error
      // What comes next is shown in place of this form.
      return new Promise<never>(() => {})
    }
  }
  return (
    <ActForm<Values> key="give" title={t('privacyDesk.erasures.giveTitle')} verb={t('privacyDesk.erasures.giveAct')} hint={t('privacyDesk.erasures.giveHint')} initial={said} onSubmit={submit} onClose={onClose}>
      {!person && (
        <Form.Item name="personId" label={t('privacyDesk.erasures.person')} rules={needed}>
          <PersonPicker siteId={siteId} />
        </Form.Item>
      )}
      <Form.Item name="purpose" label={t('privacy.purpose')} rules={needed}>
        <Select options={purposes} />
      </Form.Item>
      <Form.Item name="reason" label={t('privacy.reason')} rules={needed}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
    </ActForm>
  )
}
