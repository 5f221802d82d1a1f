import { App, Button, Form, Input, Select, Skeleton } from 'antd'
import { useEffect, useState } from 'react'
import { useAct, useCall, useLabel, useLocale, useT } from '@guanjia/ui'
import type { MessageKind, WordingChannel } from '@guanjia/contract/integration.ts'
import type { Locale } from '@guanjia/contract/shared.ts'
import { DataTable, type Column } from '../kit/data-table.tsx'
import { ActForm } from '../kit/act-form.tsx'
import { ProblemAlert, useComplain } from '../kit/problem.tsx'
import { Look } from '../kit/status-tag.tsx'
import { PageHead } from '../settings/page-head.tsx'
import './integration.css'

const CHANNELS: readonly WordingChannel[] = ['in_app', 'email', 'sms', 'robot']
const LOCALES: readonly Locale[] = ['zh-CN', 'zh-TW', 'en']
const titleIn = (kind: MessageKind, locale: Locale): string => kind.builtIn.find((one) => one.locale === locale)?.title ?? kind.kind

/** What messages say, kind by kind. */
export function Wordings() {
  const t = useT()
  const locale = useLocale()
  const [words, setWords] = useState('')
  const [opened, setOpened] = useState<string | null>(null)
  const found = useCall('integration.listMessageKinds', {})
  const topicName = (topic: string): string => t(`integration.topic.${topic}` as 'integration.topic.case', { defaultValue: topic })
  const items = found.data?.items.filter((kind) => `${titleIn(kind, locale)} ${kind.kind} ${topicName(kind.topic)}`.toLowerCase().includes(words.trim().toLowerCase()))
  const columns: Column<MessageKind>[] = [
    { key: 'topic', title: t('integration.own.topic'), width: 140, render: (kind) => topicName(kind.topic) },
    { key: 'title', title: t('integration.words.kind'), render: (kind) => titleIn(kind, locale) },
    { key: 'kind', title: t('integration.deliveries.kind'), width: 240, render: (kind) => <code>{kind.kind}</code> },
    { key: 'own', title: t('integration.words.changed'), width: 220, render: (kind) => [...new Set(kind.own.map(({ channel }) => channel))].map((channel) => <Look key={channel} look={{ tone: 'done', shape: 'tick' }} text={t(`integration.words.on.${channel}`)} plain />) },
  ]
  const kind = found.data?.items.find((one) => one.kind === opened)
  return (
    <>
      <PageHead title={t('integration.words.title')} hint={t('integration.words.hint')}>
        <Input.Search allowClear placeholder={t('integration.words.search')} aria-label={t('integration.words.search')} style={{ width: 220 }} onChange={({ target }) => setWords(target.value)} />
      </PageHead>
      {found.error && !found.data && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <Skeleton active />}
      {items && (
        <section className="gj-card">
          <DataTable label={t('integration.words.title')} columns={columns} rows={items} rowKey={(one) => one.kind} onOpen={(one) => setOpened(one.kind)} empty={<strong>{t('shell.list.nothingMatches')}</strong>} />
        </section>
      )}
      {kind && <WordingForm kind={kind} onClose={() => setOpened(null)} />}
    </>
  )
}

interface Values {
  channel: WordingChannel
  locale: Locale
  title: string
  body: string
}

function WordingForm({ kind, onClose }: { kind: MessageKind; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const locale = useLocale()
  const { message } = App.useApp()
  const complain = useComplain()
  const write = useAct('integration.writeWording')
  const drop = useAct('integration.dropWording')
  const preview = useAct('integration.previewWording', [])
  const [at, setAt] = useState<Pick<Values, 'channel' | 'locale'>>({ channel: 'email', locale })
  const own = kind.own.find((one) => one.channel === at.channel && one.locale === at.locale)
  const builtIn = kind.builtIn.find((one) => one.locale === at.locale)!
  const submit = async ({ title, body }: Values): Promise<void> => {
    await write.mutateAsync({ body: { kind: kind.kind, ...at, title, body, version: own?.version ?? 0 } })
    void message.success(t('integration.words.saved'))
  }
  return (
    <ActForm<Values> title={titleIn(kind, locale)} verb={t('integration.words.save')} width={820} initial={{ ...at, title: own?.title ?? builtIn.title, body: own?.body ?? builtIn.body }} onSubmit={submit} onClose={onClose}>
      {(form) => {
        const look = (): void => {
          const { title = '', body = '' } = form.getFieldsValue()
          if (title.trim() !== '') preview.mutate({ body: { kind: kind.kind, ...at, title, body } }, { onError: complain })
        }
        const move = (next: Partial<typeof at>): void => {
          const there = { ...at, ...next }
          const words = kind.own.find((one) => one.channel === there.channel && one.locale === there.locale) ?? kind.builtIn.find((one) => one.locale === there.locale)!
          setAt(there)
          form.setFieldsValue({ title: words.title, body: words.body })
        }
        return (
          <>
            <div className="gj-form-pair">
              <Form.Item label={t('integration.words.channel')} name="channel">
                <Select options={CHANNELS.map((value) => ({ value, label: t(`integration.words.on.${value}`) }))} onChange={(channel: WordingChannel) => move({ channel })} />
              </Form.Item>
              <Form.Item label={t('integration.words.locale')} name="locale">
                <Select options={LOCALES.map((value) => ({ value, label: label('locale', value) }))} onChange={(chosen: Locale) => move({ locale: chosen })} />
              </Form.Item>
            </div>
            <div className="gj-wording">
              <div>
                <Form.Item name="title" label={t('integration.words.headline')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name="body" label={t('integration.words.body')} extra={`${t('integration.words.variables')}  ${kind.variables.map((name) => `{${name}}`).join(' ')}`}>
                  <Input.TextArea maxLength={2000} autoSize={{ minRows: 4, maxRows: 10 }} />
                </Form.Item>
                {own && (
                  <Button
                    size="small"
                    onClick={() =>
                      drop.mutate({ body: { kind: kind.kind, ...at } }, { onError: complain, onSuccess: () => { form.setFieldsValue({ title: builtIn.title, body: builtIn.body }); void message.success(t('integration.words.resetDone')) } })
                    }
                  >
                    {t('integration.words.reset')}
                  </Button>
                )}
              </div>
              <div>
                <p style={{ marginBottom: 8 }}>
                  <Button size="small" loading={preview.isPending} onClick={look}>
                    {t('integration.words.preview')}
                  </Button>
                </p>
                <FirstLook look={look} />
                {preview.data && (
                  <div className="gj-wording-preview" role="status">
                    <strong>{preview.data.title}</strong>
                    {'\n'}
                    {preview.data.body}
                    {preview.data.unknown.length > 0 && <p className="gj-tone" data-tone="overdue">{t('integration.words.unknown', { names: preview.data.unknown.map((name) => `{${name}}`).join(' ') })}</p>}
                    {preview.data.isExample && <p className="gj-quiet">{t('integration.words.example')}</p>}
                  </div>
                )}
              </div>
            </div>
          </>
        )
      }}
    </ActForm>
  )
}

/** Shows the words as they are when the form opens. */
function FirstLook({ look }: { look: () => void }) {
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once
  useEffect(look, [])
  return null
}
