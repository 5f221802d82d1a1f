import { Button, Form, Input } from 'antd'
import { useT } from '@guanjia/ui'
import { ProblemAlert } from '../kit/problem.tsx'

/** The second step of signing in: the code of the authenticator app, or a recovery code. */
export function CodeStep({ error, isBusy, onCode, onBack }: { error: unknown; isBusy: boolean; onCode: (code: string) => void; onBack: () => void }) {
  const t = useT()
  return (
    <Form<{ code: string }> layout="vertical" requiredMark={false} size="large" onFinish={({ code }) => onCode(code)}>
      <Form.Item name="code" label={t('access.front.code')} extra={t('access.front.codeHint')} rules={[{ required: true, whitespace: true, min: 6, message: t('access.factor.code') }]}>
        <Input autoFocus autoComplete="one-time-code" maxLength={20} />
      </Form.Item>
      <div className="gj-stack">
        <ProblemAlert error={error} />
        <Button type="primary" htmlType="submit" block loading={isBusy}>
          {t('access.front.act')}
        </Button>
        <Button type="link" onClick={onBack}>
          {t('access.front.back')}
        </Button>
      </div>
    </Form>
  )
}
