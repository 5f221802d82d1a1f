import { DownloadOutlined } from '@ant-design/icons'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { urlOf, useAct, useCall, useT, useTime } from '@guanjia/ui'
import { ActForm } from '../kit/act-form.tsx'
import { ProblemAlert } from '../kit/problem.tsx'
import { useSite } from '../session/session.tsx'
import { BookTabs } from './redress-tabs.tsx'
import './redress.css'

/** The complaint handbook: read, published in versions, one click to the PDF. */
export function HandbookPage() {
  const t = useT()
  const time = useTime()
  const site = useSite()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const search = useSearch({ from: '/shell/handbook' })
  const [publishing, setPublishing] = useState(false)
  const publish = useAct('redress.publishHandbook', ['redress'])
  const isDraft = search.draft === 'true'
  const version = search.version ? Number(search.version) : undefined
  const query = { siteId: site.id, version: isDraft ? undefined : version, draft: isDraft || undefined }
  const found = useCall('redress.getHandbook', { query })
  const book = found.data
  const choices = [
    ...(book?.mayPublish ? [{ value: 'draft', label: t('redress.handbook.draft') }] : []),
    ...(book?.versions.map((one) => ({ value: String(one.number), label: t('redress.handbook.version', { n: one.number, day: time.at(one.publishedAt) }) })) ?? []),
  ]
  return (
    <div className="gj-page">
      <div className="gj-page-head">
        <h1>{t('redress.handbook.title')}</h1>
        <div className="gj-row gj-wrap" style={{ marginLeft: 'auto' }}>
          <BookTabs at="handbook" />
          {choices.length > 0 && (
            <Select
              aria-label={t('redress.handbook.choose')}
              style={{ minWidth: 220 }}
              value={book?.version === null ? 'draft' : String(book?.version?.number ?? '')}
              options={choices}
              onChange={(next) => void navigate({ to: '/handbook', search: next === 'draft' ? { draft: 'true' } : { version: next } })}
            />
          )}
          <Button icon={<DownloadOutlined />} href={urlOf('redress.printHandbook', { query })} target="_blank">
            {t('redress.handbook.pdf')}
          </Button>
          {book?.mayPublish && book.isChanged && (
            <Button type="primary" onClick={() => setPublishing(true)}>
              {t('redress.handbook.publish')}
            </Button>
          )}
        </div>
      </div>
      {found.error && !book && <ProblemAlert error={found.error} onRetry={() => void found.refetch()} />}
      {book?.mayPublish && book.isChanged && book.version !== null && <Alert type="info" showIcon title={t('redress.handbook.changed')} style={{ marginBottom: 12 }} />}
      {book && (
        <article className="gj-card gj-book">
          <div className="gj-body">
            {book.version === null && <p className="gj-quiet">{t('redress.handbook.isDraft')}</p>}
            {book.chapters.map((chapter) => (
              <section key={chapter.title}>
                {chapter.isSub ? <h3>{chapter.title}</h3> : <h2>{chapter.title}</h2>}
                {chapter.paragraphs.map((text) => (
                  <p key={text}>{text}</p>
                ))}
                {chapter.table && (
                  <div className="gj-scroll">
                    <table className="gj-lines">
                      <thead>
                        <tr>
                          {chapter.table.heads.map((head) => (
                            <th key={head} scope="col">
                              {head}
                            </th>
                          ))}
                        </tr>
                      </thead>
                      <tbody>
                        {chapter.table.rows.map((row, i) => (
                          <tr key={`${i} ${row[0] ?? ''}`}>
                            {row.map((cell, column) => (
                              <td key={chapter.table!.heads[column]}>{cell}</td>
                            ))}
                          </tr>
                        ))}
                      </tbody>
                    </table>
                  </div>
                )}
              </section>
            ))}
          </div>
        </article>
      )}
      {publishing && (
        <ActForm<{ note?: string }>
          title={t('redress.handbook.publish')}
          verb={t('redress.handbook.publish')}
          hint={t('redress.handbook.publishHint')}
          onSubmit={async ({ note = '' }) => {
            const made = await publish.mutateAsync({ body: { siteId: site.id, note } })
            void message.success(t('redress.handbook.published', { n: made.version?.number ?? 0 }))
            void navigate({ to: '/handbook', search: {} })
          }}
          onClose={() => setPublishing(false)}
        >
          <Form.Item name="note" label={t('redress.handbook.note')}>
            <Input maxLength={300} autoFocus />
          </Form.Item>
        </ActForm>
      )}
    </div>
  )
}
