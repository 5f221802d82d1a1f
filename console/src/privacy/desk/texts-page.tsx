import { Alert, App, Button, Form, Input, Skeleton } from 'antd'
import { useState } from 'react'
import { useAct, useCall, useLabel, useT, useTime } from '@guanjia/ui'
import type { PrivacyText } from '@guanjia/contract/privacy.ts'
import { ActForm } from '../../kit/act-form.tsx'
import { ProblemAlert } from '../../kit/problem.tsx'
import { FactGroup } from '../../kit/record-page.tsx'
import { useMay, useSession } from '../../session/session.tsx'
import { PageHead } from '../../settings/page-head.tsx'
import { PrivacyTabs } from './privacy-tabs.tsx'

/** 告知与同意: what residents agree to and colleagues promise, in versions. */
export function TextsPage() {
  const t = useT()
  const label = useLabel()
  const time = useTime()
  const may = useMay()
  const isHeadOffice = useSession().roles.some(({ siteId }) => siteId === null)
  const [writing, setWriting] = useState<PrivacyText | null>(null)
  const texts = useCall('privacy.listTexts', {})
  const nameOf = (kind: PrivacyText['kind']): string => (kind === 'undertaking' ? t('privacyDesk.texts.undertaking') : label('consentPurpose', kind))
  const kinds = [...new Set(texts.data?.items.map(({ kind }) => kind))]
  const byline = (text: PrivacyText): string => [t('privacyDesk.texts.version', { n: text.version }), text.madeBy === 'Guanjia' ? t('privacyDesk.texts.product') : t('privacyDesk.texts.madeBy', { who: text.madeBy, at: time.at(text.madeAt) })].join(' · ')
  return (
    <>
      <PrivacyTabs at="texts" />
      <PageHead title={t('privacyDesk.tabs.texts')} hint={t('privacyDesk.texts.hint')} />
      {texts.error && !texts.data && <ProblemAlert error={texts.error} onRetry={() => void texts.refetch()} />}
      {texts.isPending && <Skeleton active />}
      <div className="gj-stack">
        {kinds.map((kind) => {
          const [current, ...older] = texts.data!.items.filter((one) => one.kind === kind)
          return (
            <FactGroup key={kind} title={nameOf(kind)} extra={may('personal_data:manage') && isHeadOffice && <Button size="small" onClick={() => setWriting(current!)}>{t('privacyDesk.texts.write')}</Button>}>
              <h3 style={{ margin: '0 0 4px', fontSize: 14 }}>{current!.title}</h3>
              <p style={{ whiteSpace: 'pre-line', maxWidth: '70ch' }}>{current!.words}</p>
              <p className="gj-quiet gj-small">{byline(current!)}</p>
              {older.length > 0 && (
                <details>
                  <summary className="gj-quiet">{t('privacyDesk.texts.older', { n: older.length })}</summary>
                  {older.map((text) => (
                    <div key={text.version} style={{ marginTop: 8 }}>
                      <strong>{text.title}</strong>
                      <p style={{ whiteSpace: 'pre-line', maxWidth: '70ch', margin: '2px 0' }}>{text.words}</p>
                      <span className="gj-quiet gj-small">{byline(text)}</span>
                    </div>
                  ))}
                </details>
              )}
            </FactGroup>
          )
        })}
      </div>
      {writing && <WriteForm text={writing} name={nameOf(writing.kind)} onClose={() => setWriting(null)} />}
    </>
  )
}

function WriteForm({ text, name, onClose }: { text: PrivacyText; name: string; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const write = useAct('privacy.writeText', ['privacy'])
  const needed = [{ required: true, message: t('shell.fieldNeeded') }]
  return (
    <ActForm<Pick<PrivacyText, 'title' | 'words'>>
      title={t('privacyDesk.texts.writeTitle', { kind: name })}
      verb={t('privacyDesk.texts.publish')}
      initial={{ title: text.title, words: text.words }}
      width={680}
      onSubmit={async (values) => {
        const made = await write.mutateAsync({ body: { ...values, kind: text.kind, version: text.version } })
        void message.success(t('privacyDesk.texts.published', { n: made.version }))
      }}
      onClose={onClose}
    >
      <Alert type="info" showIcon style={{ marginBottom: 12 }} title={t(text.kind === 'undertaking' ? 'privacyDesk.texts.undertakingHint' : 'privacyDesk.texts.consentHint')} />
      <Form.Item name="title" label={t('privacyDesk.texts.title')} rules={needed}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="words" label={t('privacyDesk.texts.words')} rules={[{ required: true, min: 10, message: t('shell.fieldNeeded') }]}>
        <Input.TextArea autoSize={{ minRows: 8, maxRows: 18 }} maxLength={5000} showCount />
      </Form.Item>
    </ActForm>
  )
}
