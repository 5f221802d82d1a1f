import { App, Button, Form, Input, Select } from 'antd'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { isProblem, useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { Article, ArticleKind } from '@guanjia/contract/knowledge.ts'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { useNewId } from '../kit/new-id.ts'
import { ProblemAlert, showFieldErrors } from '../kit/problem.tsx'
import { RecordWaiting } from '../kit/record-page.tsx'
import { ResidentText } from '../kit/resident-text.tsx'
import { useShortcut } from '../kit/shortcuts.ts'
import { useUploading } from '../kit/uploads.ts'
import { useSite } from '../session/session.tsx'
import { articleBody, draftOf, type Written } from './article-draft.ts'
import { FeeLineFields, ListField, PaperFields } from './editor-fields.tsx'
import './knowledge.css'

const KINDS: readonly ArticleKind[] = ['guide', 'fee', 'question', 'document']

/** A new article; from a question that could not be answered it answers it as soon as it is published. */
export function NewArticle() {
  const { kind, title, gap } = useSearch({ from: '/shell/knowledge/new' })
  const known = KINDS.find((one) => one === kind) ?? 'question'
  return <Editor article={null} kind={known} title={title ?? ''} gapId={gap} />
}

export function EditArticle() {
  const { id } = useParams({ from: '/shell/knowledge/$id/edit' })
  const head = useCall('knowledge.getArticle', { params: { id } })
  const draft = head.data?.draftVersion ?? undefined
  const article = useCall('knowledge.getArticle', { params: { id }, query: { version: draft } }, { enabled: head.data !== undefined })
  if (!article.data) return <RecordWaiting error={head.error ?? article.error} onRetry={() => void article.refetch()} />
  return <Editor key={id} article={article.data} kind={article.data.kind} title="" />
}

function Editor({ article, kind, title, gapId }: { article: Article | null; kind: ArticleKind; title: string; gapId?: string }) {
  const t = useT()
  const label = useLabel()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [form] = Form.useForm<Written>()
  const [error, setError] = useState<unknown>(null)
  const id = useNewId()
  const made = useRef<Article | null>(article)
  const make = useAct('knowledge.createArticle', ['knowledge'])
  const change = useAct('knowledge.changeArticle', ['knowledge'])
  const act = useAct('knowledge.actOnArticle', ['knowledge', 'platform'])
  const answer = useAct('knowledge.actOnGap', ['knowledge'])
  const topics = useCall('knowledge.listTopics', { query: { siteId: site.id } }, { staleTime: 60_000 })
  const audiences = useChoices('articleAudience')
  const utilities = useChoices('utility')
  const busy = make.isPending || change.isPending || act.isPending
  const save = async (values: Written): Promise<Article> => {
    const body = articleBody(values)
    const saved = made.current
      ? await change.mutateAsync({ params: { id: made.current.id }, body: { ...body, version: made.current.version } })
      : await make.mutateAsync({ body: { id, kind, siteId: values.isOwn ? site.id : null, ...body } })
    made.current = saved
    return saved
  }
  const finish = async (isPublishing: boolean): Promise<void> => {
    if (busy) return
    setError(null)
    try {
      const saved = await save(await form.validateFields())
      if (isPublishing) {
        made.current = await act.mutateAsync({ params: { id: saved.id }, body: { action: 'publish', version: saved.version } })
        if (gapId) await answer.mutateAsync({ params: { id: gapId }, body: { action: 'answer', articleId: saved.id } })
      }
      void message.success(t(isPublishing ? 'knowledge.done.publish' : 'knowledge.saved'))
      void navigate({ to: '/knowledge/$id', params: { id: saved.id }, search: isPublishing ? {} : { version: String(saved.shownVersion) } })
    } catch (failure) {
      // Missing words are told beside their fields; the form itself has told of its own.
      if (isProblem(failure) && !showFieldErrors(form, failure)) setError(failure)
      else if (!(failure as { errorFields?: unknown }).errorFields) setError(failure)
    }
  }
  const uploading = useUploading()
  useShortcut('Ctrl+Enter', () => {
    if (uploading === 0) void finish(false)
  })
  const needed = [{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]
  const isGuide = kind === 'guide'
  return (
    <div className="gj-page gj-editor">
      <div className="gj-page-head">
        <h1>{article ? article.title : `${t('knowledge.new')} · ${label('articleKind', kind)}`}</h1>
        <div className="gj-row" style={{ marginLeft: 'auto' }}>
          <Button onClick={() => window.history.back()}>{t('shell.cancel')}</Button>
          <Button loading={busy} disabled={uploading > 0} onClick={() => void finish(false)}>
            {t('knowledge.saveDraft')}
          </Button>
          <Button type="primary" loading={busy} disabled={uploading > 0} onClick={() => void finish(true)}>
            {uploading > 0 ? t('shell.files.uploading', { n: uploading }) : label('articleAction', 'publish')}
          </Button>
        </div>
      </div>
      {error !== null && <ProblemAlert error={error} />}
      <Form<Written> form={form} layout="vertical" initialValues={draftOf(article, title)} scrollToFirstError={{ focus: true }}>
        <div className="gj-editor-grid">
          <section className="gj-card gj-body">
            <Form.Item name="title" label={t('knowledge.field.title')} rules={needed}>
              <Input maxLength={100} autoFocus />
            </Form.Item>
            {kind !== 'document' && (
              <Form.Item name={['content', 'answer']} label={t('knowledge.field.answer')} extra={t('knowledge.answerHint')}>
                <ResidentText max={2000} />
              </Form.Item>
            )}
            {isGuide && <ListField name={['content', 'steps']} label={t('knowledge.field.steps')} add={t('knowledge.addStep')} max={500} />}
            {isGuide && <PaperFields />}
            {isGuide && (
              <div className="gj-form-pair">
                <Form.Item name={['content', 'place']} label={t('knowledge.field.place')}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={['content', 'hours']} label={t('knowledge.field.hours')}>
                  <Input maxLength={200} />
                </Form.Item>
                <Form.Item name={['content', 'fee']} label={t('knowledge.field.fee')}>
                  <Input maxLength={300} />
                </Form.Item>
                <Form.Item name={['content', 'duration']} label={t('knowledge.field.duration')}>
                  <Input maxLength={200} />
                </Form.Item>
              </div>
            )}
            {kind === 'fee' && <FeeLineFields />}
            <Form.Item name={['content', 'body']} label={t('knowledge.field.body')}>
              <Input.TextArea autoSize={{ minRows: kind === 'document' ? 14 : 5, maxRows: 40 }} maxLength={20_000} />
            </Form.Item>
            <Form.Item name="files" label={t('knowledge.field.files')} valuePropName="value">
              <FileUpload />
            </Form.Item>
          </section>
          <section className="gj-card gj-body">
            <Form.Item name="topic" label={t('knowledge.field.topic')}>
              <Select mode="tags" maxCount={1} options={topics.data?.items.map(({ topic }) => ({ value: topic, label: topic }))} />
            </Form.Item>
            <Form.Item name={['content', 'aliases']} label={t('knowledge.field.aliases')} extra={t('knowledge.aliasesHint')}>
              <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', '、', ',']} />
            </Form.Item>
            <Form.Item name="tags" label={t('knowledge.field.tags')}>
              <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['，', '、', ',']} />
            </Form.Item>
            {isGuide && (
              <Form.Item name="service" label={t('knowledge.field.service')} extra={t('knowledge.serviceHint')}>
                <Select allowClear options={utilities} />
              </Form.Item>
            )}
            <Form.Item name="audience" label={t('knowledge.field.audience')}>
              <Select options={audiences} />
            </Form.Item>
            {!article && (
              <Form.Item name="isOwn" label={t('knowledge.field.site')}>
                <Select
                  options={[
                    { value: false, label: t('knowledge.everySite') },
                    { value: true, label: site.name },
                  ]}
                />
              </Form.Item>
            )}
            <div className="gj-form-pair">
              <Form.Item name="validFrom" label={t('knowledge.field.validFrom')}>
                <DayPicker />
              </Form.Item>
              <Form.Item name="validTo" label={t('knowledge.field.validTo')}>
                <DayPicker />
              </Form.Item>
            </div>
          </section>
        </div>
      </Form>
    </div>
  )
}
