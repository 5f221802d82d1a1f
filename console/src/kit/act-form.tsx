import { Button, Form, Modal, type FormInstance } from 'antd'
import { useState, type ReactNode } from 'react'
import { isProblem, useT } from '@guanjia/ui'
import { ProblemAlert, showFieldErrors } from './problem.tsx'
import { useUploading } from './uploads.ts'

/** The buttons stay in sight however long the form is. */
const BODY = { body: { maxHeight: 'calc(100vh - 220px)', overflowY: 'auto', margin: '0 -24px', padding: '8px 24px 0' } } as const

interface Props<V> {
  title: string
  /** The verb on the button that does it. */
  verb: string
  isDanger?: boolean
  initial?: Partial<V>
  /** The fields, as Form.Items. */
  children: ReactNode | ((form: FormInstance<V>) => ReactNode)
  /** Does it; what it throws is shown here, field errors beside their fields. */
  onSubmit: (values: V) => Promise<unknown>
  onClose: () => void
  width?: number
  /** True when the fields themselves tell what a failure means, so that it is not said twice. */
  isTold?: (error: unknown) => boolean
  /** Said before the fields: what this act means. */
  hint?: ReactNode
}

/** A small form for one act: Ctrl+Enter does it, Esc leaves it; leaving asks when something was written. */
export function ActForm<V extends object>({
  title,
  verb,
  isDanger = false,
  initial,
  children,
  onSubmit,
  onClose,
  width = 520,
  isTold,
  hint,
}: Props<V>) {
  const t = useT()
  const [modal, holder] = Modal.useModal()
  const [form] = Form.useForm<V>()
  const [error, setError] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const uploading = useUploading()
  const submit = async (values: V): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await onSubmit(values)
      onClose()
    } catch (failure) {
      if (!showFieldErrors(form, failure)) setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const leave = (): void => {
    if (!form.isFieldsTouched()) return onClose()
    void modal.confirm({
      title: t('shell.form.leave'),
      content: t('shell.form.leaveHint'),
      okText: t('shell.form.leaveAct'),
      cancelText: t('shell.form.stay'),
      onOk: onClose,
    })
  }
  return (
    <Modal
      open
      title={title}
      width={width}
      onCancel={leave}
      closable={{ 'aria-label': t('shell.form.dismiss') }}
      mask={{ closable: false }}
      destroyOnHidden
      style={{ top: 56 }}
      styles={BODY}
      footer={[
        <Button key="leave" onClick={leave}>
          {t('shell.cancel')}
        </Button>,
        <Button key="do" type="primary" danger={isDanger} loading={busy} disabled={uploading > 0} onClick={() => form.submit()}>
          {uploading > 0 ? t('shell.files.uploading', { n: uploading }) : isProblem(error, 'stale_version') ? t('shell.form.again', { verb }) : verb}
        </Button>,
      ]}
    >
      {holder}
      <Form
        form={form}
        layout="vertical"
        initialValues={initial}
        onFinish={(values) => void submit(values)}
        scrollToFirstError={{ focus: true }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            if (uploading === 0) form.submit()
          }
        }}
      >
        {hint && (
          <p className="gj-quiet" style={{ marginBottom: 12 }}>
            {hint}
          </p>
        )}
        {error !== null && !isTold?.(error) && (
          <div style={{ marginBottom: 12 }}>
            <ProblemAlert error={error} />
          </div>
        )}
        {typeof children === 'function' ? children(form) : children}
      </Form>
    </Modal>
  )
}
