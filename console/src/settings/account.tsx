import { App, Button, Form, Input, Segmented } from 'antd'
import { useState } from 'react'
import { LOCALES, changeLocale, isProblem, useAct, useLabel, useLocale, useT, useTime, type CallInput } from '@guanjia/ui'
import type { Locale } from '@guanjia/contract/shared.ts'
import { ProblemAlert, showFieldErrors, useComplain } from '../kit/problem.tsx'
import { useGrantWords } from '../kit/role-name.ts'
import { FactGroup, Facts } from '../kit/record-page.tsx'
import { NewPassword, useWeakWords, whyOf } from '../session/new-password.tsx'
import { useSession } from '../session/session.tsx'
import { chooseTheme, useThemeChoice } from '../theme.ts'
import { OwnSafety } from './access/own-safety.tsx'
import { OwnMessages } from '../integration/own-messages.tsx'
import { OwnUndertaking } from '../privacy/sign-form.tsx'
import { OwnSubstitute } from './own-substitute.tsx'
import { PageHead } from './page-head.tsx'

interface Words {
  old: string
  new: string
  again: string
}

/** One's own language, look and password, and what one may do. */
export function Account() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const locale = useLocale()
  const theme = useThemeChoice()
  const session = useSession()
  const complain = useComplain()
  const change = useAct('sessions.changeOwnAccount', ['sessions'])
  const speak = async (chosen: Locale): Promise<void> => {
    await changeLocale(chosen)
    change.mutate({ body: { locale: chosen } }, { onError: complain })
  }
  const wordsOf = useGrantWords(session.sites)
  return (
    <>
      <PageHead title={t('settings.account.title')} hint={`${session.account.name} · ${session.organization.name}`} />
      <FactGroup title={t('settings.calendar.basics')}>
        <Facts
          facts={[
            { label: t('settings.account.login'), value: session.account.login },
            {
              label: t('settings.account.roles'),
              value: session.roles
                .map((grant) => t('settings.colleagues.scopeOf', wordsOf(grant)))
                .join(t('archives.comma')),
            },
            { label: t('settings.account.sites'), value: session.sites.map(({ name }) => name).join(t('archives.comma')) },
            { label: t('settings.account.expires'), value: time.at(session.expiresAt) },
            {
              label: t('settings.account.language'),
              value: (
                <Segmented
                  size="small"
                  value={locale}
                  options={LOCALES.map((value) => ({ value, label: label('locale', value) }))}
                  onChange={(chosen) => void speak(chosen)}
                />
              ),
            },
            {
              label: t('settings.account.theme'),
              value: (
                <Segmented
                  size="small"
                  value={theme}
                  options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: t(`shell.theme.${value}`) }))}
                  onChange={chooseTheme}
                />
              ),
            },
            {
              label: t('settings.account.permissions'),
              value: session.permissions.map((permission) => label('permission', permission)).join(t('archives.comma')),
              isWide: true,
            },
          ]}
        />
      </FactGroup>
      <OwnMessages />
      {session.employeeId && <OwnSubstitute employeeId={session.employeeId} />}
      <FactGroup title={t('settings.account.password')}>
        <Password />
      </FactGroup>
      <OwnUndertaking />
      <OwnSafety />
    </>
  )
}

function Password() {
  const t = useT()
  const { message } = App.useApp()
  const { account, passwordLength } = useSession()
  const weakWords = useWeakWords(passwordLength)
  const [form] = Form.useForm<Words>()
  const change = useAct('sessions.changeOwnAccount', ['sessions'])
  const [error, setError] = useState<unknown>(null)
  const submit = async (words: Words): Promise<void> => {
    setError(null)
    const body: CallInput<'sessions.changeOwnAccount'>['body'] = { password: { old: words.old, new: words.new } }
    try {
      await change.mutateAsync({ body })
      form.resetFields()
      void message.success(t('settings.account.changed'))
    } catch (failure) {
      if (isProblem(failure, 'wrong_login')) form.setFields([{ name: 'old', errors: [t('settings.account.wrong')] }])
      else if (isProblem(failure, 'password.too_weak')) form.setFields([{ name: 'new', errors: [weakWords(whyOf(failure))] }])
      else if (!showFieldErrors(form, failure)) setError(failure)
    }
  }
  const needed = { required: true, message: t('shell.fieldNeeded') }
  return (
    <Form form={form} layout="vertical" style={{ maxWidth: 360 }} onFinish={(words) => void submit(words)}>
      <Form.Item name="old" label={t('settings.account.old')} rules={[needed]}>
        <Input.Password autoComplete="current-password" maxLength={200} />
      </Form.Item>
      <NewPassword name="new" label={t('settings.account.new')} about={account} shortest={passwordLength} />
      <Form.Item
        name="again"
        label={t('settings.account.again')}
        dependencies={['new']}
        rules={[
          needed,
          ({ getFieldValue }) => ({
            validator: (_, again: string | undefined) =>
              !again || again === getFieldValue('new') ? Promise.resolve() : Promise.reject(new Error(t('settings.account.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} />
      </Form.Item>
      <div className="gj-stack">
        <ProblemAlert error={error} />
        <div>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('settings.account.change')}
          </Button>
        </div>
      </div>
    </Form>
  )
}
