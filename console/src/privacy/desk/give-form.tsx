import { App, Form } from 'antd'
import { useState } from 'react'
import { fetchFile, invalidateModules, useT } from '@guanjia/ui'
import { useQueryClient } from '@tanstack/react-query'
import type { AccessPurpose } from '@guanjia/contract/personal-data.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { PersonPicker } from '../../kit/pickers.tsx'
import { LookFields, useLookGate } from '../look-gate.tsx'
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
  const { gate, look } = useLookGate(onClose)
  const [said, setSaid] = useState<Partial<Values>>({ purpose: 'own_request' })
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  if (gate) return gate
  const submit = async (values: Values): Promise<void> => {
    setSaid(values)
    await look(async () => {
      const { blob, name } = await fetchFile('privacy.exportPerson', { params: { id: person?.id ?? values.personId! }, body: { purpose: values.purpose, reason: values.reason } })
      saveFile(blob, name)
      void message.success(t('privacyDesk.erasures.given'))
      void invalidateModules(cache, ['privacy'])
    })
  }
  return (
    <ActForm<Values> key="give" title={t('privacyDesk.erasures.giveTitle')} verb={t('privacyDesk.erasures.giveAct')} hint={t('privacyDesk.erasures.giveHint')} initial={said} onSubmit={submit} onClose={onClose}>
      {!person && (
        <Form.Item name="personId" label={t('privacyDesk.erasures.person')} rules={needed}>
          <PersonPicker siteId={siteId} />
        </Form.Item>
      )}
      <LookFields />
    </ActForm>
  )
}
