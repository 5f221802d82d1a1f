import { Alert, App, Form, Input, Modal, Skeleton } from 'antd'
import { useState } from 'react'
import { formatNumber, isProblem, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { ErasureView } from '@guanjia/contract/privacy.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { PersonPicker } from '../../kit/pickers.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { SignForm } from '../sign-form.tsx'

/** Whom to erase, when it is not known yet. */
export function ChooseForm({ siteId, onChosen, onClose }: { siteId: string; onChosen: (personId: string) => void; onClose: () => void }) {
  const t = useT()
  return (
    <ActForm<{ personId: string }>
      title={t('privacyDesk.erasures.eraseTitle')}
      verb={t('privacyDesk.erasures.look')}
      onSubmit={({ personId }) => {
        onChosen(personId)
        return new Promise<never>(() => {})
      }}
      onClose={onClose}
    >
      <Form.Item name="personId" label={t('privacyDesk.erasures.person')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <PersonPicker siteId={siteId} autoFocus />
      </Form.Item>
    </ActForm>
  )
}

/** What goes and what stays is shown first; then the name is typed, and it is done. */
export function EraseForm({ personId, onClose }: { personId: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const view = useCall('privacy.checkErasure', { params: { id: personId } })
  const erase = useAct('privacy.erasePerson', ['privacy', 'archives'])
  const [mustSign, setMustSign] = useState(false)
  if (mustSign) return <SignForm onSigned={() => setMustSign(false)} onClose={onClose} />
  if (!view.data || view.data.obstacles.length > 0)
    return (
      <Modal open title={t('privacyDesk.erasures.eraseTitle')} footer={null} onCancel={onClose} closable={{ 'aria-label': t('shell.form.dismiss') }} style={{ top: 56 }}>
        {view.error ? <ProblemAlert error={view.error} onRetry={() => void view.refetch()} /> : view.data ? <Obstacles view={view.data} /> : <Skeleton active />}
      </Modal>
    )
  const { person } = view.data
  const submit = async (values: { name: string; reason: string }): Promise<void> => {
    try {
      const { number } = await erase.mutateAsync({ params: { id: personId }, body: values })
      void message.success(t('privacyDesk.erasures.erasedOk', { number }))
    } catch (error) {
      if (!isProblem(error, 'privacy.undertaking_needed')) throw error
      setMustSign(true)
      return new Promise<never>(() => {})
    }
  }
  return (
    <ActForm<{ name: string; reason: string }> title={`${t('privacyDesk.erasures.eraseTitle')} · ${person.name}`} verb={t('privacyDesk.erasures.eraseAct')} isDanger width={640} hint={t('privacyDesk.erasures.eraseHint')} onSubmit={submit} onClose={onClose}>
      <Parts view={view.data} />
      <Form.Item name="reason" label={t('privacyDesk.erasures.reason')} rules={[{ required: true, message: t('shell.fieldNeeded') }]}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('privacyDesk.erasures.nameLabel', { name: person.name })}
        rules={[{ required: true, message: t('shell.fieldNeeded') }, { validator: (_, value: string | undefined) => (!value || value.trim() === person.name ? Promise.resolve() : Promise.reject(new Error(t('privacyDesk.erasures.nameWrong')))) }]}
        validateTrigger="onBlur"
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
    </ActForm>
  )
}

function Obstacles({ view }: { view: ErasureView }) {
  const t = useT()
  const label = useLabel()
  return (
    <Alert
      type="warning"
      showIcon
      title={`${view.person.name} · ${t('privacyDesk.erasures.obstacles')}`}
      description={
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {view.obstacles.map((one, i) => (
            <li key={i}>{[label('erasureObstacle', one.kind), one.text].filter(Boolean).join(' · ')}</li>
          ))}
        </ul>
      }
    />
  )
}

/** An unknown part, such as one of a later release, shows its own name. */
function Parts({ view }: { view: ErasureView }) {
  const t = useT()
  const label = useLabel()
  const part = (name: string): string => label('personalPart', name as 'archives')
  return (
    <div className="gj-form-pair gj-erasure">
      <section>
        <h3>{t('privacyDesk.erasures.willErase')}</h3>
        <ul>
          {view.erases.map((one) => (
            <li key={one.part}>
              <span>{part(one.part)}</span>
              <span className="gj-quiet">{t('privacyDesk.erasures.rows', { n: formatNumber(one.rows) })}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('privacyDesk.erasures.willKeep')}</h3>
        <ul>
          {view.keeps.map((one) => (
            <li key={one.part}>
              <span>
                {part(one.part)}
                <span className="gj-quiet gj-small">{one.why && label('keptBecause', one.why as 'proof')}</span>
              </span>
              <span className="gj-quiet">{t('privacyDesk.erasures.rows', { n: formatNumber(one.rows) })}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}
